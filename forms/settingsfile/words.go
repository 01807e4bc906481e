package settingsfile

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fieldwork/forms/sample"
)

// day is one day of the week in the file.
type day struct {
	key string
	of  func(*sample.Week) *[]sample.Span
}

var days = []day{
	{"monday", func(w *sample.Week) *[]sample.Span { return &w.Monday }},
	{"tuesday", func(w *sample.Week) *[]sample.Span { return &w.Tuesday }},
	{"wednesday", func(w *sample.Week) *[]sample.Span { return &w.Wednesday }},
	{"thursday", func(w *sample.Week) *[]sample.Span { return &w.Thursday }},
	{"friday", func(w *sample.Week) *[]sample.Span { return &w.Friday }},
	{"saturday", func(w *sample.Week) *[]sample.Span { return &w.Saturday }},
	{"sunday", func(w *sample.Week) *[]sample.Span { return &w.Sunday }},
}

// closed is a day without calling hours.
const closed = "closed"

func formatSpans(spans []sample.Span) string {
	if len(spans) == 0 {
		return closed
	}
	words := make([]string, len(spans))
	for i, span := range spans {
		words[i] = span.From.String() + "-" + span.To.String()
	}
	return strings.Join(words, ", ")
}

// mostSpans is how many parts the calling hours of a day may have.
const mostSpans = 24

// parseSpans reads the calling hours of a day; ok is false if they are none.
func parseSpans(text string) (spans []sample.Span, ok bool) {
	if strings.EqualFold(text, closed) {
		return nil, true
	}
	parts := strings.Split(text, ",")
	if len(parts) > mostSpans {
		return nil, false
	}
	for _, part := range parts {
		from, to, cut := strings.Cut(strings.ReplaceAll(part, "–", "-"), "-")
		var span sample.Span
		if !cut || !parseClock(from, &span.From) || !parseClock(to, &span.To) {
			return nil, false
		}
		spans = append(spans, span)
	}
	return spans, true
}

func parseClock(text string, clock *sample.Clock) bool {
	text = strings.TrimSpace(text)
	return len(text) <= len("09:30") && clock.UnmarshalText([]byte(text)) == nil
}

// unit is a unit of time with its names, the first two for one and for many.
type unit struct {
	length time.Duration
	names  []string
}

const dayLength = 24 * time.Hour

var units = []unit{
	{dayLength, []string{"day", "days", "d"}},
	{time.Hour, []string{"hour", "hours", "h"}},
	{time.Minute, []string{"minute", "minutes", "min"}},
	{time.Second, []string{"second", "seconds", "s"}},
}

// noLength is a length of nothing.
const noLength = "none"

// FormatLength is a length of time, of whole seconds, as the file has it:
// "1 hour 30 minutes"; "none" for nothing. What is less than a second is left
// out.
func FormatLength(d time.Duration) string {
	var words []string
	for _, u := range units {
		switch count := int64(d / u.length); {
		case count == 1:
			words = append(words, "1 "+u.names[0])
		case count > 1:
			words = append(words, fmt.Sprint(count, " ", u.names[1]))
		}
		d %= u.length
	}
	if len(words) == 0 {
		return noLength
	}
	return strings.Join(words, " ")
}

// longest is the longest length of time that a file can set.
const longest = 3650 * dayLength

// parseLength reads a length of time as FormatLength writes it; each unit
// stands once, the larger before the smaller. ok is false if it is none.
func parseLength(text string) (length time.Duration, ok bool) {
	if strings.EqualFold(text, noLength) {
		return 0, true
	}
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 || len(words)%2 != 0 {
		return 0, false
	}
	place := 0
	for i := 0; i < len(words); i += 2 {
		count, ok := parseCount(words[i])
		for place < len(units) && !units[place].named(words[i+1]) {
			place++
		}
		if !ok || place == len(units) {
			return 0, false
		}
		length += time.Duration(count) * units[place].length
		place++
	}
	return length, length <= longest
}

func (u unit) named(word string) bool {
	for _, name := range u.names {
		if name == word {
			return true
		}
	}
	return false
}

// parseCount reads a whole number, of six digits at most.
func parseCount(text string) (count int, ok bool) {
	if text == "" || len(text) > len("999999") || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	count, err := strconv.Atoi(text)
	return count, err == nil
}
