package study

import (
	"errors"
	"maps"

	"fieldwork/forms"
	"fieldwork/store"
)

// Preparation is how a guide was fitted to one case before the call.
type Preparation struct {
	// Reworded holds, by question of the guide, how it is put to this
	// respondent.
	Reworded map[string]string `json:"reworded,omitempty"`
	// Added holds the questions to be put beyond the guide, by name.
	Added map[string]forms.AddedQuestion `json:"added,omitempty"`
}

// Empty reports whether nothing was prepared.
func (p Preparation) Empty() bool { return len(p.Reworded) == 0 && len(p.Added) == 0 }

// preparations are kept by the ID of the case.
var preparations = store.NewCollection[Preparation]("preparations", 1)

// Preparation is what was prepared for a case, which is named as Case takes
// it; the zero Preparation where nothing was. The error wraps ErrNoCase or
// ErrManyCases.
func (s *Study) Preparation(caseID string) (Preparation, error) {
	var found Preparation
	err := s.store.View(func(tx store.Tx) error {
		c, err := caseIn(tx, caseID)
		if err != nil {
			return err
		}
		found, err = preparationIn(tx, c.ID)
		return err
	})
	return found, err
}

func preparationIn(tx store.Tx, caseID string) (Preparation, error) {
	found, err := preparations.Get(tx, caseID)
	if errors.Is(err, store.ErrNotFound) {
		return Preparation{}, nil
	}
	return found, err
}

// Prepare replaces what was prepared for a case, which is named as Case takes
// it, with an empty Preparation too. Texts that say nothing are left out. An
// interview that has begun already is not changed by it. The error wraps
// ErrNoCase or ErrManyCases.
func (s *Study) Prepare(caseID string, p Preparation) error {
	p = p.withoutEmpty()
	return s.store.Update(func(ch *store.Change) error {
		c, err := caseIn(ch, caseID)
		switch {
		case err != nil:
			return err
		case p.Empty() && !preparations.Has(ch, c.ID):
			return nil
		case p.Empty():
			return preparations.Delete(ch, "prepare", c.ID)
		}
		return preparations.Put(ch, "prepare", c.ID, p)
	})
}

func (p Preparation) withoutEmpty() Preparation {
	p.Reworded, p.Added = maps.Clone(p.Reworded), maps.Clone(p.Added)
	maps.DeleteFunc(p.Reworded, func(_, text string) bool { return text == "" })
	maps.DeleteFunc(p.Added, func(_ string, q forms.AddedQuestion) bool { return q.Empty() })
	return p
}

// bringPreparation gives a new interview what was prepared for its case.
func bringPreparation(tx store.Tx, interview *forms.Interview) error {
	if interview.Case == "" {
		return nil
	}
	prepared, err := preparationIn(tx, interview.Case)
	if err != nil {
		return err
	}
	interview.Reworded, interview.Added = prepared.Reworded, prepared.Added
	return nil
}
