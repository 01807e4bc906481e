package library_test

import (
	"encoding/csv"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/library"
)

func fusion(t *testing.T) *forms.Instrument {
	t.Helper()
	source, ok := library.Source("fusion-survey")
	if !ok {
		t.Fatal("fusion-survey does not ship")
	}
	instrument, faults := forms.Load("fusion-survey.yaml", source)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return instrument
}

func responses(t *testing.T) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(string(library.FusionResponses()))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestEveryInstrumentLoads(t *testing.T) {
	names := library.Names()
	if !slices.Equal(names, []string{"fusion-survey", "fusion-guide"}) {
		t.Fatalf("what ships is %v", names)
	}
	if files, err := filepath.Glob("*.yaml"); err != nil || len(files) != len(names) {
		t.Errorf("of the files %v, %v ship", files, names)
	}
	for _, name := range names {
		source, ok := library.Source(name)
		if !ok {
			t.Fatalf("%s is named but has no source", name)
		}
		instrument, faults := forms.Load(name+".yaml", source)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if instrument.Name != name {
			t.Errorf("%s.yaml has the form_id %s", name, instrument.Name)
		}
	}
}

func TestUnknownInstrumentsDoNotShip(t *testing.T) {
	for _, name := range []string{"", "nothing", "fusion-responses.csv", "../library/fusion-survey", "fusion-survey.yaml"} {
		if _, ok := library.Source(name); ok {
			t.Errorf("%q ships", name)
		}
	}
}

func TestVariablesAreTheColumnsOfTheResponses(t *testing.T) {
	header := responses(t)[0]
	var names []string
	for _, v := range fusion(t).Variables() {
		names = append(names, v.Name)
	}
	if first := slices.Index(header, "q1"); !slices.Equal(header[first:], names) {
		t.Errorf("columns %v\nvariables %v", header[first:], names)
	}
}

func TestEveryResponseIsAnAnswer(t *testing.T) {
	instrument := fusion(t)
	rows := responses(t)
	if len(rows) != 65 {
		t.Fatalf("%d rows, not 64 and a header", len(rows))
	}
	for _, row := range rows[1:] {
		for column, value := range row {
			if v := instrument.Variable(rows[0][column]); v != nil {
				checkValue(t, row[0], v, value)
			}
		}
	}
}

// checkValue finds what could not have been answered.
func checkValue(t *testing.T, respondent string, v *forms.Variable, value string) {
	t.Helper()
	if v.Type() == forms.TextType {
		return
	}
	chosen := strings.Fields(value)
	for i, name := range chosen {
		if v.Question.Choice(name) == nil {
			t.Errorf("%s: %s has no choice %q", respondent, v.Name, name)
		}
		if slices.Contains(chosen[:i], name) {
			t.Errorf("%s: %s has %q twice", respondent, v.Name, name)
		}
	}
	if most := v.Question.MaxChoices; most > 0 && len(chosen) > most {
		t.Errorf("%s: %s has %d choices, more than %d", respondent, v.Name, len(chosen), most)
	}
	if v.Type() == forms.SelectOne && len(chosen) > 1 {
		t.Errorf("%s: %s has several choices", respondent, v.Name)
	}
}

func TestWordingIsThatOfTheReview(t *testing.T) {
	instrument := fusion(t)
	for _, want := range []struct{ question, words string }{
		{"q1", "Which organisation do you work for?"},
		{"q3", "Which of the following Fusion Partnerships is your organisation a member of? Please select all that apply."},
		{"q5", "To what extent would you say you agree or disagree with the following statements?\n\nAs a result of the Fusion partnership..."},
		{"q6", "Why did your organisation choose to participate in the Fusion partnership? Please choose the 3 main reasons."},
		{"q8", "What other factors has your organisation found to be a challenge?"},
		{"q13", "How else do you think cultural organisations can support individuals and communities experiencing disadvantage?"},
	} {
		if got := instrument.Question(want.question).Label["en"]; got != want.words {
			t.Errorf("%s reads %q", want.question, got)
		}
	}
	for _, want := range []struct{ question, choice, words string }{
		{"q3", "cardiff_merthyr", "Cardiff / Merthyr Tydfil"},
		{"q3", "prefer_not_to_say", "Would prefer not to say"},
		{"q4", "first_year", "First year of the Fusion programme (between April 2015 and March 2016)"},
		{"q4", "dont_know", "I don't know"},
		{"q5", "strongly_agree", "Strongly Agree"},
		{"q5", "strongly_disagree", "Disagree Strongly"},
		{"q9", "strongly_agree", "Strongly agree"},
		{"q9", "strongly_disagree", "Strongly disagree"},
		{"q6", "access", "To widen access and participation in cultural activities"},
		{"q10", "professionals", "Involvement of cultural professionals with specialist knowledge"},
		{"q12", "volunteering", "Volunteering, particularly to gain employability skills"},
	} {
		if got := instrument.Question(want.question).Choice(want.choice).Label["en"]; got != want.words {
			t.Errorf("%s of %s reads %q", want.choice, want.question, got)
		}
	}
	if got := instrument.Variable("q5_design").Item.Label["en"]; got != "...my organisation collaborates more with people living in disadvantages communities on the design of activities." {
		t.Errorf("q5_design reads %q", got)
	}
}

func TestIntroductionStandsBeforeTheThirdQuestion(t *testing.T) {
	instrument := fusion(t)
	note := instrument.Question("introduction")
	if note.Type != forms.Note || note.Index()+1 != instrument.Question("q3").Index() {
		t.Fatalf("the introduction is a %s in place %d", note.Type, note.Index())
	}
	words := note.Label["en"]
	for _, part := range []string{
		"The Fusion programme is being refreshed as Fusion: Creating Opportunities through Culture / Cyfuno: Creu Cyfleodd trwy Ddiwylliant.\n\n",
		"namely:\n\n- Cardiff and Merthyr Tydfil (who together, comprised one Pioneer Area)\n- Gwynedd\n- Newport\n- Torfaen\n- Swansea\n- Wrexham\n\n",
		"to include:\n\n- Caerphilly\n- Carmarthenshire\n- Conwy\n- Flintshire\n\n",
		"is being phased out and replaced with 'Fusion Partnership'.\n\n",
		"what was previously referred to as a 'Pioneer Area'.",
	} {
		if !strings.Contains(words, part) {
			t.Errorf("the introduction lacks %q", part)
		}
	}
}

func TestRulesOfTheQuestions(t *testing.T) {
	instrument := fusion(t)
	q6, q10 := instrument.Question("q6"), instrument.Question("q10")
	if q6.MaxChoices != 3 || q6.MinChoices != 0 {
		t.Errorf("q6 takes %d to %d choices", q6.MinChoices, q6.MaxChoices)
	}
	if !q10.Partial || !instrument.Question("q12").Partial {
		t.Error("a ranking has to be whole")
	}
	if !instrument.Question("q3").Choice("prefer_not_to_say").Exclusive {
		t.Error("preferring not to say can stand beside partnerships")
	}
	if instrument.Question("q4").Allows(forms.DontKnow) {
		t.Error("q4 has don't know twice")
	}
	if q7 := instrument.Question("q7"); !q7.Allows(forms.NotApplicable) || q10.Allows(forms.NotApplicable) {
		t.Error("not applicable is for q7 alone")
	}
	if last := instrument.Question("q13"); last.Number != "13" || last.Required != forms.Optional || !last.Multiline {
		t.Errorf("q13 is number %s, required %q, multiline %v", last.Number, last.Required, last.Multiline)
	}
	welsh, _ := instrument.Language("cy")
	if welsh.Status != forms.Draft {
		t.Errorf("the Welsh is %s", welsh.Status)
	}
}
