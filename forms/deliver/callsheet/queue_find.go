package callsheet

import (
	"cmp"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// casesMsg brings all cases, to find one among them.
type casesMsg struct {
	queue *Queue
	cases []foundCase
	err   error
}

// foundCase is a case among those that can be found.
type foundCase struct {
	item    sample.Case
	contact sample.Contact
}

// find reads all cases and lets one be found.
func (q *Queue) find() tea.Cmd {
	q.taking = true
	options := q.options
	return func() tea.Msg {
		cases, err := options.cases()
		return casesMsg{q, cases, err}
	}
}

// cases reads all cases of the instruments, by the names of respondents.
func (o Options) cases() ([]foundCase, error) {
	contacts := make(map[string]sample.Contact)
	for contact, err := range o.Study.Contacts() {
		if err != nil {
			return nil, err
		}
		contacts[contact.ID] = contact
	}
	var cases []foundCase
	for c, err := range o.Study.Cases() {
		if err != nil {
			return nil, err
		}
		if len(o.Instruments) == 0 || slices.Contains(o.Instruments, c.Instrument) {
			cases = append(cases, foundCase{c, contacts[c.Contact]})
		}
	}
	slices.SortStableFunc(cases, func(a, b foundCase) int {
		return cmp.Or(cmp.Compare(a.contact.Name, b.contact.Name), cmp.Compare(a.contact.Organisation, b.contact.Organisation))
	})
	return cases, nil
}

// pickCase lets one of all cases be found.
func (q *Queue) pickCase(msg casesMsg) tea.Cmd {
	q.taking = false
	if q.leaving {
		q.leaving = false
		return func() tea.Msg { return ui.LeftMsg{} }
	}
	if msg.err != nil {
		return ui.Warn("The cases could not be read. " + q.options.Explain(msg.err))
	}
	options := make([]ui.Option, len(msg.cases))
	for i, found := range msg.cases {
		options[i] = ui.Option{Label: found.label(), Detail: found.detail()}
	}
	return ui.Open(ui.Find("Call any case", options, func(i int) tea.Cmd { return q.callAny(msg.cases[i].item) }))
}

func (f *foundCase) label() string {
	who := attempt.Attempt{Contact: f.contact}
	if name := who.Who(); name != "" {
		return name
	}
	return "case " + study.ShortID(f.item.ID)
}

func (f *foundCase) detail() string {
	state := string(f.item.State)
	if f.item.State == sample.Closed {
		state = "closed " + f.item.Disposition
	}
	return study.ShortID(f.item.ID) + "  " + f.item.Instrument + "  " + state + "  " + f.contact.Phone
}

// callAny opens the call sheet of any case, after asking where it is not to be
// called now.
func (q *Queue) callAny(c sample.Case) tea.Cmd {
	next := sample.ByHand(c)
	standing := q.options.Fieldwork.Standing(c.ID)
	switch {
	case c.State == sample.Closed:
		return ui.Open(ui.Confirm("Call all the same?", "The case is closed with "+attempt.OutcomeName(c.Disposition)+
			". Calling opens it again.", "open and call", "leave it", func() tea.Cmd { return q.claim(next, true) }))
	case standing != "":
		return ui.Open(ui.Confirm("Call all the same?", standing, "call", "leave it",
			func() tea.Cmd { return q.claim(next, false) }))
	}
	return q.claim(next, false)
}
