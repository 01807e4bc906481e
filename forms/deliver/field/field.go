// Package field holds the fields that take the answer to one question: a
// choice, several choices, a grid, a ranking, a text. Every field is a
// huh.Field that answers to one or two keys, and tells the screen around it
// what was answered; it neither saves nor decides what comes next.
package field

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// Field takes the answer to one question.
type Field interface {
	huh.Field
	// Typing reports whether characters go into a text now.
	Typing() bool
	// TakesKey reports whether a key means something to the field now, ahead
	// of the screen's own keys.
	TakesKey(tea.KeyMsg) bool
	// Changes hands over, once, what was answered since it was last called.
	Changes() []Change
	// Done reports, once, that the answer is given and the interview can go on.
	Done() bool
	// Notice hands over, once, the sentence that says why a key did nothing.
	Notice() string
	// Target is the variable that a special answer goes to now.
	Target() *forms.Variable
	// Answered tells the field that its target got a special answer. It moves
	// to the next target and reports whether there is one.
	Answered() bool
	// Click takes a press of the mouse at a cell of the field's view.
	Click(x, y int)
	// Status is a few words on how far the answer is: "2 of 3 chosen", and on
	// what was out of sight when the field was drawn last.
	Status() string
	// Least is how many lines the field needs to be of use.
	Least() int
}

// Change is one answer that was given, or taken back.
type Change struct {
	Variable *forms.Variable
	Answer   forms.Answer
	// Draft marks a text that is still being typed, so that it need not be
	// saved at every key.
	Draft bool
}

// Setting is what a field needs to know of its question.
type Setting struct {
	Question *forms.Question
	// Choices are those on offer, in order.
	Choices []*forms.Choice
	// Say gives a text in the language of the interview.
	Say func(forms.Text) string
	// Answer gives what was answered so far.
	Answer func(*forms.Variable) forms.Answer
	// Suggested is the answer that Enter takes where there is none.
	Suggested forms.Answer
	// Confirm makes a single choice, and each line of a grid, wait for Enter
	// after the digit.
	Confirm bool
}

// New makes the field of a question. Notes and instructions get one that has
// nothing to answer.
func New(s Setting) Field {
	switch s.Question.Type {
	case forms.SelectOne:
		return newChoice(s)
	case forms.SelectMultiple:
		return newChoices(s)
	case forms.Grid:
		return newGrid(s)
	case forms.Rank:
		return newRanking(s)
	case forms.Note, forms.Instruction, forms.Calculate, forms.Open:
		return newReading(s)
	}
	if s.Question.Multiline {
		return newLongText(s)
	}
	return newLine(s)
}

// value is the ordinary answer to a variable so far; a special one has none.
func (s Setting) value(v *forms.Variable) string { return s.Answer(v).Value }

// bounds are the fewest and the most of the choices on offer that are needed
// and possible.
func (s Setting) bounds() (least, most int) { return flow.Bounds(s.Question, len(s.Choices)) }

// names gives choices by their places, as an answer holds them.
func (s Setting) names(places []int) string {
	names := make([]string, len(places))
	for i, place := range places {
		names[i] = s.Choices[place].Name
	}
	return strings.Join(names, " ")
}

// open gives the variable for the words beside a choice, or nil.
func (s Setting) open(c *forms.Choice) *forms.Variable {
	for _, v := range s.Question.Variables() {
		if v.OpenText != nil && v.OpenText.Name == c.Name {
			return v
		}
	}
	return nil
}

// indexOf finds a choice on offer by name; -1 if it is not.
func (s Setting) indexOf(name string) int {
	for i, c := range s.Choices {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// digit gives the digit that a key is, if it is one.
func digit(key tea.KeyMsg) (int, bool) {
	if key.Type != tea.KeyRunes || key.Alt || key.Paste || len(key.Runes) != 1 {
		return 0, false
	}
	r := key.Runes[0]
	return int(r - '0'), r >= '0' && r <= '9'
}

func joinLines(lines []string) string { return strings.Join(lines, "\n") }
