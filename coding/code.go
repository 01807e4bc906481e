package coding

import (
	"errors"
	"slices"
	"strings"
)

// Errors about codes.
var (
	// ErrNoCode says that there is no code of that ID.
	ErrNoCode = errors.New("there is no such code")
	// ErrCodeName says that a code has no name, or one that a sibling has.
	ErrCodeName = errors.New("a code needs a name that no other code beside it has")
	// ErrLoop says that a code would come to lie under itself.
	ErrLoop = errors.New("a code cannot lie under itself")
)

// Code is one theme of the code system, which is a tree.
type Code struct {
	ID string `json:"id"`
	// Parent is the code that it lies under; empty at the top.
	Parent string `json:"parent,omitempty"`
	// Place orders the codes that lie under one parent; the lowest comes first.
	Place int    `json:"place,omitempty"`
	Name  string `json:"name"`
	// Colour is written #RRGGBB; empty for none.
	Colour string `json:"colour,omitempty"`
	// Definition says what the code stands for, Include when it is to be used,
	// Exclude when it is not, and Example shows it.
	Definition string `json:"definition,omitempty"`
	Include    string `json:"include,omitempty"`
	Exclude    string `json:"exclude,omitempty"`
	Example    string `json:"example,omitempty"`
	// Source says where a code comes from that was not made by hand, such as
	// the question of a guide.
	Source string `json:"source,omitempty"`
	// Key is the hot key that the code is pinned to, 1 to 9; 0 for none.
	Key int `json:"key,omitempty"`
}

// Colours are given to new codes in turn. They differ in brightness as well as
// in hue, and each has its own among the sixteen of a terminal.
var Colours = []string{"#008080", "#808000", "#800080", "#000080", "#800000", "#008000", "#00AAAA", "#AAAA00", "#AA00AA", "#5555FF", "#FF5555", "#00AA00"}

// Children lists the codes that lie directly under one, or at the top for "",
// in order. The list must not be changed, and holds until the next change.
func (a *Analysis) Children(parent string) []Code { return a.children[parent] }

// Branch lists a code with all that lie under it, from the top down in order.
func (a *Analysis) Branch(id string) []Code {
	c, known := a.codes[id]
	if !known {
		return nil
	}
	branch := []Code{c}
	for _, child := range a.Children(id) {
		branch = append(branch, a.Branch(child.ID)...)
	}
	return branch
}

// Tree lists all codes from the top down in order.
func (a *Analysis) Tree() []Code {
	var tree []Code
	for _, c := range a.Children("") {
		tree = append(tree, a.Branch(c.ID)...)
	}
	return tree
}

// Path lists the names from the top down to a code.
func (a *Analysis) Path(id string) []string {
	var names []string
	for c, known := a.codes[id]; known; c, known = a.codes[c.Parent] {
		names = append(names, c.Name)
	}
	slices.Reverse(names)
	return names
}

// PathWords writes a path of codes on one line, as people read it wherever it is
// shown: "Benefits / Access". It is not to be taken apart again: a name can hold
// a slash.
func PathWords(path []string) string { return strings.Join(path, " / ") }

// Under reports whether a code is another or lies under it.
func (a *Analysis) Under(id, ancestor string) bool {
	for c, known := a.codes[id]; known; c, known = a.codes[c.Parent] {
		if c.ID == ancestor {
			return true
		}
	}
	return false
}

// CodeNamed finds a code by its name under a parent, case ignored.
func (a *Analysis) CodeNamed(parent, name string) (Code, bool) {
	for _, c := range a.children[parent] {
		if strings.EqualFold(c.Name, strings.TrimSpace(name)) {
			return c, true
		}
	}
	return Code{}, false
}
