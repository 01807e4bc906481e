package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// guideChange says what a step made of consent, notes and recordings. What was
// written down, and where a recording is, may name somebody: neither is told.
func guideChange(before, after study.Step) []string {
	var parts []string
	if after.Consent != nil {
		parts = append(parts, consentWords(after.Consent))
	}
	parts = append(parts, written("note", before.Notes, after.Notes, forms.NoteLine.Empty, func(_ string, n forms.NoteLine) string { return n.Question })...)
	parts = append(parts, written("question added", before.Added, after.Added, forms.AddedQuestion.Empty,
		func(_ string, q forms.AddedQuestion) string { return q.After })...)
	name := func(name, _ string) string { return name }
	none := func(text string) bool { return text == "" }
	parts = append(parts, written("reworded", before.Reworded, after.Reworded, none, name)...)
	parts = append(parts, written("not put", before.NotPut, after.NotPut, none, name)...)
	at := func(name string, _ time.Time) string { return name }
	parts = append(parts, written("probed", before.Probed, after.Probed, time.Time.IsZero, at)...)
	parts = append(parts, written("covered", before.Covered, after.Covered, time.Time.IsZero, at)...)
	if after.Recordings != nil {
		parts = append(parts, recordingsWords(before.Recordings, *after.Recordings))
	}
	if after.FieldNote != nil {
		words := "field note written"
		if *after.FieldNote == "" {
			words = "field note taken out"
		}
		parts = append(parts, words)
	}
	return parts
}

// written says which of several things were written, or taken back, and on
// what.
func written[V any](what string, before, after map[string]V, empty func(V) bool, on func(key string, value V) string) []string {
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(after)) {
		value, words := after[key], what
		if empty(value) {
			value, words = before[key], what+" no more"
		}
		if place := on(key, value); place != "" {
			words += ": " + valueWords(place)
		}
		parts = append(parts, words)
	}
	return parts
}

func consentWords(given *forms.ConsentGiven) string {
	var parts []string
	for _, purpose := range slices.Sorted(maps.Keys(given.Given)) {
		answer := "no"
		if given.Given[purpose] {
			answer = "yes"
		}
		parts = append(parts, purpose+" "+answer)
	}
	return "consent " + given.Version + ": " + valueWords(strings.Join(parts, ", "))
}

func recordingsWords(before *[]forms.Recording, after []forms.Recording) string {
	had := 0
	if before != nil {
		had = len(*before)
	}
	if len(after) == 0 {
		return "no recording any more"
	}
	words := fmt.Sprintf("recordings: %d → %d", had, len(after))
	if last := after[len(after)-1]; last.File != "" {
		words += ", the last of " + bytesWords(last.Bytes)
	}
	return words
}

// bytesWords is the size of a file as people read it.
func bytesWords(size int64) string {
	const kilo = 1000
	value, unit := float64(size), 0
	units := []string{"bytes", "kB", "MB", "GB", "TB"}
	for value >= kilo && unit < len(units)-1 {
		value /= kilo
		unit++
	}
	if unit == 0 {
		return fmt.Sprintf("%d bytes", size)
	}
	return fmt.Sprintf("%.1f %s", value, units[unit])
}
