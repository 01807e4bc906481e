package sample

import (
	"errors"
	"time"

	"fieldwork/forms"
)

// Errors about cases.
var (
	// ErrClosed is returned for a call on a case that has a final disposition.
	ErrClosed = errors.New("the case is closed; open it again before it is called")
	// ErrClaimed is returned for a case that is held for a call.
	ErrClaimed = errors.New("the case is being called")
	// ErrOutcome is returned for a code that no outcome has.
	ErrOutcome = errors.New("there is no such outcome")
	// ErrAppointment is returned for an appointment that has no time.
	ErrAppointment = errors.New("an appointment needs a time")
)

// State is how far a case has come.
type State string

// A case is fresh before its first call; then it waits to be called back or
// has an appointment; it is closed once it has a final disposition.
const (
	Fresh     State = "fresh"
	Callback  State = "callback"
	Appointed State = "appointment"
	Closed    State = "closed"
)

// Case is one contact to be asked one instrument. What follows from its calls
// is kept in it, so that the queue need not read them; After and Replay keep
// it in step with them.
type Case struct {
	ID         string `json:"id"`
	Contact    string `json:"contact"`
	Instrument string `json:"instrument"`
	// Priority puts a case before others; the highest comes first.
	Priority int       `json:"priority,omitempty"`
	Made     time.Time `json:"made"`
	State    State     `json:"state"`
	// Attempts is the number of calls so far.
	Attempts int `json:"attempts,omitempty"`
	// Due is when an appointment is, or the earliest time to call back.
	Due         time.Time `json:"due,omitzero"`
	LastCall    time.Time `json:"last_call,omitzero"`
	LastOutcome string    `json:"last_outcome,omitempty"`
	// Disposition is the code of the final disposition; empty until closed.
	Disposition string `json:"disposition,omitempty"`
	// Interview is the interview that was begun for the case.
	Interview string `json:"interview,omitempty"`
	Claim     *Claim `json:"claim,omitempty"`
}

// Claim says who is calling a case. Session is one run of the program: a claim
// whose session is no longer running was left by a crash.
type Claim struct {
	Session     string    `json:"session"`
	Interviewer string    `json:"interviewer,omitempty"`
	At          time.Time `json:"at"`
}

// Call is one attempt on a case.
type Call struct {
	ID          string    `json:"id"`
	Case        string    `json:"case"`
	At          time.Time `json:"at"`
	Ended       time.Time `json:"ended,omitzero"`
	Interviewer string    `json:"interviewer,omitempty"`
	// Outcome is the code of an outcome.
	Outcome string `json:"outcome"`
	Remark  string `json:"remark,omitempty"`
	// Appointment is the time that was agreed on, for outcomes that need one.
	Appointment time.Time `json:"appointment,omitzero"`
	// Interview is the interview that was begun or gone on with in the call.
	Interview string `json:"interview,omitempty"`
	// Share is how much of the interview was answered by the end of the call.
	Share Share `json:"share,omitzero"`
	// Consent is what a respondent who refused to take part answered; that of
	// an interview is kept with it.
	Consent *forms.ConsentGiven `json:"consent,omitempty"`
	// Unmade says that nobody called: a response that came by itself stands as
	// the last call, so that the case follows from its calls. No count of calls
	// has it.
	Unmade bool `json:"unmade,omitempty"`
}

// Appointment is a time at which a respondent expects to be called.
type Appointment struct {
	Case    string    `json:"case"`
	Contact string    `json:"contact"`
	At      time.Time `json:"at"`
	// Interviewer is who is to call; empty if anybody may.
	Interviewer string `json:"interviewer,omitempty"`
}
