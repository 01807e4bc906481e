// Package settingsfile writes a study's rules of fieldwork as YAML that people
// read and change, and reads it back. Lengths of time are written "30 minutes",
// calling hours "09:00-20:00, 21:00-22:00" or "closed".
//
// A file need not have every key: what it leaves out stays as it is. The delay
// and the final disposition that are an outcome's own are not kept as the
// study's, so that writing and reading changes nothing.
package settingsfile

import (
	"fmt"
	"maps"
	"slices"

	"fieldwork/forms/sample"
)

// Line is one rule in words.
type Line struct {
	// Section is the key that the line stands under; empty for a key of the
	// file itself.
	Section string
	Key     string
	Value   string
}

// Name is the key with its section, as "hours.monday".
func (l Line) Name() string {
	if l.Section == "" {
		return l.Key
	}
	return l.Section + "." + l.Key
}

// The keys that hold others.
const (
	hoursSection     = "hours"
	delaysSection    = "delays"
	closeAsSection   = "close_as"
	thresholdSection = "threshold"
	listsSection     = "list_questions"
)

// Lines gives all rules in words, in the order of the file.
func Lines(s *sample.Settings) []Line {
	lines := []Line{{Key: "time_zone", Value: s.TimeZone}}
	for _, day := range days {
		lines = append(lines, Line{hoursSection, day.key, formatSpans(*day.of(&s.Hours))})
	}
	lines = append(lines,
		Line{Key: "gap", Value: FormatLength(s.Gap)},
		Line{Key: "maximum_attempts", Value: fmt.Sprint(s.MaximumAttempts)},
		Line{Key: "appointment_lead", Value: FormatLength(s.AppointmentLead)},
		Line{Key: "appointment_length", Value: FormatLength(s.AppointmentLength)},
	)
	for _, outcome := range delayed() {
		lines = append(lines, Line{delaysSection, outcome.Code, FormatLength(s.Delay(outcome))})
	}
	for _, outcome := range interim() {
		if outcome.CloseAs != "" {
			lines = append(lines, Line{closeAsSection, outcome.Code, closedAs(s, outcome)})
		}
	}
	lines = append(lines,
		Line{thresholdSection, "partial", fmt.Sprint(s.Threshold.Partial)},
		Line{thresholdSection, "complete", fmt.Sprint(s.Threshold.Complete)})
	for _, instrument := range slices.Sorted(maps.Keys(s.ListQuestions)) {
		lines = append(lines, Line{listsSection, instrument, s.ListQuestions[instrument]})
	}
	return lines
}

// interim are the outcomes that leave a case open.
func interim() []sample.Outcome {
	return slices.DeleteFunc(sample.Outcomes(), func(o sample.Outcome) bool { return !o.Interim })
}

// delayed are the interim outcomes after which a case waits for as long as the
// study says, and not for its appointment.
func delayed() []sample.Outcome {
	return slices.DeleteFunc(interim(), func(o sample.Outcome) bool { return o.NeedsTime })
}

// closedAs is the final disposition that the study closes an interim outcome
// with.
func closedAs(s *sample.Settings, outcome sample.Outcome) string {
	if final, set := s.CloseAs[outcome.Code]; set {
		return final
	}
	return outcome.CloseAs
}

// Change is a rule that differs between two settings; an empty value stands
// for none.
type Change struct {
	Name   string `json:"name"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// Changes gives the rules that differ, in the order of the file.
func Changes(before, after *sample.Settings) []Change {
	was := map[string]string{}
	for _, line := range Lines(before) {
		was[line.Name()] = line.Value
	}
	var changes []Change
	for _, line := range Lines(after) {
		name := line.Name()
		if was[name] != line.Value {
			changes = append(changes, Change{name, was[name], line.Value})
		}
		delete(was, name)
	}
	for _, line := range Lines(before) { // what there is no more
		if value, gone := was[line.Name()]; gone {
			changes = append(changes, Change{Name: line.Name(), Before: value})
		}
	}
	return changes
}
