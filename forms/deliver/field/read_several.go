package field

import (
	"fmt"
	"strings"
	"unicode"

	"fieldwork/forms"
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
	if err := checkSeveral(s, read.indices); err != nil {
		return nil, err
	}
	given := make(map[int]bool, len(read.indices))
	for _, index := range read.indices {
		given[index] = true
	}
	var names []string
	for i, c := range s.Choices {
		if given[i] {
			names = append(names, c.Name)
		}
	}
	return append([]Change{answered(first(s.Question), strings.Join(names, " "))}, read.words...), nil
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

// checkSeveral checks how many are chosen, and that an exclusive choice stands
// alone.
func checkSeveral(s Setting, indices []int) error {
	q, n := s.Question, len(indices)
	if q.MaxChoices > 0 && n > q.MaxChoices {
		return sentence(fmt.Sprintf("Those are %d; at most %d can be chosen.", n, q.MaxChoices))
	}
	for _, index := range indices {
		if s.Choices[index].Exclusive && n > 1 {
			return sentence(fmt.Sprintf("%d cannot stand beside others.", index+1))
		}
	}
	if n < q.MinChoices && !s.Choices[indices[0]].Exclusive {
		return sentence(fmt.Sprintf("%s; at least %d are needed.", countedChoices(n), q.MinChoices))
	}
	return nil
}

func countedChoices(n int) string {
	if n == 1 {
		return "That is one"
	}
	return fmt.Sprintf("Those are %d", n)
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
	places := ranks(s)
	if len(order) == len(s.Choices)-1 && places == len(s.Choices) {
		order = append(order, leftOver(order))
	}
	switch {
	case len(order) > places:
		return nil, sentence(fmt.Sprintf("Those are %d; there are %d places.", len(order), places))
	case len(order) < places && !s.Question.Partial:
		return nil, sentence(fmt.Sprintf("%d of %d ranked. Please rank them all.", len(order), places))
	case len(order) < s.Question.MinChoices:
		return nil, sentence(fmt.Sprintf("%d of %d ranked; at least %d are needed.", len(order), places, s.Question.MinChoices))
	}
	names := make([]string, len(order))
	for rank, index := range order {
		names[rank] = s.Choices[index].Name
	}
	return []Change{answered(first(s.Question), strings.Join(names, " "))}, nil
}

// ranks is how many places a ranking has.
func ranks(s Setting) int {
	if limit := s.Question.MaxChoices; limit > 0 {
		return min(limit, len(s.Choices))
	}
	return len(s.Choices)
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
