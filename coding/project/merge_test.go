package project_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms"
	"fieldwork/forms/merge"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// copyOfStudy is one of two copies of a study, in which somebody works.
type copyOfStudy struct {
	who     string
	engine  *memory
	store   *store.Store
	study   *study.Study
	project *project.Project
	coding  *coding.Analysis
	by      coding.Author
}

func opened(t fatal, who string, engine *memory, start time.Time, seed byte) *copyOfStudy {
	clock := storetest.Clock(start)
	kept := store.New(engine, who, clock, rand.NewChaCha8([32]byte{seed}))
	c := &copyOfStudy{
		who: who, engine: engine, store: kept, study: study.New(kept, clock), project: project.New(kept, clock),
		by: coding.Author{Coder: who, NewID: kept.NewID, Now: clock},
	}
	c.load(t)
	return c
}

func (c *copyOfStudy) load(t fatal) {
	var err error
	if c.coding, err = c.project.Analysis(); err != nil {
		t.Fatal(err)
	}
}

func (c *copyOfStudy) do(t fatal, change coding.Change, err error) {
	if err == nil {
		err = c.project.Do(c.coding, c.who, change)
	}
	if err != nil {
		t.Fatal(err)
	}
}

const mergedText = "abc bcd cde def efg fgh ghi hij ijk jkl klm lmn mno nop opq pqr"

// firstStudy is a study with contacts, cases, an interview, two documents and
// two codes, of which copies are made.
func firstStudy(t fatal) *copyOfStudy {
	c := opened(t, "lead", newMemory(), storetest.Start, 1)
	if _, _, err := c.study.AddInstrument("ask.yaml", []byte(questionnaire)); err != nil {
		t.Fatal(err)
	}
	sheet := sample.Sheet{File: "people.csv", List: "people", Header: []sample.Cell{{Text: "name"}, {Text: "email"}}}
	for i := range 4 {
		sheet.Rows = append(sheet.Rows, []sample.Cell{{Text: fmt.Sprintf("Person %d", i)}, {Text: fmt.Sprintf("p%d@x.example", i)}})
	}
	if _, err := c.study.ImportContacts([]sample.Sheet{sheet}, "", nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.study.MakeCases("ask", nil, 0); err != nil {
		t.Fatal(err)
	}
	r := begun(t, c.study)
	answer(t, r, "q3", "first")
	if _, _, err := c.project.FollowAnswers(c.study, "ask", nil, nil); err != nil {
		t.Fatal(err)
	}
	answer(t, r, "q2", "we share a van") // which either copy makes a document of by itself
	for _, title := range []string{"One", "Two"} {
		draft := coding.Draft{Document: coding.Document{Title: title, Kind: coding.Transcript}, Text: mergedText}
		if _, err := c.project.AddDocuments([]coding.Draft{draft}, project.Origin{File: title, Digest: title}); err != nil {
			t.Fatal(err)
		}
	}
	c.load(t)
	for _, name := range []string{"Links", "Barriers"} {
		change, _, err := c.coding.NewCode(c.by, coding.Code{Name: name})
		c.do(t, change, err)
	}
	for i, document := range c.coding.Documents() {
		change, err := c.coding.CodePassage(c.by, document.ID, coding.NewText(mergedText), coding.Span{From: 4 * i, To: 4*i + 11}, c.coding.Tree()[i].ID)
		c.do(t, change, err)
	}
	return c
}

// apart gives two copies of a study, in which two people work at once.
func apart(t fatal, c *copyOfStudy) (first, second *copyOfStudy) {
	later := storetest.Start.Add(time.Hour)
	return opened(t, "AM", c.engine.copied(), later, 2), opened(t, "BT", c.engine.copied(), later.Add(time.Second/2), 3)
}

// merged brings another copy into one, and gives the conflicts. Nothing is
// written where one is not settled.
func (c *copyOfStudy) merged(t fatal, other *copyOfStudy, choices merge.Choices) *merge.Merge {
	var m *merge.Merge
	err := other.engine.View(func(theirs store.Tx) error {
		return c.store.Update(func(ch *store.Change) (err error) {
			m, err = project.MergeCopies(ch, theirs, choices)
			if err != nil || m.Nothing() || len(choices.Open(m.Conflicts)) > 0 {
				return err
			}
			return m.Write(ch, theirs, c.store.NewID())
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	c.load(t)
	return m
}

// records are all records of a copy, but those that tell of merges.
func (c *copyOfStudy) records(t fatal) map[string]string {
	all := map[string]string{}
	err := c.store.View(func(tx store.Tx) error {
		for raw, err := range store.Everything(tx) {
			if err != nil {
				return err
			}
			if raw.Kind != "merges" {
				all[raw.Kind+" "+raw.Key] = string(raw.Payload)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (c *copyOfStudy) faults(t fatal) []string {
	var faults []string
	_, err := c.study.Examine(func(what string, err error) error {
		faults = append(faults, what+": "+err.Error())
		return nil
	}, func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return append(faults, c.passageFaults(t)...)
}

// passageFaults says which passages do not lie within their texts.
func (c *copyOfStudy) passageFaults(t fatal) (faults []string) {
	for _, document := range c.coding.Documents() {
		draft, err := c.project.Document(document.ID)
		if err != nil {
			t.Fatal(err)
		}
		text := coding.NewText(draft.Text)
		if text.Len() != document.Length {
			faults = append(faults, fmt.Sprintf("document %s has %d characters and says %d", document.Title, text.Len(), document.Length))
		}
		for _, s := range c.coding.Segments(document.ID) {
			if !text.Holds(s.Span) {
				faults = append(faults, fmt.Sprintf("segment %+v", s))
			}
		}
	}
	return faults
}

// codeFaults says what does not hold of the code system, and of segments and
// their codes.
func (c *copyOfStudy) codeFaults() (faults []string) {
	names := map[string]bool{}
	for _, code := range c.coding.Tree() {
		name := code.Parent + "/" + strings.ToLower(code.Name)
		if names[name] {
			faults = append(faults, "two codes are called "+code.Name)
		}
		names[name] = true
	}
	if len(c.coding.Tree()) != c.coding.Codes() {
		faults = append(faults, "a code is not in the tree")
	}
	for _, document := range c.coding.Documents() {
		for _, s := range c.coding.Segments(document.ID) {
			if _, known := c.coding.Code(s.Code); !known {
				faults = append(faults, fmt.Sprintf("segment %+v has no code", s))
			}
		}
	}
	return faults
}

// mirrored are the same choices as the other side has them.
func mirrored(choices merge.Choices) merge.Choices {
	other := merge.Choices{}
	for id, choice := range choices {
		other[id] = map[merge.Choice]merge.Choice{merge.Ours: merge.Theirs, merge.Theirs: merge.Ours}[choice]
	}
	return other
}

// settled settles conflicts at random until there are none left.
func settled(rt *rapid.T, c, other *copyOfStudy) merge.Choices {
	choices := merge.Choices{}
	for {
		m := c.merged(rt, other, choices)
		open := choices.Open(m.Conflicts)
		if len(open) == 0 {
			return choices
		}
		for _, conflict := range open {
			choices[conflict.ID] = rapid.SampledFrom([]merge.Choice{merge.Ours, merge.Theirs}).Draw(rt, "choice")
		}
	}
}

// TestBothOrdersGiveOneStudy lets two people work at random in copies of a
// study, and brings these together in both orders.
func TestBothOrdersGiveOneStudy(t *testing.T) {
	base := firstStudy(t)
	rapid.Check(t, func(rt *rapid.T) {
		first, second := apart(rt, base)
		for _, c := range []*copyOfStudy{first, second} {
			work(rt, c)
		}
		again := opened(rt, first.who, first.engine.copied(), storetest.Start.Add(2*time.Hour), 4)
		choices := settled(rt, again, second)
		other := opened(rt, second.who, second.engine.copied(), storetest.Start.Add(2*time.Hour), 5)
		if open := mirrored(choices).Open(other.merged(rt, first, mirrored(choices)).Conflicts); len(open) > 0 {
			rt.Fatalf("the other way there are other conflicts: %+v", open)
		}
		if diff := cmp.Diff(again.records(rt), other.records(rt)); diff != "" {
			rt.Fatalf("the two orders differ:\n%s", diff)
		}
		if faults := append(again.faults(rt), again.codeFaults()...); len(faults) > 0 {
			rt.Fatalf("it has faults:\n%s", strings.Join(faults, "\n"))
		}
		before := again.records(rt)
		upkeep(rt, again.copied(rt, 6))
		if m := again.merged(rt, second, nil); !m.Nothing() || len(m.Conflicts) > 0 {
			rt.Fatalf("merging again finds %d conflicts", len(m.Conflicts))
		}
		if diff := cmp.Diff(before, again.records(rt)); diff != "" {
			rt.Fatalf("merging again changes:\n%s", diff)
		}
		if m := second.merged(rt, again, nil); len(m.Conflicts) > 0 {
			rt.Fatalf("merging back finds %d conflicts", len(m.Conflicts))
		}
		if diff := cmp.Diff(before, second.records(rt)); diff != "" {
			rt.Fatalf("merging back gives another study:\n%s", diff)
		}
	})
}

// copied is a copy in which the same person goes on.
func (c *copyOfStudy) copied(t fatal, seed byte) *copyOfStudy {
	return opened(t, c.who, c.engine.copied(), storetest.Start.Add(3*time.Hour), seed)
}

// upkeep brings the documents of a copy up to date, after which all is sound, and
// its coder can undo what was done last.
func upkeep(rt *rapid.T, c *copyOfStudy) {
	if _, err := c.project.BringUpToDate(c.study); err != nil {
		rt.Fatal(err)
	}
	c.load(rt)
	if faults := c.faults(rt); len(faults) > 0 {
		rt.Fatalf("brought up to date it has faults:\n%s", strings.Join(faults, "\n"))
	}
	for _, who := range []string{"AM", "BT"} {
		if _, err := c.project.Undo(c.coding, who); err != nil && !errors.Is(err, project.ErrNothingToUndo) && !errors.Is(err, coding.ErrChanged) {
			rt.Fatalf("undoing: %v", err)
		}
	}
	c.load(rt)
	if faults := c.faults(rt); len(faults) > 0 {
		rt.Fatalf("after undoing it has faults:\n%s", strings.Join(faults, "\n"))
	}
}

// work does some things in a copy, at random.
func work(rt *rapid.T, c *copyOfStudy) {
	for range rapid.IntRange(0, 6).Draw(rt, c.who) {
		document := rapid.SampledFrom(c.coding.Documents()).Draw(rt, "document")
		draft, err := c.project.Document(document.ID)
		if err != nil {
			rt.Fatal(err)
		}
		text := coding.NewText(draft.Text)
		code := rapid.SampledFrom(c.coding.Tree()).Draw(rt, "code")
		passage := coding.Span{From: rapid.IntRange(0, max(text.Len()-6, 0)).Draw(rt, "from")}
		passage.To = min(passage.From+rapid.IntRange(1, 5).Draw(rt, "length"), text.Len())
		segments := append(c.coding.Segments(document.ID), coding.Segment{ID: "none"})
		segment := rapid.SampledFrom(segments).Draw(rt, "segment").ID
		var change coding.Change
		switch what := rapid.IntRange(0, 18).Draw(rt, "what"); what {
		case 0, 1:
			change, err = c.coding.CodePassage(c.by, document.ID, text, passage, code.ID)
		case 2:
			change, err = c.coding.Uncode(segment)
		case 3:
			change, err = c.coding.Resize(segment, text, passage)
		case 4:
			change, err = c.coding.Recode(segment, code.ID)
		case 5:
			change, err = c.coding.MarkQuote(segment, true)
		case 6:
			change, _, err = c.coding.NewCode(c.by, coding.Code{Name: rapid.SampledFrom([]string{"New", "newer", "Links"}).Draw(rt, "name"), Parent: code.ID})
		case 7:
			change, err = c.coding.RenameCode(code.ID, rapid.SampledFrom([]string{"New", "Renamed"}).Draw(rt, "name"))
		case 8:
			change, err = c.coding.DeleteCode(code.ID)
		case 9:
			change, err = c.coding.MoveCode(code.ID, rapid.SampledFrom(append(c.coding.Tree(), coding.Code{})).Draw(rt, "parent").ID, 0)
		case 10:
			change = c.coding.SetMemo(c.by, coding.OnCode, code.ID, rapid.SampledFrom([]string{"", "one", "two"}).Draw(rt, "memo"))
		case 11, 12:
			edit := coding.TextEdit{Document: document.ID, At: passage.From, Old: text.Slice(passage), New: rapid.SampledFrom([]string{"", "[x]", "longer é"}).Draw(rt, "new")}
			change, err = c.coding.EditTexts("edited", map[string]coding.Content{document.ID: {Text: text, Turns: draft.Turns}}, edit)
		case 13:
			_, err = c.project.Undo(c.coding, c.who)
		case 14:
			_, err = c.project.Redo(c.coding, c.who)
		case 15:
			if _, err := c.project.BringUpToDate(c.study); err != nil {
				rt.Fatal(err)
			}
			c.load(rt)
		default:
			err = c.fieldwork(rt, what)
		}
		if err == nil && !change.Empty() {
			_ = c.project.Do(c.coding, c.who, change) // what cannot be done is left
		}
		if len(c.coding.Tree()) == 0 {
			return
		}
	}
}

// fieldwork calls somebody, interviews, or changes a contact.
func (c *copyOfStudy) fieldwork(rt *rapid.T, what int) error {
	var all []sample.Case
	for one, err := range c.study.Cases() {
		if err != nil {
			return err
		}
		all = append(all, one)
	}
	one := rapid.SampledFrom(all[:2]).Draw(rt, "case")
	switch what {
	case 16:
		_, _, err := c.study.RecordCall(sample.Call{Case: one.ID, Outcome: rapid.SampledFrom([]string{sample.NoAnswerCode, sample.CompleteCode, "2.112"}).Draw(rt, "outcome")})
		return err
	case 17:
		_, err := c.study.EditContact(one.Contact, func(contact *sample.Contact) error {
			if rapid.Bool().Draw(rt, "never") {
				return study.SetDoNotCall(contact, "asked")
			}
			return study.SetColumn(contact, "name", rapid.SampledFrom([]string{"Ann", "Bea"}).Draw(rt, "name"))
		})
		return err
	}
	r, err := c.study.Begin(study.Beginning{Instrument: "ask", Mode: forms.Telephone, Interviewer: c.who, Case: one.ID})
	if heads, _ := c.study.Resumable(); err != nil && len(heads) > 0 {
		r, err = c.study.Resume(rapid.SampledFrom(heads).Draw(rt, "interview").ID)
	}
	if err != nil {
		return err
	}
	step := study.Step{Action: "answer", Answers: map[string]forms.Answer{rapid.SampledFrom([]string{"q2", "q3"}).Draw(rt, "variable"): {Value: rapid.SampledFrom([]string{"we share it", "we share a big van"}).Draw(rt, "answer")}}, Spent: map[string]time.Duration{"q3": time.Minute}}
	if rapid.Bool().Draw(rt, "complete") {
		step.Status = forms.Complete
	}
	return r.Record(step)
}
