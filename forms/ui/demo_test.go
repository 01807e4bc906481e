package ui_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"fieldwork/forms/ui"
	_ "fieldwork/forms/ui/background"
	"fieldwork/forms/ui/uitest"
)

func TestMain(m *testing.M) {
	if program, ok := childPrograms[os.Getenv(childVariable)]; ok {
		os.Exit(program())
	}
	uitest.Main(m)
}

// demo is a screen with one question: choices, a remark, an answer that is
// saved by a command.
type demo struct {
	choices  []string
	digits   []string
	cursor   int
	answered int
	saving   bool
	remark   string
	editor   *ui.Editor
	// editorLines is the height of the editor.
	editorLines int
	got         []tea.Msg
	refused     string
	leave       func() tea.Cmd
	takes       map[string]bool
	save        func(answer int) tea.Cmd
}

type demoSaved struct{ answer int }

func newDemo() *demo {
	return &demo{
		answered:    -1,
		editorLines: 4,
		digits:      []string{"1", "2", "3"},
		choices: []string{
			"First year of the Fusion programme (between April 2015 and March 2016)",
			"Second year of the Fusion programme (April 2016 to date)",
			"I don't know",
		},
	}
}

func (d *demo) Init() tea.Cmd { return nil }

func (d *demo) Head() ui.Head {
	return ui.Head{
		Left:  []string{"Fusion stakeholder survey", "case 017", "Theatre 003"},
		Right: []string{"EN", "04:12", "Q4 of 13"},
	}
}

func (d *demo) Typing() bool { return d.editor != nil }

func (d *demo) HoldsKeys() bool { return d.saving }

func (d *demo) TakesKey(key tea.KeyMsg) bool { return d.takes[key.String()] || d.answers(key) }

// answers reports whether a key is one of the digits, outside a text.
func (d *demo) answers(key tea.KeyMsg) bool {
	return d.editor == nil && len(key.Runes) == 1 && slices.Contains(d.digits, key.String())
}

func (d *demo) Actions() ui.Actions {
	return ui.Actions{
		{
			Name: "answer", Keys: d.digits, Label: "answer", Section: "Answer", Hint: true,
			Help: "Give the answer with this number.",
		},
		{Name: "next", Keys: []string{"enter"}, Label: "next", Section: "Move", Hint: true, Help: "Go to the next question.",
			Do: func() tea.Cmd { return ui.Push(newDemo()) }},
		{Name: "back", Keys: []string{"left"}, Label: "back", Section: "Move", Hint: true, Help: "Go to the question before.", Do: ui.Pop},
		{Name: "down", Keys: []string{"down"}, Label: "down", Section: "Move", Help: "Move the mark down.",
			Do: func() tea.Cmd { d.cursor = min(d.cursor+1, len(d.choices)-1); return nil }},
		{Name: "up", Keys: []string{"up"}, Label: "up", Section: "Move", Help: "Move the mark up.",
			Do: func() tea.Cmd { d.cursor = max(d.cursor-1, 0); return nil }},
		{Name: "refused", Keys: []string{"r"}, Label: "refused", Section: "Answer", Hint: true, Help: "The respondent will not say.",
			Disabled: d.refused, Do: func() tea.Cmd { return ui.Notify("Refused.") }},
		{Name: "remark", Keys: []string{"m", "ctrl+r"}, Label: "remark", Section: "Interview", Hint: true, Help: "Note what was said besides.",
			Do: func() tea.Cmd {
				return ui.Open(ui.Prompt("Remark", "What was said besides the answer?", "", false, func(text string) tea.Cmd {
					d.remark = text
					return ui.Notify("Remark saved.")
				}))
			}},
	}
}

func (d *demo) answer(key string) tea.Cmd {
	d.saving = true
	answer := int(key[0] - '1')
	if d.save != nil {
		return d.save(answer)
	}
	return func() tea.Msg { return demoSaved{answer} }
}

func (d *demo) Update(msg tea.Msg) tea.Cmd {
	d.got = append(d.got, msg)
	if key, ok := msg.(tea.KeyMsg); ok && d.answers(key) {
		return d.answer(key.String())
	}
	if mouse, ok := msg.(tea.MouseMsg); ok && mouse.Button == tea.MouseButtonRight {
		return ui.Notify("Clicked.")
	}
	if saved, ok := msg.(demoSaved); ok {
		d.saving = false
		d.answered = saved.answer
	}
	if d.editor != nil {
		d.editor.Update(msg)
		d.editor.Changed()
		d.editor.Empty()
	}
	return nil
}

func (d *demo) Body(width, height int) string {
	theme := ui.CurrentTheme()
	lines := []string{theme.Strong.Render("4") + "   When did your organisation first join a Fusion Partnership?", ""}
	for i, choice := range d.choices {
		mark, style := " ", lipgloss.NewStyle()
		if i == d.cursor {
			mark, style = ui.MarkCursor, theme.Accent
		}
		answer := ui.MarkNotChosen
		if i == d.answered {
			answer = ui.MarkChosen
		}
		lines = append(lines, fmt.Sprintf("%s %s %s", style.Render(mark), answer, style.Render(fmt.Sprintf("%d   %s", i+1, choice))))
	}
	lines = append(lines, "", "      "+theme.Dim.Render("Read out only if asked"))
	if d.editor != nil {
		d.editor.SetWidth(ui.ReadingWidth(width))
		d.editor.SetHeight(d.editorLines)
		lines = append(lines, d.editor.View())
	}
	return strings.Join(lines, "\n")
}

func (d *demo) Leave() tea.Cmd {
	if d.leave == nil {
		return nil
	}
	return d.leave()
}

func TestFrameGolden(t *testing.T) {
	for _, size := range []struct{ width, height int }{{80, 24}, {120, 45}} {
		at := fmt.Sprintf("%dx%d", size.width, size.height)
		d := uitest.Start(t, newDemo(), size.width, size.height)
		d.Golden("frame-" + at)
		uitest.Golden(t, "frame-colour-"+at, d.View()+"\n")
		d.Press("down", "2")
		d.Golden("answered-" + at)
		d.Press("?")
		d.Golden("help-" + at)
		d.Press("esc", "ctrl+p")
		d.Type("ref")
		d.Golden("palette-" + at)
		d.Press("esc", "m")
		d.Type("a remark")
		d.Golden("prompt-" + at)
		d.Press("enter")
		d.Golden("notice-" + at)
		d.Press("ctrl+c")
		d.Golden("leave-" + at)
		uitest.Golden(t, "leave-colour-"+at, d.View()+"\n")
	}
}

func TestTinyWindowSaysSo(t *testing.T) {
	d := uitest.Start(t, newDemo(), 39, 24)
	d.Golden("tiny-39x24")
	d.Send(tea.WindowSizeMsg{Width: 20, Height: 5})
	d.Golden("tiny-20x5")
	d.Send(tea.WindowSizeMsg{Width: 40, Height: 10})
	d.Shows("more", "Fusion stake")
}
