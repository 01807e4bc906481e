package ui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
)

// help shows every key of a screen, by section; typing narrows it.
type help struct {
	actions Actions
	filter  string
	top     int
	page    int
	lines   int
	// keyColumn is the width of the column of keys.
	keyColumn int
}

func (s *Shell) help() Dialog {
	h := &help{actions: s.everyAction(), page: 1}
	for _, action := range h.actions {
		h.keyColumn = max(h.keyColumn, min(Width(KeyNames(action.Keys)), widestKeys))
	}
	return h
}

// Title says what the list is of.
func (h *help) Title() string { return "What can be done here" }

// Hints are how to move in the list and leave it.
func (h *help) Hints() Actions {
	return Actions{hint("scroll", "down"), hint("close", "esc")}
}

// Update filters and scrolls the list.
func (h *help) Update(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return nil, h.key(msg)
	case tea.MouseMsg:
		switch msg.Button {
		case tea.MouseButtonWheelUp:
			h.scroll(-1)
		case tea.MouseButtonWheelDown:
			h.scroll(1)
		}
	}
	return nil, false
}

// key reports whether the help is to be closed.
func (h *help) key(key tea.KeyMsg) bool {
	switch key.String() {
	case "esc", "enter", "f1", "?":
		return true
	case "up":
		h.scroll(-1)
	case "down":
		h.scroll(1)
	case "pgup":
		h.scroll(-h.page)
	case "pgdown":
		h.scroll(h.page)
	case "home":
		h.top = 0
	case "end":
		h.scroll(h.lines)
	case "backspace":
		if runes := []rune(h.filter); len(runes) > 0 {
			h.filter, h.top = string(runes[:len(runes)-1]), 0
		}
	default:
		if isPlainCharacter(key) && len(h.filter) < longestFilter {
			h.filter, h.top = h.filter+string(safeInput(key).Runes), 0
		}
	}
	return false
}

func (h *help) scroll(by int) {
	h.top = max(min(h.top+by, h.lines-h.page), 0)
}

// View is the filter over the lines that fit.
func (h *help) View(width, height int) string {
	rows := h.rows(width)
	h.lines, h.page = len(rows), max(min(len(rows), height-1), 1)
	h.scroll(0)
	shown := append([]string{h.filterLine(width)}, rows[h.top:min(h.top+h.page, len(rows))]...)
	return strings.Join(shown, "\n")
}

// filterLine shows what was typed, and how much is below.
func (h *help) filterLine(width int) string {
	theme := CurrentTheme()
	filter := theme.Dim.Render("type to find")
	if h.filter != "" {
		filter = Clip(h.filter, max(width-20, 1)) + theme.Cursor.Render(" ")
	}
	below := ""
	if hidden := h.lines - h.top - h.page; hidden > 0 {
		below = fmt.Sprintf("%d more below", hidden)
	}
	return Pad("/ "+filter, max(width-Width(below), 0)) + below
}

// rows are the sections and, under each, its actions that match.
func (h *help) rows(width int) []string {
	theme := CurrentTheme()
	var rows []string
	for _, section := range h.actions.Sections() {
		headed := false
		for _, action := range h.actions {
			if action.Section != section || !h.matches(action) {
				continue
			}
			if !headed && section != "" {
				rows = append(rows, theme.Title.Render(Clip(section, width)))
			}
			headed = true
			rows = append(rows, helpRows(action, h.keyColumn, width)...)
		}
	}
	if len(rows) == 0 {
		rows = append(rows, theme.Dim.Render("Nothing matches. Backspace widens the search."))
	}
	return rows
}

// mostHelpLines is how many lines one action may take in the help.
const mostHelpLines = 4

// helpRows are the lines of one action: its keys in a column, what it does
// beside them.
func helpRows(action Action, keyColumn, width int) []string {
	theme := CurrentTheme()
	keyStyle, textStyle := theme.Key, lipgloss.NewStyle()
	text := action.Help
	if text == "" {
		text = action.Label
	}
	if action.Disabled != "" {
		keyStyle, textStyle = theme.Dim, theme.Dim
		text += " Not now: " + action.Disabled
	}
	keys := keyLines(action.Keys, keyColumn)
	texts := firstLines(oneParagraph(text), ReadingWidth(width-keyColumn-4), mostHelpLines)
	rows := make([]string, max(len(keys), len(texts)))
	for i := range rows {
		key := ""
		if i < len(keys) {
			key = keyStyle.Render(keys[i])
		}
		rows[i] = "  " + Pad(key, keyColumn)
		if i < len(texts) {
			rows[i] += "  " + textStyle.Render(texts[i])
		}
	}
	return rows
}

func (h *help) matches(action Action) bool {
	text := strings.Join([]string{action.Section, action.Label, action.Help, KeyNames(action.Keys), strings.Join(action.Keys, " ")}, " ")
	return strings.Contains(strings.ToLower(text), strings.ToLower(strings.TrimSpace(h.filter)))
}
