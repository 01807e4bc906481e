package desk

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// todo draws the interviews to resume, as many as there is room for.
func (d *Desk) todo(width, height int) []string {
	theme := ui.CurrentTheme()
	count := len(d.contents.waiting)
	if count == 0 {
		d.cursor.hide()
		lines := []string{theme.Title.Render("To do")}
		for _, line := range ui.Wrap(d.nothingWaits(), ui.ReadingWidth(width)-len(indent)) {
			lines = append(lines, indent+theme.Dim.Render(line))
		}
		return lines[:min(len(lines), height)]
	}
	const heading = 1
	rows := count
	if room := height - heading; room < count {
		rows = max(room-1, 1)
	}
	d.cursor.show(rows, count, heading)
	lines := []string{theme.Title.Render("To do") + theme.Dim.Render("  "+toResume(count))}
	lines = append(lines, d.waitingRows(width)...)
	if rows < count {
		lines = append(lines, indent+theme.Dim.Render(fmt.Sprintf("%d–%d of %d", d.cursor.top+1, d.cursor.top+rows, count)))
	}
	return lines
}

func toResume(count int) string {
	if count == 1 {
		return "1 interview to resume"
	}
	return fmt.Sprintf("%d interviews to resume", count)
}

func (d *Desk) nothingWaits() string {
	if len(d.contents.instruments) == 0 {
		return d.contents.noInstrument()
	}
	if slices.Contains(d.contents.unread, someInterview) {
		return "No interview to resume could be read."
	}
	return "No interview waits to be resumed. Press n to begin one."
}

// waitingRows draws the interviews to resume that are in sight.
func (d *Desk) waitingRows(width int) []string {
	theme := ui.CurrentTheme()
	var rows [][]string
	for i := d.cursor.top; i < d.cursor.top+d.cursor.rows; i++ {
		entry := d.contents.waiting[i]
		mark := " "
		if i == d.cursor.selected {
			mark = ui.MarkCursor
		}
		row := []string{
			mark + " " + ui.Clip(subjectOf(entry.head), 12), entry.place, ui.Clip(strings.ToUpper(entry.head.Language), 3),
			when(entry.head.Updated, d.contents.read), right(minutes(entry.head.Elapsed), 7),
		}
		if width >= wide {
			row = append(row, ui.Clip(entry.head.Interviewer, 16))
		}
		rows = append(rows, append(row, ui.Safe(entry.title)))
	}
	lines := table(rows, width+len(indent), 0, 0)
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], indent)
		if d.cursor.top+i == d.cursor.selected {
			lines[i] = theme.Accent.Render(lines[i])
		}
	}
	return lines
}

// subjectOf is study.Subject in the width of a column.
func subjectOf(head study.Head) string {
	if head.Case != "" {
		return head.Case
	}
	return study.ShortID(head.ID)
}

// when says when something was, seen from now.
func when(moment, now time.Time) string {
	moment = moment.In(now.Location())
	clock := moment.Format("15:04")
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	switch day(moment) {
	case day(now):
		return "today " + clock
	case day(now.AddDate(0, 0, -1)):
		return "yesterday " + clock
	}
	if moment.Year() == now.Year() {
		return moment.Format("2 Jan ") + clock
	}
	return moment.Format("2 Jan 2006")
}

func minutes(d time.Duration) string {
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}
