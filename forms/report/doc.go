// Package report writes a document with headings, tables, charts and quotations
// as Word (.docx), as HTML and as Markdown. A Document is plain data and knows
// nothing of what it is about; each writer takes the same one. Whatever text it
// holds stays text: markup, fields and control characters in it do nothing.
package report
