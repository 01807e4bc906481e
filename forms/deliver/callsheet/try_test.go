package callsheet_test

import "testing"

func TestTry(t *testing.T) {
	o := openOffice(t, people, "fusion-guide")
	d := o.queue(80, 24)
	d.Press("n")
	d.Press("ctrl+l")
	d.Press("enter")
	println(d.Text())
	d.Press("y", "n")
	println(d.Text())
	d.Press("b", "b", "n")
	println(d.Text())
	d.Press("enter")
	println(d.Text())
	d.Press("enter")
	println(d.Text())
	d.Press("enter", "enter", "a")
	println(d.Text())
}
