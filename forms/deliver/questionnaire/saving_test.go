package questionnaire

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// TestFailedCommit holds the screen at its question until the answer is on
// disk.
func TestFailedCommit(t *testing.T) {
	b := start(t, small, 80, 24)
	b.engine.failures = 2
	b.Press("2")
	b.wantSeen("Are you a member?", "NOT SAVED", "no space left on device")
	if !b.stored("member").Empty() {
		t.Error("the answer is on disk although the commit failed")
	}
	b.Press("1")
	b.wantSeen("Are you a member?", "NOT SAVED")
	b.Press("1")
	b.wantSeen("Which colours?", "● saved")
	b.wantStored("member", "no")
}

func TestFailedCommitOfATextKeepsTyping(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("2", "enter")
	b.engine.failures = 1
	b.Type("abc")
	b.wait()
	b.wantSeen("NOT SAVED", "abc", "Go on")
	b.Type("d")
	b.wait()
	b.wantStored("why", "abcd")
	b.wantSeen("● saved")
	b.engine.failures = 1
	b.Type("e")
	b.wait()
	b.Press("enter")
	b.wantStored("why", "abcde")
	b.wantSeen("● saved")
}

// TestKeysTypedAhead lands every key on the question that it was meant for,
// although none is drawn before the one before is saved.
func TestKeysTypedAhead(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("1")
	b.Type("12")
	b.Press("enter", "1", "2", "enter")
	b.wantStored("years", "12")
	b.wantStored("colours", "red blue")
	b.wantSeen("Why?")
}

func TestHangUpSavesWhatIsTyped(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("2", "enter")
	b.Type("half a sen")
	b.hangUp()
	b.wantStored("why", "half a sen")
	if b.status() != forms.Suspended {
		t.Errorf("the interview is %s", b.status())
	}
	b.show(80, 24)
	b.wantSeen("Why?", "half a sen")
}

// TestLeavingWhileSaving: the program waits for an answer that is on its way to
// disk, and for the text after it that is not yet.
func TestLeavingWhileSaving(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("2", "enter")
	b.screen.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("a")})
	underWay := b.screen.Update(b.waiting[len(b.waiting)-1]) // the draft is due
	b.screen.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("b")})
	leave := b.screen.Leave()
	if leave == nil {
		t.Fatal("the program would not wait")
	}
	if msg := leave(); msg != nil {
		t.Fatalf("leaving gives %v before the text is saved", msg)
	}
	rest := b.screen.Update(underWay())
	done := b.screen.Update(rest())
	if msg, ok := done().(ui.LeftMsg); !ok || msg.Err != nil {
		t.Errorf("leaving ends with %v", msg)
	}
	b.wantStored("why", "ab")
	if b.status() != forms.Suspended {
		t.Errorf("the interview is %s", b.status())
	}
}

// TestLeavingThatFailsGoesOn: when the last save fails, the interview is still
// there to be gone on with.
func TestLeavingThatFailsGoesOn(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("2", "enter")
	b.Type("abc")
	b.engine.failures = 1
	b.Press("ctrl+c", "y")
	b.wantSeen("Not everything was saved", "NOT SAVED", "abc")
	b.Type("d")
	b.wait()
	b.wantStored("why", "abcd")
	if b.Ended || b.status() != forms.InProgress {
		t.Errorf("ended %v, status %s", b.Ended, b.status())
	}
}

// TestNoAnswerIsShownBeforeItIsOnDisk: an interviewer who has seen an answer may
// rely on it, whatever happens to the machine.
func TestNoAnswerIsShownBeforeItIsOnDisk(t *testing.T) {
	b := start(t, small, 80, 24)
	b.Press("2")
	before := b.View()
	_, save := b.Shell.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("1")})
	if !b.stored("colours").Empty() || b.View() != before {
		t.Errorf("an answer that is not on disk is shown\n%s", b.Text())
	}
	b.Run(save)
	b.wantStored("colours", "red")
	b.wantSeen("1 of 2 chosen")
}
