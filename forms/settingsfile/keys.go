package settingsfile

import (
	"fmt"
	"slices"
	"time"

	"github.com/goccy/go-yaml/ast"

	"fieldwork/forms/sample"
)

// topKeys are the keys of the file, in its order.
var topKeys = []string{
	"time_zone", hoursSection, "gap", "maximum_attempts", "appointment_lead", "appointment_length",
	delaysSection, closeAsSection, thresholdSection, listsSection,
}

// plainKeys set what has a single value; they give what is wrong with it.
var plainKeys = map[string]func(s *settings, text string) string{
	"time_zone": func(s *settings, text string) string {
		s.TimeZone = text
		return ""
	},
	"gap":                func(s *settings, text string) string { return setLength(&s.Gap, text) },
	"appointment_lead":   func(s *settings, text string) string { return setLength(&s.AppointmentLead, text) },
	"appointment_length": func(s *settings, text string) string { return setLength(&s.AppointmentLength, text) },
	"maximum_attempts":   func(s *settings, text string) string { return setCount(&s.MaximumAttempts, text) },
}

func setLength(target *time.Duration, text string) string {
	length, ok := parseLength(text)
	if !ok {
		return fmt.Sprintf("“%s” is no length of time; write one such as 30 minutes, 4 hours, 7 days or none", short(text))
	}
	*target = length
	return ""
}

func setCount(target *int, text string) string {
	count, ok := parseCount(text)
	if !ok {
		return fmt.Sprintf("“%s” is no whole number", short(text))
	}
	*target = count
	return ""
}

// short cuts a text to what a message quotes.
func short(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// sections read what has keys of its own.
var sections = map[string]func(r *reader, node ast.Node){
	hoursSection:     (*reader).hours,
	delaysSection:    (*reader).delays,
	closeAsSection:   (*reader).closeAs,
	thresholdSection: (*reader).threshold,
	listsSection:     (*reader).lists,
}

// under reads the keys of a section: keys are those that it can have, nil for
// any.
func (r *reader) under(section string, node ast.Node, keys []string, set func(key, text string) string) {
	entries, ok := entriesOf(node)
	if !ok {
		r.add(placeOf(node.GetToken()), "%s has keys of its own; write them below it, indented", section)
		return
	}
	seen := map[string]bool{}
	for _, entry := range entries {
		key, ok := r.key(entry, seen, section)
		if !ok {
			continue
		}
		if keys != nil && !slices.Contains(keys, key) {
			r.add(placeOf(entry.Key.GetToken()), "%s has no “%s”%s", section, short(key), meant(key, keys))
			continue
		}
		r.set(entry, func(text string) string { return set(key, text) })
	}
}

func (r *reader) hours(node ast.Node) {
	keys := make([]string, len(days))
	for i, day := range days {
		keys[i] = day.key
	}
	r.under(hoursSection, node, keys, func(key, text string) string {
		spans, ok := parseSpans(text)
		if !ok {
			return fmt.Sprintf("“%s” are no calling hours; write them as 09:00-20:00, or 09:00-12:00, 14:00-20:00, or closed", short(text))
		}
		for _, day := range days {
			if day.key == key {
				*day.of(&r.settings.Hours) = spans
			}
		}
		return ""
	})
}

func (r *reader) delays(node ast.Node) {
	r.under(delaysSection, node, codesOf(delayed()), func(code, text string) string {
		var length time.Duration
		if message := setLength(&length, text); message != "" {
			return message
		}
		if r.settings.Delays == nil {
			r.settings.Delays = map[string]time.Duration{}
		}
		r.settings.Delays[code] = length
		return ""
	})
}

func (r *reader) closeAs(node ast.Node) {
	r.under(closeAsSection, node, codesOf(interim()), func(code, text string) string {
		rules := sample.Defaults()
		rules.CloseAs = map[string]string{code: text}
		if err := rules.Check(); err != nil {
			return wrong(err)
		}
		if r.settings.CloseAs == nil {
			r.settings.CloseAs = map[string]string{}
		}
		r.settings.CloseAs[code] = text
		return ""
	})
}

func codesOf(outcomes []sample.Outcome) []string {
	var codes []string
	for _, outcome := range outcomes {
		codes = append(codes, outcome.Code)
	}
	return codes
}

func (r *reader) threshold(node ast.Node) {
	r.under(thresholdSection, node, []string{"partial", "complete"}, func(key, text string) string {
		if key == "partial" {
			return setCount(&r.settings.Threshold.Partial, text)
		}
		return setCount(&r.settings.Threshold.Complete, text)
	})
}

func (r *reader) lists(node ast.Node) {
	r.settings.ListQuestions = map[string]string{}
	r.under(listsSection, node, nil, func(instrument, question string) string {
		r.settings.ListQuestions[instrument] = question
		return ""
	})
}
