package tables

import "fieldwork/forms"

// variable is a variable as all versions of the instrument have it together.
type variable struct {
	*forms.Variable // of the newest version that has it
	place           int
	choices         []*forms.Choice
	names           []string       // of choices
	byName          map[string]int // of choices

	// likely holds, by the sketch of a name, the place of a choice that has it:
	// to compare one name is quicker than to look it up.
	likely [sketches]int
}

func newVariable(v *forms.Variable, place int) *variable {
	return &variable{Variable: v, place: place, byName: map[string]int{}}
}

// offer adds a choice, if there is none of its name.
func (v *variable) offer(choice *forms.Choice) {
	if _, exists := v.byName[choice.Name]; exists {
		return
	}
	place := len(v.choices)
	v.byName[choice.Name] = place
	v.likely[sketch(choice.Name)] = place
	v.choices = append(v.choices, choice)
	v.names = append(v.names, choice.Name)
}

// choice is the place of a choice by its name.
func (v *variable) choice(name string) (place int, known bool) {
	if place = v.likely[sketch(name)]; place < len(v.names) && v.names[place] == name {
		return place, true
	}
	place, known = v.byName[name]
	return place, known
}

const sketches = 64

// sketch is made of the length of a name and its last byte, in which the names
// of choices mostly differ.
func sketch(name string) int {
	if name == "" {
		return 0
	}
	return (len(name) + 7*int(name[len(name)-1])) % sketches
}
