package study

import "fieldwork/forms/sample"

// Board gives how the fieldwork on an instrument stands now: see
// sample.MakeBoard. It reads the calls of each day and the lengths of the
// interviews, and no cases. Completes are counted by list as the rules say that
// the Fieldwork was opened with: on the lists that respondents name where the
// instrument has a question for that, else on those of the contacts.
func (f *Fieldwork) Board(instrument string) (sample.Board, error) {
	days, err := f.study.CallDays(instrument)
	if err != nil {
		return sample.Board{}, err
	}
	minutes, err := f.study.Lengths(instrument)
	if err != nil {
		return sample.Board{}, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	in := sample.BoardInput{
		Instrument: instrument, Now: f.study.now(), Location: f.rules.Location(),
		Cases: f.cases, Lists: func(contact string) []string { return f.lists[contact] },
		Days: days, Lengths: minutes,
	}
	if named := f.responses[instrument]; named != nil {
		in.ByAnswer, in.Responses = true, named.list
	}
	return sample.MakeBoard(in), nil
}
