package template

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"unicode/utf8"
)

// parsedName is how text/template calls the template in its errors.
const parsedName = "template"

var (
	// Errors have the line, and once a template runs the byte in it, from 0.
	faultPlace  = regexp.MustCompile(`^template: .*?:(\d+)(?::(\d+))?: `)
	executing   = regexp.MustCompile(`(?s)^executing ".*?" at <.*?>: `)
	callingName = regexp.MustCompile(`(?s)^error calling (\w+): `)
	quoted      = regexp.MustCompile(`[“"<]([^”">]+)[”">]`)
)

const actionStart = "{{"

// fault finds the place of an error of text/template. Errors of reading name the
// line alone; the column is that of what they quote, or of the first action.
func (t *Template) fault(err error) *Fault {
	fault := &Fault{File: t.file, Line: 1, Column: 1, Message: err.Error()}
	var failed template.ExecError
	if errors.As(err, &failed) {
		fault.Cause = innermost(failed.Err)
	}
	place := faultPlace.FindStringSubmatch(fault.Message)
	if place == nil {
		return fault
	}
	fault.Message = fault.Message[len(place[0]):]
	if line, err := strconv.Atoi(place[1]); err == nil {
		fault.Line = max(line, 1)
	}
	text := t.line(fault.Line)
	if at, err := strconv.Atoi(place[2]); err == nil {
		fault.Column = column(text, at)
	} else {
		fault.Column = column(text, guessed(text, fault.Message))
	}
	fault.Message = executing.ReplaceAllString(fault.Message, "")
	fault.Message = callingName.ReplaceAllString(fault.Message, "$1: ")
	return fault
}

// innermost is what a function said, without what text/template says of it.
func innermost(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}

func (t *Template) line(number int) string {
	all := strings.Split(t.source, "\n")
	if number > len(all) {
		return ""
	}
	return all[number-1]
}

// column is a place in a line in characters, from 1.
func column(line string, at int) int {
	return 1 + utf8.RuneCountInString(line[:min(max(at, 0), len(line))])
}

// guessed is the byte in a line that an error is about.
func guessed(line, message string) int {
	start := max(strings.Index(line, actionStart), 0)
	for _, name := range quoted.FindAllStringSubmatch(message, -1) {
		if at := strings.Index(line[start:], name[1]); at >= 0 {
			return start + at
		}
	}
	return start
}
