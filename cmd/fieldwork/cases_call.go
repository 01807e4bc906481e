package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// casesCallOptions is what 'fieldwork cases call' was asked.
type casesCallOptions struct {
	*app
	outcome     string
	appointment string
	remark      string
}

func newCasesCallCommand(a *app) *cobra.Command {
	o := &casesCallOptions{app: a}
	cmd := &cobra.Command{
		Use: "call CASE", Short: "Record what came of a call on a case", Args: oneArgument("the ID of a case"),
		Long: "Record what came of a call on a case. The outcome is the number of a final disposition, which closes\n" +
			"the case, or one of these words, after which it is called again:\n\n" + interimWords(),
		RunE: func(cmd *cobra.Command, arguments []string) error {
			if err := o.check(); err != nil {
				return err
			}
			return a.withStudy(func(s *opened) error { return o.run(cmd.Context(), s, arguments[0]) })
		},
	}
	cmd.Flags().StringVar(&o.outcome, "outcome", "", "the `CODE` of what came of the call, such as no_answer or 2.112")
	cmd.Flags().StringVar(&o.appointment, "appointment", "", "when to call again, in the respondent's time, such as \"tomorrow 10\"")
	cmd.Flags().StringVar(&o.remark, "remark", "", "a `TEXT` for whoever calls next")
	return cmd
}

// interimWords lists the outcomes that leave a case open.
func interimWords() string {
	var lines []string
	for _, outcome := range sample.Outcomes() {
		if outcome.Interim {
			lines = append(lines, fmt.Sprintf("  %-17s %s", outcome.Code, outcome.Label))
		}
	}
	return strings.Join(lines, "\n")
}

// check says what is wrong with the command line as such.
func (o *casesCallOptions) check() error {
	outcome, known := sample.FindOutcome(o.outcome)
	switch {
	case o.outcome == "":
		return usage("fieldwork cases call needs --outcome CODE, such as no_answer or 2.112.")
	case !known:
		return unknownOutcome(o.outcome)
	case outcome.NeedsTime && o.appointment == "":
		return usage("An appointment needs its time: --appointment \"tomorrow 10\".")
	case !outcome.Interim && o.appointment != "":
		return usage("%s, %s, closes the case; leave --appointment out.", outcome.Code, outcome.Label)
	}
	return nil
}

func unknownOutcome(code string) error {
	var codes []string
	for _, outcome := range sample.Outcomes() {
		codes = append(codes, outcome.Code)
	}
	return usage("There is no outcome %s%s", code, cmp.Or(forms.Suggestion(code, codes), "."))
}

func (o *casesCallOptions) run(ctx context.Context, s *opened, id string) error {
	found, err := s.Case(id)
	if err != nil {
		return unknownCase(id, err)
	}
	r, err := readRoster(s, ctx.Err)
	if err != nil {
		return err
	}
	contact := r.contact(found)
	zone := contact.Location(r.settings.Location())
	call := sample.Call{Case: found.ID, At: o.now().UTC(), Interviewer: o.interviewer(), Outcome: o.outcome, Remark: o.remark}
	note := ""
	if o.appointment != "" {
		parsed, err := sample.ParseAppointment(o.appointment, call.At, zone)
		if err != nil {
			return usage("%s", ended(err.Error()))
		}
		call.Appointment, note = parsed.At.UTC(), parsed.Note
	}
	_, after, err := s.RecordCall(call)
	if errors.Is(err, sample.ErrClosed) {
		return fail("Case %s is closed with %s; nothing was recorded.", study.ShortID(after.ID), labelOf(after.Disposition))
	}
	if err != nil {
		return err
	}
	for _, warning := range r.warnings(after, zone) {
		o.tell(warning)
	}
	if note != "" {
		o.tell(note)
	}
	_, err = fmt.Fprintln(o.out, calledSentence(after, &r.settings, zone))
	return err
}

// unknownCase says that an ID stands for no case or for several.
func unknownCase(id string, err error) error {
	switch {
	case errors.Is(err, study.ErrNoCase):
		return fail("The study has no case %s; 'fieldwork cases --all' shows those it has.", id)
	case errors.Is(err, study.ErrManyCases):
		return fail("Several cases begin or end with %s; give more of the ID.", id)
	}
	return err
}

// warnings says what speaks against the appointment of a case. Cases are named
// as lists name them.
func (r *roster) warnings(c sample.Case, zone *time.Location) []string {
	if c.State != sample.Appointed {
		return nil
	}
	var others []sample.Appointment
	for _, other := range r.cases {
		if other.State == sample.Appointed {
			others = append(others, sample.Appointment{Case: study.ShortID(other.ID), Contact: other.Contact, At: other.Due})
		}
	}
	return r.settings.AppointmentWarnings(sample.Appointment{Case: study.ShortID(c.ID), Contact: c.Contact, At: c.Due}, zone, others)
}

// calledSentence says what a call made of a case; times are the respondent's.
func calledSentence(c sample.Case, rules *sample.Settings, zone *time.Location) string {
	said := fmt.Sprintf("Case %s: %s. ", study.ShortID(c.ID), labelOf(c.LastOutcome))
	switch c.State {
	case sample.Appointed:
		return said + "The appointment is on " + sample.FormatAppointment(c.Due, zone) + "."
	case sample.Closed:
		return said + "The case is closed."
	}
	return said + "Call back from " + sample.FormatAppointment(rules.CallableFrom(c.Due, zone), zone) + "."
}
