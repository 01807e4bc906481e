package plain

import "strings"

// whatNext says what can be typed once a call is recorded.
func (t *sheetTalk) whatNext() string {
	said := "Type undo to take it back, remark TEXT to change its remark, "
	if t.exhausted() {
		said += "close to close the case, "
	}
	return said + "or press Enter to end."
}

// exhausted reports whether the recorded call was the last that its case may
// have, and left it open.
func (t *sheetTalk) exhausted() bool { return t.left.Exhausted(&t.attempt.Rules) }

// takeRecorded acts on one line that is typed after a call was recorded.
func (t *sheetTalk) takeRecorded(line string) {
	word, rest, _ := strings.Cut(line, " ")
	word, rest = strings.ToLower(strings.TrimPrefix(word, "/")), strings.TrimSpace(rest)
	switch {
	case line == "", word == "back" && rest == "":
		t.ended = true
	case word == "undo" && rest == "":
		t.undo()
	case word == "close" && rest == "" && t.exhausted():
		t.closeCase()
	case word == "remark":
		t.amend(rest)
	default:
		t.say("The call is recorded. " + t.whatNext())
	}
}

// undo takes the recorded call back, and takes the case again.
func (t *sheetTalk) undo() {
	if _, err := t.Study.TakeBackCall(*t.recorded); err != nil {
		t.say("The call stays as it was recorded. " + t.explain(err))
		return
	}
	t.recorded = nil
	t.attempt = t.attempt.Withdrawn()
	_, err := t.Study.ClaimCase(t.attempt.Case.ID, t.Interviewer)
	if err == nil {
		err = t.read()
	}
	if err != nil {
		t.err, t.ended = err, true
		return
	}
	t.say("The call is taken back. Nothing is recorded of it.", t.suggestion())
}

// closeCase closes the case with what its calls come to.
func (t *sheetTalk) closeCase() {
	left, err := t.Study.CloseCase(t.recorded.Case)
	if err != nil {
		t.say("The case was not closed. " + t.explain(err))
		return
	}
	t.left = left
	t.say(t.attempt.Recorded(*t.recorded, left), t.whatNext())
}

// amend changes the remark of the recorded call.
func (t *sheetTalk) amend(text string) {
	switch text {
	case "":
		t.say("Type the remark after the word: remark TEXT")
		return
	case "-":
		text = ""
	}
	amended, err := t.Study.AmendCall(*t.recorded, text)
	if err != nil {
		t.say("The remark was not saved; the call stays as it was recorded. " + t.explain(err))
		return
	}
	t.recorded, t.attempt.Remark = &amended, text
	t.say("The remark is saved with the call.")
}
