// Package refi reads and writes REFI-QDA 1.5, the format in which programs for
// qualitative analysis exchange code systems (.qdc) and whole projects (.qdpx).
// It works on bytes alone, and tells after each reading and writing what could
// not be carried over. See www.qdasoftware.org for the format.
package refi
