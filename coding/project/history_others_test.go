package project_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/store/storetest"
)

// refusals are why a coder may be refused a step.
var refusals = []error{project.ErrNothingToUndo, project.ErrNothingToRedo, coding.ErrChanged}

// TestTwoCodersUndoAtRandomAndAllStaysSound lets two coders work in one study and
// take back what they did, whatever the other has built on it: each step is made
// or refused, and what is kept stays sound and is what is in memory.
func TestTwoCodersUndoAtRandomAndAllStaysSound(t *testing.T) {
	base := firstStudy(t)
	rapid.Check(t, func(rt *rapid.T) {
		c := opened(rt, "AM", base.engine.copied(), storetest.Start, 2)
		for range rapid.IntRange(1, 12).Draw(rt, "turns") {
			c.who = rapid.SampledFrom([]string{"AM", "BT"}).Draw(rt, "who")
			c.by.Coder = c.who
			if rapid.Bool().Draw(rt, "step") {
				c.stepBack(rt)
			} else {
				work(rt, c)
			}
			if len(c.coding.Tree()) == 0 {
				return
			}
		}
		if faults := append(c.codingFaults(rt), c.codeFaults()...); len(faults) > 0 {
			rt.Fatalf("it has faults:\n%s", strings.Join(faults, "\n"))
		}
		before := c.coding
		c.load(rt)
		for _, document := range c.coding.Documents() {
			if diff := cmp.Diff(c.coding.Segments(document.ID), before.Segments(document.ID)); diff != "" {
				rt.Fatalf("on disk is something else:\n%s", diff)
			}
		}
	})
}

func (c *copyOfStudy) stepBack(rt *rapid.T) {
	step := c.project.Undo
	if rapid.Bool().Draw(rt, "redo") {
		step = c.project.Redo
	}
	_, err := step(c.coding, c.who)
	for _, refusal := range refusals {
		if errors.Is(err, refusal) {
			return
		}
	}
	if err != nil {
		rt.Fatal(err)
	}
}

// codingFaults are what an examination of the coding reports.
func (c *copyOfStudy) codingFaults(t fatal) (faults []string) {
	_, err := c.project.Examine(func(what string, err error) error {
		faults = append(faults, what+": "+err.Error())
		return nil
	}, func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

// makes is a change that somebody makes to the coding of a document.
type makes func(c *copyOfStudy, by coding.Author, document string) (coding.Change, error)

// itsOpening is a passage at the beginning of the document.
var itsOpening = coding.Span{From: 0, To: 3}

func firstCode(c *copyOfStudy) string { return c.coding.Tree()[0].ID }

// builtOn are changes of one coder, and what another builds on them.
var builtOn = map[string][2]makes{
	"a code that has passages": {
		func(c *copyOfStudy, by coding.Author, _ string) (coding.Change, error) {
			change, _, err := c.coding.NewCode(by, coding.Code{Name: "Used"})
			return change, err
		},
		func(c *copyOfStudy, by coding.Author, document string) (coding.Change, error) {
			code, _ := c.coding.CodeNamed("", "Used")
			return c.coding.CodePassage(by, document, coding.NewText(mergedText), itsOpening, code.ID)
		},
	},
	"a passage whose code is gone": {
		func(c *copyOfStudy, _ coding.Author, document string) (coding.Change, error) {
			return c.coding.Uncode(c.coding.Segments(document)[0].ID)
		},
		func(c *copyOfStudy, _ coding.Author, _ string) (coding.Change, error) {
			return c.coding.DeleteCode(firstCode(c))
		},
	},
	"a name that is taken": {
		func(c *copyOfStudy, _ coding.Author, _ string) (coding.Change, error) {
			return c.coding.RenameCode(firstCode(c), "Renamed")
		},
		func(c *copyOfStudy, by coding.Author, _ string) (coding.Change, error) {
			change, _, err := c.coding.NewCode(by, coding.Code{Name: "links"})
			return change, err
		},
	},
	"a hot key that is taken": {
		func(c *copyOfStudy, _ coding.Author, _ string) (coding.Change, error) {
			return c.coding.PinCode(firstCode(c), 0)
		},
		func(c *copyOfStudy, _ coding.Author, _ string) (coding.Change, error) {
			return c.coding.PinCode(c.coding.Tree()[1].ID, 4)
		},
	},
	"a passage with a memo": {
		func(c *copyOfStudy, by coding.Author, document string) (coding.Change, error) {
			return c.coding.CodePassage(by, document, coding.NewText(mergedText), itsOpening, firstCode(c))
		},
		func(c *copyOfStudy, by coding.Author, document string) (coding.Change, error) {
			change := coding.Change{}
			for _, s := range c.coding.SegmentsIn(document, itsOpening) {
				if s.Coder == "AM" {
					change = c.coding.SetMemo(by, coding.OnSegment, s.ID, "a thought")
				}
			}
			return change, nil
		},
	},
	"words that are coded": {
		func(c *copyOfStudy, _ coding.Author, document string) (coding.Change, error) {
			edit := coding.TextEdit{Document: document, New: "new words "}
			return c.coding.EditTexts("edited", map[string]coding.Content{document: {Text: coding.NewText(mergedText)}}, edit)
		},
		func(c *copyOfStudy, by coding.Author, document string) (coding.Change, error) {
			return c.coding.CodePassage(by, document, coding.NewText("new words "+mergedText), coding.Span{From: 0, To: 4}, firstCode(c))
		},
	},
}

// TestWhatOthersHaveBuiltOnIsNotTakenBack undoes what another coder has used.
func TestWhatOthersHaveBuiltOnIsNotTakenBack(t *testing.T) {
	for name, makes := range builtOn {
		t.Run(name, func(t *testing.T) {
			c := firstStudy(t)
			var document string
			for _, d := range c.coding.Documents() {
				if d.Title == "One" {
					document = d.ID
				}
			}
			pin, err := c.coding.PinCode(firstCode(c), 4)
			c.do(t, pin, err)
			if len(c.coding.Segments(document)) == 0 {
				change, err := c.coding.CodePassage(c.by, document, coding.NewText(mergedText), coding.Span{From: 8, To: 11}, firstCode(c))
				c.do(t, change, err)
			}
			for i, who := range []string{"AM", "BT"} {
				c.who, c.by.Coder = who, who
				change, err := makes[i](c, c.by, document)
				c.do(t, change, err)
			}
			before := c.records(t)
			if _, err := c.project.Undo(c.coding, "AM"); !errors.Is(err, coding.ErrUsed) {
				t.Errorf("undoing gives %v", err)
			}
			if diff := cmp.Diff(before, c.records(t)); diff != "" {
				t.Error(diff)
			}
			if faults := c.codingFaults(t); len(faults) > 0 {
				t.Error(faults)
			}
		})
	}
}

// TestAStepThatIsRefusedMovesNothing undoes an edit of a text of which another
// coder has since cut a part away: the words are not there to be taken back, and
// the passage behind them stays where it is.
func TestAStepThatIsRefusedMovesNothing(t *testing.T) {
	c := firstStudy(t)
	document := c.coding.Documents()[0].ID
	draft, err := c.project.Document(document)
	if err != nil {
		t.Fatal(err)
	}
	text := coding.NewText(draft.Text)
	change, err := c.coding.CodePassage(c.by, document, text, coding.Span{From: 4, To: 9}, firstCode(c))
	c.do(t, change, err)
	for _, by := range []struct {
		who  string
		edit coding.TextEdit
	}{
		{"BT", coding.TextEdit{At: 0, Old: text.Slice(coding.Span{From: 0, To: 1}), New: "[x]"}},
		{"AM", coding.TextEdit{At: 2, Old: "]" + text.Slice(coding.Span{From: 1, To: 4})}},
	} {
		draft, err := c.project.Document(document)
		if err != nil {
			t.Fatal(err)
		}
		by.edit.Document, c.who = document, by.who
		change, err := c.coding.EditTexts("edited", map[string]coding.Content{document: {Text: coding.NewText(draft.Text), Turns: draft.Turns}}, by.edit)
		c.do(t, change, err)
	}
	before := slices.Clone(c.coding.Segments(document))
	if _, err := c.project.Undo(c.coding, "BT"); !errors.Is(err, coding.ErrChanged) {
		t.Fatalf("undoing gives %v", err)
	}
	if diff := cmp.Diff(before, c.coding.Segments(document)); diff != "" {
		t.Error(diff)
	}
}
