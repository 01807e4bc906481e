package project

import (
	"errors"
	"strconv"

	"fieldwork/coding"
	"fieldwork/coding/refi"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// importPlan finds out what is to become of a project: what is new, what is
// there, and what differs.
type importPlan struct {
	project  *Project
	study    *study.Study
	analysis *coding.Analysis
	in       *refi.Imported
	options  ImportOptions

	change     coding.Change
	fresh      []freshDocument
	attributes []attributesOf
	result     ImportResult
	// documents, codes and segments give the ID that things of the project have
	// in the study; those that are left out are not there.
	documents, codes, segments map[string]string
	// moved are the texts that differ, by the ID in the project.
	moved map[string]*movedText
	// known are the passages that are coded, by the document in the study.
	known map[string]map[codedPassage]string
	// incoming are the IDs of the documents of the project, taken those of the
	// study that stand for one of them, and written the memos that were seen.
	incoming, taken, written map[string]bool
}

// freshDocument is a document that the study does not have.
type freshDocument struct {
	*refi.ImportedDocument
	// document is as it is kept.
	document coding.Document
	// revived says that its text is there, from a document that was taken out.
	revived bool
}

func (p *Project) newImportPlan(s *study.Study, a *coding.Analysis, in *refi.Imported, o ImportOptions) *importPlan {
	return &importPlan{
		project: p, study: s, analysis: a, in: in, options: o,
		documents: map[string]string{}, segments: map[string]string{},
		moved: map[string]*movedText{}, known: map[string]map[codedPassage]string{},
		incoming: map[string]bool{}, taken: map[string]bool{}, written: map[string]bool{},
	}
}

func (plan *importPlan) make() error {
	for i := range plan.in.Documents {
		plan.incoming[plan.in.Documents[i].ID] = true
	}
	if err := plan.planDocuments(); err != nil {
		return err
	}
	plan.planCodes()
	plan.planSegments()
	plan.planMemos()
	return plan.planAttributes()
}

// differs notes a conflict, and gives whether the project's side is to be taken.
func (plan *importPlan) differs(what, name, field, here, there string) bool {
	plan.result.Conflicts = append(plan.result.Conflicts, Conflict{what, name, field, here, there, plan.options.Theirs})
	return plan.options.Theirs
}

// stays notes a conflict in which the study stays as it is in any case.
func (plan *importPlan) stays(what, name, field, here, there string) {
	plan.result.Conflicts = append(plan.result.Conflicts, Conflict{What: what, Name: name, Field: field, Here: here, There: there})
}

func (plan *importPlan) planDocuments() error {
	titles := map[string][]coding.Document{}
	for _, document := range plan.analysis.Documents() {
		titles[document.Title] = append(titles[document.Title], document)
	}
	for i := range plan.in.Documents {
		document := &plan.in.Documents[i]
		if document.Length == 0 {
			plan.result.Empty++
			continue
		}
		if here, known := plan.analysis.Document(document.ID); known {
			if err := plan.sameDocument(here, document); err != nil {
				return err
			}
			continue
		}
		twin, err := plan.twinOf(document, titles[document.Title])
		if err != nil {
			return err
		}
		if twin != "" {
			plan.taken[twin] = true
			plan.documents[document.ID] = twin
			plan.result.Documents.Same++
			continue
		}
		if err := plan.newDocument(document); err != nil {
			return err
		}
	}
	return nil
}

// twinOf finds a document of just the title and the text of one of the project,
// be it with the names of speakers in it. One that the project has as well, under its own ID, is none.
func (plan *importPlan) twinOf(document *refi.ImportedDocument, candidates []coding.Document) (string, error) {
	for _, candidate := range candidates {
		if candidate.Length > document.Length || plan.incoming[candidate.ID] || plan.taken[candidate.ID] {
			continue
		}
		content, err := plan.project.Content(candidate.ID)
		if err != nil {
			return "", err
		}
		draft, err := document.Draft()
		if err != nil {
			return "", err
		}
		if content.Text.String() == draft.Text {
			return candidate.ID, nil
		}
		if spoken := newSpokenText(candidate.ID, content, draft.Text); spoken != nil {
			plan.moved[document.ID] = spoken
			return candidate.ID, nil
		}
	}
	return "", nil
}

func (plan *importPlan) newDocument(document *refi.ImportedDocument) error {
	fresh := freshDocument{ImportedDocument: document, document: document.Document}
	before, err := plan.contentOf(document.ID)
	if err == nil {
		fresh.revived = true
		err = plan.revive(document, before)
	}
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	plan.documents[document.ID] = document.ID
	plan.fresh = append(plan.fresh, fresh)
	plan.change.Documents = append(plan.change.Documents, coding.Edit[coding.Document]{After: &document.Document})
	plan.result.Documents.New++
	return nil
}

func (plan *importPlan) contentOf(id string) (content coding.Content, err error) {
	err = plan.project.store.View(func(tx store.Tx) error {
		content, err = contentIn(tx, id)
		return err
	})
	return content, err
}

// revive lets a document that was taken out have the text that the project has
// of it, so that undoing leads back to the one that was taken out.
func (plan *importPlan) revive(document *refi.ImportedDocument, before coding.Content) error {
	draft, err := document.Draft()
	if err != nil {
		return err
	}
	id := document.ID
	if text := before.Text.String(); text != draft.Text {
		plan.change.Texts = append(plan.change.Texts, coding.TextEdit{Document: id, Old: text, New: draft.Text})
	}
	if len(before.Turns) > 0 {
		plan.change.Turns = append(plan.change.Turns, coding.Edit[coding.TurnList]{
			Before: &coding.TurnList{Document: id, Turns: before.Turns}, After: &coding.TurnList{Document: id},
		})
	}
	return nil
}

// sameDocument compares a document of the study with that of the project.
func (plan *importPlan) sameDocument(here coding.Document, document *refi.ImportedDocument) error {
	plan.documents[document.ID] = here.ID
	content, err := plan.project.Content(here.ID)
	if err != nil {
		return err
	}
	draft, err := document.Draft()
	if err != nil {
		return err
	}
	after, alike := here, true
	if text := content.Text.String(); text != draft.Text {
		spoken := newSpokenText(here.ID, content, draft.Text)
		plan.moved[document.ID] = spoken
		if spoken == nil {
			alike = false
			plan.moved[document.ID] = newMovedText(here.ID, content.Text, draft.Text)
			plan.stays("document", here.Title, "text", characters(here.Length), characters(document.Length))
		}
	}
	for _, field := range []struct {
		name  string
		here  *string
		there string
	}{{"title", &after.Title, document.Title}, {"language", &after.Language, document.Language}} {
		if *field.here == field.there || field.there == "" {
			continue
		}
		alike = false
		if plan.differs("document", here.Title, field.name, *field.here, field.there) {
			*field.here = field.there
		}
	}
	if after != here {
		plan.change.Documents = append(plan.change.Documents, coding.Edit[coding.Document]{Before: &here, After: &after})
	}
	plan.result.Documents.count(alike)
	return nil
}

func characters(count int) string { return strconv.Itoa(count) + " characters" }

// count adds a thing that is there already.
func (t *Tally) count(alike bool) {
	if alike {
		t.Same++
		return
	}
	t.Differing++
}

func (plan *importPlan) textBytes() int64 {
	var all int64
	for _, fresh := range plan.fresh {
		all += int64(fresh.Length)
	}
	return all
}
