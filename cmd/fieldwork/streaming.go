package main

import "runtime/debug"

// streaming makes room for the garbage of work that streams many records, until
// the function that it gives is called. Such work keeps a few megabytes, and so
// little would be collected dozens of times a second: with this, once there are
// some 16 MB.
func streaming() (end func()) {
	const percent = 400
	before := debug.SetGCPercent(percent)
	return func() { debug.SetGCPercent(before) }
}
