// Package themes gives out what was coded: the passages of themes with all that
// is known of them, how often each theme occurs, and matrices of themes by
// attribute, by document, by one another and by case. It makes values first and
// writes them in formats that other programs read. It knows no terminal,
// command line or file.
package themes
