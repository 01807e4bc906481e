package coding

import "time"

// Author makes changes: who codes, and what gives new records their ID and
// their time.
type Author struct {
	Coder string
	NewID func() string
	Now   func() time.Time
}

// quoted is a passage as labels of changes show it.
func quoted(words string) string {
	const longest = 40
	runes := []rune(words)
	for i, r := range runes {
		if r == '\n' || r == '\t' {
			runes[i] = ' '
		}
	}
	if len(runes) > longest {
		runes = append(runes[:longest-1], '…')
	}
	return "“" + string(runes) + "”"
}
