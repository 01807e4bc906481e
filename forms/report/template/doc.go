// Package template makes a document of a template, which is Markdown with the
// actions of Go's text/template. What comes from the study gets into it in two
// ways only: as Words, which are encoded until the Markdown has been read, and
// as blocks that are put on a Page and stand for themselves. So no answer, name
// or label is ever read as Markdown. A template cannot reach files, the
// environment or the network: it has the data and functions that it is given.
package template
