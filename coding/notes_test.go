package coding_test

import (
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/forms"
)

const guide = `
settings:
  form_id: talk
  form_title: Talk
  kind: guide
  languages:
    en: {name: English, status: reviewed}
    cy: {name: Cymraeg, status: draft}
survey:
  - {type: open, name: g1, label: {en: One, cy: Un}}
  - {type: open, name: g2, label: {en: Two, cy: Dau}}
`

func loaded(t testing.TB) *forms.Instrument {
	t.Helper()
	in, faults := forms.Load("talk.yaml", []byte(guide))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

var start = time.Date(2017, 5, 2, 10, 0, 0, 0, time.UTC)

// line is a note that was begun so many seconds after the start.
func line(question, text string, seconds int) forms.NoteLine {
	after := time.Duration(seconds) * time.Second
	return forms.NoteLine{Question: question, Text: text, At: start.Add(after), Elapsed: after}
}

func TestNotesBecomeADocument(t *testing.T) {
	quoted := line("g1", "“a foot in the door”", 20)
	quoted.Quote = true
	interview := &forms.Interview{
		ID: "01BX5ZZKBKACTAV9WEVGEMMVRZ", Case: "01BX5ZZKBKACTAV9WEVGCASEAB", Language: "cy", Started: start,
		Notes: map[string]forms.NoteLine{
			"1": line("g2", "late\r\nand long", 40), "2": quoted, "3": line("g1", "e\u0301te\u0301", 10), "4": line("extra", "more", 50),
		},
		Added:      map[string]forms.AddedQuestion{"extra": {Label: "And then?", After: "g1"}},
		Reworded:   map[string]string{"g2": "Dau, i chi?"},
		Recordings: []forms.Recording{{Started: start.Add(-5 * time.Second), File: "talk.wav"}},
		FieldNote:  "Noisy line.\n\n\nFriendly.",
	}
	drafts := coding.FromInterview(loaded(t), interview)
	if len(drafts) != 2 {
		t.Fatalf("%d documents are made", len(drafts))
	}
	type turn struct {
		Speaker, Question, Text string
		At                      time.Duration
		Quote                   bool
	}
	want := []turn{
		{coding.Interviewer, "g1", "1  Un", 0, false},
		{coding.Notes, "g1", "été", 15 * time.Second, false},
		{coding.Notes, "g1", "“a foot in the door”", 25 * time.Second, true},
		{coding.Interviewer, "extra", "And then?", 0, false},
		{coding.Notes, "extra", "more", 55 * time.Second, false},
		{coding.Interviewer, "g2", "2  Dau, i chi?", 0, false},
		{coding.Notes, "g2", "late\nand long", 45 * time.Second, false},
	}
	var got []turn
	text := []rune(drafts[0].Text)
	for _, one := range drafts[0].Turns {
		got = append(got, turn{one.Speaker, one.Question, string(text[one.From:one.To]), one.At, one.Quote})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the turns (-want +got):\n%s", diff)
	}
	if drafts[0].Title != "Notes of the interview CASEAB, 2 May 2017" || drafts[0].Kind != coding.InterviewNotes || drafts[0].Case != interview.Case {
		t.Errorf("the document is %+v", drafts[0].Document)
	}
	if drafts[1].Kind != coding.FieldNote || drafts[1].Text != "Noisy line.\n\nFriendly." || len(drafts[1].Turns) != 2 {
		t.Errorf("the field note is %+v", drafts[1])
	}
}

func TestAnInterviewWithoutNotesMakesNoDocument(t *testing.T) {
	if drafts := coding.FromInterview(loaded(t), &forms.Interview{ID: "01BX5ZZKBKACTAV9WEVGEMMVRZ", FieldNote: " \n"}); len(drafts) != 0 {
		t.Errorf("made are %+v", drafts)
	}
}

// TestTurnsCoverWords checks with any notes that turns lie in order within the
// text, and cover every word of the notes.
func TestTurnsCoverWords(t *testing.T) {
	in := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		interview := &forms.Interview{ID: "01BX5ZZKBKACTAV9WEVGEMMVRZ", Language: "en", Started: start, Notes: map[string]forms.NoteLine{}}
		for id, text := range rapid.MapOf(rapid.StringMatching("[0-9]{1,3}"), rapid.String()).Draw(t, "notes") {
			interview.Notes[id] = line(rapid.SampledFrom([]string{"g1", "g2"}).Draw(t, "question"), text, rapid.IntRange(0, 99).Draw(t, "seconds"))
		}
		for _, draft := range coding.FromInterview(in, interview) {
			text := []rune(draft.Text)
			if draft.Length != len(text) || !utf8.ValidString(draft.Text) {
				t.Fatalf("the length is %d of %d", draft.Length, len(text))
			}
			before := 0
			for _, turn := range draft.Turns {
				if turn.From < before || turn.To < turn.From || turn.To > len(text) {
					t.Fatalf("turn %+v after %d in a text of %d", turn, before, len(text))
				}
				before = turn.To
			}
		}
	})
}

func TestNothingIsToBeQuotedWithoutConsent(t *testing.T) {
	note := line("g1", "“a foot in the door”", 20)
	note.Quote = true
	for agreed, want := range map[bool]bool{true: true, false: false} {
		interview := &forms.Interview{
			ID: "01BX5ZZKBKACTAV9WEVGEMMVRZ", Started: start, Notes: map[string]forms.NoteLine{"1": note},
			Consent: &forms.ConsentGiven{Given: map[string]bool{forms.TakePart: true, forms.Quote: agreed}},
		}
		turns := coding.FromInterview(loaded(t), interview)[0].Turns
		if got := turns[len(turns)-1].Quote; got != want {
			t.Errorf("with consent %v the note is to be quoted: %v", agreed, got)
		}
	}
}
