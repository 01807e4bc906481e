package plain_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/library"
)

func TestPlainTakesTheFusionSurvey(t *testing.T) {
	source, ok := library.Source("fusion-survey")
	if !ok {
		t.Fatal("the library has no fusion-survey")
	}
	d := openDesk(t, string(source))
	printed, status := d.run(
		"Theatr Hijinx", "Producer", "", // the note
		"1 9", "2", "1 2 2 4 5", "2 1, 8: to be seen",
		"5", "4", "3", "2", "1", "x", "dont know", "Rarely",
		"Time.", "", "Too many forms: //", "/remark said twice", "//and slashes", ".",
		"1", "2", "3", "4", "5", "agree",
		"9 8 7 6 5 4 3 2",
		"/refused",
		"3 1",
		".",
		"complete",
	)
	if status != forms.Complete {
		t.Errorf("the interview was left %q:\n%s", status, printed)
	}
	want := map[string]string{
		"q1": "Theatr Hijinx", "q2": "Producer", "q3": "caerphilly torfaen", "q4": "second_year",
		"q5_design": "strongly_agree", "q5_target": "agree", "q5_cultural": "agree", "q5_la": "disagree", "q5_agencies": "strongly_disagree",
		"q6": "qualification confidence other", "q6_other": "to be seen",
		"q7_cultural": "always", "q7_community": "most_of_the_time", "q7_engaging": "sometimes", "q7_monitoring": "rarely",
		"q7_timescale": "never", "q7_la_support": "/not_applicable", "q7_transport": "/dont_know", "q7_resources": "rarely",
		"q8":          "Time.\n\nToo many forms: //\n/and slashes",
		"q9_la_value": "strongly_agree", "q9_perceived": "agree", "q9_monitoring": "neither", "q9_reach": "disagree",
		"q9_access": "strongly_disagree", "q9_role": "agree",
		"q10": "la_links professionals quality sharing funding endorsement monitoring roles variety",
		"q11": "/refused",
		"q12": "accredited early_years",
	}
	if diff := cmp.Diff(want, d.answers()); diff != "" {
		t.Errorf("stored answers (-typed +stored):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{"q8": "said twice"}, d.interview().Remarks); diff != "" {
		t.Errorf("stored remarks (-typed +stored):\n%s", diff)
	}
	wantPrinted(t, printed, "Question 4 of 13\nWhen did your organisation first join", "To read out:\nThe Fusion programme is being refreshed",
		"Line 8 of 8: Uncertainties over resources", "8. Other…", "Answer: 1. Accredited learning; 2. Early years learning")
}

func TestPlainTakesEveryType(t *testing.T) {
	d := openDesk(t, everyType)
	printed, status := d.run("", "", "Ann", "41", "1,75", "30 apr 2026", "2.30pm", "other: blue", "1 other: grey, mostly", "1", "2", "3", "2 3",
		"one", "two", ".", "complete")
	want := map[string]string{
		"who": "Ann", "age": "41", "height": "1.75", "day": "2026-04-30", "hour": "14:30", "one": "other", "one_other": "blue",
		"several": "red other", "several_other": "grey, mostly", "g_a": "low", "g_b": "middle", "g_c": "high",
		"r": "middle high low", "long": "one\ntwo",
	}
	if diff := cmp.Diff(want, d.answers()); diff != "" {
		t.Errorf("stored answers (-typed +stored):\n%s", diff)
	}
	if status != forms.Complete {
		t.Errorf("the interview was left %q:\n%s", status, printed)
	}
}

func TestPlainPrintsWholeLines(t *testing.T) {
	d := openDesk(t, everyType)
	printed, _ := d.run("", "", "Ann", "41", "/jump several", "/jump age", "40")
	want := `Every type
Type /help for what can be typed.
Language: English.

To read out:
Hello.
Thank you.
Enter goes on.
> 
(interviewer: Speak slowly.)
Enter goes on.
> 
Question 1 of 10
Who are you?
As they say it.
(interviewer: No surnames.)
Also: /dont know, /refused.
> 
Question 2 of 10
How old is Ann?
Answer with a whole number.
Also: /dont know, /refused.
> 
Question 3 of 10
How tall?
Answer with a number.
Also: /dont know, /refused.
> That question was not reached yet, or is not asked on the present path.
> 
Question 2 of 10
How old is Ann?
Answer with a whole number.
Also: /dont know, /refused.
Answer so far: 41
> 
Question 3 of 10
How tall?
Answer with a number.
Also: /dont know, /refused.
> 
The interview is suspended. It can be gone on with later.
`
	if diff := cmp.Diff(want, printed); diff != "" {
		t.Errorf("printed (-want +got):\n%s", diff)
	}
}

func TestPlainHoldsWhatIsMissingOrWrong(t *testing.T) {
	d := openDesk(t, everyType)
	printed, _ := d.run("", "", "", "", // the second empty line passes over a soft question
		"", "old", "300", "30", // a hard one does not pass
		"", "", "", "9", "back", // a choice that is named like a command is the choice
		"1 2 3", "4 1", "", // the multiple choice: two wrong answers, none
		"1", "", "3", "", // a grid with a gap
	)
	wantPrinted(t, printed, "Enter once more goes on without.", "This question needs one", "Please give a whole number", "Nobody is so old.",
		"There is no choice 9.", "at most 2 can be chosen", "One of these choices cannot stand beside others", "Not every line has an answer yet.", "Question 9 of 10")
	want := map[string]string{"age": "30", "one": "back", "g_a": "low", "g_c": "high"}
	if diff := cmp.Diff(want, d.answers()); diff != "" {
		t.Errorf("stored answers (-typed +stored):\n%s", diff)
	}
}

func TestPlainShowsControlCharactersAsSymbols(t *testing.T) {
	d := openDesk(t, everyType)
	printed, _ := d.run("", "", "Ann\x1b[2J", "/back", "/jump \x1b]0;x\x07", "/review")
	if strings.ContainsAny(printed, "\x1b\x07") {
		t.Errorf("control characters were printed: %q", printed)
	}
	if got := d.answers()["who"]; got != "Ann\x1b[2J" {
		t.Errorf("stored %q", got)
	}
}
