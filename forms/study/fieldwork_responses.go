package study

import (
	"errors"

	"fieldwork/forms"
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// responses are the complete interviews under one instrument whose respondents
// name their lists, as the board needs them.
type responses struct {
	question string
	list     []sample.Response
	places   map[string]int // in the list, by ID of the interview
	ids      []string       // along with the list
}

// responsesBy makes room for the responses to each instrument that has a
// question that names lists.
func responsesBy(questions map[string]string) map[string]*responses {
	byInstrument := make(map[string]*responses)
	for instrument, question := range questions {
		if question != "" {
			byInstrument[instrument] = &responses{question: question, places: make(map[string]int)}
		}
	}
	return byInstrument
}

func (r *responses) put(id string, response sample.Response) {
	if place, known := r.places[id]; known {
		r.list[place] = response
		return
	}
	r.places[id] = len(r.list)
	r.list, r.ids = append(r.list, response), append(r.ids, id)
}

func (r *responses) remove(id string) {
	place, known := r.places[id]
	if !known {
		return
	}
	last := len(r.list) - 1
	r.list[place], r.ids[place] = r.list[last], r.ids[last]
	r.places[r.ids[place]] = place
	r.list, r.ids = r.list[:last], r.ids[:last]
	delete(r.places, id)
}

// respondent is what a response needs of an interview.
type respondent struct {
	ID         string                  `json:"id"`
	Instrument string                  `json:"instrument"`
	Case       string                  `json:"case"`
	Status     forms.Status            `json:"status"`
	Import     string                  `json:"import"`
	Answers    map[string]forms.Answer `json:"answers"`
}

// respondents reads that much of the collection of interviews.
var respondents = store.NewIndex[respondent](interviews.Name(), 1)

// readResponses reads the complete interviews, if lists are named in any.
func (f *Fieldwork) readResponses(count func() error) error {
	if len(f.responses) == 0 {
		return nil
	}
	left := f.study.leftOut()
	for r, err := range following(f.study, respondents, "") {
		if err := errors.Join(err, count()); err != nil {
			return err
		}
		if !left.imports[r.Import] {
			f.putResponse(&forms.Interview{ID: r.ID, Instrument: r.Instrument, Case: r.Case, Status: r.Status, Answers: r.Answers})
		}
	}
	return nil
}

// putResponse keeps an interview that is complete.
func (f *Fieldwork) putResponse(interview *forms.Interview) {
	to := f.responses[interview.Instrument]
	if to == nil {
		return
	}
	if response, ok := sample.ResponseOf(interview, interview.Instrument, to.question); ok {
		to.put(interview.ID, response)
	}
}

func (f *Fieldwork) interviewCompleted(interview forms.Interview) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.putResponse(&interview)
}

func (f *Fieldwork) interviewGone(instrument, id string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if from := f.responses[instrument]; from != nil {
		from.remove(id)
	}
}
