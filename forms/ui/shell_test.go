package ui_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

func TestScreensAreStacked(t *testing.T) {
	first := newDemo()
	d := uitest.Start(t, first, 80, 24)
	d.Press("enter")
	second, ok := d.Shell.Top().(*demo)
	if !ok || second == first {
		t.Fatal("enter did not put a screen on top")
	}
	d.Press("left")
	if d.Shell.Top() != ui.Screen(first) {
		t.Fatal("left did not come back to the first screen")
	}
	if last := first.got[len(first.got)-1]; last != (ui.ResumedMsg{}) {
		t.Errorf("the first screen was told %T last, not that it is on top again", last)
	}
	d.Press("left")
	if !d.Ended {
		t.Error("going back from the first screen did not end the program")
	}
}

func TestMessagesReachScreensBeneath(t *testing.T) {
	first := newDemo()
	d := uitest.Start(t, first, 80, 24)
	d.Press("enter")
	d.Send(demoSaved{answer: 1})
	if first.answered != 1 {
		t.Error("the screen beneath did not get its result")
	}
}

func TestWhatIsTypedAheadGoesToTheDialogThatAKeyOpened(t *testing.T) {
	screen := newDemo()
	shell := ui.NewShell(screen)
	shell.SetTimer(func(time.Duration, tea.Msg) tea.Cmd { return nil })
	shell.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	_, opening := shell.Update(press(t, "m"))
	for _, key := range []string{"l", "1", "r"} {
		if _, cmd := shell.Update(press(t, key)); cmd != nil {
			t.Fatalf("%s acted before the dialog was open", key)
		}
	}
	d := uitest.Drive(t, shell)
	d.Run(opening)
	d.Shows("▸ l1r")
	if screen.answered != -1 || screen.saving {
		t.Error("a character of the remark was taken for an answer")
	}
}

func TestKeysWaitWhileAScreenHoldsThem(t *testing.T) {
	screen := newDemo()
	screen.save = func(int) tea.Cmd { return nil }
	d := uitest.Start(t, screen, 80, 24)
	d.Press("1", "down", "down")
	if screen.cursor != 0 {
		t.Fatal("a key acted while the answer was being saved")
	}
	d.Send(demoSaved{answer: 0})
	if screen.cursor != 2 {
		t.Errorf("the cursor is at %d after the keys typed ahead, want 2", screen.cursor)
	}
}

func TestCtrlCWaitsForNothing(t *testing.T) {
	screen := newDemo()
	screen.save = func(int) tea.Cmd { return nil }
	d := uitest.Start(t, screen, 80, 24)
	d.Press("1", "down", "ctrl+c")
	d.Shows("Leave now?")
	d.Press("esc")
	d.Send(demoSaved{answer: 0})
	if screen.cursor != 0 {
		t.Error("a key from before ctrl+c acted after it")
	}
}

func TestCharactersReadTogetherAreKeysEach(t *testing.T) {
	screen := newDemo()
	d := uitest.Start(t, screen, 80, 24)
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("mlate")})
	d.Shows("▸ late")
	d.Press("enter")
	if screen.remark != "late" {
		t.Errorf("the remark is %q", screen.remark)
	}
}

func TestALongBurstIsAPaste(t *testing.T) {
	screen := newDemo()
	d := uitest.Start(t, screen, 80, 24)
	d.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("1r", 20))})
	d.Shows("! Nothing here takes pasted text.")
	if screen.answered != -1 {
		t.Error("pasted text gave an answer")
	}
}

func TestAPasteGoesIntoTheTextBeingTyped(t *testing.T) {
	screen := newDemo()
	screen.editor = ui.NewEditor()
	d := uitest.Start(t, screen, 80, 24)
	d.Paste("1r\x1b[2Jm")
	if got := screen.editor.Value(); got != "1r␛[2Jm" {
		t.Errorf("the text is %q", got)
	}
	if screen.answered != -1 {
		t.Error("pasted text gave an answer")
	}
}

func TestWhileTypingCharactersAreText(t *testing.T) {
	screen := newDemo()
	screen.editor = ui.NewEditor()
	d := uitest.Start(t, screen, 80, 24)
	d.Type("1 r?m")
	if got := screen.editor.Value(); got != "1 r?m" {
		t.Errorf("the text is %q", got)
	}
	d.Shows("F1 more", "⏎ next")
	d.Hides("r refused", "1–3 answer")
	d.Press("f1")
	d.Shows("What can be done here")
}

func TestAScreenCanTakeKeysBeforeItsActions(t *testing.T) {
	screen := newDemo()
	screen.takes = map[string]bool{"down": true}
	d := uitest.Start(t, screen, 80, 24)
	d.Press("down")
	if screen.cursor != 0 || len(screen.got) == 0 {
		t.Error("the action got the key first")
	}
}

func TestANoticeStaysUntilTheNextKey(t *testing.T) {
	screen := newDemo()
	screen.refused = "\x1b[31mThe respondent may not refuse this one."
	d := uitest.Start(t, screen, 80, 24)
	d.Press("r")
	d.Shows("! ␛[31mThe respondent may not refuse this one.")
	d.Send(demoSaved{})
	d.Shows("may not refuse")
	d.Press("down")
	d.Hides("may not refuse")
}

func TestALongNoticeIsLaidOutOnLinesOfItsOwn(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height int
		text          string
	}{
		{"notice-short", 60, 16, "Answer first."},
		{"notice-of-two-lines", 80, 16, "Complete the interview? Answers can be read afterwards, but not changed; press its / number again."},
		{"notice-long", 60, 20, strings.Repeat("long words ", 30)},
		{"notice-in-the-smallest-window", 40, 10, strings.Repeat("long words ", 30)},
	} {
		d := uitest.Start(t, newDemo(), c.width, c.height)
		d.Send(ui.Notice{Text: c.text, Warning: true})
		d.Golden(c.name)
	}
}

func TestALongNoticeHidesNothingOfADialog(t *testing.T) {
	d := uitest.Start(t, newDemo(), 60, 16)
	d.Press("m")
	d.Type("said besides")
	d.Send(ui.Notice{Text: strings.Repeat("long words ", 12), Warning: true})
	d.Shows("── Remark", "▸ said besides", "! long words")
	picked := -1
	d = uitest.Start(t, newDemo(), 60, 16)
	d.Send(ui.Open(picker(5, &picked))(), ui.Notice{Text: strings.Repeat("long words ", 12)})
	for y, line := range strings.Split(d.Text(), "\n") {
		if strings.Contains(line, "Case 005") {
			d.Click(8, y)
		}
	}
	if picked != 4 {
		t.Errorf("a click beside a long notice picked %d, want 4", picked)
	}
}

func TestAClickInTheFooterDoesIt(t *testing.T) {
	screen := newDemo()
	d := uitest.Start(t, screen, 80, 24)
	footer := strings.Split(d.Text(), "\n")[23]
	d.Click(len([]rune(footer[:strings.Index(footer, "refused")])), 23)
	d.Shows("Refused.")
}

func TestTheFooterTellsEveryDigitThatAnswers(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want string
	}{
		{[]string{"1"}, " 1 answer"},
		{[]string{"1", "2"}, " 1–2 answer"},
		{[]string{"1", "2", "3"}, " 1–3 answer"},
	} {
		screen := newDemo()
		screen.digits = c.keys
		d := uitest.Start(t, screen, 80, 24)
		if footer := strings.Split(d.Text(), "\n")[23]; !strings.HasPrefix(footer, c.want) {
			t.Errorf("keys %q: the footer is %q, want %q first", c.keys, footer, c.want)
		}
	}
}

func TestTheMouseIsCountedFromTheBody(t *testing.T) {
	screen := newDemo()
	d := uitest.Start(t, screen, 80, 24)
	d.Click(5, 7)
	click, ok := screen.got[len(screen.got)-1].(tea.MouseMsg)
	if !ok || click.X != 4 || click.Y != 5 {
		t.Errorf("the screen got %v, want a click at 4, 5", click)
	}
	before := len(screen.got)
	d.Click(5, 0)
	d.Click(79, 7)
	if len(screen.got) != before {
		t.Error("a click outside the body reached the screen")
	}
}

func TestCtrlCAsksAndTwiceLeaves(t *testing.T) {
	d := uitest.Start(t, newDemo(), 80, 24)
	d.Press("ctrl+c")
	d.Shows("Leave now?")
	d.Press("n")
	d.Hides("Leave now?")
	d.Press("ctrl+c", "ctrl+c")
	if !d.Ended || d.Shell.Outcome() != nil {
		t.Errorf("ended %v with %v, want a calm end", d.Ended, d.Shell.Outcome())
	}
}

func TestLeavingWaitsForScreensToSave(t *testing.T) {
	first, second := newDemo(), newDemo()
	saved := 0
	first.leave = func() tea.Cmd { return func() tea.Msg { saved++; return ui.LeftMsg{} } }
	second.leave = func() tea.Cmd { return nil }
	d := uitest.Start(t, first, 80, 24)
	d.Send(ui.Push(second)())
	d.Send(ui.HangUp{})
	if saved != 1 || !d.Ended {
		t.Errorf("saved %d times, ended %v; want once and ended", saved, d.Ended)
	}
	if !errors.Is(d.Shell.Outcome(), ui.ErrHungUp) || errors.Is(d.Shell.Outcome(), ui.ErrNotSaved) {
		t.Errorf("the outcome is %v", d.Shell.Outcome())
	}
}

func TestLeavingKeepsOpenWhatCouldNotBeSaved(t *testing.T) {
	screen := newDemo()
	screen.leave = func() tea.Cmd { return func() tea.Msg { return ui.LeftMsg{Err: errors.New("the disk is full")} } }
	d := uitest.Start(t, screen, 80, 24)
	d.Press("ctrl+c", "y")
	if d.Ended {
		t.Fatal("the program ended although something was not saved")
	}
	d.Shows("the disk is full")
	d.Press("ctrl+c", "y")
	if !d.Ended || !errors.Is(d.Shell.Outcome(), ui.ErrNotSaved) {
		t.Errorf("ended %v with %v, want an end that tells of the loss", d.Ended, d.Shell.Outcome())
	}
}

func TestLeavingHasALimit(t *testing.T) {
	screen := newDemo()
	screen.leave = func() tea.Cmd { return func() tea.Msg { return nil } }
	shell := ui.NewShell(screen)
	var timeUp tea.Msg
	shell.SetTimer(func(_ time.Duration, msg tea.Msg) tea.Cmd { timeUp = msg; return nil })
	shell.Update(ui.HangUp{})
	_, cmd := shell.Update(timeUp)
	if cmd == nil || cmd() != (tea.QuitMsg{}) {
		t.Fatal("the program goes on although saving took too long")
	}
	if !errors.Is(shell.Outcome(), ui.ErrNotSaved) || !errors.Is(shell.Outcome(), ui.ErrHungUp) {
		t.Errorf("the outcome is %v", shell.Outcome())
	}
}

// TestTheFrameFillsTheWindowAndNoMore draws a screen whose texts are hostile,
// through any keys and notices, in windows of any size that change their size.
func TestTheFrameFillsTheWindowAndNoMore(t *testing.T) {
	keys := []string{"down", "up", "1", "enter", "left", "r", "m", "?", "ctrl+p", "esc", "a", "z", "backspace", "pgdown", "ctrl+c", "n", "resize", "notice"}
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.IntRange(1, 130).Draw(rt, "width")
		height := rapid.IntRange(1, 50).Draw(rt, "height")
		screen := newDemo()
		screen.choices = rapid.SliceOfN(hostile(), 1, 60).Draw(rt, "choices")
		screen.refused = hostile().Draw(rt, "refused")
		d := uitest.Start(t, screen, width, height)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 12).Draw(rt, "keys") {
			if d.Ended {
				return
			}
			switch key {
			case "resize":
				width = rapid.IntRange(1, 130).Draw(rt, "new width")
				height = rapid.IntRange(1, 50).Draw(rt, "new height")
				d.Send(tea.WindowSizeMsg{Width: width, Height: height})
			case "notice":
				d.Send(ui.Notice{Text: hostile().Draw(rt, "notice"), Warning: true})
			default:
				d.Press(key)
			}
			frame := d.View()
			mustBeGuarded(rt, frame)
			lines := strings.Split(frame, "\n")
			if len(lines) > height || width >= 40 && height >= 10 && len(lines) != height {
				rt.Fatalf("%d lines in a window of %d", len(lines), height)
			}
			for _, line := range lines {
				if ui.Width(line) > width {
					rt.Fatalf("%d columns in a window of %d: %q", ui.Width(line), width, line)
				}
			}
		}
	})
}

func TestKeysDoNothingWhereNothingIsShown(t *testing.T) {
	first := newDemo()
	d := uitest.Start(t, first, 80, 24)
	d.Send(tea.WindowSizeMsg{Width: 20, Height: 5})
	d.Press("enter")
	if d.Shell.Top() != ui.Screen(first) {
		t.Fatal("a key acted on a screen that nobody sees")
	}
	d.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.Press("enter")
	if d.Shell.Top() == ui.Screen(first) {
		t.Error("the key does nothing on a screen that is shown")
	}
}
