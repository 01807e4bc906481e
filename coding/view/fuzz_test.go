package view_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"fieldwork/coding"
	"fieldwork/coding/units"
	"fieldwork/forms/ui/uitest"
)

// hostile is text that would do harm if a terminal saw it.
const hostile = "\x1b[2J\x1b]0;title\x07 Red\x1b[31m \u202eevil\u202c \u200bhidden\u200d e\u0301\u0301 👩\u200d👩\u200d👧 \u009b5n\ttab\rback\x00"

// FuzzScreen shows any text, and takes any keys. Frames fit the window and hold
// no controls; what is coded lies on whole characters.
func FuzzScreen(f *testing.F) {
	f.Add(hostile, "s1ss2/evil\nn\x05x\nuU")
	f.Add(strings.Repeat("ŵŷ漢字", 3000), "G1g2]o1OJy")
	f.Add("\n\n\n", "1jkGsc\n")
	f.Add(strings.Repeat("word ", 4000)+"\n"+strings.Repeat("x", 20000), "d1d2d3D+-+1")
	f.Add("a"+strings.Repeat("\u0301", 5000)+" b", "llhhwb1e2")
	f.Fuzz(func(t *testing.T, text, keys string) {
		if !utf8.ValidString(text) || len(text) > 50_000 || len(keys) > 60 {
			return
		}
		desk := openDesk(t, draft("Talk", []said{{"A", 0, text + "."}, {hostile, 3, "And so on. " + text}}))
		desk.code("", "Links", hostile)
		desk.code("", hostile, "")
		d := uitest.Start(t, home{desk}, 80, 24)
		for _, r := range keys {
			d.Send(keyOf(r))
			harmless(t, d.View(), 80, 24)
		}
		for _, width := range []int{41, 120} {
			d.Send(tea.WindowSizeMsg{Width: width, Height: 16})
			harmless(t, d.View(), width, 16)
		}
		stored, err := desk.project.Document(desk.first())
		if err != nil {
			t.Fatal(err)
		}
		content := coding.Content{Text: coding.NewText(stored.Text), Turns: stored.Turns}
		whole := units.New(content)
		for _, s := range desk.segments() {
			if !content.Text.Holds(s.Span) || whole.Snap(s.Span) != s.Span {
				t.Fatalf("segment %v of a text of %d lies inside a character", s.Span, content.Text.Len())
			}
		}
	})
}

// keyOf is a key for a character of a fuzzed text: controls are the keys that a
// terminal sends them for.
func keyOf(r rune) tea.KeyMsg {
	switch {
	case r == '\n':
		return tea.KeyMsg{Type: tea.KeyEnter}
	case r == ' ':
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	case r < ' ' && r != 3: // ctrl+c leaves
		return tea.KeyMsg{Type: tea.KeyType(r)}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
}

// harmless fails where a frame is too large, or holds more than text and
// colours.
func harmless(t *testing.T, frame string, width, height int) {
	t.Helper()
	lines := strings.Split(frame, "\n")
	if len(lines) != height {
		t.Fatalf("the frame has %d lines, not %d", len(lines), height)
	}
	for _, line := range lines {
		if got := ansi.StringWidth(line); got > width {
			t.Fatalf("a line is %d columns wide: %q", got, line)
		}
		if at := strings.IndexFunc(ansi.Strip(line), func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e }); at >= 0 {
			t.Fatalf("a control is in a line: %q", line)
		}
	}
}

func TestHostileTextIsShownHarmlessly(t *testing.T) {
	desk := openDesk(t, draft(hostile, []said{{hostile, 0, hostile}, {"B", 3, "Words after it."}}))
	desk.code("", hostile, hostile)
	d := desk.start(120, 24)
	d.Press("s", "s", "1")
	harmless(t, d.View(), 120, 24)
	d.Press("m")
	d.Type("x")
	d.Press("enter", "c")
	harmless(t, d.View(), 120, 24)
	d.Press("esc", "/")
	d.Type("evil")
	harmless(t, d.View(), 120, 24)
	d.Golden("hostile-120x24")
	d.Press("enter", "]", "esc", "]", "s", "1")
	if got := desk.coded(); !strings.HasSuffix(got[len(got)-1], ": Words after it.") {
		t.Errorf("coded is %q", got)
	}
}
