package questionnaire

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

const (
	// textIndent is where the text to read out begins, after the number.
	textIndent = 5
	// leastText is how many lines of the text are seen, however much room the
	// field needs.
	leastText = 2
)

// reading is the text to read out, with what the interviewer sees beside it.
// A text that is longer than the room for it scrolls.
type reading struct {
	number       string
	label        string
	hint         string
	guidance     string
	toReadOut    bool
	alone        bool // no field stands below
	scroll, most int  // lines above the first one shown, and the most of them
	page         int  // lines that a key scrolls by

	width    int
	lines    []string // as drawn at width
	fieldTop int      // line of the body at which the field begins
}

func newReading(q *Screen) reading {
	question := q.question
	r := reading{
		number:    question.Number,
		label:     q.say(question.Label),
		hint:      q.say(question.Hint),
		guidance:  q.say(question.Guidance),
		toReadOut: question.Type != forms.Instruction,
		alone:     !question.Asks(),
	}
	if group := q.groupLabel(question); group != "" && question.Type != forms.Instruction {
		r.guidance = strings.TrimSpace(r.guidance + "\n" + group)
	}
	return r
}

// groupLabel is the label of the group that a question stands in, which is
// for the interviewer to know where they are.
func (q *Screen) groupLabel(question *forms.Question) string {
	if question.Group < 0 {
		return ""
	}
	return q.say(q.sitting.Flow().Instrument().Groups[question.Group].Label)
}

// takes reports whether a key scrolls the text.
func (r *reading) takes(key tea.KeyMsg) bool {
	switch key.String() {
	case "pgup", "pgdown":
		return r.most > 0
	case "up", "down":
		return r.alone && r.most > 0
	case " ", "enter":
		return r.alone && r.scroll < r.most
	}
	return false
}

func (r *reading) scrollBy(key tea.KeyMsg) {
	switch key.String() {
	case "pgup":
		r.scroll -= r.page
	case "pgdown", " ", "enter":
		r.scroll += r.page
	case "up":
		r.scroll--
	case "down":
		r.scroll++
	}
	r.scroll = max(0, min(r.most, r.scroll))
}

// draw gives the lines of the text that fit the room.
func (r *reading) draw(width, room int) []string {
	if width != r.width {
		r.width, r.lines = width, r.wrap(width)
	}
	if len(r.lines) <= room {
		r.scroll, r.most = 0, 0
		return r.lines
	}
	room = max(1, room-1)
	r.most, r.page = len(r.lines)-room, max(1, room-1)
	r.scroll = min(r.scroll, r.most)
	shown := append([]string(nil), r.lines[r.scroll:r.scroll+room]...)
	more := "     ↓ page down for more"
	if r.alone {
		more = "     ↓ ⏎ for more"
	}
	if r.scroll == r.most {
		more = "     ↑ page up for the beginning"
	}
	return append(shown, ui.CurrentTheme().Dim.Render(ui.Fit(more, width)))
}

// wrap lays the texts out under each other: what is read out is plain and
// strong, what is not is dim and says for whom it is.
func (r *reading) wrap(width int) []string {
	theme := ui.CurrentTheme()
	textWidth := max(8, ui.ReadingWidth(width-2)-textIndent)
	indent := strings.Repeat(" ", textIndent)
	var lines []string
	if r.toReadOut {
		for n, line := range ui.Wrap(r.label, textWidth) {
			lead := indent
			if n == 0 && r.number != "" {
				lead = theme.Accent.Render(ui.Pad("  "+ui.Clip(r.number, textIndent-3), textIndent))
			}
			lines = append(lines, lead+theme.Strong.Render(line))
		}
	}
	lines = apart(lines, aside(r.hint, indent, textWidth, plainText))
	guidance := r.guidance
	if !r.toReadOut {
		guidance = strings.TrimSpace(r.label + "\n" + guidance)
	}
	if guidance != "" {
		lines = apart(lines, aside("Interviewer: "+guidance, indent, textWidth, theme.Dim.Italic(true).Render))
	}
	return lines
}

// apart puts lines under others, with an empty one between.
func apart(above, below []string) []string {
	if len(above) > 0 && len(below) > 0 {
		above = append(above, "")
	}
	return append(above, below...)
}

func plainText(parts ...string) string { return strings.Join(parts, "") }

func aside(text, indent string, width int, style func(...string) string) []string {
	if text == "" {
		return nil
	}
	var lines []string
	for _, line := range ui.Wrap(text, width) {
		lines = append(lines, indent+style(line))
	}
	return lines
}
