package forms

import "strings"

// Suggestion gives "; did you mean …?" with the candidate that is nearest to
// a word, or nothing if none is near.
func Suggestion(word string, candidates []string) string {
	best := Nearest(word, candidates)
	if best == "" {
		return ""
	}
	return "; did you mean " + best + "?"
}

// Nearest gives the candidate that a misspelt word was most likely meant to
// be; empty if none is near, and for a word of more than 40 bytes or more than
// 2000 candidates, which are not compared.
func Nearest(word string, candidates []string) string {
	const longest, mostCandidates = 40, 2000
	if len(word) > longest || len(candidates) > mostCandidates {
		return ""
	}
	best, nearest := "", len(word)/3+1
	folded := strings.ToLower(word)
	for _, candidate := range candidates {
		if len(candidate) > longest || candidate == "" {
			continue
		}
		if d := editDistance(folded, strings.ToLower(candidate)); d < nearest {
			best, nearest = candidate, d
		}
	}
	return best
}

// editDistance is the number of letters to insert, drop, change or swap with
// their neighbour that makes one word of the other (the optimal string
// alignment distance of Damerau and Levenshtein), in bytes.
func editDistance(a, b string) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	older, previous, current := rows[0], rows[1], rows[2]
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], older[j-2]+1)
			}
		}
		older, previous, current = previous, current, older
	}
	return previous[len(b)]
}
