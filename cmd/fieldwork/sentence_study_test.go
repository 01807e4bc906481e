package main

import (
	"fmt"
	"strings"
	"testing"

	"fieldwork/forms/deliver"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

func TestErrorsOfTheStudyAreOneSentenceThatSaysWhatToDo(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("%w: XYZ", study.ErrNoCase), "The study has no case XYZ; 'fieldwork cases --all' shows those it has."},
		{sample.ErrClosed, "The case is closed; open it again first, with 'fieldwork cases reopen CASE' or from the queue."},
		{fmt.Errorf("%w: XYZ", sample.ErrClaimed), "The case XYZ is being called; record the outcome of that call, or give the case back, first."},
		{fmt.Errorf("%w: take_part", study.ErrNoConsent), "The respondent has not agreed to take_part; ask for consent first, for the interview cannot start without it."},
		{fmt.Errorf("%w: walk", deliver.ErrNoGuide), "The instrument walk is a questionnaire, not an interview guide; name a guide."},
		{fmt.Errorf("%w: the name is too long", study.ErrContactRefused), "The contact was not changed: the name is too long. Correct that and try again."},
		{fmt.Errorf("%w: it has no cell", study.ErrGridRefused),
			"This cannot be a sampling grid, and nothing was changed: it has no cell. Correct that and try again."},
	} {
		if got := sentenceOf(c.err); got != c.want {
			t.Errorf("%v is told as\n%s, want\n%s", c.err, got, c.want)
		}
	}
}

func TestEveryErrorOfTheStudyIsTold(t *testing.T) {
	seen := map[string]bool{}
	for _, class := range append(toldOfStudy, toldWithReason...) {
		for _, err := range []error{class.class, fmt.Errorf("%w: XYZ", class.class)} {
			got := sentenceOf(err)
			if !strings.HasPrefix(got, class.before) || !strings.HasSuffix(got, ".") || strings.Contains(got, "..") || seen[got] {
				t.Errorf("%v is told as %q", err, got)
			}
			seen[got] = true
		}
	}
}
