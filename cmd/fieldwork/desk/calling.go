package desk

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/board"
	"fieldwork/forms/deliver/callsheet"
	"fieldwork/forms/recruit"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// calling is what the desk shows of the cases: who is to be called.
type calling struct {
	known bool
	cases int
	zone  *time.Location
	// now is how many can be called now, up to mostUpcoming.
	now  int
	next *nextCall
	// soonest is when the next can be called, if nobody can now.
	soonest      time.Time
	possible     bool
	appointments []appointment
}

// nextCall is the case that is called next.
type nextCall struct {
	caseID string
	who    string
	turn   sample.Turn
}

// appointment is an appointment of today.
type appointment struct {
	sample.BoardAppointment
	who string
}

// mostUpcoming is how many cases of the queue are counted.
const mostUpcoming = 100

// readCases reads who is to be called, and the progress of every instrument.
func (c *contents) readCases(kept *study.Study, fieldwork *study.Fieldwork) {
	if fieldwork == nil {
		return
	}
	rules := fieldwork.Rules()
	c.calling = calling{known: true, cases: fieldwork.Cases(), zone: rules.Location()}
	upcoming := fieldwork.Upcoming(mostUpcoming)
	c.calling.now = len(upcoming)
	if len(upcoming) > 0 {
		who, err := whoIs(kept, upcoming[0].Case.Contact)
		c.miss(someCase, err)
		c.calling.next = &nextCall{caseID: upcoming[0].Case.ID, who: who, turn: upcoming[0].Turn}
	} else {
		c.calling.soonest, c.calling.possible = fieldwork.Soonest()
	}
	for _, in := range c.instruments {
		board, err := fieldwork.Board(in.version.Name)
		c.miss("the progress of "+in.version.Name, err)
		if err != nil || board.Sample == 0 {
			continue
		}
		c.boards = append(c.boards, progress{in, board})
		for _, a := range board.AppointmentsToday {
			who, err := whoIs(kept, a.Contact)
			c.miss(someCase, err)
			c.calling.appointments = append(c.calling.appointments, appointment{a, who})
		}
	}
}

// whoIs names a contact: the person and the organisation.
func whoIs(kept *study.Study, contact string) (string, error) {
	person, err := kept.Contact(contact)
	if err != nil {
		return "", err
	}
	switch {
	case person.Name != "" && person.Organisation != "":
		return person.Name + ", " + person.Organisation, nil
	}
	return cmp.Or(person.Name, person.Organisation, person.Email, study.ShortID(contact)), nil
}

// tasks are the calls to make: the next one, and the appointments of today.
func (c *calling) tasks(now time.Time) []task {
	if !c.known && c.cases > 0 {
		return []task{{kind: callTask, key: "cases", cells: []string{"", casesWords, ""}}}
	}
	var tasks []task
	for _, a := range c.appointments {
		cells := []string{a.At.In(c.zone).Format("15:04"), ui.Safe(a.who), "appointment"}
		if a.Overdue {
			cells[0], cells[2] = when(a.At, now.In(c.zone)), "appointment, not kept yet"
		}
		tasks = append(tasks, task{kind: callTask, key: a.Case, caseID: a.Case, cells: cells, urgent: a.Overdue})
	}
	if c.next == nil {
		return tasks
	}
	next := task{kind: callTask, key: nextKey, caseID: c.next.caseID, cells: []string{"now", ui.Safe(c.next.who), turnWords[c.next.turn]}}
	if c.next.turn == sample.DueAppointment {
		return tasks // it is among the appointments
	}
	return append(tasks, next)
}

// casesWords stand for the cases while they are being read.
const casesWords = "The cases are still being read."

// withoutCases says why no case can be called; "" if the cases were read.
func (d *Desk) withoutCases() string {
	switch {
	case d.readingCases:
		return casesWords
	case d.fieldwork == nil:
		return "The cases of the study could not be read."
	}
	return ""
}

// nextKey is the key of the task to call whoever is next.
const nextKey = "next"

var turnWords = map[sample.Turn]string{
	sample.DueCallback: "to be called back", sample.Prioritised: "has priority", sample.FreshCase: "not called yet",
}

// summary says how many can be called.
func (c *calling) summary() string {
	switch {
	case c.now == mostUpcoming:
		return fmt.Sprintf("%d or more to call now", mostUpcoming)
	case c.now > 0:
		return fmt.Sprintf("%d to call now", c.now)
	case c.possible:
		return "nobody to call until " + sample.FormatAppointment(c.soonest, c.zone)
	}
	return "nobody left to call"
}

// sheetOptions are the options of the queue and the call sheets.
func (d *Desk) sheetOptions() callsheet.Options {
	return callsheet.Options{
		Study: d.options.Study, Fieldwork: d.fieldwork, Interviewer: d.options.Interviewer, Now: d.options.Now,
		Explain: d.options.Explain, After: d.options.After, Confirm: d.options.Confirm, Media: d.options.Media,
		DoNotCall: DoNotCall(d.options.Study, d.options.Explain),
	}
}

// DoNotCall makes what marks a contact as one who must not be called again, and
// says how that went.
func DoNotCall(kept *study.Study, explain func(error) string) func(contactID string) tea.Cmd {
	return func(contact string) tea.Cmd {
		return func() tea.Msg {
			_, err := kept.EditContact(contact, func(c *sample.Contact) error { return study.SetDoNotCall(c, "asked for it in a call") })
			if err != nil {
				return ui.Warn("The contact could not be marked. " + explain(err))()
			}
			return ui.Notify("The contact will not be called again.")()
		}
	}
}

// queue opens the list of those to call.
func (d *Desk) queue() tea.Cmd { return ui.Push(callsheet.NewQueue(d.sheetOptions())) }

// callNext takes the next case of the queue and opens its sheet.
func (d *Desk) callNext() tea.Cmd {
	if without := d.withoutCases(); without != "" {
		return ui.Notify(without)
	}
	d.starting = true
	options := d.sheetOptions()
	return func() tea.Msg {
		next, ok, err := options.Fieldwork.Take(options.Interviewer)
		switch {
		case err != nil:
			return notOpened(d, err)
		case !ok:
			return stoppedMsg{d, "There is nobody to call now."}
		}
		return ui.Push(callsheet.New(options, next))()
	}
}

// callCase takes a case and opens its sheet.
func (d *Desk) callCase(id string) tea.Cmd {
	if without := d.withoutCases(); without != "" {
		return ui.Notify(without)
	}
	d.starting = true
	options := d.sheetOptions()
	return func() tea.Msg {
		taken, err := options.Study.ClaimCase(id, options.Interviewer)
		if err != nil {
			return notOpened(d, err)
		}
		return ui.Push(callsheet.New(options, sample.ByHand(taken)))()
	}
}

// stoppedMsg says why a screen that was on its way does not come.
type stoppedMsg struct {
	desk     *Desk
	sentence string
}

func notOpened(d *Desk, err error) tea.Msg {
	return stoppedMsg{d, "That could not be opened. " + d.options.Explain(err)}
}

// recruitOptions are the options of the screens of contacts.
func (d *Desk) recruitOptions() recruit.Options {
	return recruit.Options{
		Study: d.options.Study, Name: d.options.Name, Interviewer: d.options.Interviewer, Explain: d.options.Explain,
	}
}

func (d *Desk) contacts() tea.Cmd { return ui.Push(recruit.NewContacts(d.recruitOptions())) }

func (d *Desk) chooseSample() tea.Cmd {
	return d.pickInstrument("Sample of", func(version study.Version) tea.Cmd {
		return ui.Push(recruit.NewSampling(d.recruitOptions(), version.Name))
	})
}

// openBoard opens the board of all instruments that have cases, that with the
// most open cases first.
func (d *Desk) openBoard() tea.Cmd {
	standing := slices.Clone(d.contents.boards)
	slices.SortStableFunc(standing, func(a, b progress) int { return cmp.Compare(b.board.Open, a.board.Open) })
	var instruments []board.Instrument
	for _, p := range standing {
		instruments = append(instruments, board.Instrument{Name: p.instrument.version.Name, Title: p.instrument.title})
	}
	kept := d.options.Study
	return ui.Push(board.New(board.Options{
		Instruments: instruments, Boards: d.fieldwork.Board, Now: d.options.Now, Explain: d.options.Explain, After: d.options.After,
		Contact: func(id string) string {
			who, err := whoIs(kept, id)
			if err != nil {
				return ""
			}
			return who
		},
		Open: d.callCase,
	}))
}
