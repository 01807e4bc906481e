package questionnaire

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/flow"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// widestField keeps fields readable on very wide terminals.
const widestField = 116

// Head says which instrument and interview this is, in which language, for how
// long, whether everything is saved, and how far it has come.
func (q *Screen) Head() ui.Head {
	return ui.Head{
		Left:  []string{q.title, q.subject},
		Right: []string{q.languageMark(), deliver.Clock(q.sitting.Elapsed()), q.savedMark(), q.progress()},
	}
}

func (q *Screen) languageMark() string {
	mark := strings.ToUpper(q.sitting.Language())
	if l, ok := q.sitting.Flow().Instrument().Language(q.sitting.Language()); ok && l.Status == forms.Draft {
		mark += " draft"
	}
	return mark
}

func (q *Screen) savedMark() string {
	switch {
	case q.saver.Failure() != nil:
		return "NOT SAVED"
	case q.saver.Saved():
		return "● saved "
	}
	return "○ saving"
}

func (q *Screen) progress() string {
	switch {
	case q.question == nil:
		return "review"
	case q.question.Asks():
		return fmt.Sprintf("Q%s of %s", q.question.Number, q.last)
	}
	return fmt.Sprintf("%d of %d asked", q.before, q.total)
}

// Body draws the question, or the review.
func (q *Screen) Body(width, height int) string {
	if q.review != nil {
		return q.review.draw(width, height, q.foot(width, height))
	}
	foot := q.foot(width, height)
	room := height - len(foot) - 2
	text := q.reading.draw(width, max(leastText, room-q.field.Least()))
	lines := append([]string{""}, text...)
	lines = append(lines, "")
	q.reading.fieldTop = len(lines)
	q.field.WithWidth(min(width-textIndent-1, widestField))
	q.field.WithHeight(max(1, height-len(lines)-len(foot)))
	if view := q.field.View(); view != "" {
		for line := range strings.SplitSeq(view, "\n") {
			lines = append(lines, indented(line))
		}
	}
	lines = append(lines, q.foot(width, height)...) // which now knows what the field could not show
	return strings.Join(lines[:min(len(lines), height)], "\n")
}

func indented(line string) string {
	if line == "" {
		return ""
	}
	return strings.Repeat(" ", textIndent) + line
}

// foot is what stands under the field: how far the answer is, a special
// answer, the remark, and what holds the question.
func (q *Screen) foot(width, height int) []string {
	theme := ui.CurrentTheme()
	textWidth := max(8, ui.ReadingWidth(width-2)-textIndent)
	var lines []string
	add := func(text string, style func(...string) string) {
		if text == "" {
			return
		}
		for _, line := range ui.Wrap(text, textWidth) {
			lines = append(lines, indented(style(line)))
		}
	}
	if q.field != nil {
		status, style := q.field.Status(), theme.Dim.Render
		if v := q.field.Target(); v != nil && v.Item == nil {
			if s := q.sitting.Flow().Answer(v).Special; s != forms.NotSpecial {
				status, style = ui.MarkChosen+" "+s.Words(), theme.Chosen.Render
			}
		}
		add(status, style)
		if q.remark == nil {
			add(remarkLine(q.sitting.RemarkOn(q.question)), theme.Dim.Render)
		}
	}
	for _, sentence := range q.warnings() {
		add(ui.MarkWarning+" "+sentence, theme.Warning.Render)
	}
	if q.remark != nil {
		lines = append(lines, q.viewRemark(textWidth)...)
	}
	if len(lines) > 0 {
		lines = append([]string{""}, lines...)
	}
	return lines[:min(len(lines), max(height/2, remarkLines+2))]
}

func remarkLine(remark string) string {
	if remark == "" {
		return ""
	}
	return "Remark: " + ui.Clip(deliver.FirstLine(remark), 200)
}

// warnings are the sentences about what is wrong, the worst first.
func (q *Screen) warnings() []string {
	var sentences []string
	if q.saver.Failure() != nil {
		sentences = append(sentences, q.notSaved())
	}
	if q.sentence != "" {
		sentences = append(sentences, q.sentence)
	}
	seen := map[string]bool{}
	for _, p := range q.problems {
		sentence := q.say(p.Message)
		if !seen[sentence] {
			sentences = append(sentences, sentence)
			seen[sentence] = true
		}
	}
	if q.confirmed && onlySoft(q.problems) {
		sentences[len(sentences)-1] += " " + ui.KeyName(q.onward()[0]) + " once more goes on without."
	}
	return sentences
}

// notSaved says what keeps an answer from being saved, and what to do.
func (q *Screen) notSaved() string {
	sentence := "Not saved: " + q.explain(q.saver.Failure()) + " "
	switch {
	case !study.Retryable(q.saver.Failure()):
		return sentence + "Note the answer down and leave with ctrl+c."
	case q.Typing():
		return sentence + "It is kept here. Go on typing, or press " + ui.KeyName(retryKey) + " to try again."
	}
	return sentence + "It is kept here. Press any key to try again."
}

func onlySoft(problems []flow.Problem) bool {
	for _, p := range problems {
		if !p.Soft {
			return false
		}
	}
	return len(problems) > 0
}
