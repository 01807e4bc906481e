package demo

import (
	"time"

	"fieldwork/forms/sample"
)

// history is a course that the calls on a case take, and how many cases of
// those that have no response take it.
type history struct {
	cases    int
	outcomes []string
}

// histories are made up; together they are the 126 people of whom there is no
// response.
var histories = []history{
	{22, []string{sample.NoAnswerCode, "2.112"}},
	{6, []string{"2.111"}},
	{20, []string{sample.CallbackCode, sample.NoAnswerCode, sample.CallbackCode, "2.21"}},
	{16, []string{sample.VoicemailCode, sample.VoicemailCode, "2.22"}},
	{22, []string{sample.NoAnswerCode, sample.NoAnswerCode, sample.BusyCode, sample.NoAnswerCode, "3.13"}},
	{6, []string{sample.BusyCode, sample.BusyCode, "3.12"}},
	{8, []string{sample.AppointmentCode, sample.NoAnswerCode, "2.36"}},
	{6, []string{sample.LineFaultCode, "4.30"}},
	{5, []string{"4.10"}},
	{1, []string{"2.34"}},
	{3, []string{sample.CallbackCode, "2.12"}},
	{11, []string{sample.DeviceCode, sample.NoAnswerCode, sample.DeviceCode, "3.14"}},
}

// surveyBegan is when the review asked its sample, in its paragraph 2.7.
var surveyBegan = time.Date(2017, 2, 27, 9, 0, 0, 0, time.UTC)

// surveyCalls records what came of the calls to those of whom there is no
// response, and closes their cases.
func (f *filling) surveyCalls() error {
	answered, err := f.respondents()
	if err != nil {
		return err
	}
	var calls []sample.Call
	course, left := 0, histories[0].cases
	for i, person := range f.people {
		if answered[person.Organisation] {
			continue
		}
		for left == 0 && course < len(histories)-1 {
			course++
			left = histories[course].cases
		}
		left--
		calls = append(calls, callsOn(f.surveyed[person.ID], histories[course].outcomes, i)...)
	}
	return f.record(calls)
}

// callsOn makes the calls on one case, on workdays some days apart.
func callsOn(c sample.Case, outcomes []string, place int) []sample.Call {
	const everyDays, days, hours = 4, 12, 8
	var calls []sample.Call
	for n, outcome := range outcomes {
		at := workday(onDay(surveyBegan, place%days+n*everyDays, surveyBegan.Hour()+(place*7+n*3)%hours, (place*13+n*29)%60))
		call := sample.Call{Case: c.ID, At: at, Outcome: outcome}
		if outcome == sample.AppointmentCode {
			call.Appointment = at.Add(26 * time.Hour)
		}
		calls = append(calls, call)
	}
	return calls
}
