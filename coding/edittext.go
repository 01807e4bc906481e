package coding

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// EditText gives a text after edits that are made one after the other, each in
// what the one before it has left. Edits that go through the text in order, from
// either end, are made in one pass. It fails with ErrChanged where the text does
// not hold what is to be replaced.
func EditText(text *Text, edits []TextEdit) (*Text, error) {
	for len(edits) > 0 {
		run := inOrder(edits)
		after, err := replaced(text, run)
		if err != nil {
			return nil, err
		}
		text, edits = NewText(after), edits[len(run):]
	}
	return text, nil
}

// inOrder are as many of the first edits as lie one behind the other, or one
// before the other, by where they lie in the text before all of them.
func inOrder(edits []TextEdit) []TextEdit {
	backward := 1
	for backward < len(edits) && edits[backward].span().To <= edits[backward-1].At {
		backward++
	}
	if backward > 1 {
		run := slices.Clone(edits[:backward])
		slices.Reverse(run)
		return run
	}
	run, shift := []TextEdit{edits[0]}, 0
	for _, e := range edits[1:] {
		before := edits[len(run)-1]
		added := utf8.RuneCountInString(before.New)
		if e.At < before.At+added {
			break
		}
		shift += added - before.span().Len()
		e.At -= shift
		run = append(run, e)
	}
	return run
}

// replaced is a text after edits that lie in it one behind the other.
func replaced(text *Text, run []TextEdit) (string, error) {
	var out strings.Builder
	out.Grow(len(text.text))
	done := 0
	for _, e := range run {
		span := e.span()
		if e.At < 0 || span.To > text.Len() {
			return "", fmt.Errorf("%w: the text", ErrChanged)
		}
		from, to := text.ByteAt(span.From), text.ByteAt(span.To)
		if text.text[from:to] != e.Old {
			return "", fmt.Errorf("%w: the text", ErrChanged)
		}
		out.WriteString(text.text[done:from])
		out.WriteString(e.New)
		done = to
	}
	out.WriteString(text.text[done:])
	return out.String(), nil
}
