package query

import "fieldwork/coding"

// Material is what queries are run on.
type Material struct {
	Analysis *coding.Analysis
	// Attributes are those of each document, by its ID; nil where there are
	// none.
	Attributes map[string]coding.Attributes
	// Turns gives the speaker turns of a document; it is needed where Keep names
	// a speaker.
	Turns func(document string) []coding.Turn
	// Places gives where the units of a document's text begin, and false where
	// that is not known because its text was not read. It may be nil.
	Places func(document string, unit Unit) (Places, bool)
	// Sees reports whether a segment may be shown; nil lets all be. What may not
	// is not there, on either side of a combination.
	Sees func(*coding.Segment) bool
}

// Result is what a query gives.
type Result struct {
	// Finds are in the order of the documents' IDs, and within a document by
	// where they begin, the longer first.
	Finds []Find
	// Unread are the documents of which nothing is given because their text has
	// to be read first.
	Unread []string
}

// Run finds all passages that a query wants.
func Run(q Query, keep Keep, m Material) Result {
	branches := branchesOf(q, m.Analysis)
	result := Result{Finds: make([]Find, 0, likely(q, branches, m.Analysis))}
	for _, d := range m.Analysis.Documents() {
		if !keep.document(&d, m.Attributes[d.ID]) {
			continue
		}
		in := document{segments: keep.segments(m.Analysis.Segments(d.ID), m.Sees), branches: branches}
		in.places = func(unit Unit) (Places, bool) {
			if m.Places == nil {
				return nil, false
			}
			return m.Places(d.ID, unit)
		}
		found := q.finds(&in)
		if in.unread {
			result.Unread = append(result.Unread, d.ID)
			continue
		}
		result.Finds = append(result.Finds, keep.finds(found, d.ID, m)...)
	}
	return result
}

// likely is how many finds there may be: as many as the codes have segments.
func likely(q Query, branches map[Theme]map[string]bool, a *coding.Analysis) int {
	asked, count := map[string]bool{}, 0
	q.codes(asked)
	for _, under := range branches {
		for code := range under {
			asked[code] = true
		}
	}
	for code := range asked {
		count += a.Count(code)
	}
	return count
}

// branchesOf finds the codes that lie under those that are asked for with their
// branch.
func branchesOf(q Query, a *coding.Analysis) map[Theme]map[string]bool {
	asked := map[string]bool{}
	q.codes(asked)
	branches := map[Theme]map[string]bool{}
	for code, branch := range asked {
		if !branch {
			continue
		}
		under := map[string]bool{}
		for _, c := range a.Branch(code) {
			under[c.ID] = true
		}
		branches[Theme{code, true}] = under
	}
	return branches
}
