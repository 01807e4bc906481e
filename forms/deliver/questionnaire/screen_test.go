package questionnaire

import (
	"strings"
	"testing"

	"fieldwork/forms"
)

const small = `
settings:
  form_id: small
  form_title: {en: Small survey, cy: Arolwg fach}
  default_language: en
  languages:
    en: {name: English, status: reviewed}
    cy: {name: Cymraeg, status: draft}
  special_answers: [dont_know, refused]
choices:
  yes_no:
    - {name: yes, label: {en: "Yes", cy: Ydy}}
    - {name: no, label: {en: "No", cy: Nac ydy}}
  colours:
    - {name: red, label: {en: Red, cy: Coch}}
    - {name: blue, label: {en: Blue, cy: Glas}}
    - {name: green, label: {en: Green, cy: Gwyrdd}}
    - {name: none, label: {en: None of these, cy: Dim un}, exclusive: true}
    - {name: other, label: {en: Other, cy: Arall}, open_text: true}
survey:
  - {type: select_one, name: member, label: {en: "Are you a member?", cy: "Ydych chi'n aelod?"}, choices: yes_no, required: yes}
  - {type: integer, name: years, label: {en: "For how many years?", cy: "Ers faint o flynyddoedd?"}, relevant: "${member} = 'yes'",
     constraint: ". >= 0 and . <= 80", constraint_message: {en: Nobody has been a member for that long., cy: Nac oes neb.}, required: soft}
  - {type: select_multiple, name: colours, label: {en: "Which colours?", cy: "Pa liwiau?"}, choices: colours, max_choices: 2}
  - {type: text, name: why, label: {en: "Why?", cy: Pam?}, multiline: true}
  - {type: date, name: since, label: {en: "Since when?", cy: "Ers pryd?"}}
`

func TestSpecialAnswers(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("d")
	if got := b.stored("member"); got.Special != forms.DontKnow {
		t.Errorf("member is stored as %+v", got)
	}
	b.wantSeen("Which colours?")
	b.Press("b")
	b.wantSeen("● don't know")
	b.Press("x")
	b.wantSeen("“not applicable” is not an answer to this question")
	b.Press("1")
	b.wantStored("member", "yes")
	b.wantSeen("For how many years?")
	b.Press("ctrl+r")
	if got := b.stored("years"); got.Special != forms.Refused {
		t.Errorf("years is stored as %+v", got)
	}
}

func TestChoiceThatIsASpecialAnswer(t *testing.T) {
	b := start(t, `
settings: {form_id: one, form_title: One, default_language: en, languages: {en: {name: English, status: reviewed}}}
survey:
  - type: select_one
    name: q
    label: When?
    special_answers: []
    choices: [{name: now, label: Now}, {name: dont_know, label: I don't know}]
`, 80, 24)
	b.Press("d")
	if got := b.stored("q"); got != (forms.Answer{Value: "dont_know"}) {
		t.Errorf("q is stored as %+v", got)
	}
}

func TestConstraintIsNamedBesideTheQuestion(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("1", "9", "9", "enter")
	b.wantSeen("For how many years?", "Nobody has been a member for that long.")
	b.Press("backspace", "enter")
	b.wantStored("years", "9")
	b.wantSeen("Which colours?")
}

func TestRequiredHardAndSoft(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("enter")
	b.wantSeen("Are you a member?", "needs one")
	b.Press("enter")
	b.wantSeen("Are you a member?")
	b.Press("1", "enter")
	b.wantSeen("For how many years?", "⏎ once more goes on without")
	b.Press("enter")
	b.wantSeen("Which colours?")
}

func TestMultipleChoice(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("2", "1", "2")
	b.wantSeen("2 of 2 chosen")
	b.Press("3")
	b.wantSeen("3 are too many; at most 2 can be chosen")
	b.wantStored("colours", "red blue")
	b.Press("4")
	b.wantStored("colours", "none")
	b.Press("3")
	b.wantStored("colours", "green")
	b.Press("5")
	b.Type("d r 7")
	b.Press("enter")
	b.wantStored("colours", "green other")
	b.wantStored("colours_other", "d r 7")
	b.Press("5")
	b.wantStored("colours", "green")
	b.wantStored("colours_other", "d r 7")
	b.Press("5", "enter", "space")
	b.wantStored("colours", "green")
}

func TestTextIsSavedAsItIsTyped(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("2", "enter")
	b.Type("because d")
	b.wantSeen("○ saving")
	b.wait()
	b.wantStored("why", "because d")
	b.Press("enter")
	b.Paste("two\nlines\x1b[31m")
	b.wait()
	b.wantStored("why", "because d\ntwo\nlines␛[31m")
	b.show(80, 24)
	b.wantSeen("because d", "lines␛[31m", "● saved")
	b.Press("tab")
	b.wantSeen("Since when?")
}

func TestDateIsReadAsPeopleWriteIt(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("2", "enter", "tab")
	b.Type("31/2/2026")
	b.Press("enter")
	b.wantSeen("Please give a date")
	b.Press("ctrl+u")
	b.Type("30 Apr 2026")
	b.Press("enter")
	b.wantStored("since", "2026-04-30")
	b.wantSeen("Please check the answers")
}

func TestLanguageSwitchShowsDraft(t *testing.T) {
	b := start(t, small, 80, 24)
	b.wantSeen("Small survey", "EN")
	b.Press("l")
	b.wantSeen("Arolwg fach", "CY draft", "Ydych chi'n aelod?", "Nac ydy", "draft that nobody has reviewed")
	b.show(80, 24)
	b.wantSeen("CY draft")
}

func TestRemark(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("t")
	b.Type("Line was b")
	b.wait()
	if got := b.recorder.Interview().Remarks["member"]; got != "Line was b" {
		t.Errorf("while it is typed, the remark is stored as %q", got)
	}
	b.Type("ad")
	b.wantSeen("Remark on question 1", "Are you a member?", "○ No")
	b.Press("enter")
	b.wantSeen("Remark: Line was bad")
	b.Press("2")
	b.wantStored("member", "no")
	if got := b.recorder.Interview().Remarks["member"]; got != "Line was bad" {
		t.Errorf("the remark is stored as %q", got)
	}
}

// TestNumberIsSavedAsItIsTyped: a number that was typed is there however the
// question is left, and one that is not an answer is not.
func TestNumberIsSavedAsItIsTyped(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("1")
	b.Type("12")
	b.wait()
	b.wantStored("years", "12")
	b.Press("ctrl+b", "enter")
	b.wantSeen("» 12")
	b.Type("x")
	b.wait()
	b.wantStored("years", "")
}

// TestSpecialAnswerAsksBeforeWordsAreLost: one key never undoes what took many.
func TestSpecialAnswerAsksBeforeWordsAreLost(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("2", "1", "d")
	b.wantSeen("Replace the answer", "Red")
	b.Press("n")
	b.wantStored("colours", "red")
	b.Press("d", "y")
	if got := b.stored("colours"); got.Special != forms.DontKnow {
		t.Errorf("colours is stored as %+v", got)
	}
	b.wantSeen("Why?")
	b.Type("Because")
	b.Press("ctrl+r", "n")
	b.wait()
	b.wantStored("why", "Because")
}

// TestClearInAGrid takes back the line at the cursor only.
func TestClearInAGrid(t *testing.T) {
	b := start(t, fusion(t), 80, 24)
	b.jump("q5", 80, 24)
	b.Press("1", "2", "up", "delete")
	b.wantStored("q5_design", "strongly_agree")
	b.wantStored("q5_target", "")
}

// TestGridShowsTheLineBeingAnswered in windows of any height.
func TestGridShowsTheLineBeingAnswered(t *testing.T) {
	for _, height := range []int{12, 14, 16, 18, 20, 24, 30, 45} {
		for _, width := range []int{60, 70, 80, 120} {
			b := start(t, fusion(t), width, height)
			b.jump("q7", width, height)
			b.Press("1", "2", "3")
			if !strings.Contains(b.Text(), "▸") || !strings.Contains(b.Text(), "Collecting") {
				t.Errorf("at %d×%d the line at the cursor is not in sight:\n%s", width, height, b.Text())
			}
		}
	}
}

// TestNumbersInTheTitleAreThoseOfTheQuestions although a question is skipped.
func TestNumbersInTheTitleAreThoseOfTheQuestions(t *testing.T) {
	b := start(t, small, 80, 24)
	b.wantSeen("Q1 of 5")
	b.Press("2")
	b.wantSeen("Q3 of 5", " 3  Which colours?")
}

func TestJump(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("1", "5", "enter", "1", "enter")
	b.wantSeen("Why?")
	b.Press("ctrl+g")
	b.wantSeen("Go to", "1  Are you a member?", "Red")
	b.Type("1")
	b.Press("enter")
	b.wantSeen("1  Are you a member?", "● Yes")
	b.Press("g", "enter")
	b.wantSeen("Why?")
}

func TestOffPathAnswersAreKeptAndShown(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("1", "5", "enter", "1", "enter", "tab", "enter")
	b.wantSeen("Please check the answers", "For how many years?")
	b.Press("home", "enter", "2")
	b.wantStored("years", "5")
	b.wantSeen("An answer no longer counts")
	b.Press("g")
	b.Type("review")
	b.Press("enter")
	b.wantSeen("Kept, but not asked")
}

func TestSuspendAndResume(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("1", "5", "enter", "s", "1")
	if !b.Ended || b.status() != forms.Suspended {
		t.Fatalf("ended %v, status %s", b.Ended, b.status())
	}
	b.show(80, 24)
	b.wantSeen("Which colours?")
}

func TestBreakOff(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("s", "2")
	b.wantSeen("It cannot be gone on with afterwards")
	if b.status() != forms.InProgress {
		t.Errorf("the interview is %s before that is confirmed", b.status())
	}
	b.Press("y")
	if b.status() != forms.BrokenOff {
		t.Errorf("the interview is %s", b.status())
	}
}

func TestNotCompletedWithARequiredAnswerMissing(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("2", "enter", "tab", "enter", "home", "enter", "delete", "b")
	b.Press("g")
	b.Type("review")
	b.Press("enter")
	b.wantSeen("Please check the answers")
	b.Press("c", "y")
	b.wantSeen("still has a problem")
	if b.status() != forms.InProgress {
		t.Errorf("the interview is %s", b.status())
	}
}

func TestMousePicksAChoice(t *testing.T) {
	b := start(t, small, 80, 24)
	for y, line := range strings.Split(b.Text(), "\n") {
		if strings.Contains(line, "○ No") {
			b.Click(strings.Index(line, "No"), y)
			break
		}
	}
	b.wantStored("member", "no")
}

func TestConfirmWaitsForEnter(t *testing.T) {
	b := start(t, small, 80, 24)
	b.screen.toggleConfirm()
	b.Press("2")
	b.wantSeen("Are you a member?")
	b.Press("enter")
	b.wantSeen("Which colours?")
}

func TestViews(t *testing.T) {
	for _, size := range []struct {
		name          string
		width, height int
	}{{"80x24", 80, 24}, {"120x45", 120, 45}} {
		t.Run(size.name, func(t *testing.T) {
			b := start(t, fusion(t), size.width, size.height)
			golden := func(name string) { b.Golden("fusion-" + name + "-" + size.name) }
			golden("text")
			b.Type("Theatre Two")
			b.Press("enter")
			b.Type("Director")
			b.Press("enter")
			golden("note")
			for strings.Contains(b.Text(), "for more") {
				b.Press("enter")
			}
			b.Press("enter", "1")
			golden("choices")
			b.Press("enter")
			golden("choice")
			b.Press("1", "2", "d")
			golden("grid")
			b.Press("3", "4", "1", "8")
			golden("other")
			b.Press("enter", "enter", "1", "2", "3", "4", "5", "1", "2", "3", "tab", "1", "2", "3", "4", "5", "1", "4", "2")
			golden("ranking")
			b.Press("tab")
			golden("longtext")
			b.Press("f1")
			golden("help")
		})
	}
}
