package consent

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

const (
	indent = 5
	// answerWidth is the width of the column of answers, the mark of the
	// cursor among it.
	answerWidth = 8
	// leastText is how many lines of the text are seen, however many purposes
	// there are.
	leastText = 3
)

// Head says for which interview consent is asked, and in which language.
func (s *Screen) Head() ui.Head {
	in := s.options.Instrument
	return ui.Head{
		Left:  []string{s.say(in.Title), s.options.Subject},
		Right: []string{deliver.LanguageMark(in, s.language), "Consent"},
	}
}

func (s *Screen) say(text forms.Text) string {
	return text.In(s.language, s.options.Instrument.DefaultLanguage)
}

// sentence says why there can be no interview; "" while there can be one.
func (s *Screen) sentence() string {
	if s.refusal() == nil {
		return ""
	}
	return "Without this the interview cannot start. ⏎ records a refusal; y corrects the answer."
}

// Body draws the text, the purposes under it, and what was refused.
func (s *Screen) Body(width, height int) string {
	theme := ui.CurrentTheme()
	textWidth := max(8, ui.ReadingWidth(width-2)-indent)
	var text []string
	for _, line := range ui.Wrap(s.say(s.consent.Text), textWidth) {
		text = append(text, indented(theme.Strong.Render(line)))
	}
	foot := s.foot(textWidth)
	purposes := s.purposeLines(textWidth, height-leastText-len(foot)-2)
	lines := append([]string{""}, s.text.Window(text, height-len(purposes)-len(foot)-2)...)
	lines = append(lines, "")
	s.line = len(lines)
	lines = append(append(lines, purposes...), foot...)
	return strings.Join(lines[:min(len(lines), height)], "\n")
}

func indented(line string) string { return strings.Repeat(" ", indent) + line }

// purposeLines draws the purposes with their answers. Where there is no room
// for all of them, those above the cursor give way.
func (s *Screen) purposeLines(width, room int) []string {
	s.purposes = nil
	var lines []string
	first, end := 0, 0
	for i, p := range s.consent.Purposes {
		if i == s.cursor {
			first = len(lines)
		}
		for n, line := range ui.Wrap(s.label(p), max(8, width-answerWidth)) {
			lead := strings.Repeat(" ", answerWidth)
			if n == 0 {
				lead = s.answerColumn(i)
			}
			lines = append(lines, strings.Repeat(" ", indent-2)+lead+"  "+line)
			s.purposes = append(s.purposes, i)
		}
		if i == s.cursor {
			end = len(lines)
		}
	}
	const leastRoom = 2
	room = max(room, leastRoom)
	from := max(0, min(first, end-room))
	to := min(len(lines), from+room)
	s.purposes = s.purposes[from:to]
	return lines[from:to]
}

func (s *Screen) label(p *forms.Purpose) string {
	label := s.say(p.Label)
	if p.Required {
		label += " (needed)"
	}
	if before, asked := s.before(p); asked {
		label += fmt.Sprintf(" (before: %s)", yesOrNo(before))
	}
	return label
}

func (s *Screen) before(p *forms.Purpose) (agreed, asked bool) {
	if s.options.Before == nil {
		return false, false
	}
	agreed, asked = s.options.Before.Given[p.Name]
	return agreed, asked
}

func yesOrNo(agreed bool) string {
	if agreed {
		return "yes"
	}
	return "no"
}

// answerColumn is the mark of the cursor and the answer to a purpose.
func (s *Screen) answerColumn(place int) string {
	theme := ui.CurrentTheme()
	mark, answer := "  ", ui.MarkNotChosen
	if place == s.cursor {
		mark = theme.Accent.Render(ui.MarkCursor) + " "
	}
	if agreed, answered := s.given[s.consent.Purposes[place].Name]; answered {
		answer = theme.Chosen.Render(ui.MarkChosen + " " + yesOrNo(agreed))
	}
	return ui.Pad(mark+answer, answerWidth)
}

func (s *Screen) foot(width int) []string {
	if s.sentence() == "" {
		return nil
	}
	lines := []string{""}
	for _, line := range ui.Wrap(ui.MarkWarning+" "+s.sentence(), width) {
		lines = append(lines, indented(ui.CurrentTheme().Warning.Render(line)))
	}
	return lines
}
