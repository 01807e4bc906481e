package deliver

import (
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/deliver/field"
	"fieldwork/forms/study"
)

const (
	// plainTextEnd is the line that ends a text of several lines.
	plainTextEnd = "."
	// longestPlainText is the length in bytes of the longest text.
	longestPlainText = 1 << 20
	// plainDraftEvery is how long typed lines of a text may wait to be saved
	// when the next one comes.
	plainDraftEvery = 2 * time.Second
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
	now := t.sitting.now()
	if len(t.text) == 0 {
		t.textSaved = now
	}
	t.text = append(t.text, line)
	t.textSize += len(line) + 1
	if now.Sub(t.textSaved) >= plainDraftEvery {
		t.saveText()
		t.textSaved = now
	}
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

// unsavedText is the step that keeps a text that was being typed.
func (t *plainTalk) unsavedText() study.Step {
	if len(t.text) == 0 {
		return study.Step{}
	}
	typed := t.typedText()
	step, err := t.sitting.Answer(typed.Variable, typed.Answer)
	if err != nil {
		return study.Step{}
	}
	return step
}

func (t *plainTalk) dropText() { t.text, t.textSize = nil, 0 }
