package study

import "fieldwork/forms/sample"

// Board gives how the fieldwork on an instrument stands now: see
// sample.MakeBoard. It reads the calls of each day and the lengths of the
// interviews, and no cases.
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
	return sample.MakeBoard(sample.BoardInput{
		Instrument: instrument, Now: f.study.now(), Location: f.rules.Location(),
		Cases: f.cases, Lists: func(contact string) []string { return f.lists[contact] },
		Days: days, Lengths: minutes,
	}), nil
}
