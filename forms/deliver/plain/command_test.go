package plain_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/library"
)

func TestPlainCommandsInAllTheirSpellings(t *testing.T) {
	for _, spelling := range []string{"/dont know", "/DONT_KNOW", "/don't know", "/don’t know", "/dontknow", "/d", "d", "don't know", " /d "} {
		d := openDesk(t, everyType)
		d.run("", "", "Ann", spelling)
		if got := d.answers()["age"]; got != "/dont_know" {
			t.Errorf("%q: stored %q", spelling, got)
		}
	}
}

func TestPlainTextsTakeCommandsWithASlashOnly(t *testing.T) {
	for typed, want := range map[string]string{
		"d": "d", "back": "back", "//etc/hosts": "/etc/hosts", "///": "//", "/refused": "/refused", "/r": "/refused",
		"/nonsense": "", "/": "", " /d": " /d",
	} {
		d := openDesk(t, everyType)
		d.run("", "", typed)
		if got := d.answers()["who"]; got != want && !(want == "/refused" && got == "/"+string(forms.Refused)) {
			t.Errorf("%q: stored %q, not %q", typed, got, want)
		}
	}
}

func TestPlainSpecialAnswersOnlyWhereTheyAreOffered(t *testing.T) {
	d := openDesk(t, everyType)
	printed, _ := d.run("/d", "", "", "/x")
	wantPrinted(t, printed, "Nothing is asked here.", "“not applicable” is not an answer to this question.")
	if len(d.answers()) != 0 {
		t.Errorf("stored %v", d.answers())
	}
}

func TestPlainSpecialAnswerThatIsAChoice(t *testing.T) {
	source, _ := library.Source("fusion-survey")
	d := openDesk(t, string(source))
	d.run("Theatr", "Producer", "", "1", "/d")
	if got := d.answers()["q4"]; got != "dont_know" {
		t.Errorf("stored %q", got)
	}
}

func TestPlainClearsTheWordsWithTheChoice(t *testing.T) {
	d := openDesk(t, everyType)
	d.run("", "", "Ann", "41", "", "", "", "2: blue", "back", "/clear")
	if diff := cmp.Diff(map[string]string{"who": "Ann", "age": "41"}, d.answers()); diff != "" {
		t.Errorf("stored answers (-want +got):\n%s", diff)
	}
}

func TestPlainRemarks(t *testing.T) {
	d := openDesk(t, everyType)
	printed, _ := d.run("/remark", "/t read twice", "", "", "/t hesitated", "Ann", "remark sure", "/t", "/t -", "/t", "back")
	wantPrinted(t, printed, "There is no remark yet.", "Answer so far: Ann\nRemark so far: hesitated\n> ", "Remark so far: sure", "The remark is taken back.")
	if diff := cmp.Diff(map[string]string{"hello": "read twice", "who": "hesitated"}, d.interview().Remarks); diff != "" {
		t.Errorf("stored remarks (-typed +stored):\n%s", diff)
	}
}

func TestPlainLanguages(t *testing.T) {
	d := openDesk(t, everyType)
	printed, _ := d.run("/language", "", "", "/l cy", "/language fr", "/l EN", "/l", "")
	wantPrinted(t, printed, "Language: Cymraeg.\n(interviewer: this translation is a draft", "Helo.",
		"Question 1 of 10 (draft translation)\nPwy ydych chi?", "There are these languages: en, cy.", "Question 1 of 10\nWho are you?")
	if got := d.interview().Language; got != "cy" {
		t.Errorf("stored the language %q", got)
	}
}

func TestPlainMoves(t *testing.T) {
	d := openDesk(t, everyType)
	printed, _ := d.run("/back", "next", "n", "Ann", "/jump", "/jump end", "/g 1", "/jump nowhere", "/next", "b", "/jump AGE")
	wantPrinted(t, printed, "This is the first question.", "Where one can go:\nhello: Hello.\nlisten: Speak slowly.\n1: Who are you?\n2: How old is Ann?\n> ",
		"The end was not reached yet.", "There is no question nowhere.")
	if got := d.interview().Position; got != "age" {
		t.Errorf("stored the position %q", got)
	}
}

// toTheEnd answers the whole of everyType.
var toTheEnd = []string{"", "", "Ann", "41", "", "", "", "1", "It is.", "2", "1 1 1", "1 2 3", "."}

func TestPlainReviewAndCorrection(t *testing.T) {
	d := openDesk(t, everyType)
	lines := append(append([]string{}, toTheEnd...), ".", // soft: the second full stop goes on
		"", "next", "remark late", "jump 6", "2: blue", "/jump end", "complete")
	printed, status := d.run(lines...)
	wantPrinted(t, printed, "All questions have been asked.", "6: Which colour?\nAnswer: Red\n6a: Why red?\nAnswer: It is.",
		"8: How much?\nAnswer 1, of A: Low\nAnswer 2, of B: Low", "9: In which order?\nAnswer: 1. Low; 2. Middle; 3. High\n10: Anything else?\nAnswer: none",
		"Type complete, or help", "This is the end.", "Remarks belong to questions.",
		"An answer no longer counts after this one.", "Answer: Other: blue", "Answers that are kept but do not count, because of other answers: 1.")
	if status != forms.Complete || d.interview().Submitted.IsZero() {
		t.Errorf("left %q, submitted %v", status, d.interview().Submitted)
	}
	if got := d.answers()["why_red"]; got != "It is." {
		t.Errorf("the answer off the path became %q", got)
	}
}

func TestPlainCannotCompleteTooEarly(t *testing.T) {
	d := openDesk(t, everyType)
	printed, _ := d.run("/complete")
	wantPrinted(t, printed, "The interview is not at its end.")
	lines := append(append([]string{}, toTheEnd...), ".", "/jump age", "/clear", "/jump end", "complete", "/jump age", "50", "/jump end", "complete")
	printed, status := d.run(lines...)
	wantPrinted(t, printed, "There is no answer now.", "To be put right, 2: How old is Ann?: There is no answer yet.")
	if status != forms.Complete || d.answers()["age"] != "50" {
		t.Errorf("left %q with %v", status, d.answers())
	}
}

func TestPlainBreakOffAsksFirst(t *testing.T) {
	d := openDesk(t, everyType)
	printed, status := d.run("/break off", "no", "/breakoff")
	wantPrinted(t, printed, "The interview goes on.")
	if status != forms.Suspended {
		t.Errorf("without a yes it was left %q", status)
	}
	if _, status = d.run("/break_off", "Yes", "never read"); status != forms.BrokenOff {
		t.Errorf("after a yes it was left %q", status)
	}
}

func TestPlainHelpNamesEveryCommand(t *testing.T) {
	d := openDesk(t, everyType)
	printed, _ := d.run("/help", "", "", "/?", "/suspend", "never read")
	for _, command := range []string{"dont know (/d)", "refused (/r)", "not applicable (/x)", "remark TEXT (/t)", "language CODE (/l)", "back (/b)",
		"jump QUESTION (/g)", "suspend (/s)", "break off", "review", "help (/?)", "next (/n)", "complete", "clear (/c)", "again (/a)"} {
		if strings.Count(printed, "/"+command+":") != 2 {
			t.Errorf("help does not name %s:\n%s", command, printed)
		}
	}
}

func TestPlainGridGoesBackByLines(t *testing.T) {
	d := openDesk(t, everyType)
	d.run("", "", "Ann", "41", "", "", "", "2", "2", "1", "2", "back", "3", "/clear", "x", "back", "/again", "back")
	want := map[string]string{"who": "Ann", "age": "41", "one": "other", "several": "green", "g_a": "low", "g_b": "high", "g_c": "/not_applicable"}
	if diff := cmp.Diff(want, d.answers()); diff != "" {
		t.Errorf("stored answers (-typed +stored):\n%s", diff)
	}
	if got := d.interview().Position; got != "several" {
		t.Errorf("stored the position %q", got)
	}
}
