package field

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fieldwork/forms"
)

// Errors of lines that cannot be read as an answer, whatever the question.
const (
	errNotText      = sentence("That line holds bytes that are not text (UTF-8). It was not taken.")
	errNothingAsked = sentence("Nothing is asked here. Enter goes on.")
	errNoWords      = sentence("Words can stand only beside a choice that asks for them.")
)

// Read reads one typed line as the whole answer to a question. A choice is
// given by its number, its name or its exact label; several choices, ranks and
// the points of a grid by numbers or names with spaces or commas between them;
// words beside a choice follow a colon: "1 8: our words". A number is always
// the place of a choice, never its name. A line with nothing on it changes
// nothing. The error is a sentence for the interviewer.
func Read(s Setting, line string) ([]Change, error) {
	if strings.TrimSpace(line) == "" {
		return nil, nil
	}
	if !utf8.ValidString(line) {
		return nil, errNotText
	}
	switch s.Question.Type {
	case forms.SelectOne:
		return readOne(s, first(s.Question), line)
	case forms.SelectMultiple:
		return readSeveral(s, line)
	case forms.Rank:
		return readRanking(s, line)
	case forms.Grid:
		return readGrid(s, line)
	case forms.Note, forms.Instruction, forms.Calculate, forms.Open:
		return nil, errNothingAsked
	}
	value, err := Normalise(s.Question.Type, line)
	if err != nil {
		return nil, err
	}
	return []Change{answered(first(s.Question), value)}, nil
}

// ReadItem reads one typed line as the answer to one item of a grid: a point
// of the scale by its number, name or exact label.
func ReadItem(s Setting, item *forms.Variable, line string) ([]Change, error) {
	if strings.TrimSpace(line) == "" {
		return nil, nil
	}
	if !utf8.ValidString(line) {
		return nil, errNotText
	}
	return readOne(s, item, line)
}

func answered(v *forms.Variable, value string) Change {
	return Change{Variable: v, Answer: forms.Answer{Value: value}}
}

// readOne reads one choice, with words beside it after a colon. A label may
// hold a colon itself, so that the whole line is tried first.
func readOne(s Setting, v *forms.Variable, line string) ([]Change, error) {
	index, err := s.meant(line)
	if err == nil {
		return []Change{answered(v, s.Choices[index].Name)}, nil
	}
	before, words, colon := strings.Cut(line, ":")
	if !colon {
		return nil, err
	}
	if index, err = s.meant(before); err != nil {
		return nil, err
	}
	beside, err := s.wordsBeside(index, words)
	if err != nil {
		return nil, err
	}
	return []Change{answered(v, s.Choices[index].Name), beside}, nil
}

func (s Setting) wordsBeside(index int, words string) (Change, error) {
	v := s.open(s.Choices[index])
	if v == nil {
		return Change{}, errNoWords
	}
	return answered(v, strings.TrimSpace(words)), nil
}

// meant finds the choice on offer that a number, a name or a label stands for.
func (s Setting) meant(typed string) (index int, err error) {
	typed = strings.TrimSpace(typed)
	if typed != "" && strings.Trim(typed, "0123456789") == "" {
		return s.numbered(typed)
	}
	if index := s.indexOf(typed); index >= 0 {
		return index, nil
	}
	for i, c := range s.Choices {
		if strings.EqualFold(c.Name, typed) || strings.EqualFold(strings.TrimSpace(s.Say(c.Label)), typed) {
			return i, nil
		}
	}
	return 0, sentence(fmt.Sprintf("“%s” is none of the choices. Give a number from 1 to %d.", shortened(typed), len(s.Choices)))
}

func (s Setting) numbered(digits string) (index int, err error) {
	number := 0
	for _, d := range digits {
		number = number*10 + int(d-'0')
		if number > len(s.Choices) {
			break
		}
	}
	if number < 1 || number > len(s.Choices) {
		return 0, sentence(fmt.Sprintf("There is no choice %s. Give a number from 1 to %d.", shortened(digits), len(s.Choices)))
	}
	return number - 1, nil
}

// longestQuoted is how many characters of a typed line are quoted back.
const longestQuoted = 40

func shortened(typed string) string {
	if utf8.RuneCountInString(typed) <= longestQuoted {
		return typed
	}
	return string([]rune(typed)[:longestQuoted]) + "…"
}
