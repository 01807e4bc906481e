// Package study keeps a study on disk: its instruments with all their
// versions, and its interviews, recorded step by step. It is the one way from
// the domain to the store; every change leaves an entry in the change log.
package study

import (
	"errors"
	"sync"
	"time"

	"fieldwork/forms"
	"fieldwork/store"
)

// Errors that callers tell apart.
var (
	// ErrNoInstrument says that the study has no instrument of that name or version.
	ErrNoInstrument = errors.New("the study has no such instrument")
	// ErrNoInterview says that the study has no interview of that ID or reference.
	ErrNoInterview = errors.New("the study has no such interview")
	// ErrEnded says that an interview is complete or broken off.
	ErrEnded = errors.New("the interview has ended")
	// ErrAmbiguous says that a shortened ID fits several interviews.
	ErrAmbiguous = errors.New("several interviews begin or end so")
	// ErrReferenceTaken says that an interview of the study has this id already.
	ErrReferenceTaken = errors.New("an interview of the study has this id already")
	// ErrNoConsent says that the respondent has not agreed to what an
	// instrument asks consent for before it may be put.
	ErrNoConsent = errors.New("the respondent has not agreed to take part")
	// ErrNoRecording says that the respondent has not agreed to be recorded.
	ErrNoRecording = errors.New("the respondent has not agreed to be recorded")
	// ErrOtherInstrument says that a case is not of the instrument that is to
	// be put.
	ErrOtherInstrument = errors.New("the case is to be asked another instrument")
	// ErrBegun says that a case has an interview already.
	ErrBegun = errors.New("the case has an interview already")
)

// Study is a study in an open store. It is safe for concurrent use.
type Study struct {
	store *store.Store
	now   func() time.Time

	mu        sync.Mutex
	linked    map[string]*forms.Instrument // by key of its version
	left      leftOut
	followers []follower
	session   string // names this use of the study in claims; see sessionID

	// casesInOrder is held while cases change, or interviews become complete,
	// and followers are told of it.
	casesInOrder sync.Mutex
}

// New gives the study in a store. The clock stamps what is recorded.
func New(s *store.Store, now func() time.Time) *Study {
	return &Study{store: s, now: now, linked: make(map[string]*forms.Instrument)}
}

// Store is where the study is kept.
func (s *Study) Store() *store.Store { return s.store }
