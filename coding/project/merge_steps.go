package project

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"fieldwork/coding"
	"fieldwork/forms/merge"
	"fieldwork/store"
)

// mergedStep is a step of the history that the copies do not have alike, or
// that comes after one.
type mergedStep struct {
	key          string
	ours, theirs *sideStep
	// after is the step as it is when both are one.
	after step
	head  stepHead
}

// sideStep is a step as one copy has it.
type sideStep struct {
	step
	head    stepHead
	version int
	// toggled is the last entry of the log by which this copy alone undid it,
	// made it again or laid it aside; the zero Entry for none.
	toggled store.Entry
}

func (s *sideStep) forStrands() coding.Step {
	if s == nil {
		return coding.Step{}
	}
	return coding.Step{Change: &s.Change, Stands: !s.head.Undone}
}

// readSteps reads the history of both from the first step in which they differ.
func (c *codingMerge) readSteps() error {
	keys := map[string]bool{}
	for _, kind := range []string{history.Name(), heads.Name()} {
		for _, key := range c.Keys(kind) {
			keys[key] = true
		}
	}
	if len(keys) == 0 {
		return nil
	}
	first := slices.Min(slices.Collect(maps.Keys(keys)))
	for key := range store.Of(c.Ours.Tx, history.Name(), "") {
		keys[key] = key >= first
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if !keys[key] {
			continue
		}
		ours, err := c.stepOf(c.Ours, c.Theirs, key)
		theirs, failed := c.stepOf(c.Theirs, c.Ours, key)
		if err := errors.Join(err, failed); err != nil {
			return err
		}
		if ours != nil || theirs != nil {
			c.steps = append(c.steps, &mergedStep{key: key, ours: ours, theirs: theirs})
		}
	}
	return nil
}

// stepOf reads a step of one copy; nil where it has none.
func (c *codingMerge) stepOf(in, other *merge.Copy, key string) (*sideStep, error) {
	found := &sideStep{}
	record, there := recordOf(in, other, history.Name(), key)
	if !there {
		return nil, nil
	}
	if err := json.Unmarshal(record.Payload, &found.step); err != nil {
		return nil, fmt.Errorf("%w: step %s: %w", store.ErrDamaged, key, err)
	}
	found.head, found.version = headOf(&found.step), record.Version
	if head, there := recordOf(in, other, heads.Name(), key); there {
		if err := json.Unmarshal(head.Payload, &found.head); err != nil {
			return nil, fmt.Errorf("%w: step %s: %w", store.ErrDamaged, key, err)
		}
	}
	return found, nil
}

// recordOf gives a record of one copy, be it as the other has it or not.
func recordOf(in, other *merge.Copy, kind, key string) (merge.Record, bool) {
	if record, there := in.Has(kind, key); there {
		return record, true
	}
	if _, differs := other.Has(kind, key); differs {
		return merge.Record{}, false
	}
	raw, there := store.FindRaw(in.Tx, kind, key)
	return merge.Record{Version: raw.Version, Payload: slices.Clone(raw.Payload)}, there
}

// toggles finds what each copy has done to steps that both have.
func (c *codingMerge) toggles() {
	byKey := make(map[string]*mergedStep, len(c.steps))
	for _, s := range c.steps {
		byKey[s.key] = s
	}
	for _, side := range []struct {
		entries []store.Entry
		of      func(*mergedStep) *sideStep
	}{{c.Ours.Entries, func(s *mergedStep) *sideStep { return s.ours }}, {c.Theirs.Entries, func(s *mergedStep) *sideStep { return s.theirs }}} {
		for _, entry := range side.entries {
			s := byKey[entry.Key]
			if s == nil || entry.Part != "state" || entry.Kind != heads.Name() && entry.Kind != history.Name() {
				continue
			}
			if own := side.of(s); own != nil {
				own.toggled = entry
			}
		}
	}
}

// decideHead says what has become of a step: what the copy says that did
// something to it last.
func (s *mergedStep) decideHead() {
	switch {
	case s.theirs == nil:
		s.head = s.ours.head
	case s.ours == nil, s.theirs.toggled.ID > s.ours.toggled.ID:
		s.head = s.theirs.head
	default:
		s.head = s.ours.head
	}
}

// weave brings the steps of both in one order, each with its places in the
// texts of both.
func (c *codingMerge) weave() {
	c.strands = coding.NewStrands(c.kept)
	for _, s := range c.steps {
		own := s.ours
		if own == nil {
			own = s.theirs
		}
		s.after = own.step
		s.after.Change = c.strands.Add(s.ours.forStrands(), s.theirs.forStrands(), !s.head.Undone)
	}
}

// writeSteps writes the history and its heads.
func (c *codingMerge) writeSteps() error {
	headed := false
	for _, s := range c.steps {
		version := 0
		for _, own := range []*sideStep{s.ours, s.theirs} {
			if own != nil {
				version = max(version, own.version)
			}
		}
		s.after.Undone, s.after.Aside = s.head.Undone, s.head.Aside
		if version > 1 {
			s.after.Undone, s.after.Aside = false, false
		}
		if err := c.putRecord(history.Name(), s.key, version, s.after); err != nil {
			return err
		}
		if err := c.putRecord(heads.Name(), s.key, 1, s.head); err != nil {
			return err
		}
		headed = true
	}
	if !headed {
		return nil
	}
	return c.headOthers()
}

// headOthers gives the steps that both have alike heads too: there are heads of
// every step or of none.
func (c *codingMerge) headOthers() error {
	for key, payload := range c.All(history.Name()) {
		if _, there := c.Found(heads.Name(), key); there {
			continue
		}
		var s step
		if err := json.Unmarshal(payload, &s); err != nil {
			return fmt.Errorf("%w: step %s: %w", store.ErrDamaged, key, err)
		}
		if err := c.putRecord(heads.Name(), key, 1, headOf(&s)); err != nil {
			return err
		}
	}
	return nil
}

func (c *codingMerge) putRecord(kind, key string, version int, value any) error {
	payload, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("merging %s %q: %w", kind, key, err)
	}
	c.Put(kind, key, merge.Record{Version: version, Payload: payload})
	return nil
}
