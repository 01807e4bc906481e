// Package ui is what every screen is made of: actions and their keys, the
// shell that shows screens and dialogs in one frame, the theme, lists, the
// text editor, and the helpers through which all text from outside passes
// before it reaches the terminal.
//
// A screen is a [Screen]. It says what can be done on it in one table of
// [Action]s; the shell takes dispatch, the footer, the help, the palette and
// the key reference from that table. A screen never draws taller or wider than
// it is asked to, does no input or output in Update or Body, and changes the
// world only through the commands it gives back.
package ui
