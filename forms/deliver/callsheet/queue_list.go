package callsheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/sample"
)

// mostRows is how many cases the queue shows.
const mostRows = 200

// list is what the queue shows.
type list struct {
	rows []row
	// several is set where cases of more than one instrument are shown.
	several bool
	// cases is how many cases the study has.
	cases int
	// none says why there is no row.
	none string
}

// row is one case that can be called now.
type row struct {
	next    sample.Next
	contact sample.Contact
	why     string
	title   string // of the instrument
}

// listMsg brings the list of the queue.
type listMsg struct {
	queue *Queue
	list  list
	err   error
}

func (q *Queue) read() tea.Cmd {
	options := q.options
	return func() tea.Msg {
		read, err := options.list()
		return listMsg{q, read, err}
	}
}

// list reads whom to call now. A contact that cannot be read stands there
// without a name, so that the others can be called.
func (o Options) list() (list, error) {
	read := list{cases: o.Fieldwork.Cases()}
	titles := titles{options: o, byName: make(map[string]string)}
	rules := o.Fieldwork.Rules()
	for _, next := range o.Fieldwork.Upcoming(mostRows, o.Instruments...) {
		contact, err := o.Study.Contact(next.Case.Contact)
		if err != nil {
			contact.Name = "cannot be read"
		}
		title, err := titles.of(next.Case.Instrument)
		if err != nil {
			return read, err
		}
		zone := contact.Location(rules.Location())
		read.rows = append(read.rows, row{next, contact, attempt.WhyNow(next, zone, o.Now()), title})
	}
	read.several = len(titles.byName) > 1
	if len(read.rows) == 0 {
		read.none = o.nobodyNow()
	}
	return read, nil
}

// titles are the titles of instruments, each read once.
type titles struct {
	options Options
	byName  map[string]string
}

func (t titles) of(instrument string) (string, error) {
	if title, read := t.byName[instrument]; read {
		return title, nil
	}
	in, _, err := t.options.Study.Instrument(instrument, 0)
	if err != nil {
		return "", err
	}
	t.byName[instrument] = in.Title.In(in.DefaultLanguage, "")
	return t.byName[instrument], nil
}
