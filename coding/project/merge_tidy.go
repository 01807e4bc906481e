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

// tidyCodes lets the code system be one again: no code lies under itself, no
// two beside one another have one name, and each hot key has one code. It
// changes the code that was made last.
func (c *codingMerge) tidyCodes() error {
	if len(c.Keys(codes.Name())) == 0 {
		return nil
	}
	all := map[string]coding.Code{}
	for key, payload := range c.All(codes.Name()) {
		var code coding.Code
		if err := json.Unmarshal(payload, &code); err != nil {
			return fmt.Errorf("merging code %s: %w", key, err)
		}
		all[key] = code
	}
	ids := slices.Sorted(maps.Keys(all))
	type place struct{ parent, name string }
	names, keys := map[place]bool{}, map[int]bool{}
	for _, id := range ids {
		before := all[id]
		code := before
		if loops(all, id) {
			code.Parent = ""
			c.Tell(fmt.Sprintf("The code %s lies at the top now, because each side had put it under the other's.", code.Name))
		}
		for plain, number := code.Name, 2; names[place{code.Parent, strings.ToLower(code.Name)}]; number++ {
			code.Name = fmt.Sprintf("%s (%d)", plain, number)
		}
		if code.Name != before.Name {
			c.Tell(fmt.Sprintf("The code %s is called %s now, because another beside it has its name.", before.Name, code.Name))
		}
		if keys[code.Key] && code.Key != 0 {
			code.Key = 0
		}
		names[place{code.Parent, strings.ToLower(code.Name)}], keys[code.Key] = true, true
		if all[id] = code; code != before {
			if err := c.changeCode(id, func(changed *coding.Code) { *changed = code }); err != nil {
				return err
			}
		}
	}
	return nil
}

// loops reports whether a code lies under itself.
func loops(all map[string]coding.Code, id string) bool {
	seen := map[string]bool{}
	for at := all[id].Parent; at != ""; at = all[at].Parent {
		if at == id {
			return true
		}
		if seen[at] {
			return false // another's loop
		}
		seen[at] = true
	}
	return false
}

// tidySegments leaves one of segments that one coder has made of one passage
// with one code on both sides.
func (c *codingMerge) tidySegments() error {
	type coded struct {
		document, code, coder string
		span                  coding.Span
	}
	first := map[coded]string{}
	differ := c.Keys(segments.Name())
	if len(differ) == 0 {
		return nil
	}
	own := map[string]bool{}
	for _, key := range differ {
		own[key] = true
	}
	found := map[string]coding.Segment{}
	for key, payload := range c.All(segments.Name()) {
		s, err := segmentIn(key, payload)
		if err != nil {
			return err
		}
		found[key] = s
	}
	for _, key := range slices.Sorted(maps.Keys(found)) {
		s := found[key]
		is := coded{s.Document, s.Code, s.Coder, s.Span}
		if _, twice := first[is]; twice && own[key] {
			payload, _ := c.Found(segments.Name(), key)
			c.Settled(segments.Name(), key, slices.Clone(payload), nil)
			c.TakeOut(segments.Name(), key)
			continue
		}
		first[is] = key
	}
	return nil
}

// mergeSources merges what finds documents by where they come from. How far the
// documents follow the log is forgotten, so that all of it is followed anew.
func (c *codingMerge) mergeSources() error {
	earlier := func(kind string) error {
		return c.Kind(&merge.Rule{Kind: kind, Whole: func(string) bool { return true }})
	}
	if err := earlier(sources.Name()); err != nil {
		return err
	}
	for _, key := range c.Keys(asMade.Name()) {
		ours, isOurs := c.Ours.Has(asMade.Name(), key)
		theirs, isTheirs := c.Theirs.Has(asMade.Name(), key)
		record := merge.Record{Version: max(ours.Version, theirs.Version), Payload: merge.Earlier(nilIfNone(ours, isOurs), nilIfNone(theirs, isTheirs))}
		if text, edited := c.texts[key]; edited && isOurs && isTheirs {
			record.Payload = c.madeAs(key, text, ours.Payload, theirs.Payload)
		}
		c.Put(asMade.Name(), key, record)
	}
	for _, key := range c.Keys(fromFiles.Name()) {
		ours, isOurs := c.Ours.Has(fromFiles.Name(), key)
		theirs, isTheirs := c.Theirs.Has(fromFiles.Name(), key)
		united := merge.United(nilIfNone(ours, isOurs), nilIfNone(theirs, isTheirs), nil)
		c.Put(fromFiles.Name(), key, merge.Record{Version: max(ours.Version, theirs.Version), Payload: united})
	}
	c.TakeOut(reached.Name(), reachedKey)
	return nil
}

func nilIfNone(record merge.Record, there bool) json.RawMessage {
	if !there {
		return nil
	}
	return record.Payload
}

// madeAs is the digest of what a document was made of, where the copies tell
// different ones: that of the side whose edits the text has.
func (c *codingMerge) madeAs(document, text string, ours, theirs json.RawMessage) json.RawMessage {
	digest := merge.Quoted(digestOf(text))
	switch {
	case string(ours) == string(digest):
		return ours
	case string(theirs) == string(digest):
		return theirs
	case len(c.strands.Edits(document, true)) == 0:
		return ours
	case len(c.strands.Edits(document, false)) == 0:
		return theirs
	}
	return merge.Earlier(ours, theirs)
}

// otherRules are for kinds of this package that need no ways of their own.
var otherRules = map[string]*merge.Rule{
	setAttributes.Name(): {
		What: func(key string, _ json.RawMessage) string { return "The attributes of document " + key },
	},
	followedAnswers.Name(): {
		Settle: func(_ string, f merge.Field) (json.RawMessage, bool) {
			return merge.United(f.Ours, f.Theirs, f.Base), true
		},
	},
}
