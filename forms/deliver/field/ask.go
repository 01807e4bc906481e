package field

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// longestLine is the length in bytes of the longest line that ask takes.
const longestLine = 64 << 10

const errTooLong = sentence("That line is too long. It was not taken.")

// ask asks a question in lines and reads one line as its answer. A line that
// is none is asked for again; an empty one leaves the question unanswered. It
// gives io.EOF when the input ends before a line. Nothing beyond the line is
// read.
func ask(s Setting, w io.Writer, r io.Reader, changed func([]Change)) error {
	if !s.Question.Asks() {
		return nil
	}
	told := strings.Split(s.Say(s.Question.Label), "\n")
	for {
		if err := tell(w, append(told, Offer(s)...)); err != nil {
			return err
		}
		line, err := readLine(r)
		var changes []Change
		if err == nil {
			changes, err = Read(s, line)
		}
		var wrong sentence
		switch {
		case err == nil:
			changed(changes)
			return nil
		case !errors.As(err, &wrong):
			return err
		}
		told = []string{wrong.Error()}
	}
}

// tell writes lines and a prompt.
func tell(w io.Writer, lines []string) error {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(ui.Safe(line) + "\n")
	}
	b.WriteString("> ")
	_, err := io.WriteString(w, b.String())
	return err
}

// readLine reads up to the next newline and not a byte further. What is left
// when the input ends counts as a line.
func readLine(r io.Reader) (string, error) {
	const mostEmptyReads = 100
	var line []byte
	var one [1]byte
	tooLong, empty := false, 0
	for empty < mostEmptyReads {
		n, err := r.Read(one[:])
		switch {
		case n == 1 && one[0] == '\n', err != nil && n == 0 && len(line) > 0:
			if tooLong {
				return "", errTooLong
			}
			return strings.TrimSuffix(string(line), "\r"), nil
		case n == 0 && err != nil:
			return "", err
		case n == 0:
			empty++
		case len(line) >= longestLine:
			tooLong = true
		default:
			line = append(line, one[0])
			empty = 0
		}
	}
	return "", io.ErrNoProgress
}

// Offer says in lines what can be answered to a question, and how it is typed:
// the choices with their numbers, the items of a grid, the form of a date. The
// lines may hold text from outside: they are not yet fit for a terminal.
func Offer(s Setting) []string {
	lines := OfferChoices(s)
	if s.Question.Type == forms.Grid {
		for i, item := range s.Question.Items {
			lines = append(lines, fmt.Sprintf("Line %d: %s", i+1, flat(s.Say(item.Label))))
		}
	}
	if how := howTyped(s); how != "" {
		lines = append(lines, how)
	}
	return lines
}

// OfferChoices gives the choices on offer, or the scale of a grid, with their
// numbers, one a line.
func OfferChoices(s Setting) []string {
	var lines []string
	for i, c := range s.Choices {
		lines = append(lines, strconv.Itoa(i+1)+". "+flat(labelled(s, c)))
	}
	return lines
}

func flat(text string) string { return strings.ReplaceAll(text, "\n", " ") }

func howTyped(s Setting) string {
	q := s.Question
	how := ""
	switch q.Type {
	case forms.SelectOne:
		how = "Answer with a number."
	case forms.SelectMultiple:
		how = "Answer with numbers, such as 1 2." + howMany(s)
	case forms.Rank:
		return howRanked(s)
	case forms.Grid:
		return fmt.Sprintf("Answer with %d numbers, one for each line.", len(q.Items))
	default:
		if form := typedForm(q.Type); form != "" {
			return "Answer with " + form + "."
		}
	}
	if number, asks := asksForWords(s); asks {
		how += fmt.Sprintf(" Words beside a choice follow a colon: %d: the words.", number)
	}
	return how
}

func howRanked(s Setting) string {
	how := "Answer with numbers in order of rank, such as 2 1."
	if least, _ := s.bounds(); least == len(s.Choices) {
		return how + " Rank all of them; the last one places itself."
	}
	return how + howMany(s)
}

// howMany says how many choices are needed and possible; "" where any number
// is.
func howMany(s Setting) string {
	least, most := s.bounds()
	switch limited := s.Question.Type == forms.Rank || most < len(s.Choices); {
	case least > 0 && least == most:
		return fmt.Sprintf(" Give %d.", most)
	case least > 0 && limited:
		return fmt.Sprintf(" Give %d to %d.", least, most)
	case least > 0:
		return fmt.Sprintf(" Give at least %d.", least)
	case limited:
		return fmt.Sprintf(" Give at most %d.", most)
	}
	return ""
}
