package desk

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// kind is what sort of thing is to be done.
type kind string

// The kinds of tasks, as the list names them.
const (
	callTask   kind = "Call"
	resumeTask kind = "Resume"
	codeTask   kind = "Code"
)

// task is one thing that waits to be done.
type task struct {
	kind kind
	// key tells it from the others when the desk is read again.
	key string
	// caseID is the case that is to be called.
	caseID string
	// interview is the interview that is to be gone on with.
	interview string
	// cells are what the list shows, beside the kind.
	cells []string
	// urgent marks what should have been done already.
	urgent bool
}

// tasks lists what waits to be done: the calls, then the interviews to resume,
// then the documents to be read.
func (c *contents) tasks() []task {
	tasks := c.calling.tasks(c.read)
	places := map[string]int{}
	for i, t := range tasks {
		places[t.caseID] = i
	}
	for _, w := range c.waiting {
		if place, called := places[w.head.Case]; called && w.head.Case != "" {
			tasks[place].goesOnWith(w.head.ID)
			continue
		}
		tasks = append(tasks, w.task(c.read))
	}
	if c.documents > 0 {
		tasks = append(tasks, task{kind: codeTask, key: "documents", cells: []string{c.codingWords()}})
	}
	return tasks
}

// goesOnWith says of a call that it is to go on with an interview.
func (t *task) goesOnWith(interview string) {
	t.interview = interview
	t.cells[len(t.cells)-1] += ", interview begun"
}

func (w *waiting) task(now time.Time) task {
	return task{
		kind: resumeTask, key: w.head.ID, interview: w.head.ID, caseID: w.head.Case,
		cells: []string{
			ui.Clip(subjectOf(w.head), 12), w.place, ui.Clip(strings.ToUpper(w.head.Language), 3),
			when(w.head.Updated, now), right(minutes(w.head.Elapsed), 7), ui.Safe(w.title),
		},
	}
}

// subjectOf is the short name of an interview: that of its case, or its own.
func subjectOf(head study.Head) string {
	if head.Case != "" {
		return study.ShortID(head.Case)
	}
	return study.ShortID(head.ID)
}

// todo draws the tasks, as many as there is room for.
func (d *Desk) todo(width, height int) []string {
	theme := ui.CurrentTheme()
	count := len(d.tasks)
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
	lines := []string{theme.Title.Render("To do") + theme.Dim.Render("  "+d.contents.summary())}
	lines = append(lines, d.taskRows(width)...)
	if rows < count {
		lines = append(lines, indent+theme.Dim.Render(fmt.Sprintf("%d–%d of %d", d.cursor.top+1, d.cursor.top+rows, count)))
	}
	return lines
}

// summary says what there is to do in numbers.
func (c *contents) summary() string {
	var parts []string
	if c.calling.known && c.calling.cases > 0 {
		parts = append(parts, c.calling.summary())
	}
	if count := len(c.waiting); count > 0 {
		parts = append(parts, plural(count, "interview to resume", "interviews to resume"))
	}
	return strings.Join(parts, ", ")
}

func plural(count int, one, many string) string {
	if count == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", count, many)
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

// taskRows draws the tasks that are in sight. Those of one kind stand in
// columns.
func (d *Desk) taskRows(width int) []string {
	theme := ui.CurrentTheme()
	const kindWidth = 6
	shown := d.tasks[d.cursor.top : d.cursor.top+d.cursor.rows]
	cells := map[kind][]string{}
	for _, k := range []kind{callTask, resumeTask, codeTask} {
		var rows [][]string
		for _, t := range shown {
			if t.kind == k {
				rows = append(rows, t.cells)
			}
		}
		if len(rows) > 0 {
			cells[k] = table(rows, width-len(indent)-kindWidth, 1, leastName)
		}
	}
	var lines []string
	for i, t := range shown {
		mark := " "
		if d.cursor.top+i == d.cursor.selected {
			mark = ui.MarkCursor
		}
		line := ui.Fit(mark+" "+ui.Pad(string(t.kind), kindWidth)+cells[t.kind][0], width)
		cells[t.kind] = cells[t.kind][1:]
		switch {
		case d.cursor.top+i == d.cursor.selected:
			line = theme.Accent.Render(line)
		case t.urgent:
			line = theme.Strong.Render(line)
		}
		lines = append(lines, line)
	}
	return lines
}

// leastName is the width that the last column of a task has at the least.
const leastName = 12

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

// codingWords says how many documents there are to code.
func (c *contents) codingWords() string {
	words := plural(c.documents, "document", "documents")
	if c.uncoded == 0 {
		return words + ", all with codes"
	}
	return fmt.Sprintf("%s, %d not coded yet", words, c.uncoded)
}
