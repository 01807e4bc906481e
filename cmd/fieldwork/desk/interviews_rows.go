package desk

import (
	"fmt"
	"strings"
	"time"

	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// Body draws the interviews that are in sight.
func (l *interviewList) Body(width, height int) string {
	theme := ui.CurrentTheme()
	l.cursor.hide()
	if !l.loaded {
		return theme.Dim.Render("Reading the interviews…")
	}
	if l.count() == 0 {
		lines := ui.Wrap(l.nothingListed(), ui.ReadingWidth(width))
		return theme.Dim.Render(strings.Join(lines[:min(len(lines), height)], "\n"))
	}
	l.arrange(height)
	lines := []string{theme.Dim.Render(l.row(width, "  ID", "In file", "Status", "Lang", "Started", "Submitted", "Interviewer", "Questionnaire"))}
	for i := l.cursor.top; i < l.cursor.top+l.cursor.rows; i++ {
		line := l.interviewRow(width, i)
		if i == l.cursor.selected {
			line = theme.Accent.Render(line)
		}
		lines = append(lines, line)
	}
	lines = append(lines, "", theme.Dim.Render(ui.Fit(l.place(), width)))
	return strings.Join(lines[:min(len(lines), height)], "\n")
}

// arrange keeps the selected interview in sight, under a heading and above two
// lines that say which part of the list it is.
func (l *interviewList) arrange(height int) {
	const heading, around = 1, 3
	l.cursor.show(min(max(height-around, 1), l.count()), l.count(), heading)
}

func (l *interviewList) nothingListed() string {
	if l.filter != "" {
		return "No interview has “" + ui.Safe(l.filter) + "”. Press / to look for something else."
	}
	return "There is no interview yet. Go back, and press n to begin one."
}

// place says which part of which interviews is in sight.
func (l *interviewList) place() string {
	text := fmt.Sprintf("%d–%d of %d, newest first", l.cursor.top+1, l.cursor.top+l.cursor.rows, l.count())
	if l.filter != "" {
		text += fmt.Sprintf("; of all %d those with “%s”", len(l.all), ui.Safe(l.filter))
	}
	return text
}

func (l *interviewList) interviewRow(width, index int) string {
	interview := l.at(index)
	mark := " "
	if index == l.cursor.selected {
		mark = ui.MarkCursor
	}
	return l.row(width, mark+" "+study.ShortID(interview.id), interview.reference, interview.status.Words(),
		strings.ToUpper(interview.language), l.moment(interview.started), l.moment(interview.submitted), interview.interviewer, interview.title)
}

func (l *interviewList) moment(at time.Time) string {
	if at.IsZero() {
		return "–"
	}
	return when(at, l.read)
}

// row sets the cells of a line in their columns. Where room is short there is
// no interviewer and no time of submission, and without files no id in one.
func (l *interviewList) row(width int, id, reference, status, language, started, submitted, interviewer, title string) string {
	cells, widths := []string{id}, []int{8}
	add := func(cell string, width int) {
		cells, widths = append(cells, cell), append(widths, width)
	}
	if l.referenced {
		add(reference, 10)
	}
	add(status, 11)
	add(language, 4)
	add(started, 15)
	if width >= wide {
		add(submitted, 15)
		add(interviewer, 12)
	}
	used := 0
	for i := range cells {
		cells[i] = ui.Clip(cells[i], widths[i])
		used += widths[i] + gap
	}
	add(ui.Clip(title, max(width-used, 0)), max(width-used, 0))
	return ui.Fit(ui.Columns(cells, widths), width)
}
