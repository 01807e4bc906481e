package recruit

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms/sample"
)

func TestContactsAreFoundByWhatIsKnownOfThem(t *testing.T) {
	contacts := []sample.Contact{
		{Name: "Siân Ó’Neill", Organisation: "Theatre 157", Email: "sian@t.example", Phone: "01632 960157"},
		{Name: "Elin Rees", Organisation: "Archif Cymru", Lists: []string{"Cardiff & Merthyr"}, Attributes: map[string]string{"remit": "Regional"}},
		{Name: "Bo Lane", Organisation: "Museum", OtherEmails: []string{"bo@other.example"}, DoNotCall: true},
		{Name: "Neil Archer", ID: "01AAAAAAAAAAAAAAAAAAQQQQQQ", Language: "cy"},
	}
	var texts []string
	for i := range contacts {
		texts = append(texts, searchText(&contacts[i]))
	}
	for filter, want := range map[string][]int{
		"":               {0, 1, 2, 3},
		"  ":             {0, 1, 2, 3},
		"sian":           {0},
		"SIÂN o'neill":   {0},
		"neil":           {0, 3},
		"arch":           {1, 3},
		"thtr":           {0},
		"960157":         {0},
		"01632960":       {0},
		"merthyr regio":  {1},
		"other.example":  {2},
		"do not call":    {2},
		"qqqqqq":         {3},
		"rees theatre":   nil,
		"xyz":            nil,
		"eln":            {1},
		"917":            nil,
		"elrs":           {1},
		"zz":             nil,
		"lane bo museum": {2},
	} {
		if diff := cmp.Diff(want, slices.Concat(search(t.Context(), texts, filter)...)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", filter, diff)
		}
	}
}

func TestWhatBeginsAWordComesFirst(t *testing.T) {
	texts := []string{"museum art", "smart", "artist", "tar"}
	if diff := cmp.Diff([]int{0, 2, 1}, slices.Concat(search(t.Context(), texts, "art")...)); diff != "" {
		t.Error(diff)
	}
}

func TestASearchThatIsNotWantedAnyMoreStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if found := search(ctx, []string{"a"}, "a"); found != nil {
		t.Errorf("it found %v", found)
	}
}

// TestNarrowingNeverFindsMore says that another character never finds a contact
// that was not found before, and that what stands in a text is found.
func TestNarrowingNeverFindsMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := fold(rapid.StringMatching(`[a-dÉ ]{0,12}\n?[a-d0-3 ]{0,12}`).Draw(t, "text"))
		filter := rapid.StringMatching(`[a-d0-3]{1,6}`).Draw(t, "filter")
		shorter := filter[:len(filter)-1]
		how := match(text, []string{filter})
		if strings.Contains(text, filter) != (how >= within) {
			t.Fatalf("%q in %q: %d", filter, text, how)
		}
		// Three characters can match apart, where two cannot.
		if how != noMatch && shorter != "" && len(shorter) != fewestScattered-1 && match(text, []string{shorter}) == noMatch {
			t.Fatalf("%q is in %q, and %q is not", filter, text, shorter)
		}
	})
}

func TestFoldingMakesNamesAlike(t *testing.T) {
	for _, pair := range [][2]string{{"Siân", "sian"}, {"ÉLAN", "elan"}, {"O’Neill", "o'neill"}, {"plain", "PLAIN"}} {
		if fold(pair[0]) != fold(pair[1]) {
			t.Errorf("%q and %q differ", fold(pair[0]), fold(pair[1]))
		}
	}
}

func TestNumbersAreGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 100000: "100,000", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("%d is %s", n, got)
		}
	}
}

func TestTheContactStaysSelectedUntilTheFilterChanges(t *testing.T) {
	f := newFinder()
	f.people = people{texts: []string{"a x", "b x", "c y"}, contacts: make([]sample.Contact, 3)}
	f.take(found(f))
	f.move(2)
	f.arrange = func(found []int) []int { found = slices.Clone(found); slices.Reverse(found); return found }
	f.take(found(f))
	if place, ok := f.selected(); !ok || place != 2 || f.cursor.selected != 0 {
		t.Errorf("%d at %d is selected", place, f.cursor.selected)
	}
	late := found(f)
	f.line.SetValue("x")
	f.take(found(f))
	f.take(late)
	if diff := cmp.Diff([]int{1, 0}, f.found); diff != "" {
		t.Errorf("a search that came late is taken: %s", diff)
	}
}

// TestKeysThatActWaitForTheSearch says that what is typed never waits, and that
// a key that acts on a contact does not act on one that is about to go.
func TestKeysThatActWaitForTheSearch(t *testing.T) {
	l := NewContacts(stakeholders(t).options()).(*contactList)
	l.Update(l.read(t.Context(), 0)())
	l.Update(found(l.finder))
	l.finder.begin()
	l.finder.line.SetValue("mair")
	asked := l.finder.look()
	if l.HoldsKeys() {
		t.Error("typing waits")
	}
	l.finder.end()
	if !l.HoldsKeys() {
		t.Error("the list can be acted on")
	}
	again := l.finder.look()
	if l.Update(asked()) != nil {
		t.Error("a search that is not wanted any more begins")
	}
	l.Update(l.Update(again())())
	if l.HoldsKeys() || len(l.finder.found) != 1 {
		t.Errorf("it found %d", len(l.finder.found))
	}
}
