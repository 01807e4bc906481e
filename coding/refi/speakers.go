package refi

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fieldwork/coding"
)

// SpeakerTurns is what a report calls the turns of speakers.
const SpeakerTurns = "speaker turns"

// SpeakerEdits gives the edits that write before each turn of a text who speaks
// and, where it is known, when: "BSR01: " or "BSR01 00:01:02: ". They go
// through the text from its end, so that each is where it is in the text as it
// was. Turns that have neither stay as they are.
func SpeakerEdits(document string, content coding.Content) []coding.TextEdit {
	var edits []coding.TextEdit
	behind := content.Text.Len()
	for i := range slices.Backward(content.Turns) {
		turn := &content.Turns[i]
		if label := labelOf(turn); label != "" && turn.From <= behind {
			edits = append(edits, coding.TextEdit{Document: document, At: turn.From, New: label})
			behind = turn.From
		}
	}
	return edits
}

// labelOf is what stands before a turn; empty for one without a name and a time.
func labelOf(turn *coding.Turn) string {
	label := oneLine(turn.Speaker)
	if turn.Timed {
		seconds := int(turn.At / time.Second)
		at := fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
		label = strings.TrimSpace(label + " " + at)
	}
	if label == "" {
		return ""
	}
	return label + ": "
}

// spoken gives the content of a document as it is written, and where passages
// of it lie then.
func (c *fromAnalysis) spoken(document string, content coding.Content) (*coding.Text, func(coding.Span) coding.Span, error) {
	if !c.study.WithSpeakers {
		return content.Text, func(s coding.Span) coding.Span { return s }, nil
	}
	edits := SpeakerEdits(document, content)
	text, err := coding.EditText(content.Text, edits)
	return text, func(s coding.Span) coding.Span {
		for _, e := range edits {
			s = e.Moved(s)
		}
		return s
	}, err
}

// tellTurns tells what becomes of the turns of a document.
func (c *fromAnalysis) tellTurns(turns []coding.Turn, title string) {
	for i := range turns {
		switch {
		case !c.study.WithSpeakers:
			c.report.lost(SpeakerTurns, "The names of speakers and the times do not stand in the exported text; their words do.", title)
		case labelOf(&turns[i]) == "":
			c.report.lost(SpeakerTurns, "They have neither a name nor a time; their words are in the text.", title)
		default:
			c.report.changed(SpeakerTurns, "The name of the speaker, and the time if it is known, stand in the text before the words; selections moved with them.", title)
		}
	}
}
