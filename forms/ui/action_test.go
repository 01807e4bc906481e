package ui_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

func press(t *testing.T, name string) tea.KeyMsg {
	t.Helper()
	key, ok := ui.KeyNamed(name)
	if !ok {
		t.Fatalf("no key is named %q", name)
	}
	return key
}

func TestDispatch(t *testing.T) {
	done := ""
	does := func(name string) func() tea.Cmd {
		return func() tea.Cmd { done = name; return nil }
	}
	actions := ui.Actions{
		{Name: "don't know", Keys: []string{"d", "ctrl+d"}, Do: does("don't know")},
		{Name: "toggle", Keys: []string{"space"}, Do: does("toggle")},
		{Name: "probe", Keys: []string{"alt+a"}, Do: does("probe")},
		{Name: "next, not now", Keys: []string{"enter"}, Disabled: "Answer first.", Do: does("next, not now")},
		{Name: "finish", Keys: []string{"enter"}, Do: does("finish")},
		{Name: "digits", Keys: []string{"1", "2"}, Do: does("digits")},
	}
	for _, c := range []struct {
		key    string
		typing bool
		want   string
	}{
		{"d", false, "don't know"},
		{"d", true, ""},
		{"ctrl+d", true, "don't know"},
		{"space", false, "toggle"},
		{"space", true, ""},
		{"alt+a", true, "probe"},
		{"enter", false, "finish"},
		{"2", false, "digits"},
		{"3", false, ""},
	} {
		done = ""
		_, handled := actions.Dispatch(press(t, c.key), c.typing)
		if done != c.want || handled != (c.want != "") {
			t.Errorf("%s while typing %v: did %q, handled %v; want %q", c.key, c.typing, done, handled, c.want)
		}
	}
}

func TestAPasteIsNoShortcut(t *testing.T) {
	actions := ui.Actions{{Name: "refused", Keys: []string{"r", "[r]"}, Do: func() tea.Cmd {
		t.Error("a paste was taken for a key")
		return nil
	}}}
	paste := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("r"), Paste: true}
	if _, handled := actions.Dispatch(paste, false); handled {
		t.Error("a paste was handled as a shortcut")
	}
}

func TestADisabledActionSaysWhy(t *testing.T) {
	actions := ui.Actions{{Name: "next", Keys: []string{"enter"}, Disabled: "Answer first."}}
	cmd, handled := actions.Dispatch(press(t, "enter"), false)
	if !handled || cmd == nil {
		t.Fatal("the key of a disabled action was passed on")
	}
	if difference := cmp.Diff(ui.Notice{Text: "Answer first.", Warning: true}, cmd()); difference != "" {
		t.Error(difference)
	}
}

func TestKeyNames(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want string
	}{
		{[]string{"enter"}, "⏎"},
		{[]string{"left", "h"}, "← h"},
		{[]string{" "}, "space"},
		{[]string{"alt+enter"}, "alt+⏎"},
		{[]string{"ctrl+d"}, "ctrl+d"},
		{[]string{"+"}, "+"},
		{[]string{"alt++"}, "alt++"},
		{[]string{"1", "2", "3", "4"}, "1–4"},
		{[]string{"alt+a", "alt+b", "alt+c"}, "alt+a–c"},
		{[]string{"1", "3", "4"}, "1 3 4"},
		{[]string{"1"}, "1"},
		{[]string{"1", "2"}, "1–2"},
		{[]string{"alt+1", "alt+2"}, "alt+1–2"},
		{[]string{"2", "1"}, "2 1"},
		{[]string{"a", "b"}, "a b"},
		{[]string{"1", "2", "enter"}, "1 2 ⏎"},
		{nil, ""},
	} {
		if got := ui.KeyNames(c.keys); got != c.want {
			t.Errorf("KeyNames(%q) = %q, want %q", c.keys, got, c.want)
		}
	}
}

func TestKeyNamedIsWhatBubbleTeaCallsTheKey(t *testing.T) {
	for _, name := range []string{"enter", "esc", "tab", "shift+tab", "left", "ctrl+p", "ctrl+c", "alt+enter", "pgup", "f1", "backspace", "a", "Ŵ", "alt+a", "?", "ctrl+left"} {
		if got := press(t, name).String(); got != name {
			t.Errorf("the key named %q is %q", name, got)
		}
	}
	if got := press(t, "space").String(); got != " " {
		t.Errorf("space is %q", got)
	}
	if _, ok := ui.KeyNamed("no such key"); ok {
		t.Error("there is a key named no such key")
	}
}

func TestReferenceListsEveryActionOnce(t *testing.T) {
	d := newDemo()
	uitest.Golden(t, "reference", ui.Reference(d.Actions(), ui.Everywhere(), d.Actions()))
}
