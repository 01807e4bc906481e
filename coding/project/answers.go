package project

import (
	"errors"
	"fmt"
	"slices"

	"fieldwork/coding"
	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// Errors about following answers.
var (
	// ErrNoOpenQuestion says that an instrument has no open question of a name.
	ErrNoOpenQuestion = errors.New("the instrument has no such open question")
	// ErrGuide says that an instrument is a guide, whose notes are documents
	// anyway.
	ErrGuide = errors.New("the notes under a guide are documents anyway")
)

// openAnswers are the variables of an instrument whose answers are documents.
type openAnswers struct {
	Variables []string `json:"variables"`
}

var followedAnswers = store.NewCollection[openAnswers]("open-answers", 1)

// AnswersFollowed lists the variables whose answers are documents, by
// instrument.
func (p *Project) AnswersFollowed() (map[string][]string, error) {
	all := map[string][]string{}
	err := p.store.View(func(tx store.Tx) error {
		for record, err := range followedAnswers.All(tx) {
			if err != nil {
				return err
			}
			all[record.Key] = record.Value.Variables
		}
		return nil
	})
	return all, err
}

// FollowAnswers makes documents of the answers to open questions of a
// questionnaire, one of each answer, besides those that are followed already,
// and remembers the questions, so that BringUpToDate goes on with it. Without
// variables it takes those that were made for long answers. It gives the
// variables, and how many documents it has made or changed. advance is told how
// many of the interviews are done, and ends the work by an error, after which
// it can be begun anew; it may be nil. It fails with ErrGuide and
// ErrNoOpenQuestion, and as Study.Instrument does.
func (p *Project) FollowAnswers(s *study.Study, instrument string, variables []string, advance func(done, all int64) error) (followed []string, made int, err error) {
	in, version, err := s.Instrument(instrument, 0)
	if err != nil {
		return nil, 0, err
	}
	if version.Kind == forms.Guide {
		return nil, 0, fmt.Errorf("%w: %s", ErrGuide, instrument)
	}
	if variables, err = openOf(in, variables); err != nil {
		return nil, 0, err
	}
	if _, err := p.BringUpToDate(s); err != nil { // so that what is old need not be read again
		return nil, 0, err
	}
	if err := p.rememberAnswers(instrument, variables); err != nil {
		return nil, 0, err
	}
	made, err = p.followEvery(s, instrument, advance)
	return variables, made, err
}

// openOf checks variables, or gives the usual ones if there are none.
func openOf(in *forms.Instrument, variables []string) ([]string, error) {
	all, usual := coding.OpenVariables(in)
	if len(variables) == 0 {
		variables = usual
	}
	if len(variables) == 0 {
		return nil, fmt.Errorf("%w for long answers", ErrNoOpenQuestion)
	}
	for _, name := range variables {
		if !slices.Contains(all, name) {
			return nil, fmt.Errorf("%w: %s", ErrNoOpenQuestion, name)
		}
	}
	return variables, nil
}

func (p *Project) rememberAnswers(instrument string, variables []string) error {
	return p.store.Update(func(ch *store.Change) error {
		before, err := followedAnswers.Get(ch, instrument)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		after := slices.Clone(before.Variables)
		for _, name := range variables {
			if !slices.Contains(after, name) {
				after = append(after, name)
			}
		}
		if len(after) == len(before.Variables) {
			return nil
		}
		return followedAnswers.Put(ch, "follow-answers", instrument, openAnswers{after})
	})
}

// followEvery brings the documents of all interviews of an instrument up to
// date.
func (p *Project) followEvery(s *study.Study, instrument string, advance func(done, all int64) error) (made int, err error) {
	tally, err := s.Tally(instrument)
	if err != nil {
		return 0, err
	}
	whole := 0
	for _, count := range tally {
		whole += count
	}
	f := &following{project: p, study: s, kinds: map[interviewHead]forms.Kind{}}
	nothing := func(*store.Change) error { return nil }
	done := 0
	var ids []string
	flush := func() error {
		count, _, err := f.follow(ids, nothing)
		made, done, ids = made+count, done+len(ids), ids[:0]
		if err != nil || advance == nil {
			return err
		}
		return advance(int64(done), int64(whole))
	}
	for interview, err := range s.Interviews(instrument) {
		if err != nil {
			return made, err
		}
		if ids = append(ids, interview.ID); len(ids) == interviewsAtOnce {
			if err := flush(); err != nil {
				return made, err
			}
		}
	}
	return made, flush()
}
