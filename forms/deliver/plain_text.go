package deliver

import (
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/deliver/field"
)

const (
	// plainTextEnd is the line that ends a text of several lines.
	plainTextEnd = "."
	// longestPlainText is the length in bytes of the longest text.
	longestPlainText = 1 << 20
	// plainDraftDelay is how long a typed line of a text may wait to be saved.
	plainDraftDelay = 800 * time.Millisecond
)

// takeText takes a line of a text of several lines. A text that ends
// before its first line is no answer.
func (t *plainTalk) takeText(line string, warned bool) {
	switch {
	case line == plainTextEnd:
		if t.saveText() {
			t.forward(warned)
		}
		return
	case t.textSize+len(line) >= longestPlainText:
		t.say("The text would be longer than 1 MiB. That line was not taken.")
		return
	}
	if strings.HasPrefix(line, "//") {
		line = line[1:]
	}
	t.text = append(t.text, line)
	t.textSize += len(line) + 1
	now := t.sitting.now()
	switch {
	case t.unsavedSince.IsZero():
		t.unsavedSince = now
	case now.Sub(t.unsavedSince) >= plainDraftDelay:
		t.saveDraft()
	}
}

// draftLimit is how long the next line may be waited for before the text typed
// so far has to be saved; 0 for as long as it takes.
func (t *plainTalk) draftLimit() time.Duration {
	if t.unsavedSince.IsZero() {
		return 0
	}
	return max(time.Millisecond, plainDraftDelay-t.sitting.now().Sub(t.unsavedSince))
}

// saveDraft puts the text typed so far on disk.
func (t *plainTalk) saveDraft() {
	t.unsavedSince = time.Time{}
	t.saveText()
}

// saveText records the text that was typed so far, if any.
func (t *plainTalk) saveText() bool {
	if len(t.text) == 0 {
		return true
	}
	return t.record(t.typedText())
}

// typedText is the text that was typed so far, as an answer. Empty lines at
// its end are left out.
func (t *plainTalk) typedText() field.Change {
	text := strings.TrimRight(strings.Join(t.text, "\n"), "\n")
	return field.Change{Variable: t.flow.Current().Variables()[0], Answer: forms.Answer{Value: text}}
}

// takeUnsavedText records a text that was being typed, to be saved with the
// next step.
func (t *plainTalk) takeUnsavedText() {
	if len(t.text) == 0 {
		return
	}
	typed := t.typedText()
	_ = t.sitting.Answer(typed.Variable, typed.Answer) // any text is an answer to a question for text
}

func (t *plainTalk) dropText() { t.text, t.textSize, t.unsavedSince = nil, 0, time.Time{} }
