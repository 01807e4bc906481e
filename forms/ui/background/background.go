// Package background keeps the program from asking the terminal which
// background colour it has.
//
// Importing Bubble Tea makes Lip Gloss ask that question before main runs, so
// that styles may suit light and dark terminals. A terminal that never answers
// holds up every start by five seconds, even of commands that draw nothing. Our
// styles use the sixteen colours of the terminal's own palette and look the
// same on both, so nothing depends on the answer.
//
// Go initialises packages whose imports are ready in the order of their import
// paths. This package imports Lip Gloss alone and its path sorts before Bubble
// Tea's, so its answer stands before the question is asked. The program's main
// package imports it for that effect.
package background

import "github.com/charmbracelet/lipgloss"

func init() {
	lipgloss.SetHasDarkBackground(true)
}
