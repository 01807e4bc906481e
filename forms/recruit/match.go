package recruit

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// How well a contact matches a filter; the better is the greater.
const (
	noMatch   = uint8(iota)
	scattered // the characters of each word stand in this order close together
	within    // each word stands somewhere
	beginning // each word is the beginning of a word
)

// fieldEnd parts what is known of a contact in the text that filters look
// through.
const fieldEnd = "\n"

// doNotCallWords are how a contact who must not be called is marked.
const doNotCallWords = "do not call"

// searchText is what filters look through for a contact: everything that is
// known, folded. A telephone number stands there without its spaces too.
func searchText(c *sample.Contact) string {
	var text strings.Builder
	add := func(field string) {
		text.WriteString(fold(field))
		text.WriteString(fieldEnd)
	}
	for _, field := range []string{c.Name, c.Organisation, c.Role, c.Email, c.Phone} {
		add(field)
	}
	if digits := strings.ReplaceAll(c.Phone, " ", ""); digits != c.Phone {
		add(digits)
	}
	for _, field := range slices.Concat(c.OtherEmails, c.Lists) {
		add(field)
	}
	for _, value := range c.Attributes {
		add(value)
	}
	add(c.Language)
	add(study.ShortID(c.ID))
	if c.DoNotCall {
		add(doNotCallWords)
	}
	return text.String()
}

// fold makes texts alike that differ in case and accents.
func fold(text string) string {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			return foldAccents(text)
		}
	}
	return strings.ToLower(text)
}

func foldAccents(text string) string {
	var folded strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case r == '’':
			folded.WriteByte('\'')
		case !unicode.IsMark(r):
			folded.WriteRune(r)
		}
	}
	return folded.String()
}

// lookAgain is how many texts are looked through between two looks at whether
// the search is still wanted.
const lookAgain = 4096

// search gives the places of the texts that match a filter, in their order
// within each group of those that match equally well, the best group first; all
// of them are in that for a filter without a word. It stops early, with
// nothing, once the context has ended.
func search(ctx context.Context, texts []string, filter string) [][]int {
	words := strings.Fields(fold(filter))
	how := make([]uint8, len(texts))
	var counts [beginning + 1]int
	for i, text := range texts {
		if i%lookAgain == 0 && ctx.Err() != nil {
			return nil
		}
		how[i] = match(text, words)
		counts[how[i]]++
	}
	groups := make([][]int, len(counts))
	for rank := scattered; rank <= beginning; rank++ {
		groups[rank] = make([]int, 0, counts[rank])
	}
	for i, rank := range how {
		if rank != noMatch {
			groups[rank] = append(groups[rank], i)
		}
	}
	return [][]int{groups[beginning], groups[within], groups[scattered]}
}

// match says how well a folded text matches the words of a folded filter: as
// its worst word does.
func match(text string, words []string) uint8 {
	worst := beginning
	for _, word := range words {
		how := matchWord(text, word)
		if how == noMatch {
			return noMatch
		}
		worst = min(worst, how)
	}
	return worst
}

func matchWord(text, word string) uint8 {
	found := noMatch
	for from := 0; from < len(text); {
		at := strings.Index(text[from:], word)
		if at < 0 {
			break
		}
		at += from
		if at == 0 || !inWord(text[at-1]) {
			return beginning
		}
		found, from = within, at+1
	}
	if found == noMatch && isScattered(text, word) {
		return scattered
	}
	return found
}

// inWord reports whether a byte belongs to a word.
func inWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 0x80
}

// The bounds within which characters that are apart are a match.
const (
	fewestScattered = 3 // characters of the word
	widestGap       = 3 // bytes of the text for each of the word's, at most
)

// isScattered reports whether the characters of a word stand in this order in
// one field of a text, the first at the beginning of a word and the others not
// far behind. Numbers are not looked for so: nearly any would be found.
func isScattered(text, word string) bool {
	if len(word) < fewestScattered || strings.ContainsAny(word, "0123456789") {
		return false
	}
	for at := strings.IndexByte(text, word[0]); at >= 0 && at < len(text); {
		if (at == 0 || !inWord(text[at-1])) && followsFrom(text, word, at) {
			return true
		}
		next := strings.IndexByte(text[at+1:], word[0])
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}

// followsFrom reports whether the characters of a word stand in a text from a
// place on, near enough and in one field.
func followsFrom(text, word string, at int) bool {
	end := min(at+widestGap*len(word), len(text))
	matched := 0
	for ; at < end && text[at] != fieldEnd[0]; at++ {
		if text[at] == word[matched] {
			if matched++; matched == len(word) {
				return true
			}
		}
	}
	return false
}
