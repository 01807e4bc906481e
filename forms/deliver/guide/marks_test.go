package guide

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func TestProbesMarksAndGoingAnywhere(t *testing.T) {
	b := start(t, 120, 40)
	b.Type("half a li")
	b.Press("ctrl+g")
	b.Type("9")
	b.Press("enter")
	b.wantNoted("q1", "half a li")
	b.Press("alt+a", "alt+c", "alt+a", "alt+f")
	b.Shows("[x] c", "[ ] a", "[x] f", "2/6")
	b.Press("alt+g")
	b.Shows("This question has no probe “g”.")
	b.Press("ctrl+k")
	b.Shows("✓ Marked as covered.")
	b.Press("ctrl+x")
	b.Type("they left\n")
	b.Shows("– Not applicable: they left")
	b.wantOnDisk()
	b.Press("ctrl+x")
	b.Hides("– Not applicable")
	b.Press("ctrl+g")
	b.Type("entry point\n")
	b.Shows("How effective do you think")
	b.wantOnDisk()
	b.Press("pgup")
	b.Shows("main benefits (if any)")
	b.Press("ctrl+l")
	b.Shows("CY draft", "Beth, yn eich barn chi")
	b.wantOnDisk()
}

func TestRewordingAndAdding(t *testing.T) {
	b := start(t, 120, 40)
	b.Press("ctrl+n", "ctrl+e")
	b.Type(" Please tell me.\n")
	b.Shows("What is your role within the organisation? Please tell me.", "In the guide: What is your role within the organisation?")
	b.Press("ctrl+a")
	b.Type("And before that?\n")
	b.Shows("+1", "And before that?", "Added to the guide.")
	b.Type("a teacher")
	b.wait()
	b.Press("ctrl+e")
	for range "And before that?" {
		b.Press("backspace")
	}
	b.Press("enter")
	b.Shows("Something was noted on this question")
	b.wantNoted("+1", "a teacher")
	b.Press("ctrl+n", "ctrl+a")
	b.Type("Why there?\n")
	b.Press("ctrl+e")
	for range "Why there?" {
		b.Press("backspace")
	}
	b.Press("enter")
	b.Shows("Which Fusion Partnerships have you")
	b.Hides("+2")
	b.wantOnDisk()
	b.resume(120, 40)
	b.Shows("Which Fusion Partnerships have you")
	b.Press("ctrl+b")
	b.Shows("And before that?", "a teacher")
}

func TestTheMouse(t *testing.T) {
	b := start(t, 80, 24)
	b.Click(6, 10) // the ninth row of the list
	b.Shows("How does the Fusion Partnership work in")
	b.Click(40, 5)
	b.Shows("[x] a")
	b.Type("first\nsecond")
	row := rowOf(b, "first")
	b.Click(40, row)
	b.Type("!")
	b.wait()
	b.wantNoted("q9", "first!", "second")
	b.wheel(50, row, tea.MouseButtonWheelDown)
	b.Type("!!")
	b.wait()
	b.wantNoted("q9", "first!", "second!!")
	b.wheel(6, 9, tea.MouseButtonWheelDown)
	b.Shows("21  Other comments")
	b.Click(6, 16)
	b.Shows("In what ways do you work more collaboratively?")
	b.wheel(50, 6, tea.MouseButtonWheelDown)
	b.wheel(50, 6, tea.MouseButtonWheelDown)
	b.Hides("Specific examples")
	b.wantOnDisk()
}

func (b *bench) wheel(x, y int, button tea.MouseButton) {
	b.Send(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: button})
}

func rowOf(b *bench, text string) int {
	for i, line := range strings.Split(b.Text(), "\n") {
		if strings.Contains(line, text) {
			return i
		}
	}
	b.t.Fatalf("%q is not shown", text)
	return 0
}

const toldGuide = `
settings: {form_id: told, form_title: Told, kind: guide, languages: {en: {name: English, status: reviewed}}}
survey:
  - {type: note, name: welcome, label: Thank you for your time.}
  - {type: instruction, name: wait, label: Let them speak first.}
  - {type: open, name: q1, number: 1a, label: And now?, hint: As you like., guidance_hint: Do not prompt.}
`

func TestWhatIsReadOutAndWhatIsNot(t *testing.T) {
	b := startWith(t, toldGuide, nil, 80, 24)
	b.Shows("Thank you for your time.")
	b.Press("ctrl+n")
	b.Shows("Interviewer: Let them speak first.")
	b.Press("ctrl+n")
	b.Shows("1a  And now?", "As you like.", "Interviewer: Do not prompt.")
	b.Press("ctrl+n")
	b.Shows("This is the last question.")
	b.Press("ctrl+y")
	b.Shows("This guide asks for no consent.")
	b.Press("ctrl+l")
	b.Shows("This guide has one language only.")
	b.Press("ctrl+s", "1")
	b.Shows("Not covered yet: 1a And now?.")
}
