package field

import (
	"io"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"fieldwork/forms"
)

// base is what all fields have in common: their size, and what they have to
// tell the screen.
type base struct {
	Setting
	self          huh.Field
	width, height int
	changes       []Change
	done          bool
	notice        string
}

// Init has nothing to begin with.
func (b *base) Init() tea.Cmd { return nil }

// Blur changes nothing: one field is shown at a time.
func (b *base) Blur() tea.Cmd { return nil }

// Focus changes nothing: one field is shown at a time.
func (b *base) Focus() tea.Cmd { return nil }

// Error is none: what cannot be read as an answer is told as a Notice.
func (b *base) Error() error { return nil }

// Skip is never so: which questions are asked is decided before.
func (b *base) Skip() bool { return false }

// Zoom is never so: the field has the room that the screen gives it.
func (b *base) Zoom() bool { return false }

// KeyBinds are none: the screen has the actions.
func (b *base) KeyBinds() []key.Binding { return nil }

// GetKey is the name of the question.
func (b *base) GetKey() string { return b.Question.Name }

// Typing is so only of fields that are typed in.
func (b *base) Typing() bool { return false }

// Click does nothing, save in fields that can be clicked.
func (b *base) Click(int, int) {}

// Status is nothing, save in fields that count or have a limit.
func (b *base) Status() string { return "" }

// Least is how many lines the field needs.
func (b *base) Least() int { return 5 }

// Answered has no next target to move to.
func (b *base) Answered() bool { return false }

// TakesKey is so only of keys that the field wants before the screen.
func (b *base) TakesKey(tea.KeyMsg) bool { return false }

// GetValue is the answer to the question's first variable.
func (b *base) GetValue() any {
	if v := b.Target(); v != nil {
		return b.Answer(v).Text()
	}
	return ""
}

// Run shows the field in a program of its own.
func (b *base) Run() error { return huh.Run(b.self) }

// RunAccessible asks in one line and reads one line.
func (b *base) RunAccessible(w io.Writer, r io.Reader) error {
	return ask(b.Setting, w, r, func(changes []Change) { b.changes = append(b.changes, changes...) })
}

// WithTheme changes nothing: the colours are the screen's.
func (b *base) WithTheme(*huh.Theme) huh.Field { return b.self }

// WithAccessible changes nothing: the plain deliverer asks line by line.
func (b *base) WithAccessible(bool) huh.Field { return b.self }

// WithKeyMap changes nothing: the keys are the screen's actions.
func (b *base) WithKeyMap(*huh.KeyMap) huh.Field { return b.self }

// WithPosition changes nothing: the field is alone on its page.
func (b *base) WithPosition(huh.FieldPosition) huh.Field { return b.self }

// WithWidth sets the width in columns.
func (b *base) WithWidth(width int) huh.Field { b.width = width; return b.self }

// WithHeight sets the height in lines.
func (b *base) WithHeight(height int) huh.Field { b.height = height; return b.self }

// Target is the question's first variable, or nil where it has none.
func (b *base) Target() *forms.Variable { return first(b.Question) }

func (b *base) change(v *forms.Variable, value string)      { b.record(v, value, false) }
func (b *base) changeDraft(v *forms.Variable, value string) { b.record(v, value, true) }

func (b *base) record(v *forms.Variable, value string, draft bool) {
	b.changes = append(b.changes, Change{Variable: v, Answer: forms.Answer{Value: value}, Draft: draft})
}

// Changes hands over what was answered since the last call.
func (b *base) Changes() []Change {
	changes := b.changes
	b.changes = nil
	return changes
}

// Done reports once that the interview can go on.
func (b *base) Done() bool {
	done := b.done
	b.done = false
	return done
}

// Notice hands over why the last key did nothing.
func (b *base) Notice() string {
	notice := b.notice
	b.notice = ""
	return notice
}

func first(q *forms.Question) *forms.Variable {
	if variables := q.Variables(); len(variables) > 0 {
		return variables[0]
	}
	return nil
}

// reading is the field of what is only read: a note, an instruction.
type reading struct{ base }

func newReading(s Setting) *reading {
	r := &reading{base{Setting: s}}
	r.self = r
	return r
}

// Update takes nothing: it is only read.
func (r *reading) Update(tea.Msg) (tea.Model, tea.Cmd) { return r, nil }

// View is nothing below the question's own text.
func (r *reading) View() string { return "" }

// Least is no line at all.
func (r *reading) Least() int { return 0 }
