package main

import (
	"context"
	"errors"

	"fieldwork/cmd/fieldwork/desk"
	"fieldwork/forms/deliver/callsheet"
	"fieldwork/forms/deliver/plain"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// callCase opens the call sheet of a case that was taken, and says how the case
// was left.
func (o *callOptions) callCase(ctx context.Context, s *opened, fieldwork *study.Fieldwork, taken sample.Next) (ending string, err error) {
	if o.language != "" {
		_, version, err := s.Instrument(taken.Case.Instrument, 0)
		if err == nil {
			_, err = language(version, o.language)
		}
		if err != nil {
			_, released := s.ReleaseCase(taken.Case.ID)
			return "", errors.Join(err, released)
		}
	}
	if o.plain {
		_, err = (&plain.CallSheet{
			Study: s.Study, Fieldwork: fieldwork, Taken: taken, Interviewer: o.interviewer(), Language: o.language,
			Now: o.now, In: o.in, Out: o.out, Explain: s.explain,
		}).Run(ctx)
		return "", err
	}
	instruments, err := o.instruments(s)
	if err != nil {
		return "", err
	}
	return "", o.show(ui.NewShell(callsheet.New(callsheet.Options{
		Study: s.Study, Fieldwork: fieldwork, Interviewer: o.interviewer(), Instruments: instruments, Language: o.language,
		Now: o.now, Explain: s.explain, After: o.after, Confirm: o.confirm, Media: o.mediaFor(s),
		DoNotCall: desk.DoNotCall(s.Study, s.explain),
	}, taken)))
}
