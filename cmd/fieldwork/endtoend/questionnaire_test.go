package endtoend

import (
	"path/filepath"
	"strings"
	"testing"

	"fieldwork/forms/dataset/csvfile"
)

// typed is what both deliveries of the Fusion questionnaire answer.
var typed = map[string]string{
	"language": "en", "q1": "Theatre Two", "q2": "Director", "q3": "cardiff_merthyr wrexham", "q4": "second_year",
	"q5_design": "strongly_agree", "q5_target": "agree", "q5_cultural": "neither", "q5_la": "disagree",
	"q5_agencies": "strongly_disagree", "q6": "qualification access other", "q6_other": "Our board",
	"q7_cultural": "never", "q7_community": "rarely", "q7_engaging": "sometimes", "q7_monitoring": "most_of_the_time",
	"q7_timescale": "always", "q7_la_support": "never", "q7_transport": "refused", "q7_resources": "not_applicable",
	"q8": "Money, and time.\nMostly “time”.", "q9_la_value": "strongly_agree", "q9_perceived": "agree",
	"q9_monitoring": "neither", "q9_reach": "disagree", "q9_access": "strongly_disagree", "q9_role": "dont_know",
	"q10": "la_links professionals quality sharing funding endorsement monitoring roles variety",
	"q11": "", "q12": "wellbeing placements", "q13": "Buses",
}

// wantExported compares the answers of the only response with those typed.
func wantExported(t *testing.T, study string) {
	t.Helper()
	exported := run(t, "", "responses", "export", "--study", study, "--form", "fusion-survey", "--format", "csv")
	reader := csvfile.NewReader(strings.NewReader(exported))
	header, err := reader.Read()
	if err != nil {
		t.Fatal(err)
	}
	var names []string // the reader uses its cells again
	for _, cell := range header {
		names = append(names, cell.Text)
	}
	row, err := reader.Read()
	if err != nil {
		t.Fatalf("%v in\n%s", err, exported)
	}
	got := map[string]string{}
	for i, cell := range row {
		got[names[i]] = cell.Text
	}
	for name, want := range typed {
		if got[name] != want {
			t.Errorf("%s is exported as %q, typed as %q", name, got[name], want)
		}
	}
}

func newStudy(t *testing.T, form string) string {
	t.Helper()
	study := filepath.Join(t.TempDir(), "test.field")
	run(t, "", "new", study, "--form", form)
	return study
}

// TestQuestionnaireInATerminal answers the whole Fusion questionnaire through a
// real terminal. Half way the program is killed; it goes on at the very
// question where it was cut.
func TestQuestionnaireInATerminal(t *testing.T) {
	study := newStudy(t, "fusion-survey")
	term := open(t, 100, 40, "call", "--study", study, "--form", "fusion-survey", "--interviewer", "Ann")
	term.waitFor("Which organisation")
	term.press("Theatre Two", enter)
	term.waitFor("What is your role")
	term.press("Director", enter)
	term.waitFor("is being refreshed")
	term.press(enter)
	term.waitFor("Which of the following Fusion Partnerships")
	term.press("3", "1", "0", enter)
	term.waitFor("When did your organisation")
	term.press("2")
	term.waitFor("As a result of the Fusion partnership")
	term.press("1", "2", "3")
	term.waitFor("3 of 5 answered")
	term.kill()

	term = open(t, 80, 24, "--study", study, "--interviewer", "Ann")
	term.waitFor("question 5 of 13")
	term.press(enter)
	term.waitFor("3 of 5 answered")
	term.press("4", "5")
	term.waitFor("0 of 3 chosen")
	term.press("1", "4", "8", "Our board", enter, enter)
	term.waitFor("have the following factors been a")
	term.press("1", "2", "3", "4", "5", "1", "r", "x")
	term.waitFor("What other factors has your organisation found")
	term.press("Money, and time.", enter, "Mostly “time”.", tab)
	term.waitFor("Since the Fusion partnership")
	term.press("1", "2", "3", "4", "5", "d")
	term.waitFor("0 of 9 ranked")
	term.press("9", "8", "7", "6", "5", "4", "3", "2")
	term.waitFor("9 of 9 ranked")
	term.press(enter)
	term.waitFor("What other factors do you think")
	term.press(tab)
	term.waitFor("0 of 7 ranked")
	term.press("7", "6")
	term.waitFor("2 of 7 ranked")
	term.press(enter)
	term.waitFor("How else do you think")
	term.press("Buses", tab)
	term.waitFor("Please check the answers")
	term.press("c")
	term.waitFor("Complete the interview?")
	term.press("y")
	term.waitFor("No interview waits to be resumed")
	term.press("q")
	if code := term.waitEnd(); code != 0 {
		t.Errorf("the program ends with %d", code)
	}
	wantExported(t, study)
}

// TestQuestionnaireLineByLine gives the same answers through --plain.
func TestQuestionnaireLineByLine(t *testing.T) {
	study := newStudy(t, "fusion-survey")
	lines := []string{
		"Theatre Two", "Director", "", "3 10", "2", "1", "2", "3", "4", "5", "1 4 8: Our board",
		"1", "2", "3", "4", "5", "1", "refused", "not applicable",
		"Money, and time.", "Mostly “time”.", ".", "1", "2", "3", "4", "5", "dont know",
		"9 8 7 6 5 4 3 2 1", ".", "7 6", "Buses", ".", "complete",
	}
	run(t, strings.Join(lines, "\n")+"\n", "call", "--plain", "--study", study, "--form", "fusion-survey")
	wantExported(t, study)
}

// TestTerminalIsRestored ends the program in every way that a terminal can end
// it. The terminal is left as it was, and the interview can be resumed where it
// stood with what was typed.
func TestTerminalIsRestored(t *testing.T) {
	for _, end := range ends {
		t.Run(end.name, func(t *testing.T) {
			study := newStudy(t, "fusion-survey")
			term := open(t, 80, 24, "call", "--study", study, "--form", "fusion-survey")
			term.waitFor("Which organisation")
			term.press("Theatre Two", enter)
			term.waitFor("What is your role")
			term.press("Dire")
			term.waitFor("Dire")
			end.how(term)
			term.waitEnd()
			if !end.gone {
				term.wantRestored()
			}
			term = open(t, 80, 24, "--study", study)
			term.waitFor("question 2 of 13")
			term.press(enter)
			term.waitFor("What is your role")
			term.waitFor("» Dire")
		})
	}
}
