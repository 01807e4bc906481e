// Package chart draws charts with characters: bars with labels, and columns by
// date. Lengths are exact to an eighth of a character. What is done and what is
// left differ in their characters, so that a chart reads without colours. No
// chart is wider or taller than it is told, and labels from outside are made
// safe.
package chart
