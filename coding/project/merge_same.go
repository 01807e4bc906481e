package project

import (
	"encoding/json"
	"slices"
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/merge"
)

// textsKind is the name of the texts of documents.
const textsKind = "document-texts"

// unify finds what both copies made for the same thing: documents of the same
// answers, notes or file, and codes of the same name at the same place.
func (c *codingMerge) unify() {
	c.Unify(c.sameSources())
	c.Unify(c.sameFiles())
	for {
		same := c.sameCodes()
		if len(same) == 0 {
			return
		}
		c.Unify(same)
	}
}

// sameSources pairs documents that were made of the same interview.
func (c *codingMerge) sameSources() map[string]string {
	same := map[string]string{}
	for key, ours := range c.Ours.Differs[sources.Name()] {
		if theirs, there := c.Theirs.Has(sources.Name(), key); there {
			same[merge.Text(ours.Payload)] = merge.Text(theirs.Payload)
		}
	}
	return same
}

// sameFiles pairs documents that came from the same file, in their order.
func (c *codingMerge) sameFiles() map[string]string {
	same := map[string]string{}
	for key, ours := range c.Ours.Differs[fromFiles.Name()] {
		theirs, there := c.Theirs.Has(fromFiles.Name(), key)
		if !there {
			continue
		}
		own, other := newIn(ours.Payload, theirs.Payload), newIn(theirs.Payload, ours.Payload)
		for i := range min(len(own), len(other)) {
			same[own[i]] = other[i]
		}
	}
	return same
}

// newIn lists the IDs of one list that another does not have.
func newIn(list, other []byte) []string {
	var ids, known []string
	_ = json.Unmarshal(list, &ids) // what cannot be read has nothing in common
	_ = json.Unmarshal(other, &known)
	return slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(known, id) })
}

// sameCodes pairs codes that are new on both sides and have one name under one
// parent.
func (c *codingMerge) sameCodes() map[string]string {
	type place struct{ parent, name string }
	own := map[place]string{}
	for id, code := range c.newCodes(c.Ours, c.Theirs) {
		own[place{code.Parent, strings.ToLower(code.Name)}] = id
	}
	same := map[string]string{}
	for id, code := range c.newCodes(c.Theirs, c.Ours) {
		if other, there := own[place{code.Parent, strings.ToLower(code.Name)}]; there {
			same[other] = id
		}
	}
	return same
}

// newCodes gives the codes that one copy has and the other never had.
func (c *codingMerge) newCodes(in, other *merge.Copy) map[string]coding.Code {
	found := map[string]coding.Code{}
	for id, record := range in.Differs[codes.Name()] {
		var code coding.Code
		if _, known := other.Has(codes.Name(), id); !known && json.Unmarshal(record.Payload, &code) == nil {
			found[id] = code
		}
	}
	return found
}
