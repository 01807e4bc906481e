package callsheet

import (
	"fmt"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// Head says how many can be called now, and who calls.
func (q *Queue) Head() ui.Head {
	head := ui.Head{Left: []string{"Call now"}, Right: []string{q.options.Interviewer}}
	switch count := len(q.list.rows); {
	case count == mostRows:
		head.Left = append(head.Left, fmt.Sprintf("the first %d of the queue", count))
	case count > 0:
		head.Left = append(head.Left, fmt.Sprintf("%d in the queue", count))
	}
	return head
}

// Actions is what can be done now.
func (q *Queue) Actions() ui.Actions {
	none := ""
	if len(q.list.rows) == 0 {
		none = "There is nobody to call now."
	}
	noCase := ""
	if q.loaded && q.list.cases == 0 {
		noCase = "The study has no case yet."
	}
	move := func(by func() int) func() tea.Cmd {
		return func() tea.Cmd {
			q.cursor.Move(by())
			return nil
		}
	}
	return ui.Actions{
		{Name: "next", Keys: []string{"n", "space"}, Label: "next case", Section: sectionQueue, Hint: true,
			Help: "Take the case that comes first.", Do: q.takeNext, Disabled: none},
		{Name: "take", Keys: []string{"enter"}, Label: "call selected", Section: sectionQueue, Hint: true,
			Help: "Take the selected case.", Do: q.takeSelected, Disabled: none},
		{Name: "find", Keys: []string{"/"}, Label: "call any case", Section: sectionQueue, Hint: true,
			Help: "Find any case, also one that is not to be called now.", Do: q.find, Disabled: noCase},
		{Name: "up", Keys: []string{"up", "k"}, Label: "up", Section: sectionQueue,
			Help: "Select the case above.", Do: move(func() int { return -1 }), Disabled: none},
		{Name: "down", Keys: []string{"down", "j"}, Label: "down", Section: sectionQueue,
			Help: "Select the case below.", Do: move(func() int { return +1 }), Disabled: none},
		{Name: "page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionQueue,
			Help: "Select a case a page above.", Do: move(func() int { return -q.cursor.Page() }), Disabled: none},
		{Name: "page-down", Keys: []string{"pgdown"}, Label: "page down", Section: sectionQueue,
			Help: "Select a case a page below.", Do: move(func() int { return q.cursor.Page() }), Disabled: none},
		{Name: "back", Keys: []string{"esc", "q"}, Label: "back", Section: sectionQueue, Hint: true,
			Help: "Leave the queue.", Do: ui.Pop},
	}
}

// Body draws the cases that can be called now, and more of the selected one.
func (q *Queue) Body(width, height int) string {
	theme := ui.CurrentTheme()
	switch {
	case q.failure != nil:
		return strings.Join(warned("The queue could not be read. "+q.options.Explain(q.failure), width), "\n")
	case !q.loaded:
		return theme.Dim.Render("Reading the queue…")
	case len(q.list.rows) == 0:
		return strings.Join(q.nobody(width), "\n")
	}
	detail := q.detail(width)
	widths := q.widths(width)
	lines := []string{theme.Dim.Render(ui.Columns(q.headings()[:len(widths)], widths))}
	from, to := q.cursor.Window(height-len(lines)-len(detail), len(lines))
	for i := from; i < to; i++ {
		lines = append(lines, q.row(i, widths))
	}
	return strings.Join(append(lines, detail...), "\n")
}

func (q *Queue) nobody(width int) []string {
	if q.list.cases == 0 {
		return styled("The study has no case yet. Make cases of its contacts first.", width, plain)
	}
	lines := styled(q.list.none, width, plain)
	return append(append(lines, ""), styled("Press / to call any case all the same.", width, plain)...)
}

// Widths of the columns of the queue.
const (
	whyWidth   = 19 // with the mark of the cursor
	phoneWidth = 16
	callsWidth = 5
	moreWidth  = 24
	// wide is the width from which there is one more column: the instrument
	// where there are several, or else the last outcome.
	wide = 100
)

// widths are those of why now, name, organisation, telephone and calls, and on
// a wide terminal of one more column.
func (q *Queue) widths(width int) []int {
	widths := []int{whyWidth, 0, 0, phoneWidth, callsWidth}
	if width >= wide {
		widths = append(widths, moreWidth)
	}
	rest := width - columnGap*(len(widths)-1)
	for _, taken := range widths {
		rest -= taken
	}
	widths[1] = max(rest/2, 1)
	widths[2] = max(rest-widths[1], 1)
	return widths
}

func (q *Queue) headings() []string {
	more := "Last outcome"
	if q.list.several {
		more = "Instrument"
	}
	return []string{"  Why now", "Name", "Organisation", "Telephone", "Calls", more}
}

func (q *Queue) row(i int, widths []int) string {
	theme := ui.CurrentTheme()
	r := q.list.rows[i]
	mark, style := "  ", plain
	if i == q.cursor.Selected() {
		mark, style = ui.MarkCursor+" ", theme.Accent.Render
	}
	cells := []string{
		mark + r.why, r.contact.Name, r.contact.Organisation, r.contact.Phone, strconv.Itoa(r.next.Case.Attempts),
		q.more(r),
	}[:len(widths)]
	for column := range cells {
		cells[column] = style(ui.Clip(cells[column], widths[column]))
	}
	return ui.Columns(cells, widths)
}

func (q *Queue) more(r row) string {
	if q.list.several {
		return r.title
	}
	return lastOutcome(r)
}

func lastOutcome(r row) string {
	if r.next.Case.LastOutcome == "" {
		return "–"
	}
	return attempt.OutcomeName(r.next.Case.LastOutcome)
}

// detail says more of the selected case: what has no room in its row.
func (q *Queue) detail(width int) []string {
	r := q.list.rows[q.cursor.Selected()]
	rules := q.options.Fieldwork.Rules()
	zone := r.contact.Location(rules.Location())
	about := []string{"case " + study.ShortID(r.next.Case.ID)}
	if q.list.several {
		about = append(about, r.title)
	}
	if r.contact.Role != "" {
		about = append(about, r.contact.Role)
	}
	about = append(about, fmt.Sprintf("%d of %d attempts", r.next.Case.Attempts, rules.MaximumAttempts))
	if r.next.Case.LastOutcome != "" {
		about = append(about, fmt.Sprintf("last %s: %s", attempt.ShortTime(r.next.Case.LastCall, zone, q.options.Now()), lastOutcome(r)))
	}
	who := attempt.Attempt{Contact: r.contact}
	return []string{
		"",
		ui.CurrentTheme().Strong.Render(ui.Clip(who.Who(), width)),
		ui.Clip(strings.Join(about, " · "), width),
	}
}
