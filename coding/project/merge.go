package project

import (
	"errors"

	"fieldwork/coding"
	"fieldwork/forms/merge"
	"fieldwork/forms/study"
	"fieldwork/store"
)

// MergeCopies works out what comes of two copies of a study, each of which was
// worked in by itself. Conflicts that choices do not settle are listed in what
// it gives, which can be written when there are none left. It fails with merge.ErrOtherStudy.
func MergeCopies(ours, theirs store.Tx, choices merge.Choices) (*merge.Merge, error) {
	m, err := merge.Compare(ours, theirs, choices, fileParts.Name())
	if err != nil || m.Nothing() {
		return m, err
	}
	if m.Behind() {
		m.TakeTheirs()
		mergeBookmarks(m)
		return m, carryFiles(m)
	}
	study.UnifyCopies(m)
	c := &codingMerge{Merge: m, lost: map[lostCode]int{}}
	c.unify()
	if err := errors.Join(study.MergeCopies(m), c.merge()); err != nil {
		return nil, err
	}
	return m, nil
}

// codingMerge is the merging of what was coded.
type codingMerge struct {
	*merge.Merge
	steps   []*mergedStep
	strands *coding.Strands
	// kept says, by document, whose edits count where both edited the same
	// words: true for ours.
	kept map[string]bool
	// texts are those of documents that the copies do not have alike.
	texts map[string]string
	// lost counts the passages whose words were all taken out.
	lost map[lostCode]int
}

// merge merges all kinds that this package keeps, and those that nobody has
// rules for.
func (c *codingMerge) merge() error {
	if err := c.readSteps(); err != nil {
		return err
	}
	if err := c.mergeTexts(); err != nil {
		return err
	}
	for _, task := range []func() error{
		c.writeSteps, c.mergeDocuments, c.mergeSegments, c.mergeCodes, c.mergeMemos, c.settleUses, c.tidyCodes, c.tidySegments, c.mergeSources, c.mergeKept,
	} {
		if err := task(); err != nil {
			return err
		}
	}
	mergeBookmarks(c.Merge)
	return c.mergeOthers()
}

// ownKinds are those that have their own ways of being merged.
var ownKinds = map[string]bool{
	documents.Name(): true, textsKind: true, turns.Name(): true, history.Name(): true, heads.Name(): true,
	codes.Name(): true, segments.Name(): true, memos.Name(): true,
	sources.Name(): true, asMade.Name(): true, fromFiles.Name(): true, reached.Name(): true, bookmarks.Name(): true,
}

// mergeOthers merges the kinds that have no ways of their own.
func (c *codingMerge) mergeOthers() error {
	for _, kind := range c.Kinds() {
		if ownKinds[kind] || keptKinds[kind] != "" || study.Merges(kind) {
			continue
		}
		rule := otherRules[kind]
		if rule == nil {
			rule = &merge.Rule{}
		}
		own := *rule
		own.Kind = kind
		if err := c.Kind(&own); err != nil {
			return err
		}
	}
	return nil
}
