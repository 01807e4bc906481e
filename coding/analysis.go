package coding

import (
	"maps"
	"slices"
)

// Analysis is what has been made of the documents of a study so far: the code
// system, the segments, and the memos. It is in memory whole. It is not safe
// for use by several goroutines at once.
type Analysis struct {
	codes     map[string]Code
	children  map[string][]Code // of each code, in order; those at the top under ""
	segments  map[string]*shelf // by document
	homes     map[string]home   // of each segment
	counts    map[string]int    // segments by code
	memos     map[string]Memo
	documents map[string]Document
}

// NewAnalysis makes an analysis in which nothing has been coded.
func NewAnalysis() *Analysis {
	return &Analysis{
		codes: map[string]Code{}, children: map[string][]Code{}, segments: map[string]*shelf{}, homes: map[string]home{},
		counts: map[string]int{}, memos: map[string]Memo{}, documents: map[string]Document{},
	}
}

// Load takes in what was kept. It is for an analysis that is empty.
func (a *Analysis) Load(documents []Document, codes []Code, segments []Segment, memos []Memo) {
	for _, d := range documents {
		a.documents[d.ID] = d
	}
	for _, c := range codes {
		a.codes[c.ID] = c
	}
	a.children = childrenOf(a.codes)
	a.loadSegments(segments)
	for _, m := range memos {
		a.memos[m.Key()] = m
	}
}

// loadSegments fills the shelves. What many segments have in common, their
// document, code and coder, is kept once.
func (a *Analysis) loadSegments(segments []Segment) {
	held := map[string]int{}
	for i := range segments {
		held[segments[i].Document]++
	}
	lists := make(map[string][]Segment, len(held))
	for document, count := range held {
		lists[document] = make([]Segment, 0, count)
	}
	a.homes = make(map[string]home, len(segments))
	names := map[string]string{}
	once := func(name string) string {
		if known, there := names[name]; there {
			return known
		}
		names[name] = name
		return name
	}
	for _, s := range segments {
		s.Document, s.Code, s.Coder = once(s.Document), once(s.Code), once(s.Coder)
		lists[s.Document] = append(lists[s.Document], s)
		a.homes[s.ID] = home{s.Document, s.Span}
		a.counts[s.Code]++
	}
	for document, list := range lists {
		slices.SortFunc(list, beforeSegment)
		a.shelfOf(document).fill(list)
	}
}

// Code finds a code by its ID.
func (a *Analysis) Code(id string) (Code, bool) {
	c, ok := a.codes[id]
	return c, ok
}

// Codes is the number of codes.
func (a *Analysis) Codes() int { return len(a.codes) }

// Document finds a document by its ID.
func (a *Analysis) Document(id string) (Document, bool) {
	d, ok := a.documents[id]
	return d, ok
}

// Documents lists the documents in the order of their IDs, which is that of
// their making.
func (a *Analysis) Documents() []Document {
	list := make([]Document, 0, len(a.documents))
	for _, id := range slices.Sorted(maps.Keys(a.documents)) {
		list = append(list, a.documents[id])
	}
	return list
}

// Count is how many segments have a code, those under it left out.
func (a *Analysis) Count(code string) int { return a.counts[code] }

// CountBranch is how many segments have a code or one that lies under it.
func (a *Analysis) CountBranch(code string) int {
	total := 0
	for _, c := range a.Branch(code) {
		total += a.counts[c.ID]
	}
	return total
}

// SegmentsOf lists the segments of codes, document by document in the order of
// their IDs, and there by where they begin.
func (a *Analysis) SegmentsOf(codes ...string) []Segment {
	wanted := make(map[string]bool, len(codes))
	for _, code := range codes {
		wanted[code] = true
	}
	var found []Segment
	for _, document := range slices.Sorted(maps.Keys(a.segments)) {
		for _, block := range a.segments[document].blocks {
			for i := range block {
				if wanted[block[i].Code] {
					found = append(found, block[i])
				}
			}
		}
	}
	return found
}

// putSegment puts a segment in its place.
func (a *Analysis) putSegment(s Segment) {
	a.dropSegment(s.ID)
	a.shelfOf(s.Document).put(&s)
	a.homes[s.ID] = home{s.Document, s.Span}
	a.counts[s.Code]++
}

func (a *Analysis) dropSegment(id string) {
	s, known := a.Segment(id)
	if !known {
		return
	}
	a.segments[s.Document].drop(&s)
	delete(a.homes, id)
	if a.counts[s.Code]--; a.counts[s.Code] == 0 {
		delete(a.counts, s.Code)
	}
}
