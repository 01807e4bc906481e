package project

import (
	"errors"
	"fmt"

	"fieldwork/coding"
	"fieldwork/coding/refi"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// ImportOptions are how a project of another program comes into the study.
type ImportOptions struct {
	// Coder is who brings it in.
	Coder string
	// Theirs takes what the project says where the study says something else;
	// else the study stays as it is there.
	Theirs bool
	// DryRun only finds out what would become of it.
	DryRun bool
	// Advance is told how many bytes of kept files and texts are stored, and
	// ends the import by an error; it may be nil.
	Advance func(done, all int64) error
}

// Tally counts what became of the things of one kind.
type Tally struct {
	// New are those that the study did not have, Same those that it had just so,
	// and Differing those that it had otherwise.
	New, Same, Differing int
}

// Conflict is a thing that the study and the project both have, but not alike.
type Conflict struct {
	// What is the thing, such as "code", Name what it is called, and Field what
	// differs of it, such as "definition".
	What, Name, Field string
	// Here is how the study has it and There how the project has it.
	Here, There string
	// Taken says that what the project has was taken.
	Taken bool
}

// ImportResult says what became of a project.
type ImportResult struct {
	Documents, Codes, Segments, Memos, Attributes, Sources Tally
	Conflicts                                              []Conflict
	// Empty are documents that were left out, for there is no text in them.
	Empty int
	// Gone are segments that were left out, since the words that they were on
	// are no longer in the study's text.
	Gone int
}

// importProject is the word for it in the log.
const importProject = "import-project"

// Import brings a project of another program into the study, whole or not at
// all, as one step that can be undone; only attributes that it sets stay then.
// Things of one ID are the same thing. So are codes of one path, documents of
// one title and text, and codings of one passage, code and coder, for some
// programs give everything a new ID. Files are stored before everything else,
// in parts that nothing refers to until the end, so that an import that is cut
// off leaves the study as it was.
func (p *Project) Import(s *study.Study, in *refi.Imported, o ImportOptions) (ImportResult, error) {
	a, err := p.Analysis()
	if err != nil {
		return ImportResult{}, err
	}
	plan := p.newImportPlan(s, a, in, o)
	if err := plan.make(); err != nil {
		return ImportResult{}, err
	}
	kept, err := p.planKept(&in.Kept)
	if err != nil {
		return ImportResult{}, err
	}
	plan.result.Sources = kept.tally
	if o.DryRun {
		return plan.result, nil
	}
	return plan.result, plan.store(kept)
}

// store writes what is planned.
func (plan *importPlan) store(kept *keptPlan) error {
	p := plan.project
	advance := plan.options.Advance
	if advance == nil {
		advance = func(int64, int64) error { return nil }
	}
	stored := &storing{advance: advance, all: kept.bytes() + plan.textBytes()}
	if err := p.stageFiles(kept, stored); err != nil {
		return errors.Join(err, p.clearParts())
	}
	if plan.change.Empty() && len(plan.attributes) == 0 && kept.empty() {
		return nil
	}
	plan.change.Label = fmt.Sprintf("brought the project “%s” in", plan.in.Name)
	step := step{Coder: plan.options.Coder, At: p.now().UTC(), Change: plan.change}
	err := p.store.Update(func(ch *store.Change) error {
		key := p.store.NewID()
		for _, part := range []func() error{
			func() error { return plan.putDocuments(ch, stored) },
			func() error { return plan.putAttributes(ch) },
			func() error { return kept.put(ch, key) },
			func() error { return write(ch, &plan.change, nil) },
			func() error { return layAside(ch, plan.options.Coder) },
			func() error { return putStep(ch, importProject, key, step) },
		} {
			if err := part(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return errors.Join(err, p.clearParts())
	}
	return nil
}

// storing tells how far an import is.
type storing struct {
	advance   func(done, all int64) error
	done, all int64
}

func (s *storing) add(bytes int) error {
	s.done += int64(bytes)
	return s.advance(s.done, s.all)
}

// putDocuments writes the documents that are new with their texts, which are
// read one by one.
func (plan *importPlan) putDocuments(ch *store.Change, stored *storing) error {
	for _, fresh := range plan.fresh {
		draft, err := fresh.Draft()
		if err != nil {
			return err
		}
		if !fresh.revived {
			if err := texts.Put(ch, importProject, fresh.ID, draft.Text); err != nil {
				return err
			}
		}
		if err := documents.Put(ch, importProject, fresh.ID, fresh.document); err != nil {
			return err
		}
		if err := stored.add(len(draft.Text)); err != nil {
			return err
		}
	}
	return nil
}

func (plan *importPlan) putAttributes(ch *store.Change) error {
	for _, of := range plan.attributes {
		before, err := byHand(ch, of.document)
		if err != nil {
			return err
		}
		if err := setAttributes.Put(ch, importProject, of.document, before.With(of.values)); err != nil {
			return err
		}
	}
	return nil
}

// attributesOf are attributes that are to be set on a document.
type attributesOf struct {
	document string
	values   coding.Attributes
}
