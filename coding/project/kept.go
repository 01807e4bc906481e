package project

import (
	"cmp"
	"errors"
	"slices"

	"fieldwork/coding/refi"
	"fieldwork/store"
)

// keptPart is a part of a project of another program that is kept to be given
// back.
type keptPart[T any] struct {
	// Place orders the parts, and Step is the step of the history that it came
	// with: what is undone is not given back.
	Place int    `json:"place"`
	Step  string `json:"step"`
	Part  T      `json:"part"`
}

// keptWords is what the log tells of a part.
const keptWords = "kept to be given back"

var (
	keptUsers     = store.NewCollection[keptPart[refi.User]]("kept-users", 1)
	keptVariables = store.NewCollection[keptPart[refi.Variable]]("kept-variables", 1)
	// keptSources are the sources that are no texts, as they are written.
	keptSources = store.NewCollection[keptPart[refi.Kept]]("kept-sources", 1)
	keptNotes   = store.NewCollection[keptPart[refi.Source]]("kept-notes", 1)
	keptFiles   = store.NewCollection[keptPart[keptFile]]("kept-files", 1)
)

// Kept gives what projects of other programs had that is not held here: sources
// that are no texts with their files, and the users, variables and notes that
// belong to them. The files are read from the store when they are opened.
func (p *Project) Kept() (refi.Project, error) {
	var kept refi.Project
	err := p.store.View(func(tx store.Tx) error {
		undone := map[string]bool{}
		files, err := keptIn(tx, keptFiles, undone)
		for _, file := range files {
			kept.Files = append(kept.Files, p.fileOf(file))
		}
		var others [4]error
		kept.Users, others[0] = keptIn(tx, keptUsers, undone)
		kept.Variables, others[1] = keptIn(tx, keptVariables, undone)
		kept.Others, others[2] = keptIn(tx, keptSources, undone)
		kept.Notes, others[3] = keptIn(tx, keptNotes, undone)
		return errors.Join(append(others[:], err)...)
	})
	return kept, err
}

// keptIn reads the parts of a kind in their order, but those that came with a
// step that is undone. undone remembers which steps are.
func keptIn[T any](tx store.Tx, from *store.Collection[keptPart[T]], undone map[string]bool) ([]T, error) {
	var list []keptPart[T]
	for record, err := range from.All(tx) {
		if err != nil {
			return nil, err
		}
		gone, asked := undone[record.Value.Step]
		if !asked {
			head, err := heads.Get(tx, record.Value.Step)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return nil, err
			}
			gone = head.Undone
			undone[record.Value.Step] = gone
		}
		if !gone {
			list = append(list, record.Value)
		}
	}
	slices.SortStableFunc(list, func(a, b keptPart[T]) int { return cmp.Compare(a.Place, b.Place) })
	parts := make([]T, len(list))
	for i := range list {
		parts[i] = list[i].Part
	}
	return parts, nil
}

// keptPlan is what is new of what is to be kept.
type keptPlan struct {
	users     newParts[refi.User]
	variables newParts[refi.Variable]
	sources   newParts[refi.Kept]
	notes     newParts[refi.Source]
	files     newParts[keptFile]
	// unpacked are the files that are to be stored, by their place in files.
	unpacked []refi.File
	tally    Tally
}

// newParts are parts of one kind with their keys, behind those that are there.
type newParts[T any] struct {
	keys  []string
	parts []T
	next  int
}

func (n *newParts[T]) add(key string, part T) {
	n.keys, n.parts = append(n.keys, key), append(n.parts, part)
}

func (n *newParts[T]) put(ch *store.Change, into *store.Collection[keptPart[T]], step string) error {
	for i, part := range n.parts {
		kept := keptPart[T]{n.next + i, step, part}
		if err := into.PutPart(ch, importProject, n.keys[i], kept, store.Part{Name: "state", After: keptWords}); err != nil {
			return err
		}
	}
	return nil
}

func (k *keptPlan) empty() bool {
	return len(k.users.parts)+len(k.variables.parts)+len(k.sources.parts)+len(k.notes.parts)+len(k.files.parts) == 0
}

func (k *keptPlan) put(ch *store.Change, step string) error {
	return errors.Join(
		k.users.put(ch, keptUsers, step), k.variables.put(ch, keptVariables, step), k.sources.put(ch, keptSources, step),
		k.notes.put(ch, keptNotes, step), k.files.put(ch, keptFiles, step),
	)
}

// planKept finds out what is new of what a project has to be kept. What is there
// by its identity stays as it is.
func (p *Project) planKept(in *refi.Project) (*keptPlan, error) {
	k := &keptPlan{}
	err := p.store.View(func(tx store.Tx) error {
		undone := map[string]bool{}
		names, err := k.planFiles(tx, in.Files, undone)
		if err != nil {
			return err
		}
		sources := make([]refi.Kept, len(in.Others))
		for i, source := range in.Others {
			if len(names) > 0 {
				source = source.RenameFiles(names)
			}
			sources[i] = source
		}
		same := 0
		err = errors.Join(
			planParts(tx, &k.users, keptUsers, in.Users, undone, nil, func(u refi.User) string { return u.GUID.String() }),
			planParts(tx, &k.variables, keptVariables, in.Variables, undone, nil, func(v refi.Variable) string { return v.GUID.String() }),
			planParts(tx, &k.sources, keptSources, sources, undone, &same, func(s refi.Kept) string { return s.Kind + "/" + s.GUID.String() }),
			planParts(tx, &k.notes, keptNotes, in.Notes, undone, nil, func(s refi.Source) string { return s.GUID.String() }),
		)
		k.tally = Tally{New: len(k.sources.parts), Same: same}
		return err
	})
	return k, err
}

// planParts adds the parts that are not there, or came with a step that is
// undone, and counts the others.
func planParts[T any](tx store.Tx, n *newParts[T], in *store.Collection[keptPart[T]], parts []T, undone map[string]bool, same *int, key func(T) string) error {
	there, err := keptIn(tx, in, undone)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, part := range there {
		known[key(part)] = true
	}
	n.next = in.Count(tx)
	for _, part := range parts {
		switch {
		case !known[key(part)]:
			known[key(part)] = true
			n.add(key(part), part)
		case same != nil:
			*same++
		}
	}
	return nil
}
