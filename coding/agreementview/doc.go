// Package agreementview is the screen on which two coders settle where they do
// not agree: the figures on top, the disagreements from the worst down, and the
// one that is selected in its context with what either coder gave the code to.
// Each settlement is one step that can be undone.
package agreementview
