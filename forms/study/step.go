package study

import (
	"cmp"
	"maps"
	"time"

	"fieldwork/forms"
)

// Step is one thing that was done in an interview. Only what it names is
// changed.
type Step struct {
	// Action is the word for it in the change log: "answer", "move", …
	Action string `json:"-"`
	// Answers are by variable; the zero Answer takes one back.
	Answers map[string]forms.Answer `json:"answers,omitempty"`
	// Remarks are by question; an empty one takes it back.
	Remarks map[string]string `json:"remarks,omitempty"`
	// Spent is time to be added, by question.
	Spent    map[string]time.Duration `json:"spent,omitempty"`
	Position string                   `json:"position,omitempty"`
	Reached  string                   `json:"reached,omitempty"`
	Language string                   `json:"language,omitempty"`
	Status   forms.Status             `json:"status,omitempty"`
	// Consent replaces what the respondent agreed to. Without consent to a
	// recording, those that were linked are linked no more.
	Consent *forms.ConsentGiven `json:"consent,omitempty"`
	// Notes are by ID; an empty one takes it back.
	Notes map[string]forms.NoteLine `json:"notes,omitempty"`
	// Probed and Covered hold when, the zero time for covered no more.
	Probed  map[string]time.Time `json:"probed,omitempty"`
	Covered map[string]time.Time `json:"covered,omitempty"`
	// NotPut, Reworded and Added take back what is empty.
	NotPut   map[string]string              `json:"not_put,omitempty"`
	Reworded map[string]string              `json:"reworded,omitempty"`
	Added    map[string]forms.AddedQuestion `json:"added,omitempty"`
	// Recordings replaces the list of recordings, with an empty one too.
	Recordings *[]forms.Recording `json:"recordings,omitempty"`
	// FieldNote replaces the field note, with an empty one too.
	FieldNote *string `json:"field_note,omitempty"`
}

// Empty reports whether the step changes nothing.
func (s Step) Empty() bool {
	return len(s.Answers) == 0 && len(s.Remarks) == 0 && len(s.Spent) == 0 &&
		s.Position == "" && s.Reached == "" && s.Language == "" && s.Status == "" &&
		s.Consent == nil && s.FieldNote == nil && s.Recordings == nil && s.guideEmpty()
}

// mayRecord reports whether a respondent has agreed to be recorded, and has not
// withdrawn from the interview.
func mayRecord(given *forms.ConsentGiven) bool {
	return given.Allows(forms.Record) && !given.Refuses(forms.TakePart)
}

// records reports whether the step keeps a recording.
func (s Step) records() bool { return s.Recordings != nil && len(*s.Recordings) > 0 }

// consentIn is what the respondent of an interview has agreed to with the step.
func (s Step) consentIn(before forms.Interview) *forms.ConsentGiven {
	return cmp.Or(s.Consent, before.Consent)
}

func (s Step) guideEmpty() bool {
	return len(s.Notes) == 0 && len(s.Probed) == 0 && len(s.Covered) == 0 &&
		len(s.NotPut) == 0 && len(s.Reworded) == 0 && len(s.Added) == 0
}

// Then joins a step with one that came after it.
func (s Step) Then(next Step) Step {
	s.Answers = joined(s.Answers, next.Answers)
	s.Remarks = joined(s.Remarks, next.Remarks)
	spent := maps.Clone(s.Spent)
	for question, d := range next.Spent {
		if spent == nil {
			spent = make(map[string]time.Duration)
		}
		spent[question] += d
	}
	s.Spent = spent
	if next.Action != "" {
		s.Action = next.Action
	}
	setIf(&s.Position, next.Position)
	setIf(&s.Reached, next.Reached)
	setIf(&s.Language, next.Language)
	setIf(&s.Status, next.Status)
	s.Notes, s.Probed, s.Covered = joined(s.Notes, next.Notes), joined(s.Probed, next.Probed), joined(s.Covered, next.Covered)
	s.NotPut, s.Reworded, s.Added = joined(s.NotPut, next.NotPut), joined(s.Reworded, next.Reworded), joined(s.Added, next.Added)
	s.Consent = cmp.Or(next.Consent, s.Consent)
	s.Recordings, s.FieldNote = cmp.Or(next.Recordings, s.Recordings), cmp.Or(next.FieldNote, s.FieldNote)
	return s
}

func setIf[T ~string](target *T, value T) {
	if value != "" {
		*target = value
	}
}

func joined[V any](first, second map[string]V) map[string]V {
	if len(second) == 0 {
		return first
	}
	both := make(map[string]V, len(first)+len(second))
	maps.Copy(both, first)
	maps.Copy(both, second)
	return both
}

// apply gives the interview after a step, and the step that leads back. Updated
// always grows, also when the clock does not.
func apply(before forms.Interview, step Step, now time.Time) (after forms.Interview, undo Step) {
	after = before
	after.Updated = now
	if !now.After(before.Updated) {
		after.Updated = before.Updated.Add(1)
	}
	after.Answers, undo.Answers = changed(before.Answers, step.Answers, forms.Answer.Empty)
	after.Remarks, undo.Remarks = changed(before.Remarks, step.Remarks, func(s string) bool { return s == "" })
	after.Spent, undo.Spent = lengthened(before.Spent, step.Spent)
	replace(&after.Position, &undo.Position, step.Position)
	replace(&after.Reached, &undo.Reached, step.Reached)
	replace(&after.Language, &undo.Language, step.Language)
	replace(&after.Status, &undo.Status, step.Status)
	if step.Status == forms.Complete {
		after.Submitted = now.Truncate(time.Second) // files give it whole
	}
	applyGuide(&after, &undo, &before, step)
	return after, undo
}

// applyGuide is the part of apply that guides and consent have.
func applyGuide(after *forms.Interview, undo *Step, before *forms.Interview, step Step) {
	none := func(text string) bool { return text == "" }
	after.Notes, undo.Notes = changed(before.Notes, step.Notes, forms.NoteLine.Empty)
	after.Probed, undo.Probed = changed(before.Probed, step.Probed, time.Time.IsZero)
	after.Covered, undo.Covered = changed(before.Covered, step.Covered, time.Time.IsZero)
	after.NotPut, undo.NotPut = changed(before.NotPut, step.NotPut, none)
	after.Reworded, undo.Reworded = changed(before.Reworded, step.Reworded, none)
	after.Added, undo.Added = changed(before.Added, step.Added, forms.AddedQuestion.Empty)
	if step.Consent != nil {
		after.Consent, undo.Consent = step.Consent, before.Consent
		if !mayRecord(step.Consent) && len(before.Recordings) > 0 {
			step.Recordings = &[]forms.Recording{}
		}
	}
	if step.Recordings != nil {
		after.Recordings, undo.Recordings = *step.Recordings, &before.Recordings
	}
	if step.FieldNote != nil {
		after.FieldNote, undo.FieldNote = *step.FieldNote, &before.FieldNote
	}
}

func replace[T ~string](target, undo *T, value T) {
	if value != "" {
		*undo = *target
		*target = value
	}
}

func changed[V any](before, change map[string]V, empty func(V) bool) (after, undo map[string]V) {
	if len(change) == 0 {
		return before, nil
	}
	after = maps.Clone(before)
	if after == nil {
		after = make(map[string]V, len(change))
	}
	undo = make(map[string]V, len(change))
	for name, value := range change {
		undo[name] = before[name]
		if empty(value) {
			delete(after, name)
		} else {
			after[name] = value
		}
	}
	return after, undo
}

func lengthened(before, spent map[string]time.Duration) (after, undo map[string]time.Duration) {
	if len(spent) == 0 {
		return before, nil
	}
	after = maps.Clone(before)
	if after == nil {
		after = make(map[string]time.Duration, len(spent))
	}
	undo = make(map[string]time.Duration, len(spent))
	for question, d := range spent {
		undo[question] = -d
		after[question] += d
	}
	return after, undo
}
