package sample

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// tidy joins the words of a cell by single spaces, letters and their accents
// composed (Unicode NFC).
func tidy(text string) string { return norm.NFC.String(strings.Join(strings.Fields(text), " ")) }

// tidyEmail is an e-mail address without any space, in small letters.
func tidyEmail(text string) string {
	return norm.NFC.String(strings.ToLower(strings.Join(strings.Fields(text), "")))
}

// same is what two texts have in common that differ in case and space alone,
// and in the shape of an apostrophe.
func same(text string) string {
	return strings.ReplaceAll(strings.ToLower(tidy(text)), "’", "'")
}

// plain is what two names have in common that also differ in accents and
// punctuation: small letters and digits, in words joined by single spaces.
func plain(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case unicode.IsMark(r) || r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// isEmail reports whether a tidy text has the shape of an e-mail address:
// something, one @, and something.
func isEmail(text string) bool {
	local, domain, found := strings.Cut(text, "@")
	return found && local != "" && domain != "" && !strings.Contains(domain, "@")
}

// distanceWithin reports whether at most limit letters have to be inserted,
// dropped, changed or swapped with their neighbour to make one word of the
// other (the optimal string alignment distance).
func distanceWithin(limit int, first, second string) bool {
	a, b := []rune(first), []rune(second)
	if max(len(a), len(b))-min(len(a), len(b)) > limit {
		return false
	}
	older, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+1)
			if a[i-1] == b[j-1] {
				current[j] = min(current[j], previous[j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], older[j-2]+1)
			}
		}
		older, previous, current = previous, current, older
	}
	return previous[len(b)] <= limit
}
