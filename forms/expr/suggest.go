package expr

import "strings"

// mostSuggestions bounds the search for names in a source full of faults.
const mostSuggestions = 20

// suggestVariable gives "; is x meant?" where the scope has a name like it.
func (c *compiler) suggestVariable(name string) string {
	lister, ok := c.scope.(NameLister)
	if !ok || len(c.faults) >= mostSuggestions {
		return ""
	}
	return suggest(name, lister.VariableNames())
}

// suggest gives "; is x meant?" for the candidate nearest to a name, or "" if
// none is near. Of candidates equally near the first counts.
func suggest(name string, candidates []string) string {
	best := ""
	least := 1 + max(1, len(name)/3)
	for _, candidate := range candidates {
		if distance := editDistance(strings.ToLower(name), strings.ToLower(candidate), least); distance < least {
			best, least = candidate, distance
		}
	}
	if best == "" {
		return ""
	}
	return "; is " + best + " meant?"
}

// editDistance is the number of bytes to insert, delete or replace to make b
// of a (Levenshtein's distance). From most on, any number may come back.
func editDistance(a, b string, most int) int {
	if difference := len(a) - len(b); difference >= most || -difference >= most {
		return most
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
