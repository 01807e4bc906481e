package plain

import (
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/deliver/field"
)

const (
	// textEnd is the line that ends a text of several lines.
	textEnd = "."
	// longestText is the length in bytes of the longest text.
	longestText = 1 << 20
	// draftDelay is how long a typed line of a text may wait to be saved.
	draftDelay = 800 * time.Millisecond
)

// takeText takes a line of a text of several lines. A text that ends
// before its first line is no answer.
func (t *talk) takeText(line string, warned bool) {
	switch {
	case line == textEnd:
		if t.saveText() {
			t.forward(warned)
		}
		return
	case t.textSize+len(line) >= longestText:
		t.say("The text would be longer than 1 MiB. That line was not taken.")
		return
	}
	if strings.HasPrefix(line, "//") {
		line = line[1:]
	}
	t.text = append(t.text, line)
	t.textSize += len(line) + 1
	now := t.sitting.Now()
	switch {
	case t.unsavedSince.IsZero():
		t.unsavedSince = now
	case now.Sub(t.unsavedSince) >= draftDelay:
		t.saveDraft()
	}
}

// draftLimit is how long the next line may be waited for before the text typed
// so far has to be saved; 0 for as long as it takes.
func (t *talk) draftLimit() time.Duration {
	if t.unsavedSince.IsZero() {
		return 0
	}
	return max(time.Millisecond, draftDelay-t.sitting.Now().Sub(t.unsavedSince))
}

// saveDraft puts the text typed so far on disk.
func (t *talk) saveDraft() {
	t.unsavedSince = time.Time{}
	t.saveText()
}

// saveText records the text that was typed so far, if any.
func (t *talk) saveText() bool {
	if len(t.text) == 0 {
		return true
	}
	return t.record(t.typedText())
}

// typedText is the text that was typed so far, as an answer. Empty lines at
// its end are left out.
func (t *talk) typedText() field.Change {
	text := strings.TrimRight(strings.Join(t.text, "\n"), "\n")
	return field.Change{Variable: t.flow.Current().Variables()[0], Answer: forms.Answer{Value: text}}
}

// takeUnsavedText records a text that was being typed, to be saved with the
// next step.
func (t *talk) takeUnsavedText() {
	if len(t.text) == 0 {
		return
	}
	typed := t.typedText()
	_ = t.sitting.Answer(typed.Variable, typed.Answer) // any text is an answer to a question for text
}

func (t *talk) dropText() { t.text, t.textSize, t.unsavedSince = nil, 0, time.Time{} }
