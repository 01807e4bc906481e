package deliver

import (
	"fmt"
	"strings"
	"time"

	"fieldwork/forms"
)

// Say gives a text of the instrument in the language in which is asked now.
func (s *Sitting) Say(text forms.Text) string { return s.flow.Say(text, s.language) }

// AnswerInWords gives the answers to a question on one line; "" for none.
// Words beside a choice stand with the choice.
func (s *Sitting) AnswerInWords(q *forms.Question) string {
	var answers []string
	for _, v := range q.Variables() {
		if v.OpenText != nil {
			continue
		}
		said := strings.Join(s.flow.Parts(v, s.flow.Answer(v), s.language), "; ")
		if said == "" && v.Item != nil {
			said = "–"
		}
		answers = append(answers, OneLine(said))
	}
	return strings.Join(answers, " · ")
}

// NumberOf is what a question is called by: its number, or its name if it has
// none.
func NumberOf(q *forms.Question) string {
	if q.Number != "" {
		return q.Number
	}
	return q.Name
}

// Fallen says how many answers, at least one, no longer count after the last
// one.
func Fallen(answers int) string {
	if answers == 1 {
		return "An answer no longer counts after this one. It is kept."
	}
	return fmt.Sprintf("%d answers no longer count after this one. They are kept.", answers)
}

// Clock gives a time that something has taken in whole seconds, as 07:05, or
// from an hour on as 1:07:05.
func Clock(d time.Duration) string {
	seconds := int(d.Seconds())
	if seconds >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%02d:%02d", seconds/60, seconds%60)
}

// FirstLine is the first line of a text, for a title; empty lines before it
// are passed over.
func FirstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

// OneLine puts all lines of a text on one.
func OneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }

// Explainer is what makes sentences of errors: explain, or where that is nil
// the error's own words with a full stop.
func Explainer(explain func(error) string) func(error) string {
	if explain != nil {
		return explain
	}
	return func(err error) string { return strings.TrimSuffix(err.Error(), ".") + "." }
}
