package uitest

import (
	"testing"

	"fieldwork/forms/goldentest"
)

// Golden compares a text with testdata/NAME.golden of the package under test, as
// [goldentest.File] does.
func Golden(t testing.TB, name, got string) {
	t.Helper()
	goldentest.File(t, "testdata/"+name+".golden", got)
}

// Golden compares the frame, without colours, with testdata/NAME.golden.
func (d *Driver) Golden(name string) {
	d.t.Helper()
	Golden(d.t, name, d.Text()+"\n")
}
