package view

import (
	"cmp"
	"slices"

	"fieldwork/coding"
)

// mostKeys is how many codes have a key: 1 to 9.
const mostKeys = 9

// hotKeys are the codes that one key puts on a passage: those that are pinned,
// and in the other places those used recently. A code keeps its place until the
// place is needed for another, that of the code not used for longest first, so
// that fingers may remember it.
type hotKeys struct {
	codes [mostKeys]string
	used  [mostKeys]int // when, by count; 0 for not yet
	clock int
	last  string // the code that was used last
}

// fill begins with the codes that a coder used last, then with those that are
// used most.
func (k *hotKeys) fill(a *coding.Analysis, coder string) {
	k.follow(a)
	recent := map[string]coding.Segment{}
	for _, document := range a.Documents() {
		for _, s := range a.Segments(document.ID) {
			if s.Coder == coder && s.Made.After(recent[s.Code].Made) {
				recent[s.Code] = s
			}
		}
	}
	tree := a.Tree()
	slices.SortStableFunc(tree, func(x, y coding.Code) int {
		return cmp.Or(recent[y.ID].Made.Compare(recent[x.ID].Made), cmp.Compare(a.Count(y.ID), a.Count(x.ID)))
	})
	for _, code := range tree[:min(len(tree), mostKeys)] {
		if place := k.free(a); place >= 0 && !k.holds(code.ID) {
			k.codes[place] = code.ID
		}
	}
	if len(tree) > 0 && !recent[tree[0].ID].Made.IsZero() {
		k.last = tree[0].ID
	}
}

// free is the first place without a code, or -1.
func (k *hotKeys) free(a *coding.Analysis) int {
	return slices.IndexFunc(k.codes[:], func(id string) bool { _, known := a.Code(id); return !known })
}

func (k *hotKeys) holds(code string) bool { return slices.Contains(k.codes[:], code) }

// follow lets codes that are pinned stand at their keys, and those go that are
// no more.
func (k *hotKeys) follow(a *coding.Analysis) {
	for i, id := range k.codes {
		if code, known := a.Code(id); !known || code.Key != 0 && code.Key != i+1 {
			k.codes[i], k.used[i] = "", 0
		}
	}
	for _, code := range a.Tree() {
		if code.Key < 1 || code.Key > mostKeys || k.codes[code.Key-1] == code.ID {
			continue
		}
		moved := k.codes[code.Key-1]
		k.codes[code.Key-1] = code.ID
		if place := k.free(a); moved != "" && place >= 0 {
			k.codes[place] = moved
		}
	}
	if _, known := a.Code(k.last); !known {
		k.last = ""
	}
}

// use notes that a code was used, and gives it a key if it has none.
func (k *hotKeys) use(a *coding.Analysis, code string) {
	k.clock++
	k.last = code
	if place := slices.Index(k.codes[:], code); place >= 0 {
		k.used[place] = k.clock
		return
	}
	place := k.free(a)
	for i, id := range k.codes {
		if held, known := a.Code(id); place < 0 && known && held.Key == 0 {
			place = i
		} else if known && held.Key == 0 && k.codes[place] != "" && k.used[i] < k.used[place] {
			place = i
		}
	}
	if place >= 0 {
		k.codes[place], k.used[place] = code, k.clock
	}
}
