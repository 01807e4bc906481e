package tableview

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// askFilter asks for the condition on respondents.
func (s *Screen) askFilter() tea.Cmd {
	d := &filterDialog{screen: s, line: ui.NewLine()}
	d.line.SetValue(s.asked.where)
	d.check()
	return ui.Open(d)
}

// filterDialog asks for a condition, and says as it is typed what is wrong with
// it.
type filterDialog struct {
	screen *Screen
	line   *ui.Line
	fault  string
}

// Title stands above the dialog.
func (d *filterDialog) Title() string { return "Count only respondents for whom" }

// Hints are shown in the footer.
func (d *filterDialog) Hints() ui.Actions {
	return ui.Actions{
		{Name: "count", Keys: []string{"enter"}, Label: "count", Hint: true},
		{Name: "cancel", Keys: []string{"esc"}, Label: "cancel", Hint: true},
	}
}

// Update takes keys; enter counts, unless the condition is not understood.
func (d *filterDialog) Update(msg tea.Msg) (tea.Cmd, bool) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return nil, false
	}
	switch key.String() {
	case "esc":
		return nil, true
	case "enter":
		if d.fault != "" {
			return ui.Warn("The condition is not understood yet."), false
		}
		d.screen.asked.where = d.condition()
		return d.screen.count(false), true
	}
	d.line.Update(key)
	d.check()
	return nil, false
}

func (d *filterDialog) condition() string { return strings.TrimSpace(d.line.Value()) }

// check finds what is wrong with the condition.
func (d *filterDialog) check() {
	s := d.screen
	_, err := tables.New(asked{where: d.condition()}.options(s.material))
	d.fault = ""
	if errors.Is(err, tables.ErrFilter) {
		d.fault = ended(strings.TrimPrefix(err.Error(), tables.ErrFilter.Error()+": "))
	}
}

// View draws the line, and below it what is wrong.
func (d *filterDialog) View(width, height int) string {
	theme := ui.CurrentTheme()
	width = ui.ReadingWidth(width)
	d.line.SetWidth(width - ui.Width(mark))
	lines := []string{theme.Accent.Render(mark) + d.line.View()}
	switch {
	case d.condition() == "":
		lines = append(lines, dimmed("Such as ${q4} = 'first_year'. Nothing counts everybody.", width, height)...)
	case d.fault != "":
		for _, line := range ui.Wrap(d.fault, max(width, 1)) {
			lines = append(lines, theme.Warning.Render(line))
		}
	default:
		lines = append(lines, dimmed("This is understood.", width, height)...)
	}
	const room = 3 // so that what stands above does not move
	for len(lines) < room {
		lines = append(lines, "")
	}
	return strings.Join(lines[:min(len(lines), max(height, 1))], "\n")
}

// explain makes a sentence of an error.
func (s *Screen) explain(err error) string {
	switch {
	case errors.Is(err, tables.ErrManyCategories):
		return "That has too many different answers to cross with."
	case errors.Is(err, tables.ErrNoWeight):
		return ended(err.Error())
	case errors.Is(err, tables.ErrNoQuestion), errors.Is(err, tables.ErrNoCrossing), errors.Is(err, tables.ErrFilter):
		return ended("What was asked for is no longer there: " + err.Error())
	}
	return s.options.Explain(err)
}

// ended makes a sentence of words.
func ended(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	if size == 0 {
		return ""
	}
	words = string(unicode.ToUpper(first)) + words[size:]
	if strings.HasSuffix(words, ".") || strings.HasSuffix(words, "?") {
		return words
	}
	return words + "."
}
