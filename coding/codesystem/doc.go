// Package codesystem is the screen on which the code system is tidied: its tree
// with counts, and all that makes, moves, merges, splits and takes away codes.
package codesystem
