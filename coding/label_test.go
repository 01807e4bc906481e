package coding_test

import (
	"maps"
	"strings"
	"testing"

	"fieldwork/coding"
)

// TestLabelsHoldNoWordsOfTheText makes every change that is about words of a
// text or about a title. What its label says is told by the log.
func TestLabelsHoldNoWordsOfTheText(t *testing.T) {
	const secret = "Bronwen"
	d := newDesk(map[string]string{"a": "It was Bronwen who said it, said Bronwen."})
	by := d.author()
	make := func(c coding.Change, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(c.Label, secret) || c.Label == "" {
			t.Errorf("the label is %q", c.Label)
		}
		if !strings.Contains(c.Says(), secret) {
			t.Errorf("the coder reads %q", c.Says())
		}
		back := c.Inverse()
		if back.Says() != c.Says() || back.Label != c.Label {
			t.Errorf("undone, it says %q and %q", back.Label, back.Says())
		}
		d.apply(t, c)
	}
	c, code, err := d.analysis.NewCode(by, coding.Code{Name: "Links"})
	if err != nil {
		t.Fatal(err)
	}
	d.apply(t, c)
	make(d.analysis.RenameDocument("a", "The talk with Bronwen"))
	make(d.analysis.CodePassage(by, "a", d.text("a"), coding.Span{From: 7, To: 14}, code.ID))
	make(d.analysis.Resize(d.analysis.Segments("a")[0].ID, d.text("a"), coding.Span{From: 0, To: 14}))
	make(d.analysis.LinkDocument("a", "CASE", ""))
	make(d.analysis.SetDone(by, "a", true), nil)
	content := map[string]coding.Content{"a": {Text: d.text("a"), Turns: d.turns["a"]}}
	make(d.analysis.EditTexts("replaced “Bronwen” by [name]", content, coding.TextEdit{Document: "a", At: 7, Old: secret, New: "[name]"}))
	make(d.analysis.DeleteDocument("a"))
}

// TestMarksAreNoMemos marks a document as finished: the mark is not among the
// memos, and goes and comes back with its document.
func TestMarksAreNoMemos(t *testing.T) {
	d := newDesk(map[string]string{"a": "one two", "ab": "three"})
	by := d.author()
	d.apply(t, d.analysis.SetDone(by, "a", true))
	d.apply(t, d.analysis.SetDone(by, "ab", true))
	d.apply(t, d.analysis.SetBlind(by, true))
	d.apply(t, d.analysis.SetMemo(by, coding.OnProject, "", "A thought."))
	d.apply(t, d.analysis.SetMemo(by, coding.OnDocument, "a", "Another."))
	if memos := d.analysis.Memos(); len(memos) != 2 || memos[0].Subject != coding.OnDocument || memos[1].Text != "A thought." {
		t.Errorf("the memos are %+v", memos)
	}
	if finished := d.analysis.Finished(); !maps.Equal(finished, map[string]int{"a": 1, "ab": 1}) {
		t.Errorf("finished: %v", finished)
	}
	c, err := d.analysis.DeleteDocument("a")
	if err != nil {
		t.Fatal(err)
	}
	d.apply(t, c)
	if d.analysis.Done("a", "AM") || !d.analysis.Done("ab", "AM") || len(d.analysis.Memos()) != 1 {
		t.Errorf("finished: %t and %t, memos %+v", d.analysis.Done("a", "AM"), d.analysis.Done("ab", "AM"), d.analysis.Memos())
	}
	d.apply(t, c.Inverse())
	if !d.analysis.Done("a", "AM") || len(d.analysis.Memos()) != 2 {
		t.Error("the mark has not come back with its document")
	}
}
