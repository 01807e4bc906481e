package project

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"fieldwork/coding"
	"fieldwork/forms/merge"
)

// mergeTexts brings the steps of both in one order, and finds the texts of
// documents that come of it. Where both have edited the same words differently,
// that is a conflict about the text of the document.
func (c *codingMerge) mergeTexts() error {
	c.kept, c.texts = map[string]bool{}, map[string]string{}
	c.toggles()
	for _, s := range c.steps {
		s.decideHead()
	}
	c.weave()
	for _, document := range slices.Sorted(maps.Keys(c.strands.Clashes)) {
		c.kept[document] = c.askText(document) != merge.Theirs
	}
	if len(c.kept) > 0 {
		c.weave()
	}
	for _, document := range c.changedTexts() {
		if err := c.mergeText(document); err != nil {
			return err
		}
	}
	return nil
}

// changedTexts lists the documents of which the copies have different texts, or
// have edited the texts.
func (c *codingMerge) changedTexts() []string {
	list := append(c.Keys(textsKind), c.strands.Documents()...)
	slices.Sort(list)
	return slices.Compact(list)
}

// mergeText finds the text of a document that both have edited, or only one of
// them has.
func (c *codingMerge) mergeText(document string) error {
	ours, isOurs := recordOf(c.Ours, c.Theirs, textsKind, document)
	theirs, isTheirs := recordOf(c.Theirs, c.Ours, textsKind, document)
	switch {
	case !isTheirs && !isOurs:
		return nil
	case !isTheirs:
		c.Put(textsKind, document, ours)
		return nil
	case !isOurs:
		c.Put(textsKind, document, theirs)
		return nil
	}
	first, err := coding.EditText(coding.NewText(string(ours.Payload)), c.strands.Edits(document, true))
	second, failed := coding.EditText(coding.NewText(string(theirs.Payload)), c.strands.Edits(document, false))
	text := ""
	if err == nil && failed == nil && first.String() == second.String() {
		text = first.String()
	} else {
		text = c.oneText(document, string(ours.Payload), string(theirs.Payload))
	}
	c.texts[document] = text
	c.Put(textsKind, document, merge.Record{Version: max(ours.Version, theirs.Version), Payload: []byte(text)})
	return c.mergeTurns(document)
}

// oneText takes the text of one copy where the edits of both do not lead to one.
func (c *codingMerge) oneText(document, ours, theirs string) string {
	ownKept, asked := c.kept[document]
	edited := len(c.strands.Edits(document, true))+len(c.strands.Edits(document, false)) > 0
	switch {
	case !asked && edited:
		ownKept = c.askText(document) != merge.Theirs
	case !asked: // made by both by themselves
		ownKept = string(merge.Earlier([]byte(ours), []byte(theirs))) == ours
	}
	text := theirs
	if ownKept {
		text = ours
	}
	c.strands.Lead(document, true, coding.Difference(document, ours, text))
	c.strands.Lead(document, false, coding.Difference(document, theirs, text))
	return text
}

// askText adds the conflict of a text, and gives how it is settled.
func (c *codingMerge) askText(document string) merge.Choice {
	return c.Ask(merge.Conflict{
		ID: textsKind + "/" + document, What: "The text of " + c.documentName(document),
		Ours:   c.lastEdit(document, func(s *mergedStep) *sideStep { return alone(s.ours, s.theirs) }),
		Theirs: c.lastEdit(document, func(s *mergedStep) *sideStep { return alone(s.theirs, s.ours) }),
	})
}

func alone(own, other *sideStep) *sideStep {
	if other != nil {
		return nil
	}
	return own
}

// mostEdits is how many edits of a text a conflict tells of.
const mostEdits = 8

// lastEdit tells of the edits of a text on one side.
func (c *codingMerge) lastEdit(document string, of func(*mergedStep) *sideStep) merge.Version {
	var v merge.Version
	count := 0
	for _, s := range c.steps {
		own := of(s)
		if own == nil || own.head.Undone {
			continue
		}
		for _, e := range own.Change.TextsByDocument()[document] {
			v.Who, v.At = own.Coder, own.At
			if count++; count <= mostEdits {
				v.Words += fmt.Sprintf("“%s” became “%s”\n", e.Old, e.New)
			}
		}
	}
	if count > mostEdits {
		v.Words += fmt.Sprintf("and %d edits more", count-mostEdits)
	}
	return v
}

func (c *codingMerge) documentName(id string) string {
	for _, side := range []*merge.Copy{c.Ours, c.Theirs} {
		other := c.Theirs
		if side == c.Theirs {
			other = c.Ours
		}
		var d coding.Document
		if record, there := recordOf(side, other, documents.Name(), id); there && json.Unmarshal(record.Payload, &d) == nil {
			return "the document “" + d.Title + "”"
		}
	}
	return "the document " + id
}

// mergeTurns lets the speaker turns of a document follow its text.
func (c *codingMerge) mergeTurns(document string) error {
	first, second := c.strands.Edits(document, true), c.strands.Edits(document, false)
	ours, isOurs := recordOf(c.Ours, c.Theirs, turns.Name(), document)
	theirs, isTheirs := recordOf(c.Theirs, c.Ours, turns.Name(), document)
	if !isOurs && !isTheirs {
		return nil
	}
	own, err := movedTurns(first, ours.Payload)
	if err != nil {
		return err
	}
	other, err := movedTurns(second, theirs.Payload)
	if err != nil {
		return err
	}
	payload := merge.Earlier(own, other)
	switch {
	case len(first) == 0 && len(second) > 0:
		payload = own
	case len(second) == 0 && len(first) > 0:
		payload = other
	}
	c.Put(turns.Name(), document, merge.Record{Version: max(ours.Version, theirs.Version), Payload: payload})
	return nil
}

func movedTurns(edits []coding.TextEdit, payload []byte) ([]byte, error) {
	if len(payload) == 0 || len(edits) == 0 {
		return payload, nil
	}
	var spoken []coding.Turn
	if err := json.Unmarshal(payload, &spoken); err != nil {
		return nil, fmt.Errorf("merging speaker turns: %w", err)
	}
	return json.Marshal(coding.MoveTurns(edits, spoken))
}

// mergeDocuments merges what is known of documents: their lengths follow from
// their texts.
func (c *codingMerge) mergeDocuments() error {
	c.readTouches()
	rule := &merge.Rule{
		Kind: documents.Name(), Normal: merge.Typed[coding.Document],
		What: func(key string, _ json.RawMessage) string { return "What is known of " + c.documentName(key) },
		Settle: func(path string, f merge.Field) (json.RawMessage, bool) {
			return merge.Earlier(f.Ours, f.Theirs), path == "/made" || path == "/length"
		},
	}
	for _, key := range c.Keys(turns.Name()) {
		if _, done := c.texts[key]; !done {
			if err := c.mergeTurns(key); err != nil {
				return err
			}
		}
	}
	if err := c.Kind(rule); err != nil {
		return err
	}
	for _, document := range slices.Sorted(maps.Keys(c.texts)) {
		payload, there := c.Found(documents.Name(), document)
		if !there {
			continue
		}
		var d coding.Document
		if err := json.Unmarshal(payload, &d); err != nil {
			return fmt.Errorf("merging document %s: %w", document, err)
		}
		d.Length = coding.NewText(c.texts[document]).Len()
		if err := c.putRecord(documents.Name(), document, 1, d); err != nil {
			return err
		}
	}
	return nil
}
