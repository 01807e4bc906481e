package view_test

import (
	"flag"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/units"
	"fieldwork/coding/view"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// someKeys are pressed at random; each entry is one thing that a coder does.
var someKeys = [][]string{
	{"j"}, {"k"}, {"w"}, {"b"}, {")"}, {"("}, {"]"}, {"["}, {"}"}, {"{"}, {"tab"}, {"shift+tab"}, {"o"}, {"O"}, {"d"}, {"D"}, {"g"}, {"G"},
	{"h"}, {"l"}, {"0"}, {"$"}, {"\"", "a"}, {"'", "a"}, {"backspace"},
	{"s"}, {"S"}, {"e"}, {"E"}, {"p"}, {"P"}, {"t"}, {"T"}, {"+"}, {"-"}, {"v"}, {";"}, {"shift+right"}, {"shift+left"}, {"shift+down"}, {"shift+up"}, {"esc"},
	{"1"}, {"2"}, {"3"}, {"s", "1"}, {"s", "4"}, {"."}, {"c", "L", "i", "enter"}, {"c", "n", "e", "w", "alt+enter"}, {"c", "tab", "tab", "enter"}, {"i"}, {"#", "4"}, {"%"},
	{"x"}, {"X"}, {","}, {"r", "C", "o", "enter"}, {"R", "2"}, {"z", "+", "enter"}, {"z", "esc"}, {"alt+right"}, {"alt+left"}, {"alt+down"}, {"alt+up"},
	{"ctrl+left"}, {"ctrl+right"}, {"ctrl+up"}, {"ctrl+down"}, {"y"}, {"J"}, {"q"}, {"m", "a", "enter"}, {"m", "backspace", "enter"}, {"M", "3", "b", "enter"}, {"!"},
	{"/", "s", "h", "enter"}, {"n"}, {"N"}, {"C", "1", "1", "enter", "enter"}, {"C", "3", "1", "enter", "enter"}, {"F", "s", "h", "enter", "enter"}, {"C", "2", "2", "enter", "enter"}, {"ctrl+n", "i", "t", "enter", "enter", "enter"},
	{"ctrl+e", "x", "enter"}, {"I", "ŵ", "enter"}, {"ctrl+n", "enter", "enter", "enter"},
	{"f", "1"}, {"f", "2"}, {"f", "5"}, {"f", "6"}, {"\\"}, {"|"}, {"Z"}, {"u"}, {"U"},
}

// evenly draws any of some values as often as any other; rapid.SampledFrom draws
// the first more often.
func evenly[T any](values []T) *rapid.Generator[T] {
	const bits = 8
	return rapid.Custom(func(t *rapid.T) T {
		at := 0
		for i := range bits {
			if rapid.Bool().Draw(t, fmt.Sprint("bit", i)) {
				at |= 1 << i
			}
		}
		return values[at*len(values)>>bits]
	})
}

// kept is everything that a project holds.
type kept struct {
	Texts    map[string]string
	Turns    map[string][]coding.Turn
	Segments map[string][]coding.Segment
	Codes    []coding.Code
	Memos    []string
}

// onDisk reads everything anew.
func (d *desk) onDisk(t *rapid.T) kept {
	a, err := d.project.Analysis()
	if err != nil {
		t.Fatal(err)
	}
	k := d.whole(a)
	for _, document := range a.Documents() {
		draft, err := d.project.Document(document.ID)
		if err != nil {
			t.Fatal(err)
		}
		k.Texts[document.ID], k.Turns[document.ID] = draft.Text, draft.Turns
	}
	return k
}

// whole is everything but the texts.
func (d *desk) whole(a *coding.Analysis) kept {
	k := kept{Texts: map[string]string{}, Turns: map[string][]coding.Turn{}, Segments: map[string][]coding.Segment{}, Codes: a.Tree()}
	note := func(subject coding.Subject, id string) {
		memo, _ := a.Memo(subject, id)
		k.Memos = append(k.Memos, memo.Text)
	}
	note(coding.OnProject, "")
	note(coding.OnBlind, "")
	for _, document := range a.Documents() {
		k.Segments[document.ID] = slices.Clone(a.Segments(document.ID))
		note(coding.OnDocument, document.ID)
		note(coding.OnDone, document.ID+"/AM")
		for _, s := range k.Segments[document.ID] {
			note(coding.OnSegment, s.ID)
		}
	}
	return k
}

// inMemory is what the screens show.
func (d *desk) inMemory() kept {
	k := d.whole(d.space.Analysis())
	for _, document := range d.space.Analysis().Documents() {
		if content, there := d.space.Content(document.ID); there {
			k.Texts[document.ID], k.Turns[document.ID] = content.Text.String(), content.Turns
		}
	}
	return k
}

// sameAs compares what is shown with what is on disk.
func (d *desk) sameAs(t *rapid.T, after string, disk kept) {
	shown := d.inMemory()
	for id := range disk.Texts {
		if _, there := shown.Texts[id]; !there {
			shown.Texts[id], shown.Turns[id] = disk.Texts[id], disk.Turns[id]
		}
	}
	if reflect.DeepEqual(disk, shown) { // which is quicker
		return
	}
	if diff := cmp.Diff(disk, shown, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("after %s what is on disk (-) differs from what is shown (+):\n%s", after, diff)
	}
}

// home lies beneath the coding view and opens it anew whenever it is closed.
type home struct{ desk *desk }

func (h home) open() tea.Cmd        { return ui.Push(view.New(h.desk.options())) }
func (h home) Init() tea.Cmd        { return h.open() }
func (h home) Actions() ui.Actions  { return nil }
func (h home) Typing() bool         { return false }
func (h home) Head() ui.Head        { return ui.Head{} }
func (h home) Body(int, int) string { return "" }
func (h home) Update(msg tea.Msg) tea.Cmd {
	if _, back := msg.(ui.ResumedMsg); back {
		return h.open()
	}
	return nil
}

// fewerChecks has a property that is slow to check checked a fifth as often as
// others: 20 times where rapid is not told how often.
func fewerChecks(t *testing.T) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	usual := checks.Value.String()
	often, err := strconv.Atoi(usual)
	if err == nil {
		err = checks.Value.Set(strconv.Itoa(max(often/5, 1)))
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = checks.Value.Set(usual) })
}

// TestKeysAtRandomLoseNothing presses keys at random. What is shown is on disk
// after each; no passage lies inside a character; and undoing everything and
// redoing it leaves all as it was.
func TestKeysAtRandomLoseNothing(t *testing.T) {
	fewerChecks(t)
	rapid.Check(t, func(rt *rapid.T) {
		desk := museum(t)
		first := desk.onDisk(rt)
		d := uitest.Start(t, home{desk}, rapid.SampledFrom([]int{46, 80, 120}).Draw(rt, "width"), 24)
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			step := evenly(someKeys).Draw(rt, "keys")
			d.Press(step...)
			if strings.Contains(d.Text(), "Change it all the same?") {
				d.Press("y")
			}
			for tries := 0; strings.Contains(d.Text(), "esc cancel"); tries++ {
				d.Press("esc")
				if tries > 5 {
					rt.Fatalf("after %v a dialog stays open:\n%s", step, d.Text())
				}
			}
			disk := desk.onDisk(rt)
			desk.sameAs(rt, strings.Join(step, " "), disk)
			onCharacters(rt, disk)
		}
		for strings.Contains(d.Text(), "next document") {
			d.Press("esc")
		}
		last := desk.onDisk(rt)
		steps := 0
		for ; !strings.Contains(d.Text(), "There is nothing to undo."); steps++ {
			if d.Press("u"); steps > 200 {
				rt.Fatalf("undoing does not end:\n%s", d.Text())
			}
		}
		start := desk.onDisk(rt)
		desk.sameAs(rt, "undoing all", start)
		if diff := cmp.Diff(first.Texts, start.Texts); diff != "" || len(start.Codes) > 0 {
			rt.Fatalf("undone to the start %d codes are left (-want +got):\n%s", len(start.Codes), diff)
		}
		for range steps - 1 {
			d.Press("U")
		}
		again := desk.onDisk(rt)
		desk.sameAs(rt, "redoing all", again)
		if diff := cmp.Diff(last, again, cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf("redone to the end (-want +got):\n%s", diff)
		}
	})
}

// onCharacters fails where a segment begins or ends inside a character, or
// covers nothing.
func onCharacters(t *rapid.T, k kept) {
	for document, segments := range k.Segments {
		text := coding.NewText(k.Texts[document])
		u := units.New(coding.Content{Text: text})
		for _, s := range segments {
			if !text.Holds(s.Span) || u.Snap(s.Span) != s.Span {
				t.Fatalf("segment %+v of a text of %d", s, text.Len())
			}
		}
	}
}
