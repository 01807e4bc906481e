package guide

import (
	"fmt"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// leastNotes is how many lines of notes are seen however long the question is.
const leastNotes = 3

// layout is where the parts of the body stand.
type layout struct {
	width  int // of the body
	list   int // columns of the list; 0 where it is not shown
	left   int // column at which the question begins
	right  int // columns of the question and the notes
	asking int // lines of the question
	notes  int // lines of the notes, at the foot
	height int // of the body
}

func (s *Screen) layout(width, height int) layout {
	l := layout{width: width, height: height, list: s.listColumns(width)}
	if l.list > 0 {
		l.left = l.list + ui.Width(listGap)
	}
	l.right = max(min(width-l.left, widestBody), 1)
	return l
}

// widestBody keeps the notes readable on very wide terminals.
const widestBody = 90

// Body draws the list of questions, and beside it the present one over its
// notes.
func (s *Screen) Body(width, height int) string {
	l := s.layout(width, height)
	beside := s.drawQuestion(&l)
	s.drawn = l
	if l.list == 0 {
		return strings.Join(beside, "\n")
	}
	gap := ui.CurrentTheme().Rule.Render(listGap)
	rows := s.list.draw(s, s.sitting.Coverage(), l.list, height)
	for i := range rows {
		rows[i] += gap
		if i < len(beside) {
			rows[i] += beside[i]
		}
	}
	return strings.Join(rows, "\n")
}

// drawQuestion draws the question, a rule and the notes under each other, and
// notes in the layout how many lines each has.
func (s *Screen) drawQuestion(l *layout) []string {
	warning := s.warning(l.right)
	room := l.height - 1 - len(warning)
	l.notes = max(leastNotes, room/3)
	lines := s.asking.draw(s, l.right, max(room-l.notes, 1))
	l.asking = len(lines)
	lines = append(lines, warning...)
	if len(lines) < room-l.notes {
		lines = append(lines, "")
	}
	lines = append(lines, s.rule(l.right))
	l.notes = max(l.height-len(lines), 1)
	lines = append(lines, s.notes.draw(l.right, l.notes)...)
	return lines[:min(len(lines), l.height)]
}

// rule parts the question from the notes, and tells how long it has been on
// screen.
func (s *Screen) rule(width int) string {
	theme := ui.CurrentTheme()
	spent := " " + deliver.Clock(s.sitting.InQuestion()) + " in this question "
	rest := width - len(spent) - 2
	if rest < 0 {
		return theme.Rule.Render(strings.Repeat("─", width))
	}
	return theme.Rule.Render(strings.Repeat("─", rest)) + theme.Dim.Render(spent) + theme.Rule.Render("──")
}

// warning says what keeps the notes from being saved.
func (s *Screen) warning(width int) []string {
	if s.trouble == nil {
		return nil
	}
	sentence := "Not saved: " + s.explain(s.trouble) + " "
	if study.Retryable(s.trouble) {
		sentence += "Everything is kept here and tried again every second. Go on with the interview."
	} else {
		sentence += "Write the last notes down on paper and leave with ctrl+c."
	}
	rows, _ := ui.WrapFirst(ui.MarkWarning+" "+sentence, ui.ReadingWidth(width), 3)
	for i := range rows {
		rows[i] = ui.CurrentTheme().Warning.Render(rows[i])
	}
	return rows
}

// Head says which guide and interview this is, in which language, how long it
// has taken of the time that is planned, whether the sound is recorded, and
// whether everything is saved.
func (s *Screen) Head() ui.Head {
	head := ui.Head{Left: []string{s.say(s.sitting.Instrument().Title), s.subject}}
	if s.drawn.width > 0 && s.drawn.width < tooNarrow-2 {
		head.Right = []string{deliver.Clock(s.sitting.Elapsed()), s.savedMark(false)}
		return head
	}
	parts := []string{s.languageMark(), s.elapsed()}
	if running, ok := s.sitting.Recording(); ok {
		parts = append(parts, ui.MarkChosen+" rec "+deliver.Clock(running))
	}
	parts = append(parts, s.savedMark(true))
	if s.drawn.width < comfortable-2 {
		head.Right = []string{strings.Join(parts, "  ")}
	} else {
		head.Right = parts
	}
	return head
}

func (s *Screen) languageMark() string {
	mark := strings.ToUpper(s.sitting.Language())
	if l, ok := s.sitting.Instrument().Language(s.sitting.Language()); ok && l.Status == forms.Draft {
		mark += " draft"
	}
	return mark
}

// elapsed is the time that the interview has taken, of how many minutes, and a
// word where it is longer than planned.
func (s *Screen) elapsed() string {
	elapsed, planned := s.sitting.Elapsed(), s.sitting.Instrument().PlannedMinutes
	if planned == (forms.Minutes{}) {
		return deliver.Clock(elapsed)
	}
	text := fmt.Sprintf("%s of %d–%d", deliver.Clock(elapsed), planned.From, planned.To)
	if elapsed > time.Duration(planned.To)*time.Minute {
		text += " over"
	}
	return text
}

func (s *Screen) savedMark(inWords bool) string {
	switch {
	case s.trouble != nil:
		return "NOT SAVED"
	case !inWords && s.saver.Saved():
		return ui.MarkChosen
	case !inWords:
		return ui.MarkNotChosen
	case s.saver.Saved():
		return ui.MarkChosen + " saved "
	}
	return ui.MarkNotChosen + " saving"
}

// mouse goes to a question that is clicked, marks a probe, and puts the cursor
// on a note; the wheel scrolls what is under it.
func (s *Screen) mouse(event tea.MouseMsg) tea.Cmd {
	if event.Action != tea.MouseActionPress || s.HoldsKeys() {
		return nil
	}
	l := s.drawn
	inList := l.list > 0 && event.X < l.list
	switch event.Button {
	case tea.MouseButtonWheelUp:
		s.wheel(inList, event.Y, -1)
	case tea.MouseButtonWheelDown:
		s.wheel(inList, event.Y, 1)
	case tea.MouseButtonLeft:
		if inList {
			return s.goTo(s.list.top + event.Y)
		}
		return s.click(event.Y)
	}
	return nil
}

// wheel scrolls the list or the question, or goes to another line of the notes.
func (s *Screen) wheel(inList bool, y, by int) {
	switch {
	case inList:
		s.list.top += by
	case y >= s.drawn.height-s.drawn.notes:
		s.notes.wheel(by > 0)
	default:
		s.asking.scroll += by
	}
}
