package endtoend

import (
	"strings"
	"testing"
)

// TestInterviewInATerminal takes a whole interview under the Fusion guide
// through a real terminal: call, consent, notes and probes in another order
// than the guide's, a change of language, a kill in the middle of a note, the
// rest of the interview from the case that was given back, a field note, the
// outcome, and the next case.
func TestInterviewInATerminal(t *testing.T) {
	study := newCalls(t, "fusion-guide")
	beginInterview(t, study)
	wantCase(t, study, "Carys Probert", "fresh")
	finishInterview(t, study)
	wantCase(t, study, "Carys Probert", "closed", "1.1 Complete")
	wantCase(t, study, "Huw Llwyd", "fresh")
	wantInterviewKept(t, study)
}

func wantCase(t *testing.T, study, name string, texts ...string) {
	t.Helper()
	wantAll(t, caseOf(t, study, name), texts...)
}

// beginInterview takes the interview from the desk to the middle of a note.
func beginInterview(t *testing.T, study string) {
	t.Helper()
	term := open(t, 100, 40, "--study", study, "--interviewer", "Ann")
	term.waitFor("not called yet")
	term.press("c")
	term.waitFor("3 in the queue")
	before := term.pressed
	term.press(enter, enter, "a")
	term.waitFor("What organisation do you work for?")
	term.wantKeys(before, 3, "from the queue to the first question")
	term.press("The museum, since ’09.", enter)
	term.waitFor("The museum, since ’09.")
	term.press(ctrl('g'), "17", enter)
	term.waitFor("What do you think the main benefits")
	term.press("we know who to ring", enter, "new audiences", ctrl('q'))
	term.waitFor("❝ new audiences")
	term.press(alt('a'), alt('c'))
	term.waitFor("2/7")
	term.press(ctrl('g'), "9", enter)
	term.waitFor("How does the Fusion Partnership work in practice?")
	term.press(alt('b'), ctrl('l'))
	term.waitFor("Sut mae'r Bartneriaeth Cyfuno")
	term.waitFor("1/6")
	term.press("cyfarfodydd chwarterol", enter, "cylchdroi rhwng ll")
	term.waitFor("cylchdroi rhwng ll")
	term.waitFor("● saved")
	term.kill()
}

// finishInterview goes on with the interview at the note where it was cut, in
// a smaller window, and ends it.
func finishInterview(t *testing.T, study string) {
	t.Helper()
	term := open(t, 80, 24, "--study", study, "--interviewer", "Ann")
	term.waitFor("1 interview to resume")
	term.waitFor("3 to call now")
	term.press("c")
	term.waitFor("3 in the queue")
	before := term.pressed
	term.press(enter)
	term.waitFor("The interview stands at question 9: 3 of 21 questions answered.")
	term.press(enter)
	term.waitFor("cylchdroi rhwng ll")
	term.wantKeys(before, 3, "from the queue to an interview that was begun")
	term.waitFor("cyfarfodydd chwarterol")
	term.press(backspace, "eoliadau", enter)
	term.waitFor("cylchdroi rhwng lleoliadau")
	term.press(ctrl('s'), enter)
	term.waitFor("Complete the interview?")
	term.press("y")
	term.waitFor("Field note")
	term.press("Warm, and in a hurry.", ctrl('s'))
	term.waitFor("record 1.1 Complete")
	before = term.pressed
	term.press(enter, enter)
	term.waitFor("Huw Llwyd")
	term.waitFor("they answer")
	term.wantKeys(before, 2, "from an outcome to the next case")
	term.press(escape)
	term.waitFor("2 in the queue")
	term.press(escape)
	term.waitFor("1 of 3")
	term.press("q")
	if code := term.waitEnd(); code != 0 {
		t.Errorf("the program ends with %d", code)
	}
}

// wantInterviewKept reads on the command line what was kept of the interview.
func wantInterviewKept(t *testing.T, study string) {
	t.Helper()
	of := func(arguments ...string) string { return run(t, "", append(arguments, "--study", study)...) }
	listed := strings.Split(strings.TrimSpace(of("responses", "list")), "\n")
	if len(listed) != 2 {
		t.Fatalf("there is not one interview:\n%s", strings.Join(listed, "\n"))
	}
	shown := of("responses", "show", shortID(listed[1]))
	wantAll(t, shown, "The museum, since ’09.", "we know who to ring", "❝ new audiences",
		"cyfarfodydd chwarterol", "cylchdroi rhwng lleoliadau", "Warm, and in a hurry.")
	wantNobodyNamed(t, shown)
	for line := range strings.Lines(of("transcripts", "list")) {
		switch {
		case strings.Contains(line, "interview notes"):
			text := of("transcripts", "show", shortID(line))
			wantAll(t, text, "The museum, since ’09.", "new audiences", "cylchdroi rhwng lleoliadau")
			wantNobodyNamed(t, text)
		case strings.Contains(line, "field note"):
			wantAll(t, of("transcripts", "show", shortID(line)), "Warm, and in a hurry.")
		}
		wantNobodyNamed(t, line)
	}
	wantAll(t, of("transcripts", "list"), "interview notes", "field note")
	wantAll(t, of("outcomes"), "1 closed, 2 open", "1.1                Complete  1")
	wantAll(t, of("verify"), "is sound: ", "1 interview,", "3 contacts, 3 cases, 1 call,")
	log := of("log")
	wantAll(t, log, "Ann       begin ", "release-case", "record-call", "field note written", "language: en → cy")
	wantNobodyNamed(t, log)
	wantNobodyNamed(t, of("log", "--json"))
}
