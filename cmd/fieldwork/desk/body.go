package desk

import (
	"fmt"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

const (
	// wide is the width of a body from which names stand beside titles.
	wide = 100
	// fewest is how many lines of each list are drawn at the least.
	fewest = 2
	indent = "  "
)

// Body draws what needs doing, the instruments, and the answers so far.
func (d *Desk) Body(width, height int) string {
	if !d.loaded {
		return ui.CurrentTheme().Dim.Render("Reading the study…")
	}
	tables := append(section("Instruments", d.instrumentRows(width)), section("Answers so far", d.answerRows(width))...)
	if room := max(height-len(tables), fewest+2); len(d.contents.waiting)+2 > room {
		tables = tables[:max(min(len(tables), height-fewest-2), 0)]
	}
	return strings.Join(append(d.todo(width, height-len(tables)), tables...), "\n")
}

// section is a heading with rows under it and a free line above.
func section(heading string, rows []string) []string {
	return append([]string{"", ui.CurrentTheme().Title.Render(heading)}, rows...)
}

// todo draws the interviews to resume, as many as there is room for.
func (d *Desk) todo(width, height int) []string {
	theme := ui.CurrentTheme()
	heading := theme.Title.Render("To do")
	if len(d.contents.waiting) == 0 {
		d.rows = 0
		return []string{heading, indent + theme.Dim.Render(d.nothingWaits())}
	}
	count := len(d.contents.waiting)
	d.rows = max(min(count, height-1), 1)
	if d.rows < count {
		d.rows = max(d.rows-1, 1)
	}
	d.top = max(min(d.top, d.selected, count-d.rows), d.selected-d.rows+1, 0)
	d.rowsAt = 1
	lines := []string{heading + theme.Dim.Render("  interviews to resume")}
	for i := d.top; i < d.top+d.rows; i++ {
		lines = append(lines, d.waitingRow(i, width))
	}
	if d.rows < count {
		lines = append(lines, indent+theme.Dim.Render(fmt.Sprintf("%d–%d of %d", d.top+1, d.top+d.rows, count)))
	}
	return lines
}

func (d *Desk) nothingWaits() string {
	if len(d.contents.instruments) == 0 {
		return "The study has no instrument yet. Leave, and add one with 'fieldwork form add FILE'."
	}
	return "No interview waits to be resumed. Press n to begin one."
}

// waitingRow draws one interview to resume.
func (d *Desk) waitingRow(i, width int) string {
	theme := ui.CurrentTheme()
	entry := d.contents.waiting[i]
	mark, style := " ", theme.Strong.UnsetBold()
	if i == d.selected {
		mark, style = ui.MarkCursor, theme.Accent
	}
	cells := []string{
		mark + " " + subjectOf(entry.head), entry.place, strings.ToUpper(entry.head.Language),
		when(entry.head.Updated, d.contents.read), minutes(entry.head.Elapsed), entry.title,
	}
	widths := []int{10, 17, 3, 15, 6}
	rest := width
	for _, w := range widths {
		rest -= w + 2
	}
	if width >= wide && entry.head.Interviewer != "" {
		cells = append(cells[:5], entry.head.Interviewer, entry.title)
		widths = append(widths, 14)
		rest -= 16
	}
	for at := range cells {
		cells[at] = ui.Safe(cells[at])
	}
	return style.Render(ui.Columns(cells, append(widths, rest)))
}

// subjectOf is Subject in the width of a column.
func subjectOf(head study.Head) string {
	if head.Case != "" {
		return head.Case
	}
	return shortID(head.ID)
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
	return fmt.Sprintf("%2d min", int(d.Round(time.Minute).Minutes()))
}

// instrumentRows draws a line for each instrument.
func (d *Desk) instrumentRows(width int) []string {
	widths := []int{d.titleWidth(width), 10, 13}
	rest := width - len(indent)
	for _, w := range widths {
		rest -= w + 2
	}
	rows := make([]string, len(d.contents.instruments))
	for i, in := range d.contents.instruments {
		cells := []string{
			ui.Clip(in.title, widths[0]), fmt.Sprintf("version %d", in.version.Version),
			questions(in.version.Questions), ui.Safe(languages(in.version.Languages)),
		}
		all := append([]int(nil), widths...)
		if width >= wide {
			cells = append([]string{ui.Safe(in.version.Name)}, cells...)
			all = append([]int{18}, all...)
			rows[i] = indent + ui.Columns(cells, append(all, rest-20))
			continue
		}
		rows[i] = indent + ui.Columns(cells, append(all, rest))
	}
	return rows
}

// titleWidth is the width of the column of titles.
func (d *Desk) titleWidth(width int) int {
	longest := 0
	for _, in := range d.contents.instruments {
		longest = max(longest, ui.Width(ui.Safe(in.title)))
	}
	return min(longest, width/3)
}

func questions(count int) string {
	if count == 1 {
		return "1 question"
	}
	return fmt.Sprintf("%d questions", count)
}

func languages(all []forms.Language) string {
	names := make([]string, len(all))
	for i, language := range all {
		names[i] = language.Name
		if language.Status == forms.Draft {
			names[i] += " (draft)"
		}
	}
	return strings.Join(names, ", ")
}
