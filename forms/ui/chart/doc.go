// Package chart draws charts with characters: bars with labels, bars of several
// parts, and columns by date. Lengths are exact to an eighth of a character, or
// to a whole one in bars of several parts. What is done and what is left, and
// the parts of a bar, differ in their characters, so that a chart reads without
// colours. No chart is wider or taller than it is told, and labels from outside
// are made safe.
package chart
