// Package systemtest gives tests of screens a small study that is coded: two
// invented interviews, a tree of codes, and passages by two coders.
package systemtest

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/workspace"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// Study is a coded study in a store of its own.
type Study struct {
	Project *project.Project
	Work    *workspace.Workspace
	// Documents are those of the study, and Codes the IDs of its codes by name.
	Documents []coding.Document
	Codes     map[string]string

	t     testing.TB
	texts map[string]*coding.Text
	count int
	coder string
}

var interviews = []struct{ title, text string }{
	{"Interview 03 · Museum, Torfaen", museum}, {"Interview 07 · Theatre, Gwynedd", theatre},
}

const museum = `Interviewer: What would you say the main benefits have been?

Museum: We've also, through the projects that we did, it leveraged in other opportunities. We've had opportunities to share our work much more widely, across the county and beyond it. All of these things are linked to that project, which might not have happened without the partnership.

Interviewer: And were there any challenges?

Museum: We're a really small team, so at times it's a stretch. Nobody told us who to talk to at the council. When the meetings moved to a new venue each quarter, it became easier.`

const theatre = `Interviewer: How does the partnership work in practice?

Theatre: There are quarterly meetings. People who had never set foot in the building came to see the play, and some of them came back. The funding ended in March, though.

Interviewer: What could be improved?

Theatre: Siân, who ran it, left, and for months there was no one to ring. Communication, communication, communication.`

// tree are the codes, each after the one that it lies under.
var tree = []struct{ name, under, definition string }{
	{"Benefits", "", "What came of the partnership that would not have been otherwise."},
	{"Links", "Benefits", "Knowing and working with organisations that one did not before."},
	{"Profile", "Benefits", ""}, {"New audiences", "Benefits", "People reached who did not come before."},
	{"Challenges", "", ""}, {"Communication", "Challenges", ""}, {"Capacity", "Challenges", "Time, people and money to take part."},
	{"Improvements", "", ""},
}

// coded are passages of the interviews with their codes.
var coded = []struct{ coder, words, code string }{
	{"AM", "it leveraged in other opportunities", "Links"},
	{"AM", "We've had opportunities to share our work much more widely, across the county and beyond it.", "Profile"},
	{"AM", "opportunities to share our work", "Links"},
	{"BT", "All of these things are linked to that project", "Links"},
	{"AM", "We're a really small team, so at times it's a stretch.", "Capacity"},
	{"AM", "Nobody told us who to talk to at the council.", "Communication"},
	{"AM", "People who had never set foot in the building came to see the play, and some of them came back.", "New audiences"},
	{"BT", "The funding ended in March, though.", "Capacity"},
	{"AM", "for months there was no one to ring. Communication, communication, communication.", "Communication"},
}

// New makes the study.
func New(t testing.TB) *Study {
	t.Helper()
	s := Empty(t)
	var drafts []coding.Draft
	for _, interview := range interviews {
		drafts = append(drafts, Transcript(interview.title, interview.text))
	}
	s.Add(drafts...)
	for _, c := range tree {
		s.AddCode(c.name, c.under, c.definition)
	}
	for _, c := range coded {
		s.Code(c.coder, c.words, c.code)
	}
	s.coder = "AM"
	return s
}

// Empty makes a study without documents and codes. Its coder is AM.
func Empty(t testing.TB) *Study {
	t.Helper()
	clock := storetest.Clock(storetest.Start)
	p := project.New(store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1)), clock)
	s := &Study{Project: p, Codes: map[string]string{}, t: t, texts: map[string]*coding.Text{}, coder: "AM"}
	s.Reopen()
	return s
}

// Reopen reads the analysis anew and makes a new workspace of it.
func (s *Study) Reopen() {
	s.t.Helper()
	a, err := s.Project.Analysis()
	if err != nil {
		s.t.Fatal(err)
	}
	s.Work = workspace.New(workspace.Options{Project: s.Project, Analysis: a, Author: s.Author(), Explain: error.Error})
}

// As reads the analysis anew for another coder, who has changed nothing yet.
func (s *Study) As(coder string) {
	s.t.Helper()
	s.coder = coder
	s.Reopen()
}

// Author is who codes, with IDs and times that follow from one another.
func (s *Study) Author() coding.Author {
	return coding.Author{Coder: s.coder, NewID: func() string { s.count++; return fmt.Sprintf("ID%08d", s.count) }, Now: func() time.Time {
		return storetest.Start.Add(time.Duration(s.count) * time.Minute)
	}}
}

// Transcript makes a draft of paragraphs that each begin with a speaker.
func Transcript(title, text string) coding.Draft {
	draft := coding.Draft{Document: coding.Document{Title: title, Kind: "transcript", Language: "en"}}
	at := 0
	for i, paragraph := range strings.Split(text, "\n\n") {
		speaker, said, _ := strings.Cut(paragraph, ": ")
		if i > 0 {
			draft.Text += "\n\n"
			at += 2
		}
		length := utf8.RuneCountInString(said)
		draft.Text += said
		draft.Turns = append(draft.Turns, coding.Turn{From: at, To: at + length, Speaker: speaker})
		at += length
	}
	return draft
}

// Add keeps documents.
func (s *Study) Add(drafts ...coding.Draft) {
	s.t.Helper()
	added, err := s.Project.AddDocuments(drafts, project.Origin{File: "test.txt"})
	if err != nil {
		s.t.Fatal(err)
	}
	for i, d := range added {
		s.texts[d.ID] = coding.NewText(drafts[i].Text)
	}
	s.Documents = append(s.Documents, added...)
	s.Reopen()
}

// Do makes a change and keeps it.
func (s *Study) Do(c coding.Change, err error) {
	s.t.Helper()
	if err == nil {
		err = s.Project.Do(s.Work.Analysis(), s.coder, c)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// AddCode makes a code under another, or at the top for "".
func (s *Study) AddCode(name, under, definition string) {
	s.t.Helper()
	c, code, err := s.Work.Analysis().NewCode(s.Author(), coding.Code{Name: name, Parent: s.Codes[under], Definition: definition})
	s.Do(c, err)
	s.Codes[name] = code.ID
}

// Code gives the first passage with some words a code.
func (s *Study) Code(coder, words, code string) {
	s.t.Helper()
	for _, d := range s.Documents {
		text := s.texts[d.ID]
		at := strings.Index(text.String(), words)
		if at < 0 {
			continue
		}
		s.coder = coder
		span := coding.Span{From: text.PlaceOf(at), To: text.PlaceOf(at + len(words))}
		s.Do(s.Work.Analysis().CodePassage(s.Author(), d.ID, text, span, s.Codes[code]))
		return
	}
	s.t.Fatalf("no interview has %q", words)
}
