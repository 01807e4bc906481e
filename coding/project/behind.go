package project

import "fieldwork/store"

// behind holds the documents whose source has changed since a coder edited their
// text, by their ID.
var behind = store.NewIndex[bool]("documents-behind-source", 1)

// noteBehind notes that the source of a document, which a coder has edited, says
// something else than what the document was made of, or no longer does.
func noteBehind(ch *store.Change, id string, isBehind bool) error {
	switch {
	case isBehind && !behind.Has(ch, id):
		return behind.Put(ch, id, true)
	case !isBehind && behind.Has(ch, id):
		return behind.Delete(ch, id)
	}
	return nil
}

// Behind lists the documents whose source, an answer or the notes of an
// interview, has changed since a coder edited their text: they were left as they
// are, and somebody should look.
func (p *Project) Behind() (map[string]bool, error) {
	all := map[string]bool{}
	err := p.store.View(func(tx store.Tx) error {
		for id := range behind.Keys(tx) {
			all[id] = true
		}
		return nil
	})
	return all, err
}
