package dataset

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
)

// smallForm has one text for each name.
func smallForm(names ...string) []byte {
	var source strings.Builder
	source.WriteString("settings: {form_id: small, form_title: Small, kind: questionnaire, default_language: en, languages: {en: {name: English, status: reviewed}}}\nsurvey:\n")
	for _, name := range names {
		source.WriteString("  - {type: text, name: " + name + ", label: " + name + "}\n")
	}
	return []byte(source.String())
}

func TestVariablesOfOtherVersionsFollow(t *testing.T) {
	d := newDesk(t, smallForm("one", "two"))
	for version, form := range [][]string{{"one", "two"}, {"one", "unused"}, {"status", "three", "one"}, {"one", "id"}} {
		if version > 0 {
			d.add(t, smallForm(form...))
		}
		if form[1] == "unused" {
			continue
		}
		header := "_id," + strings.Join(form, ",") + "\n"
		if _, err := d.importFile(header + strings.Join([]string{string(rune('a' + version)), "x", "y", "z"}[:len(form)+1], ",") + "\n"); err != nil {
			t.Fatal(err)
		}
	}
	got, _ := d.export(t, Options{})
	want := "_id,submitted,language,one,id,status,three,two\r\n" +
		"a,,en,x,,,,y\r\n" +
		"c,,en,z,,x,y,\r\n" +
		"d,,en,x,y,,,\r\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	lines, _ := d.export(t, Options{Format: JSONL})
	if !strings.Contains(lines, `"_status":"complete","one":"z","status":"x"`) {
		t.Error(lines)
	}
}

func TestAnswersOfNewerVersionsAreNotLost(t *testing.T) {
	d := newDesk(t, smallForm("one"))
	old := d.in
	d.add(t, smallForm("one", "two"))
	if _, err := d.importFile("one,two\nx,y\n"); err != nil {
		t.Fatal(err)
	}
	resolve := func(version int) (*forms.Instrument, error) {
		in, _, err := d.study.Instrument("small", version)
		return in, err
	}
	_, err := Export(&strings.Builder{}, d.study.Bundles("small"), old, Options{Version: 1, Resolve: resolve})
	if !errors.Is(err, ErrNoColumn) {
		t.Error(err)
	}
}
