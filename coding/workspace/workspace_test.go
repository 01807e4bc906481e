package workspace_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/search"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

var errDisk = errors.New("the disk is full")

// disk is an engine that fails when it is told to.
type disk struct {
	store.Engine
	full bool
}

func (d *disk) Update(change func(store.Tx) error) error {
	if d.full {
		return errDisk
	}
	return d.Engine.Update(change)
}

// bench is a workspace on a project of one document.
type bench struct {
	t       *testing.T
	disk    *disk
	project *project.Project
	space   *workspace.Workspace
	id      string
	clock   func() time.Time
	newID   func() string
	said    []string // the notices, in order
	left    []error  // what was told to the shell
}

func open(t *testing.T) *bench {
	t.Helper()
	clock := storetest.Clock(storetest.Start)
	b := &bench{t: t, disk: &disk{Engine: storetest.OpenEngine(t)}}
	kept := store.New(b.disk, storetest.Author, clock, storetest.Entropy(1))
	b.project = project.New(kept, clock)
	draft := coding.Draft{Document: coding.Document{Title: "Talk"}, Text: "One two three.", Turns: []coding.Turn{{From: 0, To: 14, Speaker: "A"}}}
	added, err := b.project.AddDocuments([]coding.Draft{draft}, project.Origin{Digest: "talk"})
	if err != nil {
		t.Fatal(err)
	}
	b.id, b.clock, b.newID = added[0].ID, clock, kept.NewID
	b.reopen()
	return b
}

// reopen reads everything anew, as when the program is started again.
func (b *bench) reopen() {
	b.t.Helper()
	analysis, err := b.project.Analysis()
	if err != nil {
		b.t.Fatal(err)
	}
	kept, err := b.project.Bookmarks("AM")
	if err != nil {
		b.t.Fatal(err)
	}
	b.space = workspace.New(workspace.Options{
		Project: b.project, Analysis: analysis, Author: coding.Author{Coder: "AM", NewID: b.newID, Now: b.clock},
		Explain: func(err error) string { return "Explained: " + err.Error() + "." }, Bookmarks: kept,
	})
}

// run runs a command and what follows from it.
func (b *bench) run(cmd tea.Cmd) {
	b.t.Helper()
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, each := range msg {
			b.run(each)
		}
	case ui.Notice:
		b.said = append(b.said, msg.Text)
	case ui.LeftMsg:
		b.left = append(b.left, msg.Err)
	case nil:
	default:
		b.run(b.space.Update(msg))
		b.run(b.space.Update(msg)) // another screen gives it too
	}
}

func (b *bench) newCode(name string) (coding.Change, error) {
	c, _, err := b.space.Analysis().NewCode(b.space.Author(), coding.Code{Name: name})
	return c, err
}

// saved fails unless so many codes are on disk, and in memory.
func (b *bench) saved(want int) {
	b.t.Helper()
	kept, err := b.project.Analysis()
	if err != nil {
		b.t.Fatal(err)
	}
	if kept.Codes() != want || b.space.Analysis().Codes() != want {
		b.t.Errorf("%d codes are on disk and %d in memory, want %d", kept.Codes(), b.space.Analysis().Codes(), want)
	}
}

func (b *bench) says(want string) {
	b.t.Helper()
	if len(b.said) == 0 || !strings.Contains(b.said[len(b.said)-1], want) {
		b.t.Errorf("said was %q, want %q", b.said, want)
	}
}

func TestAChangeShowsAtOnceAndIsSavedBehind(t *testing.T) {
	b := open(t)
	cmd := b.space.Change(b.newCode("Links"))
	if b.space.Analysis().Codes() != 1 || !b.space.Holding() || b.space.Version() == 0 {
		t.Error("the change is not to be seen at once")
	}
	b.run(cmd)
	if b.space.Holding() {
		t.Error("keys wait after it was saved")
	}
	b.saved(1)
	b.run(b.space.Undo())
	b.says("Undone: made the code Links.")
	b.saved(0)
	b.run(b.space.Redo())
	b.says("Done again: made the code Links.")
	b.saved(1)
	b.run(b.space.Redo())
	b.says("There is nothing to redo.")
}

func TestWhatCannotBeSavedIsTakenBack(t *testing.T) {
	b := open(t)
	b.disk.full = true
	b.run(b.space.Change(b.newCode("Links")))
	b.says("Explained: the disk is full.")
	b.saved(0)
	b.disk.full = false
	b.run(b.space.Change(b.newCode("Links")))
	b.disk.full = true
	b.run(b.space.Undo())
	b.says("the disk is full")
	b.saved(1)
}

func TestWhatCannotBeDoneIsSaid(t *testing.T) {
	b := open(t)
	b.run(b.space.Change(b.newCode("")))
	b.says("A code needs a name")
	b.run(b.space.Undo())
	b.says("There is nothing to undo.")
	b.run(b.space.Change(coding.Change{}, nil))
	b.run(b.space.Change(coding.Change{}, fmt.Errorf("%w: a code", coding.ErrChanged)))
	b.says("has been changed since")
	if b.space.Holding() {
		t.Error("keys wait for nothing")
	}
	b.saved(0)
}

func TestTextsAreReadAndEdited(t *testing.T) {
	b := open(t)
	if _, there := b.space.Content(b.id); there {
		t.Fatal("a text is there before it is read")
	}
	b.run(b.space.Load(b.id))
	content, there := b.space.Content(b.id)
	if !there || content.Text.String() != "One two three." || len(content.Turns) != 1 || b.space.Load(b.id) != nil {
		t.Fatalf("the text is %v, %v", content, there)
	}
	edit := coding.TextEdit{Document: b.id, At: 4, Old: "two", New: "2"}
	b.run(b.space.Change(b.space.Analysis().EditTexts("corrected", map[string]coding.Content{b.id: content}, edit)))
	content, _ = b.space.Content(b.id)
	if read, err := b.space.Read(b.id); err != nil || read.Text.String() != "One 2 three." || content.Text.String() != "One 2 three." {
		t.Errorf("edited, the text is %q on disk and %q in memory, %v", read.Text.String(), content.Text.String(), err)
	}
	b.run(b.space.Undo())
	if content, _ = b.space.Content(b.id); content.Text.String() != "One two three." || content.Turns[0].To != 14 {
		t.Errorf("undone, the text is %q with %v", content.Text.String(), content.Turns)
	}
	b.space.Forget()
	if _, there := b.space.Content(b.id); there {
		t.Error("a text that was forgotten is there")
	}
	b.run(b.space.Load("NOTHERE"))
	b.says("The document could not be read.")
}

// TestATextThatIsEditedWhileItIsReadIsReadAgain so that what is shown is never
// older than what is saved.
func TestATextThatIsEditedWhileItIsReadIsReadAgain(t *testing.T) {
	b := open(t)
	read := b.space.Load(b.id)
	old := read()
	content, err := b.space.Read(b.id)
	if err != nil {
		t.Fatal(err)
	}
	edit := coding.TextEdit{Document: b.id, At: 4, Old: "two", New: "2"}
	b.run(b.space.Change(b.space.Analysis().EditTexts("corrected", map[string]coding.Content{b.id: content}, edit)))
	b.run(b.space.Update(old))
	if content, there := b.space.Content(b.id); !there || content.Text.String() != "One 2 three." {
		t.Errorf("the text is %v, %v", content, there)
	}
}

// TestLeavingWaitsUntilAllIsSaved of two screens that lie on one another: each is
// told once.
func TestLeavingWaitsUntilAllIsSaved(t *testing.T) {
	b := open(t)
	cmd := b.space.Change(b.newCode("Links"))
	for range 2 {
		if wait := b.space.Leave(); wait == nil || wait() != nil {
			t.Fatal("leaving does not wait")
		}
	}
	b.run(b.space.Update(cmd()))
	if len(b.left) != 2 || errors.Join(b.left...) != nil {
		t.Errorf("told was %v", b.left)
	}
	b.saved(1)
}

func TestWhereTheCoderWasIsKept(t *testing.T) {
	b := open(t)
	b.space.SetLastPlace(b.id, 5)
	b.run(b.space.SetMark('a', project.Mark{Document: b.id, At: 3}))
	b.run(b.space.SetMark('b', project.Mark{Document: "gone", At: 3}))
	b.space.SetLastPlace(b.id, 7)
	b.run(b.space.Leave())
	if len(b.left) != 1 {
		t.Errorf("told was %v", b.left)
	}
	b.reopen()
	if at := b.space.LastPlace(b.id); at != 7 {
		t.Errorf("the document opens at %d", at)
	}
	if mark, ok := b.space.Mark('a'); !ok || mark.At != 3 {
		t.Errorf("the mark is %v, %v", mark, ok)
	}
	if _, ok := b.space.Mark('b'); ok {
		t.Error("there is a mark in a document that is no more")
	}
	if got := strings.Join(b.space.Marks(), " "); got != "a b" {
		t.Errorf("the marks are %q", got)
	}
}

// TestBookmarksThatAreWrittenLateLeaveTheLaterOnes where two are on their way at
// once.
func TestBookmarksThatAreWrittenLateLeaveTheLaterOnes(t *testing.T) {
	b := open(t)
	b.space.SetLastPlace(b.id, 5)
	first := b.space.KeepBookmarks()
	b.space.SetLastPlace(b.id, 7)
	b.run(b.space.KeepBookmarks())
	b.run(first)
	b.reopen()
	if at := b.space.LastPlace(b.id); at != 7 {
		t.Errorf("the document opens at %d", at)
	}
}

func TestBookmarksThatCannotBeKeptAreTold(t *testing.T) {
	b := open(t)
	b.disk.full = true
	b.run(b.space.KeepBookmarks())
	b.says("Where you are could not be kept. Explained: the disk is full.")
}

func TestDocumentsAreSearched(t *testing.T) {
	b := open(t)
	pattern, err := search.Compile("t", search.Mode{})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	err = b.space.Search(context.Background(), pattern, func(_ string, matches []coding.Span, _, _ int) bool {
		found += len(matches)
		return true
	})
	if err != nil || found != 2 {
		t.Errorf("%d are found, %v", found, err)
	}
}
