package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"fieldwork/forms/sample"
	"fieldwork/forms/settingsfile"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// caseChange says in words what a change made of a case.
func caseChange(entry store.Entry) string {
	var before, after sample.Case
	if !decoded(entry.Before, &before) || !decoded(entry.After, &after) {
		return ""
	}
	switch {
	case len(entry.After) == 0:
		return "taken out: " + caseWords(before)
	case len(entry.Before) == 0:
		return caseWords(after)
	}
	var parts []string
	if before.State != after.State || before.Disposition != after.Disposition {
		parts = append(parts, string(before.State)+" → "+standingWords(after))
	} else if !before.Due.Equal(after.Due) && !after.Due.IsZero() {
		parts = append(parts, standingWords(after))
	}
	if before.Attempts != after.Attempts {
		parts = append(parts, plural(after.Attempts, "call", "calls"))
	}
	switch {
	case after.Interview != "" && after.Interview != before.Interview:
		parts = append(parts, "interview "+study.ShortID(after.Interview))
	case after.Interview == "" && before.Interview != "":
		parts = append(parts, "no interview any more")
	}
	if before.Priority != after.Priority {
		parts = append(parts, fmt.Sprintf("priority: %d → %d", before.Priority, after.Priority))
	}
	if claim := claimChange(before.Claim, after.Claim); claim != "" {
		parts = append(parts, claim)
	}
	return strings.Join(parts, "; ")
}

func claimChange(before, after *sample.Claim) string {
	switch {
	case after != nil && (before == nil || *before != *after):
		return "taken by " + valueWords(after.Interviewer)
	case before != nil && after == nil:
		return "given back"
	}
	return ""
}

func caseWords(c sample.Case) string {
	return fmt.Sprintf("%s, contact %s, %s", valueWords(c.Instrument), study.ShortID(c.Contact), standingWords(c))
}

// standingWords is the state of a case, with its disposition or when it is
// due.
func standingWords(c sample.Case) string {
	switch {
	case c.Disposition != "":
		return string(c.State) + ", " + labelOf(c.Disposition)
	case !c.Due.IsZero():
		return string(c.State) + " " + minuteOf(c.Due)
	}
	return string(c.State)
}

// keptCall is what the log tells of a call.
type keptCall struct {
	Outcome     string    `json:"outcome"`
	Appointment time.Time `json:"appointment"`
	Interview   string    `json:"interview"`
}

// callChange says in words what a call came to, or that it was taken back.
func callChange(entry store.Entry) string {
	var before, after keptCall
	switch {
	case !decoded(entry.Before, &before) || !decoded(entry.After, &after):
		return string(entry.After)
	case len(entry.After) == 0:
		return "taken back: " + before.words()
	case len(entry.Before) > 0 && before == after:
		return "its remark changed"
	}
	return after.words()
}

// remarkChange says that a remark was noted for the next call, and not which.
func remarkChange(entry store.Entry) string {
	if len(entry.After) == 0 {
		return "no remark noted any more"
	}
	return "a remark noted for the next call"
}

func (c keptCall) words() string {
	words := labelOf(c.Outcome)
	if !c.Appointment.IsZero() {
		words += ", " + minuteOf(c.Appointment)
	}
	if c.Interview != "" {
		words += ", interview " + study.ShortID(c.Interview)
	}
	return words
}

// keptBatch is what the log tells of cases that were made together.
type keptBatch struct {
	Instrument string `json:"instrument"`
	Priority   int    `json:"priority"`
	Cases      int    `json:"cases"`
}

func batchChange(entry store.Entry) string {
	var kept keptBatch
	if !decoded(entry.After, &kept) {
		return string(entry.After)
	}
	words := plural(kept.Cases, "case", "cases") + " of " + valueWords(kept.Instrument)
	if kept.Priority != 0 {
		words += fmt.Sprintf(", priority %d", kept.Priority)
	}
	return words
}

// settingsChange says which rules changed; before a study sets its own they
// are the defaults.
func settingsChange(entry store.Entry) string {
	before, after := sample.Defaults(), sample.Defaults()
	if len(entry.Before) > 0 {
		before = sample.Settings{}
	}
	if len(entry.After) > 0 {
		after = sample.Settings{}
	}
	if !decoded(entry.Before, &before) || !decoded(entry.After, &after) {
		return string(entry.After)
	}
	var parts []string
	for _, change := range settingsfile.Changes(&before, &after) {
		parts = append(parts, change.Name+": "+fromTo(change.Before, change.After))
	}
	return strings.Join(parts, "; ")
}

// gridChange says what a sampling grid is drawn over, and how many it wants.
func gridChange(entry store.Entry) string {
	var before, after sample.Grid
	if !decoded(entry.Before, &before) || !decoded(entry.After, &after) {
		return string(entry.After)
	}
	if len(entry.After) == 0 {
		return "taken out: " + gridWords(&before)
	}
	return gridWords(&after)
}

func gridWords(grid *sample.Grid) string {
	wanted := 0
	for _, target := range grid.Targets {
		wanted += target.Number
	}
	return fmt.Sprintf("%s by %s, %s, %d wanted", valueWords(grid.Row), valueWords(grid.Column),
		plural(len(grid.Targets), "cell", "cells"), wanted)
}

// preparationChange says how a guide was fitted to a case, without its words.
func preparationChange(entry store.Entry) string {
	var after study.Preparation
	switch {
	case !decoded(entry.After, &after):
		return string(entry.After)
	case len(entry.After) == 0:
		return "taken out"
	}
	var parts []string
	if names := slices.Sorted(maps.Keys(after.Reworded)); len(names) > 0 {
		parts = append(parts, "reworded: "+valueWords(strings.Join(names, ", ")))
	}
	if n := len(after.Added); n > 0 {
		parts = append(parts, plural(n, "question", "questions")+" added")
	}
	return strings.Join(parts, "; ")
}
