package forms

import "time"

// Status is how far an interview has come.
type Status string

// An interview is in progress while it is being asked, suspended when it is
// to go on later, broken off when the respondent ended it early, complete
// when it was ended after the last question.
const (
	InProgress Status = "in_progress"
	Suspended  Status = "suspended"
	BrokenOff  Status = "broken_off"
	Complete   Status = "complete"
)

// Resumable reports whether the interview can be gone on with.
func (s Status) Resumable() bool { return s == InProgress || s == Suspended }

// Mode is the way in which an interview was taken.
type Mode string

// The modes: asked by an interviewer, or read from a file of responses.
const (
	Telephone Mode = "telephone"
	Imported  Mode = "imported"
)

// Interview is one administration of an instrument: who asked, when, in which
// language, and what was answered. It refers to people by case only.
type Interview struct {
	ID string `json:"id"`
	// Reference is the id that an imported file gave to the interview.
	Reference   string    `json:"reference,omitempty"`
	Instrument  string    `json:"instrument"`
	Version     int       `json:"version"`
	Case        string    `json:"case,omitempty"`
	Interviewer string    `json:"interviewer,omitempty"`
	Language    string    `json:"language"`
	Mode        Mode      `json:"mode"`
	Status      Status    `json:"status"`
	Started     time.Time `json:"started"`
	Updated     time.Time `json:"updated"`
	// Submitted is when the interview was completed; zero before.
	Submitted time.Time `json:"submitted,omitzero"`
	// Position is the name of the question that is on screen, or EndPosition.
	Position string `json:"position,omitempty"`
	// Reached is the name of the farthest question that was ever on screen,
	// or EndPosition.
	Reached string `json:"reached,omitempty"`
	// Answers holds the answers by variable, those off the path included.
	Answers map[string]Answer `json:"answers,omitempty"`
	// Remarks holds the interviewer's remarks by question.
	Remarks map[string]string `json:"remarks,omitempty"`
	// Spent is the time each question was on screen, all visits together.
	Spent map[string]time.Duration `json:"spent,omitempty"`
	// Consent is what the respondent agreed to; nil if nobody was asked.
	Consent *ConsentGiven `json:"consent,omitempty"`
	// Notes holds the lines that were written under a guide, by an ID that is
	// theirs in this interview.
	Notes map[string]NoteLine `json:"notes,omitempty"`
	// Probed holds when each probe was covered, by ProbeKey.
	Probed map[string]time.Time `json:"probed,omitempty"`
	// Covered holds, by question, when the interviewer marked it as covered.
	Covered map[string]time.Time `json:"covered,omitempty"`
	// NotPut holds, by question of a guide, why it does not apply.
	NotPut map[string]string `json:"not_put,omitempty"`
	// Reworded holds, by question of a guide, how it is put to this respondent.
	Reworded map[string]string `json:"reworded,omitempty"`
	// Added holds the questions that were put beyond the guide, by name.
	Added map[string]AddedQuestion `json:"added,omitempty"`
	// Recordings of the sound, in the order of their start.
	Recordings []Recording `json:"recordings,omitempty"`
	// FieldNote is what the interviewer wrote about the interview after it.
	FieldNote string `json:"field_note,omitempty"`
	// Import is the import that brought the interview; empty for others.
	Import string `json:"import,omitempty"`
}

// EndPosition is the position after the last question, where all answers are
// reviewed. No question can be named so.
const EndPosition = "/end"

// Elapsed is the time that all questions were on screen together.
func (i *Interview) Elapsed() time.Duration {
	var total time.Duration
	for _, d := range i.Spent {
		total += d
	}
	return total
}
