package tables

import (
	"fmt"
	"strings"
)

// leastShownP is the smallest p that is told exactly.
const leastShownP = 0.001

// Sentence says what a test found, and whether to rely on it. The label of its
// item comes from outside.
func (t Test) Sentence() string {
	var text strings.Builder
	name := "Chi-square"
	if t.Item.Label != "" {
		name = oneLine(t.Item.Label) + ": chi-square"
	}
	fmt.Fprintf(&text, "%s %.2f, %s, %s, Cramér's V %.2f, n %d.",
		name, t.ChiSquare, degrees(t.Freedom), probability(t.P), t.CramersV, t.N)
	if t.Doubtful {
		fmt.Fprintf(&text, " Expected counts are small (least %.1f, %.0f%% below 5): do not rely on p.", t.LeastExpected, hundred*t.FewExpected)
	}
	if t.Exact != nil {
		fmt.Fprintf(&text, " Fisher's exact test: %s.", probability(*t.Exact))
	}
	return text.String()
}

func degrees(freedom int) string {
	if freedom == 1 {
		return "1 degree of freedom"
	}
	return fmt.Sprintf("%d degrees of freedom", freedom)
}

func probability(p float64) string {
	if p < leastShownP {
		return "p < 0.001"
	}
	return fmt.Sprintf("p = %.3f", p)
}
