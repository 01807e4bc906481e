package main

import (
	"context"
	"errors"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// casesOptions is what 'fieldwork cases' was asked.
type casesOptions struct {
	*app
	all  bool
	json bool
}

func newCasesCommand(a *app) *cobra.Command {
	o := &casesOptions{app: a}
	cmd := newGroupCommand("cases", "Show whom to call now and next; make cases, record calls",
		newCasesMakeCommand(a), newCasesSampleCommand(a), newCasesCallCommand(a), newCasesCloseCommand(a), newCasesReopenCommand(a), newCasesSettingsCommand(a))
	cmd.Long = "Show whom to call now and next: due appointments first, then callbacks, then fresh cases by priority.\n" +
		"A case is one contact to be asked one instrument. What is shown are personal details."
	cmd.RunE = func(cmd *cobra.Command, arguments []string) error {
		if len(arguments) > 0 {
			return unknownCommand(cmd, arguments[0])
		}
		return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
	}
	cmd.Flags().BoolVar(&o.all, "all", false, "list every case, and why it is not called now")
	cmd.Flags().BoolVar(&o.json, "json", false, "write one JSON object a line")
	return cmd
}

// roster is the cases of a study and the contacts who are to be asked.
type roster struct {
	settings sample.Settings
	cases    []sample.Case
	contacts []sample.Contact
	byID     map[string]*sample.Contact
}

// readRoster reads the cases and the contacts. check is called for each, and
// its error ends the reading.
func readRoster(s *opened, check func() error) (*roster, error) {
	settings, err := s.FieldworkSettings()
	if err != nil {
		return nil, err
	}
	r := &roster{settings: settings, byID: map[string]*sample.Contact{}}
	for c, err := range s.Cases() {
		if err = errors.Join(err, check()); err != nil {
			return nil, err
		}
		r.cases = append(r.cases, c.Released()) // who reads knows that nobody else has the study open
	}
	for contact, err := range s.Contacts() {
		if err = errors.Join(err, check()); err != nil {
			return nil, err
		}
		r.contacts = append(r.contacts, contact)
	}
	for i := range r.contacts {
		r.byID[r.contacts[i].ID] = &r.contacts[i]
	}
	return r, nil
}

// contact is who a case asks; nobody has no name.
func (r *roster) contact(c sample.Case) sample.Contact {
	if contact := r.byID[c.Contact]; contact != nil {
		return *contact
	}
	return sample.Contact{}
}

// shownCase is a case as the queue shows it, and as JSON.
type shownCase struct {
	sample.Case
	Name         string `json:"name,omitempty"`
	Organisation string `json:"organisation,omitempty"`
	Phone        string `json:"phone,omitempty"`
	// Turn is why the case is called now; empty if it is not.
	Turn string `json:"turn,omitempty"`
	// Standing is why the case is not called now; empty if it is.
	Standing string `json:"standing,omitempty"`
}

func (r *roster) show(c sample.Case, turn, standing string) shownCase {
	contact := r.contact(c)
	return shownCase{Case: c, Name: contact.Name, Organisation: contact.Organisation, Phone: contact.Phone, Turn: turn, Standing: standing}
}

func (o *casesOptions) run(ctx context.Context, s *opened) error {
	r, err := readRoster(s, ctx.Err)
	if err != nil {
		return err
	}
	now := o.now()
	queue := sample.NewQueue(r.settings, now, r.contacts, r.cases)
	var shown []shownCase
	if o.all {
		for _, c := range r.cases {
			shown = append(shown, r.show(c, "", queue.Standing(c.ID, now)))
		}
	} else {
		for _, next := range queue.List(now, len(r.cases)) {
			shown = append(shown, r.show(next.Case, turnWords[next.Turn], ""))
		}
	}
	return o.writeOut(ctx, "", s, func(w io.Writer) error {
		switch {
		case o.json:
			return writeJSONLines(w, shown)
		case len(shown) == 0:
			_, err := io.WriteString(w, r.noneNow(queue, now)+"\n")
			return err
		case o.all:
			return writeTable(w, standingRows(shown))
		}
		return writeTable(w, queueRows(shown))
	})
}

func writeJSONLines(w io.Writer, shown []shownCase) error {
	for _, one := range shown {
		if err := writeJSON(w, one); err != nil {
			return err
		}
	}
	return nil
}

// noneNow says why there is nobody to call, and when there will be.
func (r *roster) noneNow(queue *sample.Queue, now time.Time) string {
	if len(r.cases) == 0 {
		return "The study has no case yet; make some with 'fieldwork cases make --form NAME'."
	}
	at, ok := queue.Soonest(now)
	if !ok {
		return "There is nobody left to call; 'fieldwork cases --all' says why."
	}
	return "There is nobody to call now; the next call is possible from " + sample.FormatAppointment(at, r.settings.Location()) + "."
}

var turnWords = map[sample.Turn]string{
	sample.DueAppointment: "appointment", sample.DueCallback: "callback", sample.Prioritised: "priority", sample.FreshCase: "fresh",
}

func queueRows(shown []shownCase) [][]string {
	rows := [][]string{{"CASE", "WHY NOW", "NAME", "ORGANISATION", "PHONE", "FORM", "CALLS", "LAST OUTCOME"}}
	for _, c := range shown {
		rows = append(rows, append(c.cells(c.Turn), labelOf(c.LastOutcome)))
	}
	return rows
}

func standingRows(shown []shownCase) [][]string {
	rows := [][]string{{"CASE", "STATE", "NAME", "ORGANISATION", "PHONE", "FORM", "CALLS", "LAST OUTCOME", "NOT NOW BECAUSE"}}
	for _, c := range shown {
		rows = append(rows, append(c.cells(string(c.State)), labelOf(c.LastOutcome), c.Standing))
	}
	return rows
}

func (c *shownCase) cells(why string) []string {
	return []string{study.ShortID(c.ID), why, c.Name, c.Organisation, c.Phone, c.Instrument, strconv.Itoa(c.Attempts)}
}

// labelOf is what an outcome is called, with its number if it is final.
func labelOf(code string) string {
	outcome, known := sample.FindOutcome(code)
	switch {
	case !known:
		return code
	case outcome.Interim:
		return outcome.Label
	}
	return code + " " + outcome.Label
}
