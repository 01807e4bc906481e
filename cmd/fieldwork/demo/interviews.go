package demo

import (
	"fmt"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// guideInterviews are two interviews under the guide: one that was finished
// yesterday, and one that was interrupted today and waits to be gone on with.
func (f *filling) guideInterviews() error {
	finished, interrupted := f.chosen[0], f.chosen[1]
	yesterday := onDay(f.now, -1, 10, 0)
	if err := f.interview(finished, yesterday, finishedTalk, forms.Complete); err != nil {
		return err
	}
	return f.interview(interrupted, f.now.Add(-100*time.Minute), interruptedTalk, forms.Suspended)
}

// interview makes an interview as it was taken at a time, and the call in which
// it was.
func (f *filling) interview(c sample.Case, at time.Time, talk []topic, status forms.Status) error {
	s, now := past(f.study.Store())
	now.at = at
	r, err := s.Begin(study.Beginning{
		Instrument: guide, Case: c.ID, Interviewer: interviewer, Mode: forms.Telephone,
		Consent: &forms.ConsentGiven{
			Version: "1", Language: "en", At: at.UTC(), Interviewer: interviewer,
			Given: map[string]bool{forms.TakePart: true, forms.Record: true, forms.Quote: true},
		},
	})
	if err != nil {
		return err
	}
	recordings := []forms.Recording{{Started: at.Add(20 * time.Second)}}
	if err := r.Record(study.Step{Action: "recording", Recordings: &recordings}); err != nil {
		return err
	}
	elapsed, count := time.Duration(0), 0
	for _, t := range talk {
		step := t.step(at, elapsed, &count)
		elapsed += t.took
		now.at = at.Add(elapsed)
		if err := r.Record(step); err != nil {
			return err
		}
	}
	recordings[0].Stopped = now.at.UTC()
	ending := study.Step{Action: string(status), Status: status, Recordings: &recordings}
	if status == forms.Complete {
		ending.Position, ending.Reached = forms.EndPosition, forms.EndPosition
	}
	if err := r.Record(ending); err != nil {
		return err
	}
	f.made.Interviews++
	f.interviewed = append(f.interviewed, c.ID)
	return f.recordTalk(c, r.Interview(), at, now.at)
}

// recordTalk records the call in which an interview was taken, and the field
// note of one that was finished.
func (f *filling) recordTalk(c sample.Case, interview forms.Interview, at, ended time.Time) error {
	call := sample.Call{Case: c.ID, At: at.Add(-2 * time.Minute).UTC(), Ended: ended.UTC(), Outcome: sample.CompleteCode, Interview: interview.ID}
	if interview.Status == forms.Suspended {
		call.Outcome = sample.SuspendedCode
		call.Appointment = f.now.Add(20 * time.Minute).Truncate(5 * time.Minute).UTC()
	}
	in, _, err := f.study.Instrument(interview.Instrument, interview.Version)
	if err != nil {
		return err
	}
	call.Share.Answered, call.Share.Applicable = forms.GuideShare(in, &interview)
	if err := f.record([]sample.Call{call}); err != nil || interview.Status != forms.Complete {
		return err
	}
	note := fieldNote
	_, err = f.study.Annotate(interview.ID, study.Annotation{FieldNote: &note})
	return err
}

// topic is what was said on one question, and how long it took.
type topic struct {
	question string
	took     time.Duration
	notes    []string // those that begin with ❝ are to be quoted
	probes   []string
	notPut   string
}

// step is what was recorded of a topic that began when so much of an interview
// had passed. count numbers the notes of the interview.
func (t topic) step(began time.Time, elapsed time.Duration, count *int) study.Step {
	step := study.Step{
		Action: "note", Position: t.question, Spent: map[string]time.Duration{t.question: t.took},
		Notes: map[string]forms.NoteLine{}, Probed: map[string]time.Time{},
	}
	share := t.took / time.Duration(len(t.notes)+len(t.probes)+1)
	for _, name := range t.probes {
		elapsed += share
		step.Probed[forms.ProbeKey(t.question, name)] = began.Add(elapsed).UTC()
	}
	for _, text := range t.notes {
		elapsed += share
		*count++
		text, quote := unquoted(text)
		step.Notes[fmt.Sprintf("%04d", *count)] = forms.NoteLine{
			Question: t.question, At: began.Add(elapsed).UTC(), Elapsed: elapsed, Text: text, Quote: quote,
		}
	}
	if t.notPut != "" {
		step.NotPut = map[string]string{t.question: t.notPut}
	}
	return step
}

// unquoted takes the mark of a quotation off a note.
func unquoted(text string) (plain string, quote bool) {
	const mark = "❝ "
	if len(text) > len(mark) && text[:len(mark)] == mark {
		return text[len(mark):], true
	}
	return text, false
}
