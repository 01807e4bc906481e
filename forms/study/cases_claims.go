package study

import (
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// The words for it in the log.
const (
	claimCase   = "claim-case"
	releaseCase = "release-case"
)

// sessionID names this use of the study in the claims of cases. Only one
// program can have a study open to write, so that claims of other sessions are
// left from a crash.
func (s *Study) sessionID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.session == "" {
		s.session = s.store.NewID()
	}
	return s.session
}

// ClaimCase claims a case for somebody who calls it, so that it is offered to
// nobody else. The error wraps sample.ErrClaimed where it is claimed, be it by
// the same interviewer, and sample.ErrClosed where it is closed.
func (s *Study) ClaimCase(id, interviewer string) (sample.Case, error) {
	claim := sample.Claim{Session: s.sessionID(), Interviewer: interviewer, At: s.now().UTC()}
	return s.changeCase(id, claimCase, func(_ *store.Change, c sample.Case) (sample.Case, error) {
		switch {
		case c.State == sample.Closed:
			return c, closedError(c)
		case c.Claim != nil:
			return c, claimedError(c)
		}
		return c.Claimed(claim)
	})
}

// ReleaseCase gives a claimed case back; one that is not claimed stays as it
// is.
func (s *Study) ReleaseCase(id string) (sample.Case, error) {
	return s.changeCase(id, releaseCase, func(_ *store.Change, c sample.Case) (sample.Case, error) {
		return c.Released(), nil
	})
}

// releaseAbandoned gives back, of these cases, those that a crash left claimed.
func (s *Study) releaseAbandoned(list []sample.Case) error {
	abandoned := sample.Abandoned(list, s.sessionID())
	if len(abandoned) == 0 {
		return nil
	}
	return s.changeCases(func(ch *store.Change) ([]sample.Case, error) {
		for i, c := range abandoned {
			latest, err := cases.Get(ch, c.ID)
			if err != nil {
				return nil, err
			}
			abandoned[i] = latest.Released()
			if err := cases.Put(ch, releaseCase, c.ID, abandoned[i]); err != nil {
				return nil, err
			}
		}
		return abandoned, nil
	})
}
