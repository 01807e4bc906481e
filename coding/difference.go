package coding

import (
	"slices"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// mostCompared is how many pairs of words two texts are compared by at most;
// beyond it what lies between their common beginning and end is replaced whole.
const mostCompared = 1 << 22

// Difference gives edits that make one text of another, each in the text that
// those before it have left. Words that both have stay as they are, so that
// passages which cover them go on covering them.
func Difference(document, before, after string) []TextEdit {
	old, fresh := words(before), words(after)
	start := 0
	for start < len(old) && start < len(fresh) && old[start] == fresh[start] {
		start++
	}
	end := 0
	for end < len(old)-start && end < len(fresh)-start && old[len(old)-1-end] == fresh[len(fresh)-1-end] {
		end++
	}
	at := 0
	for _, word := range old[:start] {
		at += utf8.RuneCountInString(word)
	}
	edits := differences(document, at, old[start:len(old)-end], fresh[start:len(fresh)-end])
	slices.Reverse(edits) // from the end, so that places before stay true
	return edits
}

// words parts a text at the boundaries of words, as Unicode Standard Annex 29
// has them; what lies between words is a word too.
func words(text string) []string {
	var parts []string
	for state := -1; text != ""; {
		var word string
		word, text, state = uniseg.FirstWordInString(text, state)
		parts = append(parts, word)
	}
	return parts
}

// differences gives the edits from the front, each in the text as it was before
// all of them.
func differences(document string, at int, old, fresh []string) []TextEdit {
	kept := longestCommon(old, fresh)
	var edits []TextEdit
	edit := TextEdit{Document: document, At: at}
	flush := func() {
		if edit.Old != edit.New {
			edits = append(edits, edit)
		}
		edit = TextEdit{Document: document, At: at}
	}
	i, j := 0, 0
	for _, pair := range kept {
		for ; i < pair[0]; i++ {
			edit.Old += old[i]
			at += utf8.RuneCountInString(old[i])
		}
		for ; j < pair[1]; j++ {
			edit.New += fresh[j]
		}
		if i < len(old) && j < len(fresh) {
			at += utf8.RuneCountInString(old[i])
			flush()
		}
		i, j = i+1, j+1
	}
	flush()
	return edits
}

// longestCommon gives the places of a longest run of words that two lists have
// in common in the same order, and at last the places behind both.
func longestCommon(old, fresh []string) [][2]int {
	end := [2]int{len(old), len(fresh)}
	if len(old) == 0 || len(fresh) == 0 || len(old) > mostCompared/len(fresh) {
		return [][2]int{end}
	}
	width := len(fresh) + 1
	lengths := make([]int32, (len(old)+1)*width) // of what is common from a pair of places on
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(fresh) - 1; j >= 0; j-- {
			here := i*width + j
			if old[i] == fresh[j] {
				lengths[here] = lengths[here+width+1] + 1
			} else {
				lengths[here] = max(lengths[here+width], lengths[here+1])
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(old) && j < len(fresh); {
		switch here := i*width + j; {
		case old[i] == fresh[j]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case lengths[here+width] >= lengths[here+1]:
			i++
		default:
			j++
		}
	}
	return append(pairs, end)
}
