package coding_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding"
)

// editing makes a run of edits of a text whose words are numbered, each of
// words that no other run edits.
func editing(t *rapid.T, text string, mine func(int) bool) []coding.Change {
	var made []coding.Change
	for range rapid.IntRange(0, 5).Draw(t, "edits") {
		words := strings.SplitAfter(text, " ")
		at := rapid.IntRange(0, len(words)-1).Draw(t, "word")
		number := strings.IndexByte("abcdefghijklmnop", words[at][0])
		if number < 0 || !mine(number) {
			continue
		}
		place := len([]rune(strings.Join(words[:at], "")))
		word := strings.TrimSpace(words[at])
		e := coding.TextEdit{Document: "d", At: place, Old: word, New: word[:1] + rapid.StringMatching("[é-]{0,4}").Draw(t, "new")}
		after, err := e.In(coding.NewText(text))
		if err != nil {
			t.Fatal(err)
		}
		text = after
		made = append(made, coding.Change{Texts: []coding.TextEdit{e}})
	}
	return made
}

func edited(t *rapid.T, text string, changes ...coding.Change) string {
	for i := range changes {
		after, err := coding.EditText(coding.NewText(text), changes[i].Texts)
		if err != nil {
			t.Fatal(err)
		}
		text = after.String()
	}
	return text
}

// TestStrandsLeadToOneText lets two copies edit different words of a text, and
// brings their edits together in any order that keeps that of each.
func TestStrandsLeadToOneText(t *testing.T) {
	const text = "abc bcd cde def efg fgh ghi hij"
	rapid.Check(t, func(t *rapid.T) {
		first := editing(t, text, func(n int) bool { return n%2 == 0 })
		second := editing(t, text, func(n int) bool { return n%2 == 1 })
		strands := coding.NewStrands(nil)
		var both []coding.Change
		for i, j := 0, 0; i < len(first) || j < len(second); {
			if j == len(second) || i < len(first) && rapid.Bool().Draw(t, "first") {
				both = append(both, strands.Add(coding.Step{Change: &first[i], Stands: true}, coding.Step{}, true))
				i++
			} else {
				both = append(both, strands.Add(coding.Step{}, coding.Step{Change: &second[j], Stands: true}, true))
				j++
			}
		}
		want := edited(t, text, both...)
		ofFirst := edited(t, edited(t, text, first...), coding.Change{Texts: strands.Edits("d", true)})
		ofSecond := edited(t, edited(t, text, second...), coding.Change{Texts: strands.Edits("d", false)})
		if want != ofFirst || want != ofSecond || len(strands.Clashes) > 0 {
			t.Fatalf("the texts are %q, %q and %q, clashes %v", want, ofFirst, ofSecond, strands.Clashes)
		}
	})
}

func TestStrandsTakeOneEditOnceAndTellOfClashes(t *testing.T) {
	edit := func(at int, old, fresh string) *coding.Change {
		return &coding.Change{Texts: []coding.TextEdit{{Document: "d", At: at, Old: old, New: fresh}}}
	}
	for _, test := range []struct {
		name          string
		first, second *coding.Change
		kept          map[string]bool
		want          string
		clash         bool
	}{
		{"same", edit(4, "Anna", "[x]"), edit(4, "Anna", "[x]"), nil, "say [x] did", false},
		{"apart", edit(0, "say", "Say"), edit(9, "did", "does"), nil, "Say Anna does", false},
		{"clash", edit(4, "Anna", "[x]"), edit(4, "Anna", "[y]"), nil, "", true},
		{"inside", edit(4, "Anna", "[x]"), edit(6, "", "-"), nil, "", true},
		{"same place", edit(4, "", "x"), edit(4, "", "y"), nil, "", true},
		{"first kept", edit(4, "Anna", "[x]"), edit(4, "Anna", "[yyy]"), map[string]bool{"d": true}, "say [x] did", false},
		{"second kept", edit(4, "Anna", "[x]"), edit(4, "Anna", "[yyy]"), map[string]bool{"d": false}, "say [yyy] did", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			strands := coding.NewStrands(test.kept)
			strands.Add(coding.Step{Change: test.first, Stands: true}, coding.Step{}, true)
			strands.Add(coding.Step{}, coding.Step{Change: test.second, Stands: true}, true)
			if strands.Clashes["d"] != test.clash {
				t.Fatalf("clashes: %v", strands.Clashes)
			}
			if test.clash {
				return
			}
			for side, change := range map[bool]*coding.Change{true: test.first, false: test.second} {
				text, err := coding.EditText(coding.NewText("say Anna did"), change.Texts)
				if err == nil {
					text, err = coding.EditText(text, strands.Edits("d", side))
				}
				if err != nil || text.String() != test.want {
					t.Errorf("from %v: %q, %v", side, text, err)
				}
			}
		})
	}
}
