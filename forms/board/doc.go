// Package board is the live board of the fieldwork: how many of the sample are
// complete, in all and by list, the calls and the completes of each day, and the
// appointments of today. It is a screen of its own and, for the desk, a block of
// lines. It counts again every few seconds while it is looked at.
package board
