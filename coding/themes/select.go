package themes

import (
	"slices"

	"fieldwork/coding"
	"fieldwork/coding/query"
)

// picking is a choice that is made ready to be asked of each segment.
type picking struct {
	material *Material
	choice   *Choice
	codes    map[string]bool // nil for all
	coders   map[string]bool // nil for all
}

func (m *Material) picking(c *Choice) *picking {
	p := &picking{material: m, choice: c}
	if len(c.Codes) > 0 {
		p.codes = map[string]bool{}
		for _, code := range c.CodesOf(m.Analysis) {
			p.codes[code.ID] = true
		}
	}
	if len(c.Coders) > 0 {
		p.coders = map[string]bool{}
		for _, coder := range c.Coders {
			p.coders[coder] = true
		}
	}
	return p
}

// document reports whether segments of a document can be wanted.
func (p *picking) document(d *coding.Document) bool {
	attributes := p.material.Attributes[d.ID]
	for _, wanted := range p.choice.Attributes {
		if !slices.Contains(Values(query.Column(d, attributes, wanted.Name)), wanted.Value) {
			return false
		}
	}
	where := p.choice.Where
	return where == nil || !where.OfDocuments() || where.matches(d, attributes, nil, nil)
}

// segment reports whether a segment of such a document is wanted. speaker is
// called only where a condition asks who speaks.
func (p *picking) segment(d *coding.Document, s *coding.Segment, speaker func(*coding.Segment) string) bool {
	switch {
	case p.codes != nil && !p.codes[s.Code],
		p.coders != nil && !p.coders[s.Coder],
		p.choice.Quotes && !s.Quote,
		p.material.Sees != nil && !p.material.Sees(s):
		return false
	}
	where := p.choice.Where
	return where == nil || where.OfDocuments() || where.matches(d, p.material.Attributes[d.ID], s, speaker)
}

// documents lists those whose segments can be wanted, in the order in which
// they were made.
func (p *picking) documents() []coding.Document {
	return slices.DeleteFunc(p.material.Analysis.Documents(), func(d coding.Document) bool { return !p.document(&d) })
}

// Beneath counts the passages of codes that lie under those that a choice
// names, where it wants none of these itself; it is 0 where the choice has
// passages, or names no code. The reading is as for Passages.
func Beneath(m *Material, c *Choice, r *Reading) int {
	if len(c.Codes) == 0 || c.Branch || len(Passages(m, c, r)) > 0 {
		return 0
	}
	wider := *c
	wider.Branch = true
	return len(Passages(m, &wider, r))
}

// Passages lists the segments that a choice wants, document by document in the
// order in which these were made, and in each by where they begin. The reading
// is asked only for who speaks, where a condition names it; it may be nil
// elsewhere.
func Passages(m *Material, c *Choice, r *Reading) []coding.Segment {
	p := m.picking(c)
	var found []coding.Segment
	for _, d := range p.documents() {
		for _, s := range m.Analysis.Segments(d.ID) {
			if p.segment(&d, &s, r.speaker) {
				found = append(found, s)
			}
		}
	}
	return found
}
