package coding

import (
	"fmt"
	"strings"
)

// NewCode makes the change that adds a code after those that lie under its
// parent, and gives it with its ID. Where it has no colour it gets the next. It
// fails with ErrCodeName, and ErrNoCode for the parent.
func (a *Analysis) NewCode(by Author, code Code) (Change, Code, error) {
	code.Name = strings.TrimSpace(code.Name)
	if _, known := a.codes[code.Parent]; code.Parent != "" && !known {
		return Change{}, code, fmt.Errorf("%w: %s", ErrNoCode, code.Parent)
	}
	if err := a.checkName(code); err != nil {
		return Change{}, code, err
	}
	code.ID = by.NewID()
	siblings := a.Children(code.Parent)
	if len(siblings) > 0 {
		code.Place = siblings[len(siblings)-1].Place + 1
	}
	if code.Colour == "" {
		code.Colour = Colours[len(a.codes)%len(Colours)]
	}
	return Change{Label: "made the code " + code.Name, Codes: []Edit[Code]{made(code)}}, code, nil
}

// checkName fails with ErrCodeName where a code has no name, or one that
// another has beside it.
func (a *Analysis) checkName(code Code) error {
	if code.Name == "" {
		return ErrCodeName
	}
	if other, taken := a.CodeNamed(code.Parent, code.Name); taken && other.ID != code.ID {
		return fmt.Errorf("%w: %s", ErrCodeName, code.Name)
	}
	return nil
}

// ChangeCode makes the change of a code's name, colour, definition and the
// like. It fails with ErrNoCode, ErrCodeName, and ErrLoop where it would lie
// under itself.
func (a *Analysis) ChangeCode(label, id string, change func(*Code)) (Change, error) {
	before, known := a.codes[id]
	if !known {
		return Change{}, fmt.Errorf("%w: %s", ErrNoCode, id)
	}
	after := before
	change(&after)
	after.ID, after.Name = id, strings.TrimSpace(after.Name)
	if _, known := a.codes[after.Parent]; after.Parent != "" && !known {
		return Change{}, fmt.Errorf("%w: %s", ErrNoCode, after.Parent)
	}
	if a.Under(after.Parent, id) {
		return Change{}, ErrLoop
	}
	if err := a.checkName(after); err != nil {
		return Change{}, err
	}
	c := Change{Label: label}
	if after != before {
		c.Codes = []Edit[Code]{changed(before, after)}
	}
	return c, nil
}

// RenameCode makes the change of a code's name.
func (a *Analysis) RenameCode(id, name string) (Change, error) {
	return a.ChangeCode("renamed the code "+a.codes[id].Name+" to "+strings.TrimSpace(name), id, func(c *Code) { c.Name = name })
}

// PinCode makes the change that pins a code to a hot key, 1 to 9, or with 0 to
// none. A code that had the key has none then.
func (a *Analysis) PinCode(id string, key int) (Change, error) {
	c, err := a.ChangeCode(fmt.Sprintf("pinned %s to %d", a.codes[id].Name, key), id, func(c *Code) { c.Key = key })
	if err != nil || key == 0 {
		return c, err
	}
	for _, other := range a.codes {
		if other.Key == key && other.ID != id {
			free := other
			free.Key = 0
			c.Codes = append(c.Codes, changed(other, free))
		}
	}
	return c, nil
}

// MoveCode makes the change that puts a code under a parent, "" for the top, as
// the place-th there, from 0. It fails as ChangeCode does.
func (a *Analysis) MoveCode(id, parent string, place int) (Change, error) {
	c, err := a.ChangeCode("moved the code "+a.codes[id].Name, id, func(c *Code) { c.Parent = parent })
	if err != nil {
		return Change{}, err
	}
	var order []Code
	for _, sibling := range a.Children(parent) {
		if sibling.ID != id {
			order = append(order, sibling)
		}
	}
	place = max(min(place, len(order)), 0)
	moving := a.codes[id]
	order = append(order[:place:place], append([]Code{moving}, order[place:]...)...)
	c.Codes = nil
	for i, sibling := range order {
		after := sibling
		after.Parent, after.Place = parent, i
		if after != sibling {
			c.Codes = append(c.Codes, changed(sibling, after))
		}
	}
	return c, nil
}

// DeleteCode makes the change that takes a code away with all that lie under
// it, their segments, memos and summaries.
func (a *Analysis) DeleteCode(id string) (Change, error) {
	branch := a.Branch(id)
	if len(branch) == 0 {
		return Change{}, fmt.Errorf("%w: %s", ErrNoCode, id)
	}
	c := Change{Label: "deleted the code " + branch[0].Name}
	var ids []string
	for _, code := range branch {
		ids = append(ids, code.ID)
		c.Codes = append(c.Codes, taken(code))
		if memo, ok := a.Memo(OnCode, code.ID); ok {
			c.Memos = append(c.Memos, taken(memo))
		}
		for _, summary := range a.summariesUnder(code.ID) {
			c.Memos = append(c.Memos, taken(summary))
		}
	}
	for _, s := range a.SegmentsOf(ids...) {
		a.takeSegment(&c, s)
	}
	return c, nil
}

// MergeCodes makes the change that gives the segments of a code to another,
// which gets its children, its memo and its summaries too, and takes it away.
// Segments that the other has already, by the same coder, go. It fails with ErrNoCode, with
// ErrLoop where one lies under the other, and with ErrCodeName where children
// of both have one name.
func (a *Analysis) MergeCodes(by Author, from, into string) (Change, error) {
	source, known := a.codes[from]
	target, alsoKnown := a.codes[into]
	switch {
	case !known || !alsoKnown:
		return Change{}, ErrNoCode
	case a.Under(into, from):
		return Change{}, ErrLoop
	}
	c := Change{Label: "merged the code " + source.Name + " into " + target.Name}
	for _, s := range a.SegmentsOf(from) {
		if a.has(s.Document, s.Span, into, s.Coder) {
			a.takeSegment(&c, s)
			continue
		}
		after := s
		after.Code = into
		c.Segments = append(c.Segments, changed(s, after))
	}
	next := len(a.Children(into))
	for i, child := range a.Children(from) {
		after := child
		after.Parent, after.Place = into, next+i
		if err := a.checkName(after); err != nil {
			return Change{}, err
		}
		c.Codes = append(c.Codes, changed(child, after))
	}
	c.Codes = append(c.Codes, taken(source))
	if memo, ok := a.Memo(OnCode, from); ok {
		a.giveMemo(&c, by, memo, into)
	}
	for _, summary := range a.summariesUnder(from) {
		a.giveMemo(&c, by, summary, SummaryID(strings.TrimSuffix(summary.ID, SummaryID("", from)), into))
	}
	return c, nil
}

// giveMemo adds to a change that a memo goes to another subject of its kind,
// behind what is written there.
func (a *Analysis) giveMemo(c *Change, by Author, memo Memo, to string) {
	kept, _ := a.Memo(memo.Subject, to)
	c.Memos = append(c.Memos, taken(memo))
	a.setMemo(c, by, memo.Subject, to, together(kept.Text, memo.Text))
}

// SplitCode makes the change that moves some segments of a code to a new one
// beside it, and gives the new one. It fails as NewCode does, and with
// ErrNoSegment for a segment that has another code.
func (a *Analysis) SplitCode(by Author, id, name string, segments ...string) (Change, Code, error) {
	source, known := a.codes[id]
	if !known {
		return Change{}, Code{}, fmt.Errorf("%w: %s", ErrNoCode, id)
	}
	c, fresh, err := a.NewCode(by, Code{Parent: source.Parent, Name: name})
	if err != nil {
		return Change{}, fresh, err
	}
	c.Label = fmt.Sprintf("split %s off the code %s", fresh.Name, source.Name)
	for _, segment := range segments {
		s, known := a.Segment(segment)
		if !known || s.Code != id {
			return Change{}, fresh, fmt.Errorf("%w: %s", ErrNoSegment, segment)
		}
		after := s
		after.Code = fresh.ID
		c.Segments = append(c.Segments, changed(s, after))
	}
	return c, fresh, nil
}
