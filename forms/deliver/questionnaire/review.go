package questionnaire

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

// review lists all answers at the end of an interview.
type review struct {
	rows   []reviewRow
	cursor int
	top    int
	height int
}

type reviewRow struct {
	question *forms.Question // nil for a heading
	number   string
	label    string
	answer   string
	answered bool // by at least one answer
	remark   string
	problem  string
	offPath  bool
}

func newReview(s *deliver.Sitting) *review {
	r := &review{}
	for _, q := range s.Flow().Path() {
		if q.Asks() {
			r.rows = append(r.rows, rowOf(s, q))
		}
	}
	r.addOffPath(s)
	for i, row := range r.rows {
		if row.problem != "" && row.question != nil {
			r.cursor = i
			break
		}
	}
	return r
}

func rowOf(s *deliver.Sitting, q *forms.Question) reviewRow {
	row := reviewRow{
		question: q, number: q.Number,
		label:  deliver.FirstLine(s.Say(q.Label)),
		answer: s.AnswerInWords(q),
		remark: s.RemarkOn(q),
	}
	for _, v := range q.Variables() {
		row.answered = row.answered || s.Flow().OnPath(v) && !s.Flow().Answer(v).Empty()
	}
	for _, p := range s.Flow().Problems(q) {
		if !p.Soft {
			row.problem = s.Say(p.Message)
		}
	}
	return row
}

// addOffPath lists the answers that were given but no longer count.
func (r *review) addOffPath(s *deliver.Sitting) {
	off := s.Flow().OffPath()
	if len(off) == 0 {
		return
	}
	r.rows = append(r.rows, reviewRow{label: "Kept, but not asked on the present path:", offPath: true})
	for _, v := range off {
		r.rows = append(r.rows, reviewRow{
			number: v.Question.Number, label: deliver.FirstLine(s.Say(v.Question.Label)),
			answer: deliver.OneLine(strings.Join(s.Flow().Parts(v, s.Flow().Answer(v), s.Language()), "; ")), offPath: true,
		})
	}
}

func (r *review) takes(key tea.KeyMsg) bool {
	switch key.String() {
	case "up", "down", "pgup", "pgdown", "home", "end":
		return true
	}
	return false
}

func (r *review) update(key tea.KeyMsg) {
	switch key.String() {
	case "up":
		r.cursor--
	case "down":
		r.cursor++
	case "pgup":
		r.cursor -= max(1, r.height/2)
	case "pgdown":
		r.cursor += max(1, r.height/2)
	case "home":
		r.cursor = 0
	case "end":
		r.cursor = len(r.rows) - 1
	}
	r.cursor = max(0, min(len(r.rows)-1, r.cursor))
}

func (r *review) click(y int) {
	if i := r.top + y - reviewTop; y >= reviewTop && i < len(r.rows) {
		r.cursor = i
	}
}

// reviewTop is how many lines stand above the rows.
const reviewTop = 4

// draw shows the rows around the cursor, one line each.
func (r *review) draw(width, height int, foot []string) string {
	theme := ui.CurrentTheme()
	lines := []string{
		"", "  " + theme.Strong.Render("All questions have been asked. Please check the answers."),
		"  " + theme.Dim.Render("⏎ goes to a question, g ⏎ from there back here. c completes."), "",
	}
	foot = append(r.detail(theme, width, height/4), foot...)
	r.height = max(1, height-len(lines)-len(foot))
	r.top = max(0, min(r.top, r.cursor))
	r.top = max(r.top, r.cursor-r.height+1)
	for i := r.top; i < min(len(r.rows), r.top+r.height); i++ {
		lines = append(lines, r.row(theme, i, width))
	}
	lines = append(lines, foot...)
	return strings.Join(lines[:min(len(lines), height)], "\n")
}

// detail shows the row at the cursor whole, as far as it fits the room.
func (r *review) detail(theme *ui.Theme, width, room int) []string {
	if r.cursor >= len(r.rows) || room < 2 {
		return nil
	}
	row := r.rows[r.cursor]
	text := row.answer
	if row.remark != "" {
		text += "\nRemark: " + row.remark
	}
	shown, _ := ui.WrapFirst(row.label+"\n"+text, max(8, ui.ReadingWidth(width-4)), room-1)
	lines := []string{""}
	for _, line := range shown {
		lines = append(lines, "  "+theme.Dim.Render(line))
	}
	return lines
}

func (r *review) row(theme *ui.Theme, i, width int) string {
	row := r.rows[i]
	lead := "  "
	if i == r.cursor {
		lead = ui.MarkCursor + " "
	}
	labelWidth := min(44, width/2)
	answer, style := row.answer, plainText
	switch {
	case row.problem != "":
		answer, style = ui.MarkWarning+" "+row.problem, theme.Warning.Render
	case row.offPath:
		style = theme.Dim.Render
	case !row.answered && row.question != nil:
		answer = "–"
	case row.remark != "":
		answer = "[remark] " + answer
	}
	line := lead + ui.Pad(ui.Clip(row.number, 4), 5) + ui.Pad(ui.Clip(row.label, labelWidth), labelWidth) + "  " +
		ui.Clip(answer, max(1, width-labelWidth-10))
	if i == r.cursor {
		style = theme.Accent.Render
	}
	return style(line)
}

// reviewActions is what can be done while the answers are reviewed.
func (q *Screen) reviewActions() ui.Actions {
	var target *forms.Question
	if q.review.cursor < len(q.review.rows) {
		target = q.review.rows[q.review.cursor].question
	}
	change := ui.Action{Name: "change", Keys: []string{"enter", "tab"}, Label: "go to question", Section: sectionMove, Hint: true,
		Help: "Go to the question at the cursor.", Do: func() tea.Cmd { return q.jump(target) }}
	if target == nil {
		change.Disabled = "That answer is not on the present path."
	}
	return ui.Actions{
		{Name: "complete", Keys: []string{"c"}, Label: "complete", Section: sectionInterview, Hint: true,
			Help: "End the interview: everything was asked.", Do: q.askComplete},
		change,
		{Name: "back", Keys: []string{"b", "ctrl+b", "shift+tab", "left"}, Label: "back", Section: sectionMove, Hint: true,
			Help: "Go back to the last question.", Do: q.back},
		q.jumpAction(),
	}
}

func (q *Screen) askComplete() tea.Cmd {
	text := "It can be read afterwards, but not changed."
	switch n := q.review.unanswered(); n {
	case 0:
	case 1:
		text = "One question has no answer. " + text
	default:
		text = fmt.Sprintf("%d questions have no answer. ", n) + text
	}
	return ui.Open(ui.Confirm("Complete the interview?", text, "Complete", "Not yet", q.complete))
}

func (r *review) unanswered() int {
	n := 0
	for _, row := range r.rows {
		if row.question != nil && !row.answered {
			n++
		}
	}
	return n
}
