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

// reached holds up to which entry of the change log the documents follow the
// interviews.
var reached = store.NewIndex[string]("documents-follow-log", 1)

const reachedKey = "reached"

// interviewKind is the kind that interviews have in the change log.
const interviewKind = "interviews"

// BringUpToDate makes the documents of the guide interviews that have ended
// since it was called last, and makes those anew whose interview has changed.
// It gives how many it has made. It reads only what is new in the change log.
// Interviews that are damaged are passed over: what verifies a study tells of
// them.
func (p *Project) BringUpToDate(s *study.Study) (made int, err error) {
	touched, last, err := p.touched()
	if err != nil || last == "" {
		return 0, err
	}
	for _, id := range touched {
		count, err := p.follow(s, id)
		if err != nil {
			return made, fmt.Errorf("the documents of interview %s: %w", id, err)
		}
		made += count
	}
	return made, p.store.Update(func(ch *store.Change) error { return reached.Put(ch, reachedKey, last) })
}

// touched lists the interviews that the new entries of the log are about, each
// once, and the last of these entries; "" if there is none.
func (p *Project) touched() (ids []string, last string, err error) {
	seen := map[string]bool{}
	err = p.store.View(func(tx store.Tx) error {
		from, err := reached.Get(tx, reachedKey)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		for entry, err := range store.Log(tx, from) {
			last = entry.ID
			if err == nil && entry.Kind == interviewKind && !seen[entry.Key] {
				seen[entry.Key] = true
				ids = append(ids, entry.Key)
			}
		}
		return nil
	})
	return ids, last, err
}

// follow makes the documents of one interview, if it has ended under a guide.
func (p *Project) follow(s *study.Study, id string) (made int, err error) {
	interview, err := s.Interview(id)
	if errors.Is(err, study.ErrNoInterview) || errors.Is(err, store.ErrDamaged) {
		return 0, nil
	}
	if err != nil || interview.Status.Resumable() {
		return 0, err
	}
	in, version, err := s.Instrument(interview.Instrument, interview.Version)
	if err != nil || version.Kind != forms.Guide {
		return 0, err
	}
	for _, draft := range coding.FromInterview(in, &interview) {
		changed, err := p.keep(draft)
		if err != nil {
			return made, err
		}
		if changed {
			made++
		}
	}
	return made, nil
}

// keep makes a document of an interview, or makes it anew where it is there and
// differs.
func (p *Project) keep(draft coding.Draft) (changed bool, err error) {
	source := draft.Interview + "/" + string(draft.Kind)
	err = p.store.Update(func(ch *store.Change) error {
		id, err := sources.Get(ch, source)
		action := "remake-document"
		if errors.Is(err, store.ErrNotFound) {
			id, err, action = p.store.NewID(), nil, "make-document"
		}
		if err != nil {
			return err
		}
		draft.ID, draft.Made = id, p.now().UTC()
		if same, err := unchanged(ch, &draft); same || err != nil {
			return err
		}
		changed = true
		return errors.Join(sources.Put(ch, source, id), putDocument(ch, action, &draft))
	})
	return changed, err
}

// unchanged reports whether a document is kept already as it would be made,
// and gives one that is to be made anew the time at which it was made first.
func unchanged(tx store.Tx, draft *coding.Draft) (bool, error) {
	kept, err := documents.Get(tx, draft.ID)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	text, spoken, err := content(tx, draft.ID)
	if err != nil {
		return false, err
	}
	draft.Made = kept.Made
	return text == draft.Text && slices.Equal(spoken, draft.Turns) && kept == draft.Document, nil
}
