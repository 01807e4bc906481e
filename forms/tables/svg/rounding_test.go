package svg_test

import (
	"strings"
	"testing"

	"fieldwork/forms/tables"
	"fieldwork/forms/tables/svg"
)

// TestAPercentageIsRoundedAsInItsTable draws 4 of 64, of which a table says 6.3.
func TestAPercentageIsRoundedAsInItsTable(t *testing.T) {
	drawn := svg.Draw(&tables.Chart{
		Kind: tables.Ranked, Series: make([]tables.Series, 1),
		Bars: []tables.Bar{{Values: []float64{6.25}, Counts: []int{4}, Base: 64}},
	}, "chart")
	if !strings.Contains(drawn, "6.3% (4)") {
		t.Errorf("6.25 is drawn so:\n%s", drawn)
	}
}
