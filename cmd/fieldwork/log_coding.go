package main

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// documentChange says what kind of document was made, and of which interview.
// Its title may name somebody, and is not told.
func documentChange(entry store.Entry) string {
	var before, after coding.Document
	if !decoded(entry.Before, &before) || !decoded(entry.After, &after) {
		return string(entry.After)
	}
	if len(entry.After) == 0 {
		return "taken out: " + documentWords(&before)
	}
	return documentWords(&after)
}

func documentWords(d *coding.Document) string {
	parts := []string{d.Kind.Words()}
	if d.Interview != "" {
		parts = append(parts, "interview "+study.ShortID(d.Interview))
	}
	if d.Case != "" {
		parts = append(parts, "case "+study.ShortID(d.Case))
	}
	return strings.Join(append(parts, plural(d.Length, "character", "characters")), ", ")
}

// textChange tells the size of a text that was written, and nothing that stands
// in it.
func textChange(entry store.Entry) string {
	var after store.TextEntry
	switch {
	case !decoded(entry.After, &after):
		return string(entry.After)
	case len(entry.After) == 0:
		return "its text taken out"
	}
	return "its text, " + bytesWords(int64(after.Bytes))
}

func turnsChange(entry store.Entry) string {
	turns := 0
	if !decoded(entry.After, &turns) {
		return string(entry.After)
	}
	return plural(turns, "speaker turn", "speaker turns")
}

// originChange tells the size of the file that a document came from. Its name
// may name somebody.
func originChange(entry store.Entry) string {
	var before, after struct {
		Bytes int64 `json:"bytes"`
	}
	switch {
	case !decoded(entry.Before, &before) || !decoded(entry.After, &after):
		return "its file"
	case len(entry.After) == 0:
		return "from no file any more"
	}
	return "from a file of " + bytesWords(after.Bytes)
}

// attributesChange tells which attributes were set by hand.
func attributesChange(entry store.Entry) string {
	var before, after coding.Attributes
	if !decoded(entry.Before, &before) || !decoded(entry.After, &after) {
		return string(entry.After)
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if old, had := before[name]; !had || old != after[name] {
			parts = append(parts, valueWords(name)+" set")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if _, has := after[name]; !has {
			parts = append(parts, valueWords(name)+" taken out")
		}
	}
	return strings.Join(parts, "; ")
}

func followedChange(entry store.Entry) string {
	var after struct {
		Variables []string `json:"variables"`
	}
	if !decoded(entry.After, &after) {
		return string(entry.After)
	}
	return "a document of each answer to " + valueWords(strings.Join(after.Variables, ", "))
}

func answersChange(entry store.Entry) string {
	var after struct {
		Made     int `json:"made"`
		Changed  int `json:"changed"`
		TakenOut int `json:"taken_out"`
	}
	if !decoded(entry.After, &after) {
		return string(entry.After)
	}
	var parts []string
	for _, part := range []struct {
		count int
		words string
	}{{after.Made, "made"}, {after.Changed, "changed"}, {after.TakenOut, "taken out"}} {
		if part.count > 0 {
			parts = append(parts, plural(part.count, "document", "documents")+" of answers "+part.words)
		}
	}
	return strings.Join(parts, "; ")
}

// codingChange tells in the words of the coding what was done, and who coded.
func codingChange(entry store.Entry) string {
	var after struct {
		Coder  string `json:"coder"`
		Change struct {
			Label string `json:"label"`
		} `json:"change"`
	}
	if !decoded(entry.After, &after) {
		return string(entry.After)
	}
	words := labelWords(after.Change.Label)
	if after.Coder != "" && after.Coder != entry.Who {
		words += " (" + valueWords(after.Coder) + ")"
	}
	return words
}

// stateChange names a step of the coding that was undone or redone, which the
// action says.
func stateChange(entry store.Entry) string {
	var label string
	if json.Unmarshal(entry.After, &label) != nil {
		return string(entry.After)
	}
	return labelWords(label)
}

// quotation is what stands in quotation marks.
var quotation = regexp.MustCompile(`“[^”]*(”|$)`)

// labelWords is the label of a step of the coding in one line. What it quotes
// may be words of a text, and is not told.
func labelWords(label string) string {
	return quotation.ReplaceAllString(strings.Join(strings.Fields(label), " "), "“…”")
}
