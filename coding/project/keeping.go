package project

import (
	"errors"
	"slices"
	"strings"

	"fieldwork/coding"
	"fieldwork/store"
)

// asMade holds the digest of the text of a document as it was made of an
// interview, by which it shows whether a coder has edited it since.
var asMade = store.NewIndex[string]("documents-as-made", 1)

// keepAll makes the documents of an interview, changes those that differ, and
// takes out those of answers that are no more. It gives how many are made or
// changed.
func (f *following) keepAll(ch *store.Change, from *source) (made int, err error) {
	kept := map[string]bool{}
	for i := range from.drafts {
		draft := &from.drafts[i]
		key := sourceKey(draft)
		kept[key] = true
		changed, err := f.keep(ch, key, draft)
		if err != nil {
			return made, err
		}
		if changed {
			made++
		}
	}
	if !from.answers {
		return made, nil
	}
	var gone []store.Record[string]
	for record, err := range sources.Prefix(ch, answersOf(from.interview)) {
		if err != nil {
			return made, err
		}
		if !kept[record.Key] {
			gone = append(gone, record)
		}
	}
	for _, record := range gone {
		if err := f.takeOut(ch, record.Key, record.Value); err != nil {
			return made, err
		}
	}
	return made, nil
}

// answersOf begins the keys of the documents of the answers of an interview.
func answersOf(interview string) string { return interview + "/" + string(coding.OpenAnswer) + "/" }

// sourceKey is what the document of an interview is found by.
func sourceKey(draft *coding.Draft) string {
	if draft.Kind == coding.OpenAnswer {
		return answersOf(draft.Interview) + draft.Turns[0].Question
	}
	return draft.Interview + "/" + string(draft.Kind)
}

// keep makes a document of an interview, or lets it follow where it is there
// and differs. One that was taken out by hand stays out.
func (f *following) keep(ch *store.Change, key string, draft *coding.Draft) (changed bool, err error) {
	id, err := sources.Get(ch, key)
	if errors.Is(err, store.ErrNotFound) {
		return true, f.make(ch, key, draft)
	}
	if err != nil {
		return false, err
	}
	kept, err := documents.Get(ch, id)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	content, err := contentIn(ch, id)
	if err != nil {
		return false, err
	}
	was, err := asMade.Get(ch, id)
	switch {
	case err == nil && was != digestOf(content.Text.String()):
		return false, noteBehind(ch, id, was != digestOf(draft.Text)) // edited by a coder
	case err != nil && !errors.Is(err, store.ErrNotFound):
		return false, err
	}
	if err := noteBehind(ch, id, false); err != nil {
		return false, err
	}
	draft.Document = followed(kept, draft)
	if content.Text.String() == draft.Text && slices.Equal(content.Turns, draft.Turns) && kept == draft.Document {
		return false, nil
	}
	return true, f.remake(ch, content, draft, kept)
}

// followed is a document as it is to be: what a coder may have given it stays.
func followed(kept coding.Document, draft *coding.Draft) coding.Document {
	kept.Length, kept.Language = draft.Length, draft.Language
	return kept
}

func contentIn(tx store.Tx, id string) (coding.Content, error) {
	text, spoken, err := content(tx, id)
	return coding.Content{Text: coding.NewText(text), Turns: spoken}, err
}

func (f *following) make(ch *store.Change, key string, draft *coding.Draft) error {
	draft.ID, draft.Made = f.project.store.NewID(), f.project.now().UTC().Round(0)
	return errors.Join(
		sources.Put(ch, key, draft.ID), asMade.Put(ch, draft.ID, digestOf(draft.Text)), f.put(ch, "make-document", draft),
	)
}

// put writes a document. There are many of open answers, so that the log tells
// of all of a transaction together, and of each the digest of its text.
func (f *following) put(ch *store.Change, action string, draft *coding.Draft) error {
	if draft.Kind != coding.OpenAnswer {
		return putDocument(ch, action, draft)
	}
	f.tell.add(action, draft.ID)
	return errors.Join(
		editedDocuments.Put(ch, draft.ID, draft.Document), texts.Put(ch, action, draft.ID, draft.Text), editedTurns.Put(ch, draft.ID, draft.Turns),
	)
}

// remake lets a document follow its source. That is a change of its text in
// the history, with which its segments move, and those too that were undone and
// can be coded again.
func (f *following) remake(ch *store.Change, before coding.Content, draft *coding.Draft, kept coding.Document) error {
	analysis, _, err := codingOf(ch, kept)
	if err != nil {
		return err
	}
	made := asMade.Put(ch, draft.ID, digestOf(draft.Text))
	change, err := analysis.FollowSource(before, draft)
	if err != nil {
		return err
	}
	moved, err := analysis.Apply(&change)
	if err != nil {
		return err
	}
	s := step{At: f.project.now().UTC(), Change: change}
	return errors.Join(made, write(ch, &change, moved), addStep(ch, "follow", f.project.store.NewID(), s))
}

// codingOf reads what was coded in one document, and whether anything was.
func codingOf(tx store.Tx, document coding.Document) (a *coding.Analysis, coded bool, err error) {
	var found []coding.Segment
	for record, err := range segments.Prefix(tx, document.ID+"/") {
		if err != nil {
			return nil, false, err
		}
		found = append(found, record.Value)
	}
	var written []coding.Memo
	subjects := []string{coding.MemoKey(coding.OnDocument, document.ID)}
	for _, s := range found {
		subjects = append(subjects, coding.MemoKey(coding.OnSegment, s.ID))
	}
	for _, key := range subjects {
		memo, err := memos.Get(tx, key)
		switch {
		case err == nil:
			written = append(written, memo)
		case !errors.Is(err, store.ErrNotFound):
			return nil, false, err
		}
	}
	a = coding.NewAnalysis()
	a.Load([]coding.Document{document}, nil, found, written)
	return a, len(found)+len(written) > 0, nil
}

// takeOut takes out the document of an answer that is no more, unless somebody
// has coded it or set an attribute of it.
func (f *following) takeOut(ch *store.Change, key, id string) error {
	document, err := documents.Get(ch, id)
	if errors.Is(err, store.ErrNotFound) {
		return sources.Delete(ch, key)
	}
	if err != nil {
		return err
	}
	if _, coded, err := codingOf(ch, document); coded || err != nil || setAttributes.Has(ch, id) {
		return err
	}
	const action = "take-out-document"
	f.tell.add(action, id)
	return errors.Join(
		sources.Delete(ch, key), asMade.Delete(ch, id), editedTurns.Delete(ch, id), editedDocuments.Delete(ch, id), texts.Delete(ch, action, id),
	)
}

// answerBatch is what the log tells of documents of answers that were made,
// changed or taken out together: how many, and the first and the last.
type answerBatch struct {
	Made     int    `json:"made,omitempty"`
	Changed  int    `json:"changed,omitempty"`
	TakenOut int    `json:"taken_out,omitempty"`
	First    string `json:"first"`
	Last     string `json:"last"`
}

var answerBatches = store.NewCollection[answerBatch]("answer-batches", 1)

func (b *answerBatch) add(action, id string) {
	switch {
	case strings.HasPrefix(action, "make"):
		b.Made++
	case strings.HasPrefix(action, "remake"):
		b.Changed++
	default:
		b.TakenOut++
	}
	if b.First == "" {
		b.First = id
	}
	b.Last = id
}

func (b *answerBatch) put(ch *store.Change, newID func() string) error {
	if b.First == "" {
		return nil
	}
	return answerBatches.Put(ch, "follow-answers", newID(), *b)
}
