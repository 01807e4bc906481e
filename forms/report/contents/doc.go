// Package contents is what the template of a report has to say of a study: the
// sample and what became of it, tables and charts by question, and themes with
// their quotations. Its exported fields and methods are what a template names;
// text from the study is template.Words, and blocks are placed on a page. It
// works on what it is given and reads nothing.
package contents
