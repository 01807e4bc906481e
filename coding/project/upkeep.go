package project

import (
	"errors"
	"fmt"

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

// interviewsAtOnce is how many interviews are followed in one transaction: few
// enough that answers which are being recorded need not wait for it.
const interviewsAtOnce = 128

// interviewHeads reads of an interview what tells whether documents follow it.
var interviewHeads = store.NewIndex[interviewHead](interviewKind, 1)

type interviewHead struct {
	Instrument string       `json:"instrument"`
	Version    int          `json:"version"`
	Status     forms.Status `json:"status"`
}

// BringUpToDate makes the documents of what is new since it was called last:
// of guide interviews that have ended, and of the answers to questions that
// FollowAnswers named. Documents whose source has changed change with it, and
// their segments move with the words that stay; one whose text a coder has
// edited stays as it is, since the edit may protect somebody. It gives how many
// it has made or changed. It reads only what is new in the change log.
// Interviews that are damaged are passed over: what verifies a study tells of
// them. It must not be called while somebody codes: what is in memory would
// not know of it.
func (p *Project) BringUpToDate(s *study.Study) (made int, err error) {
	return p.BringUpToDateTelling(s, func() {})
}

// BringUpToDateTelling is BringUpToDate that tells now and then that it goes on.
func (p *Project) BringUpToDateTelling(s *study.Study, goesOn func()) (made int, err error) {
	from, err := p.reached()
	if err != nil {
		return 0, err
	}
	f := &following{project: p, study: s, kinds: map[interviewHead]forms.Kind{}}
	kept := from
	for more := true; more; {
		var ids []string
		last := ""
		if ids, last, more, err = p.touched(from); err != nil {
			return made, err
		}
		if last != "" {
			from = last
		}
		count, wrote, err := f.follow(ids, func(ch *store.Change) error { return reached.Put(ch, reachedKey, from) })
		made += count
		if err != nil {
			return made, err
		}
		if wrote {
			kept = from
		}
		goesOn()
	}
	if from == kept {
		return made, nil
	}
	return made, p.store.Update(func(ch *store.Change) error { return reached.Put(ch, reachedKey, from) })
}

// reached is the entry of the log up to which documents follow it; "" for none.
func (p *Project) reached() (last string, err error) {
	err = p.store.View(func(tx store.Tx) error {
		last, err = reached.Get(tx, reachedKey)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	}
	return last, err
}

// touched lists interviews that the entries of the log after one are about, each
// once, and the last of these entries; "" if there is none. more says that
// there are more entries.
func (p *Project) touched(from string) (ids []string, last string, more bool, err error) {
	seen := map[string]bool{}
	err = p.store.View(func(tx store.Tx) error {
		for entry, err := range store.Log(tx, from) {
			if len(ids) == interviewsAtOnce {
				more = true
				return nil
			}
			last = entry.ID
			if err == nil && entry.Kind == interviewKind && !seen[entry.Key] {
				seen[entry.Key] = true
				ids = append(ids, entry.Key)
			}
		}
		return nil
	})
	return ids, last, more, err
}

// following makes documents of interviews.
type following struct {
	project *Project
	study   *study.Study
	kinds   map[interviewHead]forms.Kind // of instruments, by name and version
	// tell counts what becomes of the documents of answers.
	tell answerBatch
}

// source is an interview with the documents that are to be of it.
type source struct {
	interview string
	drafts    []coding.Draft
	// answers says that the drafts are all of the answers that are followed, so
	// that those of other answers go.
	answers bool
}

// follow brings the documents of interviews up to date in one transaction, with
// what else is to be written then. It writes nothing where none of them has
// documents.
func (f *following) follow(ids []string, also func(*store.Change) error) (made int, wrote bool, err error) {
	wanted, err := f.project.AnswersFollowed()
	if err != nil {
		return 0, false, err
	}
	var sources []source
	for _, id := range ids {
		from, err := f.source(id, wanted)
		if err != nil {
			return 0, false, fmt.Errorf("the documents of interview %s: %w", id, err)
		}
		sources = append(sources, from...)
	}
	if len(sources) == 0 {
		return 0, false, nil
	}
	err = f.project.store.Update(func(ch *store.Change) error {
		made, f.tell = 0, answerBatch{}
		for i := range sources {
			count, err := f.keepAll(ch, &sources[i])
			if err != nil {
				return err
			}
			made += count
		}
		return errors.Join(f.tell.put(ch, f.project.store.NewID), also(ch))
	})
	return made, err == nil, err
}

// source gives the documents that are to be of an interview; none where it is
// none that documents follow.
func (f *following) source(id string, wanted map[string][]string) ([]source, error) {
	head, err := f.head(id)
	gone := errors.Is(err, store.ErrNotFound)
	if err != nil && !gone {
		return nil, passDamage(err)
	}
	variables := wanted[head.Instrument]
	kind, err := f.kind(head)
	switch {
	case gone:
		return []source{{interview: id, answers: true}}, nil
	case err != nil:
		return nil, passDamage(err)
	case kind == forms.Guide && head.Status.Resumable(), kind != forms.Guide && len(variables) == 0:
		return nil, nil
	}
	interview, err := f.study.Interview(id)
	if errors.Is(err, study.ErrNoInterview) {
		return nil, nil
	}
	if err != nil {
		return nil, passDamage(err)
	}
	in, _, err := f.study.Instrument(interview.Instrument, interview.Version)
	switch {
	case err != nil:
		return nil, passDamage(err)
	case kind == forms.Guide:
		return []source{{interview: id, drafts: coding.FromInterview(in, &interview)}}, nil
	}
	return []source{{interview: id, drafts: coding.FromAnswers(in, &interview, variables), answers: true}}, nil
}

// passDamage passes over what is damaged.
func passDamage(err error) error {
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, forms.ErrDamaged) {
		return nil
	}
	return err
}

func (f *following) head(id string) (head interviewHead, err error) {
	err = f.project.store.View(func(tx store.Tx) error {
		head, err = interviewHeads.Get(tx, id)
		return err
	})
	return head, err
}

// kind is that of the instrument of an interview.
func (f *following) kind(head interviewHead) (forms.Kind, error) {
	if head.Instrument == "" {
		return "", nil
	}
	version := interviewHead{Instrument: head.Instrument, Version: head.Version}
	if known, there := f.kinds[version]; there {
		return known, nil
	}
	_, described, err := f.study.Instrument(head.Instrument, head.Version)
	if err == nil {
		f.kinds[version] = described.Kind
	}
	return described.Kind, err
}
