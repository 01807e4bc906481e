package project_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/refi"
	"fieldwork/store/storetest"
)

// spoken is the coding of a place with the names of speakers in the texts.
func (p *place) spoken(t *testing.T, origin func(*refi.Project)) *refi.Imported {
	t.Helper()
	analysis, about, err := p.project.ForExchange(p.study, "A study")
	if err != nil {
		t.Fatal(err)
	}
	about.WithSpeakers = true
	made, _, err := refi.FromAnalysis(analysis, about)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := refi.WriteProject(&out, made, refi.NVivo); err != nil {
		t.Fatal(err)
	}
	read, _, err := refi.ReadProject(bytes.NewReader(out.Bytes()), int64(out.Len()), refi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	origin(&read)
	imported, _ := refi.ToAnalysis(&read, refi.Defaults{Coder: "AM", Now: storetest.Start})
	return &imported
}

// longTalk is a place with a long talk of two speakers, coded within turns, over
// their bounds, and at the end, with a summary of the talk.
func longTalk(t *testing.T) *place {
	t.Helper()
	p := newPlace(t, 1)
	var text strings.Builder
	var turns []coding.Turn
	for i := range 3000 {
		words := []string{"Our foot 😀 in it.", "And how?"}[i%2]
		from := coding.NewText(text.String()).Len()
		if i > 0 {
			from = turns[i-1].To + 1
		}
		text.WriteString(words + "\n")
		turns = append(turns, coding.Turn{From: from, To: from + coding.NewText(words).Len(), Speaker: []string{"BSR01", "INT"}[i%2], Timed: i%3 == 0, At: time.Duration(i) * time.Second})
	}
	added, err := p.project.AddDocuments([]coding.Draft{{Document: coding.Document{Kind: coding.Transcript, Title: "Talk"}, Text: text.String(), Turns: turns}}, project.Origin{Digest: "x"})
	if err != nil {
		t.Fatal(err)
	}
	a := p.analysis(t)
	by := coding.Author{Coder: "AM", NewID: p.newID, Now: storetest.Clock(storetest.Start)}
	do := func(change coding.Change, err error) {
		t.Helper()
		if err == nil {
			err = p.project.Do(a, "AM", change)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	change, doors, err := a.NewCode(by, coding.Code{Name: "Doors"})
	do(change, err)
	last := turns[len(turns)-1]
	for _, span := range []coding.Span{{From: 4, To: 8}, {From: 9, To: 20}, {From: turns[2].From, To: turns[3].To}, {From: last.From, To: last.To}} {
		do(a.CodePassage(by, added[0].ID, coding.NewText(text.String()), span, doors.ID))
	}
	do(a.SetMemo(by, coding.OnSummary, coding.SummaryID(added[0].ID, doors.ID), "A way in."), nil)
	return p
}

// What was written with the names of speakers comes home as if it had none, be
// it written again by a program that gives all a new identity.
func TestTextsWithTheNamesOfSpeakersComeHome(t *testing.T) {
	p := longTalk(t)
	before := p.told(t)
	fresh := func(in *refi.Imported) {
		ids := map[string]string{}
		renamed := func(id *string) {
			if ids[*id] == "" {
				ids[*id] = p.newID()
			}
			*id = ids[*id]
		}
		renamed(&in.Documents[0].ID)
		for i := range in.Segments {
			renamed(&in.Segments[i].ID)
			renamed(&in.Segments[i].Document)
		}
		in.Memos = nil
	}
	for _, change := range []func(*refi.Imported){func(*refi.Imported) {}, fresh} {
		in := p.spoken(t, func(*refi.Project) {})
		change(in)
		result := p.take(t, in, project.ImportOptions{Theirs: true})
		for _, tally := range []project.Tally{result.Documents, result.Codes, result.Segments, result.Memos, result.Attributes} {
			if tally.New+tally.Differing > 0 {
				t.Errorf("%+v", result)
			}
		}
		if result.Gone > 0 || len(result.Conflicts) > 0 || p.told(t) != before {
			t.Errorf("%+v", result)
		}
	}
	in := p.spoken(t, func(*refi.Project) {})
	in.Segments = in.Segments[:1]
	in.Segments[0].ID, in.Segments[0].Span = p.newID(), coding.Span{From: 0, To: 5} // a name alone
	if result := p.take(t, in, project.ImportOptions{}); result.Gone != 1 || p.told(t) != before {
		t.Errorf("%+v", result)
	}
}

// A summary is that of its document and its code, wherever it comes.
func TestSummariesOfCasesComeBack(t *testing.T) {
	first := longTalk(t)
	archive := first.exported(t, refi.Default)
	second := newPlace(t, 2)
	if result := second.bring(t, archive, project.ImportOptions{}); result.Memos != (project.Tally{New: 1}) {
		t.Errorf("%+v", result.Memos)
	}
	a := second.analysis(t)
	memo, there := a.Memo(coding.OnSummary, coding.SummaryID(a.Documents()[0].ID, a.Children("")[0].ID))
	if !there || memo.Text != "A way in." {
		t.Errorf("%+v", memo)
	}
	in := incoming(t, archive)
	in.Memos[0].Text = "A way out."
	result := second.take(t, in, project.ImportOptions{})
	if len(result.Conflicts) != 1 || result.Conflicts[0].Name != "a summary of a case under Doors" {
		t.Errorf("%+v", result.Conflicts)
	}
}

// Documents of one interview are one respondent, and so are those of one case,
// also in a study that has neither.
func TestDocumentsOfOneRespondentStayTogether(t *testing.T) {
	for _, origin := range []string{"", "elsewhere"} {
		first := newPlace(t, 1)
		interview, of := first.newID(), first.newID()
		var drafts []coding.Draft
		for _, from := range [][2]string{{"", interview}, {"", interview}, {of, ""}, {of, first.newID()}, {"", ""}} {
			drafts = append(drafts, coding.Draft{Document: coding.Document{Kind: coding.FieldNote, Title: "Note", Case: from[0], Interview: from[1]}, Text: "Words."})
		}
		if _, err := first.project.AddDocuments(drafts, project.Origin{Digest: "x"}); err != nil {
			t.Fatal(err)
		}
		second := newPlace(t, 2)
		second.take(t, first.spoken(t, func(p *refi.Project) {
			if origin != "" {
				p.Origin = origin
			}
		}), project.ImportOptions{})
		if here, there := together(first.analysis(t)), together(second.analysis(t)); here != "AABBC" || there != here {
			t.Errorf("from %q: %s became %s", origin, here, there)
		}
	}
}

// together gives each document a letter, alike for those of one respondent.
func together(a *coding.Analysis) string {
	letters, known := "", map[string]string{}
	for _, d := range a.Documents() {
		of := d.Case
		if of == "" {
			of = d.Interview
		}
		if of == "" {
			of = d.ID
		}
		if known[of] == "" {
			known[of] = string(rune('A' + len(known)))
		}
		letters += known[of]
	}
	return letters
}
