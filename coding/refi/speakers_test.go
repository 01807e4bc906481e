package refi_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/refi"
)

// drawTurns parts a text into turns, with gaps, of speakers with and without a
// name and a time.
func drawTurns(t *rapid.T, length int) []coding.Turn {
	var turns []coding.Turn
	for at := 0; at < length; {
		from := rapid.IntRange(at, length-1).Draw(t, "turn from")
		to := rapid.IntRange(from+1, length).Draw(t, "turn to")
		turns = append(turns, coding.Turn{
			From: from, To: to, Speaker: rapid.SampledFrom([]string{"", "INT", "BSR 😀", "Ŵyn\nJ"}).Draw(t, "speaker"),
			Timed: rapid.Bool().Draw(t, "timed"), At: time.Duration(rapid.IntRange(0, 400_000).Draw(t, "at")) * time.Second,
		})
		at = to
	}
	return turns
}

// TestSelectionsStayOnTheirWordsBelowTheNamesOfSpeakers writes studies with the
// names of speakers: without them the texts are as they were, and every
// selection covers the words that it covered.
func TestSelectionsStayOnTheirWordsBelowTheNamesOfSpeakers(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := drawStudy(r)
		turns := map[string][]coding.Turn{}
		for _, document := range d.documents {
			turns[document.ID] = drawTurns(r, document.Length)
		}
		content := func(id string) (coding.Content, error) {
			return coding.Content{Text: coding.NewText(d.texts[id]), Turns: turns[id]}, nil
		}
		about := refi.Study{Name: "Study", Attributes: d.attributes, WithSpeakers: true, Content: content}
		made, _, err := refi.FromAnalysis(d.analysis(), about)
		if err != nil {
			r.Fatal(err)
		}
		project, report := read(t, write(t, made, rapid.SampledFrom(refi.Profiles).Draw(r, "profile")))
		if len(report.Changed)+len(report.Lost) > 0 {
			r.Fatalf("%+v", report)
		}
		imported, _ := refi.ToAnalysis(&project, refi.Defaults{Now: now})
		back, texts := analysis(t, &imported)
		for _, s := range d.segments {
			after, known := back.Segment(s.ID)
			if !known {
				r.Fatalf("%+v is gone", s)
			}
			edits := spokenWithin(turns[s.Document], s.Span)
			if want, got := edits(d.texts[s.Document]), coding.NewText(texts[s.Document]).Slice(after.Span); got != want {
				r.Fatalf("%q is on %q", want, got)
			}
		}
	})
}

// spokenWithin writes the words of a passage with the names that stand within
// it, and not the one that stands before it.
func spokenWithin(turns []coding.Turn, span coding.Span) func(text string) string {
	return func(text string) string {
		runes := []rune(text)
		var words strings.Builder
		for at := span.From; at < span.To; at++ {
			for _, turn := range turns {
				if turn.From == at && at > span.From {
					words.WriteString(labelBefore(turn))
				}
			}
			words.WriteRune(runes[at])
		}
		return words.String()
	}
}

// labelBefore writes a label in another way than the package does.
func labelBefore(turn coding.Turn) string {
	name := strings.ReplaceAll(turn.Speaker, "\n", " ")
	if !turn.Timed {
		if name == "" {
			return ""
		}
		return name + ": "
	}
	if name != "" {
		name += " "
	}
	hours := int(turn.At.Hours())
	clock := time.Time{}.Add(turn.At - time.Duration(hours)*time.Hour).Format("04:05")
	digits := string(rune('0'+hours/10%10)) + string(rune('0'+hours%10))
	if hours >= 100 {
		digits = string(rune('0'+hours/100)) + digits
	}
	return name + digits + ":" + clock + ": "
}

// TestNamesOfSpeakersStandBeforeTheirWords pins the form.
func TestNamesOfSpeakersStandBeforeTheirWords(t *testing.T) {
	content := coding.Content{Text: coding.NewText("How?\nWell.\nYes."), Turns: []coding.Turn{
		{From: 0, To: 4, Speaker: "INT"}, {From: 5, To: 10, Speaker: "BSR01", Timed: true, At: 62 * time.Second}, {From: 11, To: 15},
	}}
	text, err := coding.EditText(content.Text, refi.SpeakerEdits("d", content))
	if err != nil {
		t.Fatal(err)
	}
	expect(t, text.String(), "INT: How?\nBSR01 00:01:02: Well.\nYes.")
}
