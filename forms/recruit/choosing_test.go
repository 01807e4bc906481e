package recruit

import (
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui/uitest"
)

// TestTheGridOnScreenIsThatOfTheCases chooses, takes back, sorts, finds and
// sets targets at random, and compares the screen with the grid as the cases
// in the study fill it.
func TestTheGridOnScreenIsThatOfTheCases(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := stakeholders(t)
		d := sampled(t, b)
		keys := []string{"space", "enter", "space", "down", "down", "up", "end", "home", "s"}
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 25).Draw(rt, "keys") {
			d.Press(key)
			screen := d.Shell.Top().(*sampling)
			compareWithStudy(rt, b, screen)
		}
		if rapid.Bool().Draw(rt, "targets") {
			d.Press("t", rapid.SampledFrom([]string{"0", "1", "9"}).Draw(rt, "target"), "esc")
			compareWithStudy(rt, b, d.Shell.Top().(*sampling))
		}
		again := uitest.Start(t, NewSampling(b.options(), "visits"), 80, 24)
		compareWithStudy(rt, b, again.Shell.Top().(*sampling))
	})
}

func compareWithStudy(t *rapid.T, b *bench, screen *sampling) {
	byID := map[string]sample.Contact{}
	for _, contact := range b.all() {
		byID[contact.ID] = contact
	}
	var picked []sample.Contact
	seen := map[string]bool{}
	for _, c := range b.cases() {
		if seen[c.Contact] || byID[c.Contact].DoNotCall {
			t.Fatalf("case %s should not be", c.ID)
		}
		seen[c.Contact] = true
		picked = append(picked, byID[c.Contact])
	}
	grid, err := b.SamplingGrid("visits")
	if err != nil {
		t.Fatal(err)
	}
	want := grid.Fill(picked)
	if screen.pool.missing != want.Short() {
		t.Fatalf("the screen is short of %d, want %d", screen.pool.missing, want.Short())
	}
	for i, row := range screen.pool.rows {
		for j, column := range screen.pool.columns {
			if got := screen.pool.matrix[i][j]; got != want.Cell(row, column) {
				t.Fatalf("the screen has %+v, want %+v", got, want.Cell(row, column))
			}
		}
	}
	for i := range screen.pool.contacts {
		contact := &screen.pool.contacts[i]
		at := screen.pool.standing(i)
		if (at == chosen) != seen[contact.ID] || (at == wanted) != (!seen[contact.ID] && !contact.DoNotCall && want.Wants(contact)) {
			t.Fatalf("%s stands at %d", contact.Name, at)
		}
	}
}
