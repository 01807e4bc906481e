// Package merge brings two copies of one study together, each of which was
// worked in by itself. What is new on either side is taken, the same change
// once, and what both have changed in different ways is a conflict, which
// somebody settles. It knows records as JSON and the log that tells what each
// side has changed since both were one; what records mean is for the rules of
// those who keep them.
package merge
