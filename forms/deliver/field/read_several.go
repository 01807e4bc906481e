package field

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// several is a line read as several choices, in the order given.
type several struct {
	indices []int
	words   []Change
}

// readSeveral reads the choices of a multiple choice, each with words beside
// it if it asks for them: "1 3", "1 8: our words", "7: some; 8: others".
func readSeveral(s Setting, line string) ([]Change, error) {
	read, err := s.several(line)
	if err != nil {
		return nil, err
	}
	slices.Sort(read.indices)
	chosen, err := s.together(read.indices)
	if err != nil {
		return nil, err
	}
	return append([]Change{chosen}, read.words...), nil
}

func (s Setting) several(line string) (several, error) {
	var read several
	for more := true; more; {
		head, words, colon := strings.Cut(line, ":")
		indices, err := s.meantAll(head)
		if err != nil {
			return several{}, err
		}
		read.indices = append(read.indices, indices...)
		if !colon {
			break
		}
		words, line, more = s.cutWords(words)
		beside, err := s.wordsBeside(indices[len(indices)-1], words)
		if err != nil {
			return several{}, err
		}
		read.words = append(read.words, beside)
	}
	return read, checkTwice(s, read.indices)
}

// cutWords ends words at a semicolon that is followed by choices and a colon;
// any other semicolon is part of the words.
func (s Setting) cutWords(text string) (words, rest string, more bool) {
	for at, r := range text {
		if r != ';' {
			continue
		}
		rest := text[at+1:]
		end := strings.IndexAny(rest, ";:")
		if end < 0 || rest[end] == ';' {
			continue
		}
		if indices, err := s.meantAll(rest[:end]); err == nil && s.open(s.Choices[indices[len(indices)-1]]) != nil {
			return text[:at], rest, true
		}
	}
	return text, "", false
}

// meantAll reads numbers or names with spaces or commas between them; there is
// at least one.
func (s Setting) meantAll(list string) ([]int, error) {
	var indices []int
	given := parts(list)
	if len(given) > len(s.Choices) {
		return nil, sentence(fmt.Sprintf("Those are %d; there are only %d choices.", len(given), len(s.Choices)))
	}
	for _, typed := range given {
		index, err := s.meant(typed)
		if err != nil {
			return nil, err
		}
		indices = append(indices, index)
	}
	if len(indices) == 0 {
		return nil, sentence(fmt.Sprintf("Give the numbers of the choices, from 1 to %d.", len(s.Choices)))
	}
	return indices, nil
}

func parts(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
}

func checkTwice(s Setting, indices []int) error {
	seen := make(map[int]bool, len(indices))
	for _, index := range indices {
		if seen[index] {
			return sentence(fmt.Sprintf("%d stands there twice.", index+1))
		}
		seen[index] = true
	}
	return nil
}

// readRanking reads choices in the order of their rank. When all but one are
// given, that one takes the last place.
func readRanking(s Setting, line string) ([]Change, error) {
	order, err := s.meantAll(line)
	if err != nil {
		return nil, err
	}
	if err := checkTwice(s, order); err != nil {
		return nil, err
	}
	if _, places := s.bounds(); len(order) == len(s.Choices)-1 && places == len(s.Choices) {
		order = append(order, leftOver(order))
	}
	ranked, err := s.together(order)
	if err != nil {
		return nil, err
	}
	return []Change{ranked}, nil
}

// together answers the question with choices in an order. They are refused
// where they cannot stand together.
func (s Setting) together(indices []int) (Change, error) {
	value := s.names(indices)
	_, most := s.bounds()
	if wrong := flow.TooMany(s.Question, value, most); wrong != "" {
		return Change{}, sentence(wrong)
	}
	return answered(first(s.Question), value), nil
}

// leftOver finds the one index up to len(order) that an order does not hold.
func leftOver(order []int) int {
	missing := len(order) * (len(order) + 1) / 2
	for _, index := range order {
		missing -= index
	}
	return missing
}

// readGrid reads a point of the scale for each item, in order.
func readGrid(s Setting, line string) ([]Change, error) {
	typed := parts(line)
	items := s.Question.Items
	if len(typed) != len(items) {
		return nil, sentence(fmt.Sprintf("Give %d points, one for each line; that was %d.", len(items), len(typed)))
	}
	changes := make([]Change, len(items))
	for i, point := range typed {
		index, err := s.meant(point)
		if err != nil {
			return nil, err
		}
		changes[i] = answered(s.Question.Variables()[i], s.Choices[index].Name)
	}
	return changes, nil
}

// asksForWords reports whether a choice on offer asks for words beside it,
// and gives the place of the first that does.
func asksForWords(s Setting) (number int, asks bool) {
	for i, c := range s.Choices {
		if s.open(c) != nil {
			return i + 1, true
		}
	}
	return 0, false
}

// typedForm says in which form an answer of a type is typed; "" for a text.
func typedForm(t forms.Type) string {
	switch t {
	case forms.Integer:
		return "a whole number"
	case forms.Decimal:
		return "a number"
	case forms.Date:
		return "a date, such as 30 Apr 2026, 30/4/2026 or 2026-04-30"
	case forms.Time:
		return "a time of day, such as 14:30"
	}
	return ""
}
