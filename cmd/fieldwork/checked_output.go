package main

import "io"

// checkedOutput is an output that remembers when it first failed, so that a
// command does not pass for done when nobody could read what it said.
type checkedOutput struct {
	to      io.Writer
	failure error
}

// Write writes on.
func (o *checkedOutput) Write(p []byte) (int, error) {
	n, err := o.to.Write(p)
	err = about("the output", err)
	if o.failure == nil {
		o.failure = err
	}
	return n, err
}
