package demo

import (
	"slices"
	"strings"
	"time"

	"fieldwork/forms/sample"
)

// grid is the sample of the review's Table 2.1: delivery remit by source of
// funding.
var grid = sample.Grid{
	Row: remitColumn, Column: fundingColumn,
	Targets: []sample.Target{
		{Row: "National", Column: "Charity", Number: 1},
		{Row: "Regional", Column: "LA", Number: 2},
		{Row: "Regional", Column: "Commercial", Number: 1},
		{Row: "LA based", Column: "LA", Number: 3},
		{Row: "LA based", Column: "Commercial", Number: 1},
		{Row: "LA based", Column: "Charity", Number: 1},
		{Row: "LA based", Column: "Not for profit", Number: 1},
	},
}

// guideCases draws the sample for the guide, but for one whom the lead is still
// to choose.
func (f *filling) guideCases() error {
	if err := f.study.SetSamplingGrid(guide, grid); err != nil {
		return err
	}
	answered, err := f.respondents()
	if err != nil {
		return err
	}
	filling := grid.Fill(nil)
	for i := range f.people {
		person := &f.people[i]
		if !answered[person.Organisation] || !filling.Wants(person) || filling.Short() == 1 {
			continue
		}
		if _, err := f.study.ChooseContact(guide, person.ID); err != nil {
			return err
		}
		filling.Choose(person)
	}
	f.chosen, err = f.allCases(guide)
	return err
}

// guideCalls are the calls to those who were chosen: some have an appointment,
// some are to be called back, and some have not been called. Two have been
// interviewed already.
func (f *filling) guideCalls() error {
	in := func(hours, minutes int) time.Time {
		return f.now.Add(time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute).Truncate(15 * time.Minute)
	}
	days := func(n, hour, minute int) time.Time { return workday(onDay(f.now, n, hour, minute)) }
	plans := []struct {
		outcome     string
		at          time.Time
		appointment time.Time
	}{
		{sample.AppointmentCode, onDay(f.now, -2, 10, 12), in(0, 45)},
		{sample.AppointmentCode, onDay(f.now, -1, 15, 40), days(1, 14, 30)},
		{sample.NoAnswerCode, onDay(f.now, -1, 11, 5), time.Time{}},
		{sample.CallbackCode, onDay(f.now, -1, 16, 20), time.Time{}},
		{sample.VoicemailCode, f.now.Add(-3 * time.Hour), time.Time{}},
	}
	var calls []sample.Call
	open := slices.DeleteFunc(slices.Clone(f.chosen), func(c sample.Case) bool { return slices.Contains(f.interviewed, c.ID) })
	for i, plan := range plans[:min(len(plans), len(open))] {
		calls = append(calls, sample.Call{Case: open[i].ID, At: plan.at, Outcome: plan.outcome, Appointment: plan.appointment})
	}
	return f.record(calls)
}

// respondents are the organisations of which there is a response.
func (f *filling) respondents() (map[string]bool, error) {
	if f.answered != nil {
		return f.answered, nil
	}
	answers, err := column(responsesCSV(), "q1")
	f.answered = make(map[string]bool)
	for _, organisation := range answers {
		f.answered[strings.TrimSpace(organisation)] = true
	}
	return f.answered, err
}
