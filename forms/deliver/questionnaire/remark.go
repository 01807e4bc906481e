package questionnaire

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

// remarkLines is how many lines of a remark are seen while it is typed.
const remarkLines = 3

// remarkEditor is where a remark on a question is typed, under the question.
// It is saved as it is typed, like an open text.
type remarkEditor struct {
	question *forms.Question
	editor   *ui.Editor
}

// openRemark lets a remark on the question be typed.
func (q *Screen) openRemark() tea.Cmd {
	q.remark = &remarkEditor{question: q.question, editor: ui.NewEditor()}
	q.remark.editor.SetValue(q.sitting.RemarkOn(q.question))
	return nil
}

// closeRemark saves the remark and goes back to the question.
func (q *Screen) closeRemark() tea.Cmd {
	text := strings.TrimRight(q.remark.editor.Value(), " \t\n")
	if text != q.sitting.RemarkOn(q.remark.question) {
		q.sitting.Remark(q.remark.question, text)
	}
	q.remark = nil
	return q.saver.Save()
}

// typeRemark takes a key while a remark is typed.
func (q *Screen) typeRemark(key tea.KeyMsg) tea.Cmd {
	q.remark.editor.Update(key)
	if !q.remark.editor.Changed() {
		return nil
	}
	q.sitting.Remark(q.remark.question, q.remark.editor.Value())
	return q.saver.SaveSoon()
}

// remarkTakes reports whether a key edits the remark.
func (q *Screen) remarkTakes(key tea.KeyMsg) bool {
	switch key.String() {
	case "enter", "tab", "esc":
		return false
	}
	return q.remark.editor.TakesKey(key)
}

func (q *Screen) remarkActions() ui.Actions {
	newLine := func() tea.Cmd { return q.typeRemark(tea.KeyMsg{Type: tea.KeyEnter}) }
	return ui.Actions{
		{Name: "remark-done", Keys: []string{"enter", "tab", "esc"}, Label: "done", Section: sectionAnswer, Hint: true,
			Help: "Keep the remark and go back to the question.", Do: q.closeRemark},
		{Name: "remark-line", Keys: []string{"ctrl+j", "alt+enter"}, Label: "new line", Section: sectionAnswer, Hint: true,
			Help: "Begin a new line in the remark.", Do: newLine},
	}
}

// viewRemark draws the remark while it is typed.
func (q *Screen) viewRemark(width int) []string {
	q.remark.editor.SetWidth(width - len(remarkLead))
	q.remark.editor.SetHeight(remarkLines)
	lines := []string{indented(ui.CurrentTheme().Strong.Render("Remark on question " + ui.Safe(deliver.NumberOf(q.remark.question))))}
	for line := range strings.SplitSeq(q.remark.editor.View(), "\n") {
		lines = append(lines, indented(ui.CurrentTheme().Dim.Render(remarkLead)+line))
	}
	return lines
}

const remarkLead = "| "
