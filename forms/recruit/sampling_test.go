package recruit

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store/storetest"
)

func TestSamplingViews(t *testing.T) {
	for _, size := range sizes {
		b := stakeholders(t)
		d := uitest.Start(t, NewSampling(b.options(), "visits"), size.width, size.height)
		d.Golden(fmt.Sprintf("sampling-none-%dx%d", size.width, size.height))
		sampled(t, b)
		d = uitest.Start(t, NewSampling(b.options(), "visits"), size.width, size.height)
		d.Golden(fmt.Sprintf("sampling-%dx%d", size.width, size.height))
		d.Press("space", "down", "enter", "down", "space")
		d.Golden(fmt.Sprintf("sampling-chosen-%dx%d", size.width, size.height))
		d.Press("t", "right")
		d.Type("12")
		d.Golden(fmt.Sprintf("sampling-targets-%dx%d", size.width, size.height))
	}
}

// TestTheContactAtTheCursorIsInSight uses the smallest window.
func TestTheContactAtTheCursorIsInSight(t *testing.T) {
	b := stakeholders(t)
	none := uitest.Start(t, NewSampling(b.options(), "visits"), 40, 10)
	none.Shows("There is no grid yet. Press n to make", "▸ [ ] Elin Rees 0")
	sampled(t, b)
	uitest.Start(t, NewSampling(b.options(), "visits"), 40, 10).Shows("▸ [ ] Bo Lane 1", "○ wanted")
}

// sampled gives the study the grid of Table 2.1.
func sampled(t *testing.T, b *bench) *uitest.Driver {
	t.Helper()
	if err := b.SetSamplingGrid("visits", tableGrid()); err != nil {
		t.Fatal(err)
	}
	return uitest.Start(t, NewSampling(b.options(), "visits"), 80, 24)
}

func TestChoosingMakesACaseAndTakingBackUnmakesIt(t *testing.T) {
	b := stakeholders(t)
	d := sampled(t, b)
	d.Press("space")
	d.Shows("▸ [x] Bo Lane 1", "Bo Lane 1 is chosen.", "▸ 1 of 1 ✓", "Still short of 9", "⏎ take back")
	made := b.cases()
	if len(made) != 1 || made[0].Contact != b.all()[1].ID || made[0].Instrument != "visits" {
		t.Fatalf("the cases are %+v", made)
	}
	d.Press("enter")
	d.Shows("▸ [ ] Bo Lane 1", "Bo Lane 1 was taken back.", "Still short of 10")
	if left := b.cases(); len(left) != 0 {
		t.Errorf("there are %+v", left)
	}
}

func TestACaseThatWasCalledIsNotTakenBack(t *testing.T) {
	b := stakeholders(t)
	d := sampled(t, b)
	d.Press("space")
	b.record(b.cases()[0].ID, "no_answer", storetest.Start.Add(24*time.Hour))
	d.Press("space")
	d.Shows("Bo Lane 1 cannot be taken back: somebody has called", "[x] Bo Lane 1")
	d = uitest.Start(t, NewSampling(b.options(), "visits"), 80, 24)
	d.Press("/")
	d.Type("museum 001")
	d.Shows("chosen, begun")
}

func TestWhoMustNotBeCalledIsNotChosen(t *testing.T) {
	b := stakeholders(t)
	d := sampled(t, b)
	d.Press("/")
	d.Type("mair")
	d.Shows("Regional / LA", "! do not call")
	d.Press("enter", "space")
	d.Shows("Mair Ellis must not be called.")
	if left := b.cases(); len(left) != 0 {
		t.Errorf("there are %+v", left)
	}
}

func TestTheShortCellsComeFirstThenTheChosen(t *testing.T) {
	b := stakeholders(t)
	d := sampled(t, b)
	d.Press("space", "s")
	screen := d.Shell.Top().(*sampling)
	var standings []standing
	for _, place := range screen.finder.found {
		at := screen.pool.standing(place)
		if len(standings) == 0 || standings[len(standings)-1] != at {
			standings = append(standings, at)
		}
	}
	if diff := cmp.Diff([]standing{wanted, chosen, other}, standings); diff != "" {
		t.Error(diff)
	}
	if screen.finder.cursor.selected != 0 || len(screen.finder.found) != 41 {
		t.Errorf("%d of %d is selected", screen.finder.cursor.selected, len(screen.finder.found))
	}
}

func TestAGridIsMadeOnTheScreen(t *testing.T) {
	b := stakeholders(t)
	d := uitest.Start(t, NewSampling(b.options(), "visits"), 80, 24)
	d.Press("t")
	d.Shows("There is no grid yet; press n to make one.")
	d.Press("n")
	d.Shows("Rows of the grid", "remit", "LA based, National, Regional", "funding", "role")
	d.Type("remit\n")
	d.Shows("Columns of the grid")
	d.Type("funding\n")
	d.Shows("Type how many are wanted in each cell.", "remit \\ funding", "LA based", "Charity", "Not for profit")
	d.Type("1")
	d.Press("right", "2", "4", "backspace", "down", "7", "backspace", "enter")
	d.Press("5", "esc")
	grid, err := b.SamplingGrid("visits")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, target := range grid.Targets {
		if target.Number > 0 {
			got = append(got, fmt.Sprintf("%s/%s %d", target.Row, target.Column, target.Number))
		}
	}
	if want := "LA based/Charity 1, LA based/Commercial 2, National/LA 5"; strings.Join(got, ", ") != want {
		t.Errorf("the grid is %v, want %s", got, want)
	}
	d.Shows("Still short of 8", "○ wanted")
	d.Press("n")
	d.Shows("Make another grid in the place of this one?")
	d.Press("n")
	d.Press("space")
	d.Shows("is chosen.")
}

func TestEveryCellCanBeReachedAndTheLastEnds(t *testing.T) {
	b := stakeholders(t)
	d := sampled(t, b)
	d.Press("t")
	for range 12 {
		d.Press("3", "enter")
	}
	d.Shows("Still short of 36", "choose")
	d.Press("t", "left", "up", "0", "enter", "down", "down", "down", "9", "9", "9", "9", "9", "esc")
	d.Shows("9999")
	d.Press("t", "backspace", "esc")
	grid, err := b.SamplingGrid("visits")
	if err != nil || grid.Targets[0].Number != 0 || grid.Targets[9].Number != 9999 {
		t.Errorf("the grid is %+v, %v", grid, err)
	}
}

func TestAFullDiskChoosesNobody(t *testing.T) {
	b := stakeholders(t)
	d := sampled(t, b)
	b.disk.next = true
	d.Press("space")
	d.Shows("! The disk is full.", "[ ] Bo Lane 1", "Still short of 10")
	b.disk.next = true
	d.Press("t", "9", "esc")
	d.Shows("! The disk is full.", "Still short of 10")
}

func TestAGridNeedsTwoColumnsWithFewValues(t *testing.T) {
	b := newBench(t, "name,organisation", "Elin Rees,Theatre")
	d := uitest.Start(t, NewSampling(b.options(), "visits"), 80, 24)
	d.Press("n")
	d.Shows("Rows of the grid")
	d.Press("esc")
	for i := range 90 {
		b.bringIn(fmt.Sprint("list", i), "name,organisation,code", fmt.Sprintf("Bo %d,Museum %d,%d", i, i, i))
	}
	d = uitest.Start(t, NewSampling(b.options(), "visits"), 80, 24)
	d.Press("n")
	d.Shows("A grid needs two columns of the contacts with at most 40 values each.")
}

func TestALargeGridKeepsTheSelectedCellInSight(t *testing.T) {
	rows := []string{"name,remit,funding"}
	grid := sample.Grid{Row: "remit", Column: "funding"}
	for i := range 40 {
		rows = append(rows, fmt.Sprintf("Person %d,Remit %d,Fund %d", i, i, i))
		for j := range 40 {
			grid.Targets = append(grid.Targets, sample.Target{Row: fmt.Sprintf("Remit %d", i), Column: fmt.Sprintf("Fund %d", j), Number: i / 39})
		}
	}
	b := newBench(t, rows...)
	if err := b.SetSamplingGrid("visits", grid); err != nil {
		t.Fatal(err)
	}
	d := uitest.Start(t, NewSampling(b.options(), "visits"), 80, 24)
	d.Shows("Remit 39", "Fund 39", "▸ 0 of 1 ○", "Total of 40", "Total +")
	fits(t, d.Shell.Top())
	d.Press("end")
	d.Shows("▸ –", "Remit 38")
}

func TestAContactThatIsEditedStandsInAnotherCell(t *testing.T) {
	b := stakeholders(t)
	d := sampled(t, b)
	d.Press("/")
	d.Type("theatre 000\n")
	d.Shows("National / LA")
	d.Press("v")
	d.Shows("Contact   Elin Rees 0")
	d.Press("end", "up", "enter", "ctrl+u")
	d.Type("Regional\n")
	d.Press("esc")
	d.Shows("Regional / LA             ○ wanted", "/ theatre 000")
	d.Press("space")
	d.Shows("▸ 1 of 2 ○", "chosen")
}
