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
func distanceWithin(limit int, first, second []rune) bool {
	if max(len(first), len(second))-min(len(first), len(second)) > limit {
		return false
	}
	const usual = 64
	var space [3][usual]int
	older, previous, current := space[0][:], space[1][:], space[2][:]
	if width := len(second) + 1; width > usual {
		older, previous, current = make([]int, width), make([]int, width), make([]int, width)
	}
	for j := range len(second) + 1 {
		previous[j] = j
	}
	near := true
	for i := 1; i <= len(first); i++ {
		current[0] = i
		least := i
		for j := 1; j <= len(second); j++ {
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+1)
			if first[i-1] == second[j-1] {
				current[j] = min(current[j], previous[j-1])
			}
			if i > 1 && j > 1 && first[i-1] == second[j-2] && first[i-2] == second[j-1] {
				current[j] = min(current[j], older[j-2]+1)
			}
			least = min(least, current[j])
		}
		if least > limit && !near {
			return false // two rows beyond the limit: no later one comes back
		}
		near = least <= limit
		older, previous, current = previous, current, older
	}
	return previous[len(second)] <= limit
}
