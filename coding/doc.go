// Package coding is the floor for what was said and what it means: documents
// that can be coded, and how the notes of an interview become such documents.
// It knows no terminal, command line or file.
package coding
