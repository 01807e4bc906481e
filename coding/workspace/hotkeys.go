package workspace

import (
	"cmp"
	"slices"

	"fieldwork/coding"
)

// MostKeys is how many codes have a key: 1 to 9.
const MostKeys = 9

// HotKeys are the codes that one key puts on a passage: those that are pinned,
// and in the other places those used recently. A code keeps its place until the
// place is needed for another, that of the code not used for longest first, so
// that fingers may remember it.
type HotKeys struct {
	codes [MostKeys]string
	used  [MostKeys]int // when, by count; 0 for not yet
	clock int
	last  string // the code that was used last
	// moved says that codes have got other places since they were kept.
	moved bool
}

// Code is the code of a key, counted from 0; "" if it has none.
func (k *HotKeys) Code(place int) string { return k.codes[place] }

// Last is the code that was used last; "" if there is none.
func (k *HotKeys) Last() string { return k.last }

// fill begins with the codes as the keys had them, then with those that a coder
// used last and those that are used most.
func (k *HotKeys) fill(a *coding.Analysis, coder string, kept []string) {
	copy(k.codes[:], kept)
	recent := lastUses(a, coder)
	k.clock = len(recent)
	for i, code := range recent {
		if place := slices.Index(k.codes[:], code); place >= 0 {
			k.used[place] = len(recent) - i
		}
	}
	if len(recent) > 0 {
		k.last = recent[0]
	}
	k.pin(a)
	k.give(a, recent)
	k.follow(a, coder)
}

// give gives codes the places that are free.
func (k *HotKeys) give(a *coding.Analysis, codes []string) {
	for _, code := range codes {
		if place := k.free(a); place >= 0 && !slices.Contains(k.codes[:], code) {
			k.codes[place], k.used[place] = code, 0
		}
	}
}

// oftenUsed lists the codes, those that are used most first, as far as the coder
// may see.
func oftenUsed(a *coding.Analysis, coder string) []string {
	tree, count := a.Tree(), a.CountsSeenBy(coder)
	slices.SortStableFunc(tree, func(x, y coding.Code) int { return cmp.Compare(count(y.ID), count(x.ID)) })
	codes := make([]string, len(tree))
	for i, code := range tree {
		codes[i] = code.ID
	}
	return codes
}

// lastUses lists the codes that a coder has used, the last first.
func lastUses(a *coding.Analysis, coder string) []string {
	last := map[string]coding.Segment{}
	for _, document := range a.Documents() {
		for _, s := range a.Segments(document.ID) {
			if _, known := a.Code(s.Code); known && s.Coder == coder && !s.Made.Before(last[s.Code].Made) {
				last[s.Code] = s
			}
		}
	}
	codes := make([]string, 0, len(last))
	for code := range last {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(x, y string) int {
		return cmp.Or(last[y].Made.Compare(last[x].Made), cmp.Compare(last[y].ID, last[x].ID))
	})
	return codes
}

// free is the first place without a code, or -1.
func (k *HotKeys) free(a *coding.Analysis) int {
	return slices.IndexFunc(k.codes[:], func(id string) bool { _, known := a.Code(id); return !known })
}

// follow follows codes that have changed: those that are pinned stand at their
// keys, those go that are no more, and what is free is given to others.
func (k *HotKeys) follow(a *coding.Analysis, coder string) {
	before := k.codes
	k.pin(a)
	if k.free(a) >= 0 {
		k.give(a, oftenUsed(a, coder))
	}
	if _, known := a.Code(k.last); !known {
		k.last = ""
	}
	k.moved = k.moved || k.codes != before
}

// pin lets codes that are pinned stand at their keys, and those go that are no
// more.
func (k *HotKeys) pin(a *coding.Analysis) {
	for i, id := range k.codes {
		if code, known := a.Code(id); !known || code.Key != 0 && code.Key != i+1 {
			k.codes[i], k.used[i] = "", 0
		}
	}
	for _, code := range a.Tree() {
		if code.Key < 1 || code.Key > MostKeys || k.codes[code.Key-1] == code.ID {
			continue
		}
		moved, used := k.codes[code.Key-1], k.used[code.Key-1]
		k.codes[code.Key-1] = code.ID
		if place := k.free(a); moved != "" && place >= 0 {
			k.codes[place], k.used[place] = moved, used
		}
	}
}

// use notes that a code was used, and gives it a key if it has none.
func (k *HotKeys) use(a *coding.Analysis, code string) {
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
		k.codes[place], k.used[place], k.moved = code, k.clock, true
	}
}
