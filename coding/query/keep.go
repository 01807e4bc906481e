package query

import (
	"slices"

	"fieldwork/coding"
)

// Keep narrows what a query gives. The zero Keep lets everything through.
type Keep struct {
	// Coder, if not empty, leaves only that coder's segments, on both sides of
	// every combination.
	Coder string
	// Document and Language, if not empty, leave only that document, and only
	// documents in that language.
	Document, Language string
	// Among, if not nil, leaves only the documents that are in it, by their ID;
	// AmongWords says which these are.
	Among      map[string]bool
	AmongWords string
	// Speaker, if not empty, leaves only finds in which that speaker says
	// something.
	Speaker string
	// Where, if not nil, leaves only documents that meet a condition.
	Where *Condition
	// Quote leaves only finds whose segment is marked to be quoted, Memo only
	// those whose segment has a memo.
	Quote, Memo bool
}

// document reports whether a document is let through.
func (k *Keep) document(d *coding.Document, attributes coding.Attributes) bool {
	switch {
	case k.Document != "" && d.ID != k.Document:
		return false
	case k.Language != "" && d.Language != k.Language:
		return false
	case k.Among != nil && !k.Among[d.ID]:
		return false
	}
	return k.Where == nil || k.Where.Matches(d, attributes)
}

// finds leaves out what is not let through of the finds of a document.
func (k *Keep) finds(found []Find, document string, m Material) []Find {
	if !k.Quote && !k.Memo && k.Speaker == "" {
		return found
	}
	var said spans
	if k.Speaker != "" && m.Turns != nil {
		said = saidBy(k.Speaker, m.Turns(document))
	}
	return slices.DeleteFunc(found, func(f Find) bool {
		return k.Speaker != "" && !said.touch(f.Passage) || !k.find(&f, m.Analysis)
	})
}

// saidBy is what a speaker says.
func saidBy(speaker string, turns []coding.Turn) spans {
	var said spans
	for _, turn := range turns {
		if turn.Speaker == speaker && turn.To > turn.From {
			said = said.with(coding.Span{From: turn.From, To: turn.To})
		}
	}
	return said
}

// segments gives those of a coder, all where none is named, that may be seen.
func (k *Keep) segments(all []coding.Segment, sees func(*coding.Segment) bool) []coding.Segment {
	if k.Coder == "" && sees == nil {
		return all
	}
	var kept []coding.Segment
	for _, s := range all {
		if (k.Coder == "" || s.Coder == k.Coder) && (sees == nil || sees(&s)) {
			kept = append(kept, s)
		}
	}
	return kept
}

// find reports whether a find is let through.
func (k *Keep) find(f *Find, analysis *coding.Analysis) bool {
	if k.Quote && !f.Segment.Quote {
		return false
	}
	if k.Memo {
		_, there := analysis.Memo(coding.OnSegment, f.Segment.ID)
		return there
	}
	return true
}
