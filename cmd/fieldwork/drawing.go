package main

import (
	"runtime"

	"fieldwork/forms/ui"
)

// draws reports whether the terminal can do more than write lines. Windows
// names no terminal.
func (a *app) draws() bool {
	switch a.environment("TERM") {
	case "dumb":
		return false
	case "":
		return runtime.GOOS == "windows"
	}
	return true
}

// screenFault says why the desk cannot be shown; nil if it can.
func (a *app) screenFault() error {
	switch {
	case !a.screen:
		return ui.ErrNoTerminal
	case !a.draws():
		return fail("The desk needs a terminal that can draw, and %s. Use another terminal, or the commands that 'fieldwork --help' lists.", a.lacking())
	}
	return nil
}

// callFault says why the screen of an interview cannot be shown; nil if it can.
func (a *app) callFault() error {
	switch {
	case !a.screen:
		return fail("The screen of an interview needs a terminal, for its input and for its output. Without one, use 'fieldwork call --plain'.")
	case !a.draws():
		return fail("The screen of an interview needs a terminal that can draw, and %s. Use 'fieldwork call --plain', which asks line by line.", a.lacking())
	}
	return nil
}

// lacking is what tells that the terminal does not draw.
func (a *app) lacking() string {
	if a.environment("TERM") == "" {
		return "TERM is not set"
	}
	return "TERM is " + a.environment("TERM") + ", which cannot"
}
