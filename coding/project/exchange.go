package project

import (
	"fmt"

	"fieldwork/coding"
	"fieldwork/coding/refi"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// Content reads the text of a document with its turns. It fails with
// ErrNoDocument.
func (p *Project) Content(id string) (content coding.Content, err error) {
	err = p.store.View(func(tx store.Tx) error {
		if !documents.Has(tx, id) {
			return fmt.Errorf("%w: %s", ErrNoDocument, id)
		}
		content, err = contentIn(tx, id)
		return err
	})
	return content, err
}

// ForExchange gives all that a project of the study is made of for other
// programs, under a name. It holds no names, addresses or numbers of contacts:
// cases are called by the end of their ID.
func (p *Project) ForExchange(s *study.Study, name string) (*coding.Analysis, refi.Study, error) {
	a, err := p.Analysis()
	if err != nil {
		return nil, refi.Study{}, err
	}
	attributes, err := p.Attributes(s, a.Documents()...)
	if err != nil {
		return nil, refi.Study{}, err
	}
	kept, err := p.Kept()
	return a, refi.Study{Name: name, Content: p.Content, Attributes: attributes, Kept: kept}, err
}
