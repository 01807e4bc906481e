package coding_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/forms"
	"fieldwork/forms/library"
)

func deriver() coding.Author {
	count := 0
	return coding.Author{Coder: "AM", NewID: func() string { count++; return fmt.Sprintf("C%04d", count) }, Now: time.Now}
}

func shipped(t *testing.T, name string) *forms.Instrument {
	t.Helper()
	source, _ := library.Source(name)
	in, faults := forms.Load(name, source)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

func TestCodesOfAGuideAreItsTopics(t *testing.T) {
	a := coding.NewAnalysis()
	derive := func(language string) coding.Change {
		t.Helper()
		c, err := coding.DeriveCodes(shipped(t, "fusion-guide"), language, deriver(), a)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.Apply(&c); err != nil {
			t.Fatal(err)
		}
		return c
	}
	first := derive("en")
	top := a.Children("")
	if len(top) != 1 || top[0].Name != "Fusion interview guide" || top[0].Source != "fusion-guide" || first.Label != "derived 22 codes from Fusion interview guide" {
		t.Fatalf("%q: %+v", first.Label, top)
	}
	children := a.Children(top[0].ID)
	want := coding.Code{
		ID: "C0005", Parent: "C0001", Place: 3, Name: "Aims", Colour: top[0].Colour, Source: "fusion-guide:q4", Definition: children[3].Definition,
	}
	if diff := cmp.Diff(want, children[3]); diff != "" || !strings.HasPrefix(want.Definition, "4  What") {
		t.Error(diff, want.Definition)
	}
	if again := derive("cy"); !again.Empty() {
		t.Errorf("deriving again makes %d codes", len(again.Codes))
	}
}

// TestDerivingAgainAddsWhatIsNew, wherever the codes are and whatever they are
// called by now.
func TestDerivingAgainAddsWhatIsNew(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a, by := coding.NewAnalysis(), deriver()
		in := shipped(t, rapid.SampledFrom(library.Names()).Draw(r, "instrument"))
		do := func(c coding.Change, err error) {
			if err == nil {
				_, err = a.Apply(&c)
			}
			if err != nil {
				r.Fatal(err)
			}
		}
		do(coding.DeriveCodes(in, "en", by, a))
		before := a.Codes()
		tree := a.Tree()
		gone := rapid.SampledFrom(tree[1:]).Draw(r, "gone")
		do(a.DeleteCode(gone.ID))
		moved := rapid.SampledFrom(a.Children(tree[0].ID)).Draw(r, "moved")
		do(a.MoveCode(moved.ID, "", 0))
		do(a.RenameCode(moved.ID, "Something else"))
		c, err := coding.DeriveCodes(in, "en", by, a)
		do(c, err)
		if len(c.Codes) != 1 || c.Codes[0].After.Source != gone.Source || a.Codes() != before {
			r.Fatalf("%d codes are new, of %q", len(c.Codes), gone.Source)
		}
		names := map[string]bool{}
		for _, code := range a.Tree() {
			key := code.Parent + "/" + strings.ToLower(code.Name)
			if names[key] || code.Name == "" || utf8.RuneCountInString(code.Name) > 50 {
				r.Fatalf("%q is no name", code.Name)
			}
			names[key] = true
		}
	})
}

const repeating = `
settings:
  form_id: rep
  languages: {en: {name: English, status: reviewed}}
survey:
  - {type: text, name: a, label: What is your role?}
  - {type: note, name: n, label: Thank you.}
  - {type: text, name: b, label: "What is your role?"}
  - {type: text, name: c, label: Why is it that the partnership in which you take part came to be what it is today?}
  - {type: text, name: d, label: Funding}
`

func TestNamesOfDerivedCodesAreShortAndTheirOwn(t *testing.T) {
	in, faults := forms.Load("rep.yaml", []byte(repeating))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	a, by := coding.NewAnalysis(), deriver()
	own := func(c coding.Change, code coding.Code, err error) coding.Code {
		t.Helper()
		if err == nil {
			_, err = a.Apply(&c)
		}
		if err != nil {
			t.Fatal(err)
		}
		return code
	}
	parent := own(a.NewCode(by, coding.Code{Name: "REP"}))
	own(a.NewCode(by, coding.Code{Name: "funding", Parent: parent.ID}))
	c, err := coding.DeriveCodes(in, "en", by, a)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Apply(&c); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, code := range a.Children(parent.ID) {
		names = append(names, code.Name)
	}
	want := []string{"funding", "What is your role?", "What is your role? (2)", "Why is it that the partnership in…"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

func TestAnInstrumentWithoutANameGivesNoCodes(t *testing.T) {
	if _, err := coding.DeriveCodes(&forms.Instrument{}, "en", deriver(), coding.NewAnalysis()); !errors.Is(err, coding.ErrCodeName) {
		t.Error(err)
	}
}
