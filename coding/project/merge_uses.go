package project

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/merge"
)

// use is what of one side needs a code or a document that the other has taken
// out.
type use struct {
	segments, children, memos []string // keys
}

// settleUses asks what becomes of codes and documents that one side has taken
// out and the other has used: they stay, or what uses them goes as well.
func (c *codingMerge) settleUses() error {
	for _, kind := range []string{documents.Name(), codes.Name()} {
		for {
			uses, err := c.usesOfMissing(kind)
			if err != nil {
				return err
			}
			if len(uses) == 0 {
				break
			}
			for _, id := range slices.Sorted(maps.Keys(uses)) {
				if err := c.settleUse(kind, id, uses[id]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// usesOfMissing finds what of the merged study needs a code, or a document,
// that is not in it.
func (c *codingMerge) usesOfMissing(kind string) (map[string]*use, error) {
	found := map[string]*use{}
	at := func(id string) *use {
		if _, there := c.Found(kind, id); there {
			return nil
		}
		if found[id] == nil {
			found[id] = &use{}
		}
		return found[id]
	}
	for key, payload := range c.All(segments.Name()) {
		s, err := segmentIn(key, payload)
		if err != nil {
			return nil, err
		}
		id := s.Code
		if kind == documents.Name() {
			id = s.Document
		}
		if u := at(id); u != nil {
			u.segments = append(u.segments, key)
		}
	}
	subject := coding.OnDocument
	if kind == codes.Name() {
		subject = coding.OnCode
		for key, payload := range c.All(kind) {
			var code coding.Code
			if err := json.Unmarshal(payload, &code); err != nil {
				return nil, fmt.Errorf("merging code %s: %w", key, err)
			}
			if u := at(code.Parent); code.Parent != "" && u != nil {
				u.children = append(u.children, key)
			}
		}
		delete(found, "")
	}
	for key := range c.All(memos.Name()) {
		if id, on := strings.CutPrefix(key, string(subject)+"/"); on {
			if u := at(id); u != nil {
				u.memos = append(u.memos, key)
			}
		}
	}
	return found, nil
}

// settleUse asks about one code or document.
func (c *codingMerge) settleUse(kind, id string, u *use) error {
	record, there := c.Ours.Has(kind, id)
	isOurs := there
	if !there {
		record, there = c.Theirs.Has(kind, id)
	}
	if !there {
		c.Tell("What was coded with something that neither side has any more was taken out.")
		return c.takeOutUses(u, "")
	}
	stays := merge.Version{Words: "kept, and used for " + u.words()}
	gone := merge.Version{Words: "taken out" + u.going()}
	what := "The code " + c.codeName(id)
	if kind == documents.Name() {
		what = "Taking out " + c.documentName(id)
	}
	conflict := merge.Conflict{ID: kind + "/" + id, What: what, Ours: stays, Theirs: gone}
	if !isOurs {
		conflict.Ours, conflict.Theirs = gone, stays
	}
	for _, side := range []struct {
		copy    *merge.Copy
		version *merge.Version
	}{{c.Ours, &conflict.Ours}, {c.Theirs, &conflict.Theirs}} {
		if touch := side.copy.Touched(&merge.Rule{Kind: kind}, id); touch != nil {
			side.version.Who, side.version.At = touch.Last.Who, touch.Last.At
		}
	}
	if (c.AskOnce(conflict) == merge.Theirs) != isOurs {
		c.Put(kind, id, record)
		return nil
	}
	parent := ""
	if kind == codes.Name() {
		var code coding.Code
		if err := json.Unmarshal(record.Payload, &code); err != nil {
			return fmt.Errorf("merging code %s: %w", id, err)
		}
		parent = code.Parent
	}
	return c.takeOutUses(u, parent)
}

// counted is how many there are of some things.
type counted struct {
	count     int
	one, many string
}

func countedWords(things ...counted) string {
	var parts []string
	for _, each := range things {
		switch {
		case each.count == 1:
			parts = append(parts, "1 "+each.one)
		case each.count > 1:
			parts = append(parts, fmt.Sprintf("%d %s", each.count, each.many))
		}
	}
	return strings.Join(parts, ", ")
}

func (u *use) words() string {
	return countedWords(counted{len(u.segments), "passage", "passages"}, counted{len(u.children), "code under it", "codes under it"},
		counted{len(u.memos), "memo", "memos"})
}

// going says what goes with what is taken out, and what moves.
func (u *use) going() string {
	said := ""
	if with := countedWords(counted{len(u.segments), "passage", "passages"}, counted{len(u.memos), "memo", "memos"}); with != "" {
		said = ", and with it " + with
	}
	switch len(u.children) {
	case 0:
		return said
	case 1:
		return said + "; the code under it moves up"
	}
	return said + fmt.Sprintf("; the %d codes under it move up", len(u.children))
}

// takeOutUses takes out what needs something that is gone; codes under a code
// move up to its parent.
func (c *codingMerge) takeOutUses(u *use, parent string) error {
	for _, kind := range []struct {
		name string
		keys []string
	}{{segments.Name(), u.segments}, {memos.Name(), u.memos}} {
		for _, key := range kind.keys {
			before, _ := c.Found(kind.name, key)
			c.Settled(kind.name, key, slices.Clone(before), nil)
			c.TakeOut(kind.name, key)
		}
	}
	for _, key := range u.children {
		if err := c.changeCode(key, func(code *coding.Code) { code.Parent = parent }); err != nil {
			return err
		}
	}
	return nil
}

// changeCode changes a code of the merged study.
func (c *codingMerge) changeCode(key string, change func(*coding.Code)) error {
	payload, _ := c.Found(codes.Name(), key)
	before := slices.Clone(payload)
	var code coding.Code
	if err := json.Unmarshal(before, &code); err != nil {
		return fmt.Errorf("merging code %s: %w", key, err)
	}
	change(&code)
	if err := c.putRecord(codes.Name(), key, 1, code); err != nil {
		return err
	}
	after, _ := c.Found(codes.Name(), key)
	c.Settled(codes.Name(), key, before, after)
	return nil
}
