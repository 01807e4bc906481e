package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/store"
)

// longestValue is the number of columns that what was before and what is after
// have each in the log.
const longestValue = 40

// changeWords says in words what a change made of a record, from what it was
// before to what it is after. What it does not know it gives as it is kept.
func changeWords(entry store.Entry) string {
	if entry.Part == "" {
		return recordChange(entry)
	}
	if words, known := changesByPart[entry.Part]; known {
		return words(entry)
	}
	return string(entry.After)
}

// changesByPart tell of changes of which the log has only a part.
var changesByPart = map[string]func(store.Entry) string{
	"contact": contactChange, "call": callChange, "step": interviewChange, "remark": remarkChange,
	"text": textChange, "turns": turnsChange, "origin": originChange, "state": stateChange,
}

func interviewChange(entry store.Entry) string {
	var before, after study.Step
	if !decoded(entry.Before, &before) || !decoded(entry.After, &after) {
		return string(entry.After)
	}
	return strings.Join(stepChange(before, after), "; ")
}

// decoded reads JSON; nothing leaves the target as it is.
func decoded(from json.RawMessage, target any) bool {
	return len(from) == 0 || json.Unmarshal(from, target) == nil
}

func stepChange(before, after study.Step) []string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(after.Answers)) {
		parts = append(parts, name+": "+fromTo(answerWords(before.Answers[name]), answerWords(after.Answers[name])))
	}
	for _, name := range slices.Sorted(maps.Keys(after.Remarks)) {
		parts = append(parts, "remark on "+name+": "+fromTo(before.Remarks[name], after.Remarks[name]))
	}
	if after.Language != before.Language {
		parts = append(parts, "language: "+fromTo(before.Language, after.Language))
	}
	if after.Status != before.Status {
		parts = append(parts, "status: "+fromTo(before.Status.Words(), after.Status.Words()))
	}
	if after.Position != before.Position {
		parts = append(parts, fromTo(placeWords(before.Position), placeWords(after.Position)))
	}
	for _, name := range slices.Sorted(maps.Keys(after.Spent)) {
		parts = append(parts, durationWords(after.Spent[name])+" on "+name)
	}
	return append(parts, guideChange(before, after)...)
}

// fromTo says what a value was and is.
func fromTo(before, after string) string {
	return valueWords(before) + " → " + valueWords(after)
}

// valueWords is a value in one line and not too long; – for none.
func valueWords(value string) string {
	if value == "" {
		return "–"
	}
	return ui.Clip(strings.Join(strings.Fields(value), " "), longestValue)
}

func answerWords(answer forms.Answer) string {
	if answer.Special != forms.NotSpecial {
		return "[" + cmp.Or(answer.Special.Words(), string(answer.Special)) + "]"
	}
	return answer.Value
}

func placeWords(position string) string {
	if position == forms.EndPosition {
		return "the review"
	}
	return position
}

// durationWords is a time that something took, to the second.
func durationWords(d time.Duration) string {
	if d < time.Second {
		return "less than 1 s"
	}
	d = d.Round(time.Second)
	var parts []string
	for _, unit := range []struct {
		size time.Duration
		name string
	}{{time.Hour, "h"}, {time.Minute, "min"}, {time.Second, "s"}} {
		if count := d / unit.size; count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", count, unit.name))
		}
		d %= unit.size
	}
	return strings.Join(parts, " ")
}

// keptRecord is what the log tells of a record, of whichever kind.
type keptRecord struct {
	File       string     `json:"file"`
	Instrument string     `json:"instrument"`
	Version    int        `json:"version"`
	Title      forms.Text `json:"title"`
	Default    string     `json:"default_language"`
	Language   string     `json:"language"`
	Reference  string     `json:"reference"`
	Responses  int        `json:"responses"`
}

// changesByKind tell of changes of whole records that are not told in the
// words of keptRecord.
var changesByKind = map[string]func(store.Entry) string{
	"cases": caseChange, "case-batches": batchChange, "settings": settingsChange,
	"sampling-grids": gridChange, "preparations": preparationChange,
	"documents": documentChange, "document-attributes": attributesChange,
	"open-answers": followedChange, "answer-batches": answersChange, "coding-history": codingChange,
	"merges": mergeChange, "segments": settledSegment, "codes": settledCode, "memos": settledMemo,
}

// recordChange tells of a change of a whole record.
func recordChange(entry store.Entry) string {
	switch entry.Kind {
	case "instrument-sources":
		return "its file"
	case "contact-imports", "contact-exports":
		return contactTransfer(entry)
	}
	if words, known := changesByKind[entry.Kind]; known {
		return words(entry)
	}
	var before, after keptRecord
	if !decoded(entry.Before, &before) || !decoded(entry.After, &after) {
		return ""
	}
	if len(entry.After) == 0 {
		return "taken out: " + before.words()
	}
	return cmp.Or(after.words(), string(entry.After))
}

func (r keptRecord) words() string {
	var parts []string
	if r.File != "" {
		parts = append(parts, valueWords(r.File), plural(r.Responses, "response", "responses"))
	}
	if r.Instrument != "" {
		parts = append(parts, valueWords(r.Instrument))
	}
	if r.Version > 0 {
		parts = append(parts, fmt.Sprintf("version %d", r.Version))
	}
	for _, text := range []string{r.Title.In(r.Default, r.Default), r.Language} {
		if text != "" {
			parts = append(parts, valueWords(text))
		}
	}
	if r.Reference != "" {
		parts = append(parts, valueWords(r.Reference)+" in the file")
	}
	return strings.Join(parts, ", ")
}
