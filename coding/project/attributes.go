package project

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"fieldwork/coding"
	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// setAttributes holds the attributes that were set by hand, by document.
var setAttributes = store.NewCollection[coding.Attributes]("document-attributes", 1)

// SetAttributes sets attributes of a document by hand, over those that it has
// from its case and its interview. An empty value takes one away that was set
// by hand. It fails with ErrNoDocument, and with coding.ErrAttribute.
func (p *Project) SetAttributes(id string, values map[string]string) error {
	return p.SetManyAttributes(map[string]map[string]string{id: values})
}

// SetManyAttributes is SetAttributes for several documents, by their IDs: for
// all of them or for none.
func (p *Project) SetManyAttributes(values map[string]map[string]string) error {
	return p.store.Update(func(ch *store.Change) error {
		for _, id := range slices.Sorted(maps.Keys(values)) {
			if err := putAttributes(ch, id, values[id]); err != nil {
				return err
			}
		}
		return nil
	})
}

func putAttributes(ch *store.Change, id string, values map[string]string) error {
	const action = "set-attributes"
	kept := coding.Attributes{}
	for name, value := range values {
		name, value, err := coding.AttributeNamed(name, value)
		if err != nil {
			return err
		}
		kept[name] = value
	}
	if !documents.Has(ch, id) {
		return fmt.Errorf("%w: %s", ErrNoDocument, id)
	}
	before, err := byHand(ch, id)
	if err != nil {
		return err
	}
	after := before.With(kept)
	switch {
	case maps.Equal(before, after):
		return nil
	case len(after) == 0:
		return setAttributes.Delete(ch, action, id)
	}
	return setAttributes.Put(ch, action, id, after)
}

// byHand gives the attributes of a document that were set by hand.
func byHand(tx store.Tx, id string) (coding.Attributes, error) {
	attributes, err := setAttributes.Get(tx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return attributes, err
}

// Attributes gives what is known of documents, by their IDs: what was set by
// hand over what the interview tells, and that over what the contact of the
// case tells. Cases, contacts and interviews that are gone or damaged tell
// nothing. The maps must not be changed; documents of one interview may share
// one.
func (p *Project) Attributes(s *study.Study, list ...coding.Document) (map[string]coding.Attributes, error) {
	known := gathering{
		study: s, contacts: map[string]coding.Attributes{}, interviews: map[string]coding.Attributes{}, sources: map[[2]string]coding.Attributes{},
	}
	all := make(map[string]coding.Attributes, len(list))
	for i := range list {
		attributes, err := known.of(&list[i])
		if err != nil {
			return nil, err
		}
		all[list[i].ID] = attributes
	}
	return all, p.store.View(func(tx store.Tx) error {
		for i := range list {
			if err := p.complete(tx, &list[i], all); err != nil {
				return err
			}
		}
		return nil
	})
}

// complete puts over the attributes of a document what is its own: its language,
// the question that it answers, and what was set by hand.
func (p *Project) complete(tx store.Tx, document *coding.Document, all map[string]coding.Attributes) error {
	own := coding.Attributes{}
	if document.Language != "" && document.Language != all[document.ID][coding.LanguageAttribute] {
		own[coding.LanguageAttribute] = document.Language
	}
	if document.Kind == coding.OpenAnswer {
		spoken, err := turns.Get(tx, document.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if len(spoken) > 0 {
			own[coding.QuestionAttribute] = spoken[0].Question
		}
	}
	hand, err := byHand(tx, document.ID)
	if err != nil {
		return err
	}
	if len(own)+len(hand) > 0 {
		all[document.ID] = all[document.ID].With(own).With(hand)
	}
	return nil
}

// gathering remembers what cases and interviews tell, so that each is read once.
type gathering struct {
	study      *study.Study
	contacts   map[string]coding.Attributes // by case
	interviews map[string]coding.Attributes
	// sources are both together, by case and interview.
	sources map[[2]string]coding.Attributes
}

// of gives what the case and the interview of a document tell.
func (g *gathering) of(document *coding.Document) (coding.Attributes, error) {
	source := [2]string{document.Case, document.Interview}
	if known, there := g.sources[source]; there {
		return known, nil
	}
	contact, err := remembered(g.contacts, document.Case, g.contact)
	if err != nil {
		return nil, err
	}
	interview, err := remembered(g.interviews, document.Interview, g.interview)
	if err != nil {
		return nil, err
	}
	g.sources[source] = contact.With(interview)
	return g.sources[source], nil
}

func remembered(known map[string]coding.Attributes, id string, read func(string) (coding.Attributes, error)) (coding.Attributes, error) {
	if id == "" {
		return nil, nil
	}
	attributes, there := known[id]
	if there {
		return attributes, nil
	}
	attributes, err := read(id)
	switch {
	case errors.Is(err, study.ErrNoCase), errors.Is(err, study.ErrNoContact), errors.Is(err, study.ErrNoInterview),
		errors.Is(err, study.ErrNoInstrument), errors.Is(err, store.ErrDamaged), errors.Is(err, forms.ErrDamaged):
		err = nil
	}
	known[id] = attributes
	return attributes, err
}

func (g *gathering) contact(caseID string) (coding.Attributes, error) {
	c, err := g.study.Case(caseID)
	if err != nil {
		return nil, err
	}
	contact, err := g.study.Contact(c.Contact)
	if err != nil {
		return nil, err
	}
	return coding.OfContact(&contact), nil
}

func (g *gathering) interview(id string) (coding.Attributes, error) {
	interview, err := g.study.Interview(id)
	if err != nil {
		return nil, err
	}
	in, _, err := g.study.Instrument(interview.Instrument, interview.Version)
	if err != nil {
		return nil, err
	}
	return coding.OfInterview(in, &interview), nil
}
