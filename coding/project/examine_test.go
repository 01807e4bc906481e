package project_test

import (
	"errors"
	"strings"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// examined makes a project in which a passage is coded, with a memo on the code
// and a mark, and spoils a record of it. It gives what an examination reports.
func examined(t *testing.T, spoil func(ch *store.Change, document coding.Document, segment coding.Segment) error) (project.Examined, []string) {
	t.Helper()
	clock := storetest.Clock(storetest.Start)
	kept := store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1))
	p, by := project.New(kept, clock), coding.Author{Coder: "AM", NewID: kept.NewID, Now: clock}
	draft := coding.Draft{Text: "Tŷ ac amgueddfa", Turns: []coding.Turn{{To: 15, Speaker: "Ann"}}}
	added, err := p.AddDocuments([]coding.Draft{draft}, project.Origin{Digest: "one"})
	if err != nil {
		t.Fatal(err)
	}
	a := analysis(t, p)
	do := func(c coding.Change, err error) {
		t.Helper()
		if err := errors.Join(err, p.Do(a, by.Coder, c)); err != nil {
			t.Fatal(err)
		}
	}
	c, code, err := a.NewCode(by, coding.Code{ID: "links", Name: "Links"})
	do(c, err)
	do(a.CodePassage(by, added[0].ID, coding.NewText(draft.Text), coding.Span{From: 0, To: 15}, code.ID))
	do(a.SetMemo(by, coding.OnCode, code.ID, "A thought."), nil)
	do(a.SetDone(by, added[0].ID, true), nil)
	if spoil != nil {
		err := kept.Update(func(ch *store.Change) error { return spoil(ch, added[0], a.Segments(added[0].ID)[0]) })
		if err != nil {
			t.Fatal(err)
		}
	}
	var found []string
	read, err := p.Examine(func(what string, err error) error {
		found = append(found, what+": "+err.Error())
		return nil
	}, func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return read, found
}

func TestASoundProjectIsCounted(t *testing.T) {
	read, found := examined(t, nil)
	if want := (project.Examined{Documents: 1, Codes: 1, Segments: 1, Memos: 1}); read != want || len(found) > 0 {
		t.Errorf("%+v was read and %q found", read, found)
	}
}

// put writes a record past all rules.
func put[T any](ch *store.Change, kind, key string, value T) error {
	return store.NewIndex[T](kind, 1).Put(ch, key, value)
}

func TestWhatDoesNotAgreeIsReported(t *testing.T) {
	type (
		document = coding.Document
		segment  = coding.Segment
	)
	for want, spoil := range map[string]func(ch *store.Change, d document, s segment) error{
		"it is said to have 14": func(ch *store.Change, d document, _ segment) error {
			d.Length = 14
			return put(ch, "documents", d.ID, d)
		},
		"speaker turn 2, from 9 to 16, is not where it can be": func(ch *store.Change, d document, _ segment) error {
			return put(ch, "document-turns", d.ID, []coding.Turn{{To: 9}, {From: 9, To: 16}})
		},
		"speaker turn 2, from 3 to 12, is not": func(ch *store.Change, d document, _ segment) error {
			return put(ch, "document-turns", d.ID, []coding.Turn{{To: 9}, {From: 3, To: 12}})
		},
		"it goes from 3 to 16 in a text of 15 characters": func(ch *store.Change, d document, s segment) error {
			s.From, s.To = 3, 16
			return put(ch, "segments", d.ID+"/"+s.ID, s)
		},
		"it goes from 3 to 3 in a text of 15 characters": func(ch *store.Change, d document, s segment) error {
			s.From, s.To = 3, 3
			return put(ch, "segments", d.ID+"/"+s.ID, s)
		},
		"there is no document none": func(ch *store.Change, _ document, s segment) error {
			s.Document = "none"
			return put(ch, "segments", "none/"+s.ID, s)
		},
		"segment one/two: it calls itself": func(ch *store.Change, _ document, s segment) error {
			return put(ch, "segments", "one/two", s)
		},
		"there is no code none": func(ch *store.Change, d document, s segment) error {
			s.Code = "none"
			return put(ch, "segments", d.ID+"/"+s.ID, s)
		},
		"it lies under the code none, which there is not": func(ch *store.Change, _ document, _ segment) error {
			return put(ch, "codes", "second", coding.Code{ID: "second", Name: "Second", Parent: "none"})
		},
		"code second: it lies under itself": func(ch *store.Change, _ document, _ segment) error {
			return errors.Join(put(ch, "codes", "second", coding.Code{ID: "second", Name: "Second", Parent: "third"}),
				put(ch, "codes", "third", coding.Code{ID: "third", Name: "Third", Parent: "second"}))
		},
		"memo segment/none: there is no such segment": func(ch *store.Change, _ document, _ segment) error {
			return put(ch, "memos", "segment/none", coding.Memo{Subject: coding.OnSegment, ID: "none", Text: "Lost."})
		},
		"memo code/none: it calls itself document/none": func(ch *store.Change, _ document, _ segment) error {
			return put(ch, "memos", "code/none", coding.Memo{Subject: coding.OnDocument, ID: "none", Text: "Lost."})
		},
		"document none: ": func(ch *store.Change, _ document, _ segment) error { return put(ch, "documents", "none", 3) },
		"step of the history none: its change is missing": func(ch *store.Change, _ document, _ segment) error {
			return put(ch, "coding-steps", "none", map[string]string{"coder": "AM"})
		},
	} {
		_, found := examined(t, spoil)
		if !strings.Contains(strings.Join(found, "\n"), want) {
			t.Errorf("found is %q, and not %q", found, want)
		}
	}
}

func TestKeptFilesAreHeldAgainstWhatCame(t *testing.T) {
	for want, spoil := range map[string]func(ch *store.Change, key string) error{
		"":                             func(*store.Change, string) error { return nil },
		"its content is not what came": func(ch *store.Change, key string) error { return put(ch, "kept-file-parts", key, []byte("b")) },
		"there is no such record": func(ch *store.Change, key string) error {
			return store.NewIndex[[]byte]("kept-file-parts", 1).Delete(ch, key)
		},
	} {
		clock := storetest.Clock(storetest.Start)
		kept := store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1))
		p := &place{study.New(kept, clock), project.New(kept, clock), kept.NewID}
		p.take(t, about("Our foot.", "Talk", "", 8, file("a.pdf", "a")), project.ImportOptions{})
		err := kept.Update(func(ch *store.Change) error {
			for key := range store.Of(ch, "kept-file-parts", "") {
				return spoil(ch, key)
			}
			return errors.New("no part is kept")
		})
		if err != nil {
			t.Fatal(err)
		}
		found := ""
		read, err := p.project.Examine(func(what string, err error) error {
			found += what + ": " + err.Error()
			return nil
		}, func() error { return nil })
		if err != nil || read.Files != 1 || !strings.Contains(found, want) || want == "" && found != "" {
			t.Errorf("%+v %q %v, want %q", read, found, err, want)
		}
	}
}
