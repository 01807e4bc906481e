// Package endtoend holds tests of the whole program in a real terminal, and of
// what is left on disk when it is killed.
package endtoend
