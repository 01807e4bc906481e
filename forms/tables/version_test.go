package tables_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/tables"
)

const (
	firstVersion = `
settings: {form_id: v, languages: {en: {name: English, status: reviewed}}}
survey:
  - {type: select_one, name: kept, label: Kept?, choices: [{name: old, label: Old}, {name: both, label: Both}]}
  - {type: select_one, name: dropped, label: Dropped?, choices: [{name: x, label: X}]}
  - {type: integer, name: changed, label: Changed?}
`
	secondVersion = `
settings: {form_id: v, languages: {en: {name: English, status: reviewed}}}
survey:
  - {type: select_one, name: kept, label: Kept?, choices: [{name: both, label: Both}, {name: new, label: New}]}
  - {type: text, name: changed, label: Changed?}
`
)

// TestVersionsAreCountedTogether has answers to choices and questions that only
// the older version has.
func TestVersionsAreCountedTogether(t *testing.T) {
	all := interviewsOf("kept=old; dropped=x; changed=3", "kept=both; dropped=x; changed=4", "kept=new; changed=words", "kept=gone")
	all[2].Version, all[3].Version = 2, 2
	options := tables.Options{Forms: []tables.Form{{Version: 2, Instrument: load(t, secondVersion)}, {Version: 1, Instrument: load(t, firstVersion)}}}
	made := map[string]tables.Table{}
	for _, table := range tabulated(t, all, options) {
		made[table.Question] = table
	}
	for _, choice := range []string{"old", "both", "new", "gone"} {
		if n := rowOf(t, made["kept"], choice).Cells[0].N; n != 1 {
			t.Errorf("%d chose %s", n, choice)
		}
	}
	if n := rowOf(t, made["dropped"], "not_asked").Cells[0].N; n != 2 {
		t.Errorf("%d were not asked what only the first version asks", n)
	}
	if base := strings.Join(made["changed"].Base, " "); base != "1 of 4 respondents answered. Not in the base: asked as another kind of question 2, no answer 1." {
		t.Error(base)
	}
	if notes := strings.Join(made["changed"].Notes, " "); !strings.Contains(notes, "another kind of question") {
		t.Error(notes)
	}
	options.Forms = options.Forms[:1]
	tabulation, err := tables.New(options)
	if err != nil {
		t.Fatal(err)
	}
	if err := tabulation.Run(each(all)); !errors.Is(err, tables.ErrNoVersion) {
		t.Errorf("a version that is not known: %v", err)
	}
}

func TestWhatIsNotThere(t *testing.T) {
	formsOf := []tables.Form{{Version: 1, Instrument: load(t, everything)}}
	for _, c := range []struct {
		options tables.Options
		want    error
	}{
		{tables.Options{Questions: []string{"onne"}}, tables.ErrNoQuestion},
		{tables.Options{By: "nobody"}, tables.ErrNoQuestion},
		{tables.Options{Weight: "nobody"}, tables.ErrNoQuestion},
		{tables.Options{By: "rows"}, tables.ErrNoCrossing},
		{tables.Options{By: "order"}, tables.ErrNoCrossing},
		{tables.Options{Where: "${one} ="}, tables.ErrFilter},
		{tables.Options{Where: "${none} = 1"}, tables.ErrFilter},
	} {
		c.options.Forms = formsOf
		if _, err := tables.New(c.options); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v", c.options, err)
		}
	}
	if _, err := tables.New(tables.Options{Forms: formsOf, Questions: []string{"onne"}}); !strings.Contains(err.Error(), "did you mean one?") {
		t.Error(err)
	}
}

// TestAttributesCross counts by what is known beside the answers, and keeps to
// the condition.
func TestAttributesCross(t *testing.T) {
	all := interviewsOf("one=a", "one=a", "one=c", "one=b")
	lists := map[string][]string{"0": {"north"}, "1": {"north", "south"}, "2": {"south"}}
	made := tabulated(t, all, tables.Options{
		Forms: []tables.Form{{Version: 1, Instrument: load(t, everything)}}, Questions: []string{"one"}, By: "lists",
		Where: "${one} != 'b' and count-selected(${lists}) > 0",
		Attributes: []tables.Attribute{{Name: "lists", Label: "Lists", Multiple: true,
			Values: func(i *forms.Interview) []string { return lists[i.ID] }}},
	})[0]
	row := rowOf(t, made, "a")
	if got := []int{row.Cells[0].N, row.Cells[1].N, row.Cells[2].N}; got[0] != 2 || got[1] != 2 || got[2] != 1 {
		t.Errorf("in all, north and south: %v", got)
	}
	if len(made.Tests) != 0 || !made.By.Multiple {
		t.Errorf("%+v, %v", made.By, made.Tests)
	}
}

// TestANumberCrosses by its different values, which stand in the order of their
// size; who gave no number is in the total only.
func TestANumberCrosses(t *testing.T) {
	options := tables.Options{Forms: []tables.Form{{Version: 1, Instrument: load(t, everything)}}, Questions: []string{"one"}, By: "number"}
	respondents := interviewsOf("one=a; number=10", "one=a; number=9", "one=a; number=10", "one=a; number=-1", "one=a")
	made := tabulated(t, respondents, options)[0]
	var got []string
	for i, column := range made.Columns {
		got = append(got, fmt.Sprintf("%s:%d", column.By.Label, rowOf(t, made, "a").Cells[i].N))
	}
	if want := []string{":5", "-1:1", "9:1", "10:2"}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

// TestARankingDoesNotCross and the error says so.
func TestARankingDoesNotCross(t *testing.T) {
	_, err := tables.New(tables.Options{Forms: []tables.Form{{Version: 1, Instrument: load(t, everything)}}, By: "order"})
	if !errors.Is(err, tables.ErrNoCrossing) || !strings.HasSuffix(err.Error(), ": order is a ranking") {
		t.Error(err)
	}
}

// TestManyCategories stops before a table becomes too wide to be one.
func TestManyCategories(t *testing.T) {
	var respondents []string
	for i := range tables.MostCategories + 1 {
		respondents = append(respondents, "number="+strings.Repeat("1", i%15+1)+string(rune('0'+i/15)))
	}
	tabulation, err := tables.New(tables.Options{Forms: []tables.Form{{Version: 1, Instrument: load(t, everything)}}, By: "number"})
	if err != nil {
		t.Fatal(err)
	}
	if err := tabulation.Run(each(interviewsOf(respondents...))); !errors.Is(err, tables.ErrManyCategories) {
		t.Error(err)
	}
}
