package guide

import (
	"slices"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// askIndent is where the text to read out begins, after the number.
const askIndent = 5

// asking is the question to read out with its probes. Where they are longer
// than the room for them, what stands under the wording scrolls.
type asking struct {
	scroll, most int
	question     string      // whose lines they are
	fixed        int         // lines of the wording, which stay in sight
	probeRows    map[int]int // the probe that stands in each line
	follow       int         // the probe to have in sight, from 1; 0 for none
}

// draw gives the lines of the question that fit the room.
func (a *asking) draw(s *Screen, width, room int) []string {
	if name := s.sitting.Current().Name; name != a.question {
		a.question, a.scroll, a.follow = name, 0, 0
	}
	lines := a.lines(s, width)
	if len(lines) <= room {
		a.scroll, a.most, a.follow = 0, 0, 0
		return lines
	}
	if a.fixed > room/2 {
		a.fixed = 0
	}
	fixed := lines[:a.fixed]
	lines, room = lines[a.fixed:], max(room-a.fixed-1, 1)
	a.most = len(lines) - room
	a.showProbe(room)
	a.scroll = max(min(a.scroll, a.most), 0)
	more := "↓ ctrl+↓ for more"
	if a.scroll == a.most {
		more = "↑ ctrl+↑ for the beginning"
	}
	shown := append(slices.Clone(fixed), lines[a.scroll:a.scroll+room]...)
	return append(shown, strings.Repeat(" ", askIndent)+ui.CurrentTheme().Dim.Render(ui.Fit(more, max(width-askIndent, 1))))
}

// showProbe scrolls to the probe that was marked last, its beginning first
// where there is no room for all of it.
func (a *asking) showProbe(room int) {
	if a.follow == 0 {
		return
	}
	first, last := -1, -1
	for line := range a.most + room {
		if probe, found := a.probeRows[line+a.fixed]; found && probe == a.follow-1 {
			if first < 0 {
				first = line
			}
			last = line
		}
	}
	a.scroll = max(a.scroll, last-room+1)
	a.scroll = min(a.scroll, max(first, 0))
	a.follow = 0
}

// lines lays out the question: what is read out, what stands in the guide
// instead, what only the interviewer sees, and the probes.
func (a *asking) lines(s *Screen, width int) []string {
	theme := ui.CurrentTheme()
	current := s.sitting.Current()
	textWidth := max(ui.ReadingWidth(width)-askIndent, 8)
	indent := strings.Repeat(" ", askIndent)
	wording, original := s.sitting.Wording(current)
	style := theme.Strong.Render
	if q := current.Question; q != nil && q.Type == forms.Instruction {
		style = theme.Dim.Italic(true).Render
		wording = "Interviewer: " + wording
	}
	var lines []string
	for n, row := range ui.Wrap(wording, textWidth) {
		lead := indent
		if n == 0 && current.Number() != "" {
			lead = theme.Accent.Render(ui.Pad(" "+ui.Clip(current.Number(), askIndent-2), askIndent))
		}
		lines = append(lines, lead+style(row))
	}
	a.fixed = len(lines)
	add := func(text string, style func(...string) string) {
		if text == "" {
			return
		}
		for _, row := range ui.Wrap(text, textWidth) {
			lines = append(lines, indent+style(row))
		}
	}
	if original != "" {
		add("In the guide: "+original, theme.Dim.Render)
	}
	if current.Question == nil {
		add("Added to the guide.", theme.Dim.Render)
	} else {
		add(s.say(current.Question.Hint), plain)
		if guidance := s.say(current.Question.Guidance); guidance != "" {
			add("Interviewer: "+guidance, theme.Dim.Italic(true).Render)
		}
	}
	add(s.standing(current.Name), theme.Chosen.Render)
	return a.addProbes(s, lines, current, textWidth)
}

// standing says what the interviewer decided about a question.
func (s *Screen) standing(question string) string {
	reason := s.sitting.NotPut(question)
	switch {
	case reason != "":
		return "– Not applicable: " + reason
	case s.sitting.MarkedCovered(question):
		return ui.MarkDone + " Marked as covered."
	}
	return ""
}

// addProbes lays out the probes with their letters, those that are left
// brighter than those that are covered.
func (a *asking) addProbes(s *Screen, lines []string, current forms.GuideEntry, textWidth int) []string {
	theme := ui.CurrentTheme()
	a.probeRows = map[int]int{}
	if len(current.Probes()) == 0 {
		return lines
	}
	lines = append(lines, "")
	indent := strings.Repeat(" ", askIndent)
	for place, probe := range current.Probes() {
		mark, style := ui.MarkUnchecked, plain
		if s.sitting.Probed(current.Name, probe.Name) {
			mark, style = theme.Chosen.Render(ui.MarkChecked), theme.Dim.Render
		}
		lead := mark + " " + theme.Key.Render(forms.ProbeLetter(place)) + "  "
		label := s.say(probe.Label)
		if condition := s.say(probe.Condition); condition != "" {
			label = condition + " " + label
		}
		for n, row := range ui.Wrap(label, max(textWidth-probeIndent, 4)) {
			if n > 0 {
				lead = strings.Repeat(" ", probeIndent)
			}
			a.probeRows[len(lines)] = place
			lines = append(lines, indent+lead+style(row))
		}
	}
	return lines
}

// probeIndent is how wide the box and the letter of a probe are.
const probeIndent = len("[x] a  ")

// probeAt is the probe that is shown at a line of the body; false for none.
func (a *asking) probeAt(y int) (probe int, found bool) {
	if y >= a.fixed {
		y += a.scroll
	}
	probe, found = a.probeRows[y]
	return probe, found
}
