package project_test

import (
	"io"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/refi"
	"fieldwork/forms/merge"
	"fieldwork/store/storetest"
)

func (c *copyOfStudy) take(t *testing.T, in *refi.Imported) {
	t.Helper()
	if _, err := c.project.Import(c.study, in, project.ImportOptions{Coder: c.who}); err != nil {
		t.Fatal(err)
	}
	c.load(t)
}

// keptContents are the files that a copy would give back.
func (c *copyOfStudy) keptContents(t *testing.T) map[string]string {
	t.Helper()
	kept, err := c.project.Kept()
	if err != nil {
		t.Fatal(err)
	}
	contents := map[string]string{}
	for _, file := range kept.Files {
		in, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		contents[file.Name] = string(content)
	}
	return contents
}

func (c *copyOfStudy) examined(t *testing.T) project.Examined {
	t.Helper()
	read, err := c.project.Examine(func(what string, err error) error {
		t.Errorf("%s: %v", what, err)
		return nil
	}, func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func TestKeptFilesComeWithAMerge(t *testing.T) {
	long := strings.Repeat("0123456789", 250_000)
	project := func(id byte, files ...refi.File) *refi.Imported {
		in := about("Our foot.", "Talk", "", 8, files...)
		for i := range in.Kept.Others {
			in.Kept.Others[i].GUID[0] = id
		}
		return in
	}
	both := project(1, file("both.pdf", long))
	for name, c := range map[string]struct {
		ours, theirs []*refi.Imported
		want         map[string]string
		conflicts    int
	}{
		"only there":         {nil, []*refi.Imported{both}, map[string]string{"both.pdf": long}, 0},
		"only here":          {[]*refi.Imported{both}, nil, map[string]string{"both.pdf": long}, 0},
		"the same on both":   {[]*refi.Imported{both}, []*refi.Imported{both}, map[string]string{"both.pdf": long}, 0},
		"one more there":     {[]*refi.Imported{both}, []*refi.Imported{both, project(2, file("b.pdf", "b"))}, map[string]string{"both.pdf": long, "b.pdf": "b"}, 0},
		"others on each":     {[]*refi.Imported{project(1, file("a.pdf", "a"))}, []*refi.Imported{project(2, file("b.pdf", "b"))}, map[string]string{"a.pdf": "a", "b.pdf": "b"}, 0},
		"one name, two ways": {[]*refi.Imported{project(1, file("a.pdf", "a"))}, []*refi.Imported{project(2, file("a.pdf", long))}, map[string]string{"a.pdf": "a"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			ours, theirs := apart(t, firstStudy(t))
			for _, in := range c.ours {
				ours.take(t, in)
			}
			for _, in := range c.theirs {
				theirs.take(t, in)
			}
			before := opened(t, ours.who, ours.engine.copied(), storetest.Start.Add(2*time.Hour), 7)
			conflicts := before.merged(t, theirs, nil).Conflicts
			if len(conflicts) != c.conflicts {
				t.Fatalf("%+v", conflicts)
			}
			choices := merge.Every(conflicts, merge.Ours)
			ours.merged(t, theirs, choices)
			theirs.merged(t, before, mirrored(choices))
			for _, side := range []*copyOfStudy{ours, theirs} {
				if diff := cmp.Diff(c.want, side.keptContents(t)); diff != "" && side == ours {
					t.Error(diff)
				}
				if read := side.examined(t); read.Files != len(c.want) {
					t.Errorf("%+v", read)
				}
			}
		})
	}
}

func TestAFileThatOneSideHasUndoneIsKept(t *testing.T) {
	ours, theirs := apart(t, firstStudy(t))
	in := about("Our foot.", "Talk", "", 8, file("a.pdf", "a"))
	ours.take(t, in)
	theirs.take(t, in)
	if _, err := ours.project.Undo(ours.coding, ours.who); err != nil {
		t.Fatal(err)
	}
	if m := ours.merged(t, theirs, nil); len(m.Conflicts) > 0 {
		t.Fatalf("%+v", m.Conflicts)
	}
	if got := ours.keptContents(t); !maps.Equal(got, map[string]string{"a.pdf": "a"}) {
		t.Error(got)
	}
	ours.examined(t)
}

func TestWhereCodersReadIsNoConflict(t *testing.T) {
	mark := func(c *copyOfStudy, coder string, at int, keys ...string) {
		document := c.coding.Documents()[0].ID
		if err := c.project.SaveBookmarks(coder, project.Bookmarks{Places: map[string]int{document: at}, Keys: keys}); err != nil {
			t.Fatal(err)
		}
	}
	at := func(c *copyOfStudy, coder string) (int, []string) {
		t.Helper()
		found, err := c.project.Bookmarks(coder)
		if err != nil {
			t.Fatal(err)
		}
		return found.Places[c.coding.Documents()[0].ID], found.Keys
	}
	for _, works := range []bool{false, true} {
		ours, theirs := apart(t, firstStudy(t))
		for _, c := range []*copyOfStudy{ours, theirs} {
			if c == theirs || works {
				document := c.coding.Documents()[0].ID
				change, err := c.coding.CodePassage(c.by, document, coding.NewText(mergedText), coding.Span{From: 4, To: 7}, c.coding.Tree()[1].ID)
				c.do(t, change, err)
			}
		}
		mark(ours, "AM", 1, "x")
		mark(theirs, "AM", 2, "y")
		mark(ours, "BT", 3)
		mark(theirs, "BT", 4)
		mark(ours, "only", 5)
		if m := ours.merged(t, theirs, nil); len(m.Conflicts) > 0 {
			t.Fatalf("%+v", m.Conflicts)
		}
		if place, _ := at(ours, "BT"); place != 4 {
			t.Errorf("BT goes on at %d", place)
		}
		if place, _ := at(ours, "only"); place != 5 {
			t.Errorf("one who only read goes on at %d", place)
		}
		if place, keys := at(ours, "AM"); place != 1 || keys[0] != "x" {
			t.Errorf("AM goes on at %d with %q", place, keys)
		}
	}
}
