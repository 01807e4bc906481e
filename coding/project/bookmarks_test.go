package project_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding/project"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

func TestBookmarksAreKeptForEachCoder(t *testing.T) {
	clock := storetest.Clock(storetest.Start)
	kept := store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1))
	p := project.New(kept, clock)
	for _, coder := range []string{"", "AM"} {
		if found, err := p.Bookmarks(coder); err != nil || !cmp.Equal(found, project.Bookmarks{}) {
			t.Errorf("at first: %v, %v", found, err)
		}
	}
	entries := countLog(t, kept)
	want := project.Bookmarks{Places: map[string]int{"D1": 7}, Marks: map[string]project.Mark{"a": {Document: "D1", At: 3}}, Keys: []string{"", "c1"}}
	for range 2 {
		if err := p.SaveBookmarks("AM", want); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := p.Bookmarks("AM"); err != nil || !cmp.Equal(found, want) {
		t.Errorf("kept: %v, %v", found, err)
	}
	if found, err := p.Bookmarks("BJ"); err != nil || !cmp.Equal(found, project.Bookmarks{}) {
		t.Errorf("of another coder: %v, %v", found, err)
	}
	if countLog(t, kept) != entries {
		t.Error("bookmarks are in the log")
	}
}

func countLog(t *testing.T, kept *store.Store) (entries int) {
	t.Helper()
	err := kept.View(func(tx store.Tx) error {
		for _, err := range store.Log(tx, "") {
			if err != nil {
				return err
			}
			entries++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return entries
}
