// Package respondents finds out who documents come from, and what they have
// agreed to.
package respondents

import (
	"cmp"
	"errors"

	"fieldwork/coding"
	"fieldwork/coding/themes"
	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// Of says who documents come from, by the ID of the document: the
// contact of the case, or where there is none the case, the interview or the
// document itself; and who of them has refused to be quoted in the interview
// that a document is of, or in that of its case. Cases and interviews that are
// gone or damaged tell nothing.
func Of(s *study.Study, list ...coding.Document) (map[string]themes.Respondent, error) {
	known := map[[2]string]themes.Respondent{}
	all := make(map[string]themes.Respondent, len(list))
	for i := range list {
		d := &list[i]
		source := [2]string{d.Case, d.Interview}
		respondent, there := known[source]
		if !there {
			var err error
			if respondent, err = respondentOf(s, d); err != nil {
				return nil, err
			}
			known[source] = respondent
		}
		respondent.ID = cmp.Or(respondent.ID, d.ID)
		all[d.ID] = respondent
	}
	return all, nil
}

// respondentOf reads who a document comes from; the ID is empty where only the
// document itself can stand for them.
func respondentOf(s *study.Study, d *coding.Document) (themes.Respondent, error) {
	respondent := themes.Respondent{ID: cmp.Or(d.Case, d.Interview)}
	interview := d.Interview
	if d.Case != "" {
		c, err := s.Case(d.Case)
		if err != nil && !isGone(err) {
			return respondent, err
		}
		if err == nil {
			respondent.ID = cmp.Or(c.Contact, respondent.ID)
			interview = cmp.Or(interview, c.Interview)
		}
	}
	if interview == "" {
		return respondent, nil
	}
	held, err := s.Interview(interview)
	if err != nil && !isGone(err) {
		return respondent, err
	}
	respondent.Unquotable = err == nil && held.Consent.Refuses(forms.Quote)
	return respondent, nil
}

// isGone reports whether what tells of a document is not there, or damaged.
func isGone(err error) bool {
	for _, class := range []error{
		study.ErrNoCase, study.ErrNoContact, study.ErrNoInterview, study.ErrNoInstrument, store.ErrDamaged, forms.ErrDamaged,
	} {
		if errors.Is(err, class) {
			return true
		}
	}
	return false
}
