package guide

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/saving"
	"fieldwork/forms/ui"
)

// PreparationScreen is the screen on which a guide is fitted to one case before the
// call: questions are put in other words, and others added.
type PreparationScreen struct {
	guide   *deliver.Preparing
	saver   *saving.Saver
	options PreparationOptions
	trouble error

	entries []forms.GuideEntry
	cursor  int
	top     int
	listTop int // line of the body at which the list begins
	height  int // lines of the list
}

// PreparationOptions of a preparation screen.
type PreparationOptions struct {
	// Subject says which case it is.
	Subject string
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
	// After gives a command that brings a message after a time; ui.After if
	// it is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
}

// NewPreparation makes the screen of what is prepared for a case.
func NewPreparation(preparing *deliver.Preparing, options PreparationOptions) *PreparationScreen {
	if options.After == nil {
		options.After = ui.After
	}
	options.Explain = deliver.Explainer(options.Explain)
	return &PreparationScreen{guide: preparing, saver: saving.New(preparing, options.After), options: options, entries: preparing.Entries()}
}

// Init starts nothing.
func (p *PreparationScreen) Init() tea.Cmd { return nil }

// Typing reports that keys are no text here.
func (p *PreparationScreen) Typing() bool { return false }

// TakesKey takes the keys that move in the list.
func (p *PreparationScreen) TakesKey(key tea.KeyMsg) bool {
	return slices.Contains(moveKeys, key.String())
}

// moveKeys go to another question.
var moveKeys = []string{"up", "down", "pgup", "pgdown", "home", "end"}

// HoldsKeys keeps keys waiting once the screen is being left.
func (p *PreparationScreen) HoldsKeys() bool { return p.saver.Leaving() && p.saver.Failure() == nil }

// Update takes the keys that move, the mouse, and the news of what was saved.
func (p *PreparationScreen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		p.move(msg.String())
		return nil
	case tea.MouseMsg:
		return p.mouse(msg)
	}
	more, settled := p.saver.Update(msg)
	if failure := p.saver.Failure(); failure != nil {
		p.trouble = failure
	}
	if !settled {
		return more
	}
	p.trouble = nil
	return p.saver.Farewell()
}

func (p *PreparationScreen) move(key string) {
	switch key {
	case "up":
		p.cursor--
	case "down":
		p.cursor++
	case "pgup":
		p.cursor -= max(p.height-1, 1)
	case "pgdown":
		p.cursor += max(p.height-1, 1)
	case "home":
		p.cursor = 0
	case "end":
		p.cursor = len(p.entries) - 1
	}
	p.cursor = max(min(p.cursor, len(p.entries)-1), 0)
}

func (p *PreparationScreen) mouse(event tea.MouseMsg) tea.Cmd {
	if event.Action != tea.MouseActionPress {
		return nil
	}
	switch event.Button {
	case tea.MouseButtonWheelUp:
		p.move("up")
	case tea.MouseButtonWheelDown:
		p.move("down")
	case tea.MouseButtonLeft:
		place := p.top + event.Y - p.listTop
		switch {
		case event.Y < p.listTop || event.Y >= p.listTop+p.height || place >= len(p.entries):
		case place == p.cursor:
			return p.reword()
		default:
			p.cursor = place
		}
	}
	return nil
}

// Leave saves what was prepared when the program ends.
func (p *PreparationScreen) Leave() tea.Cmd { return p.saver.Leave() }

func (p *PreparationScreen) entry() forms.GuideEntry {
	if len(p.entries) == 0 {
		return forms.GuideEntry{}
	}
	return p.entries[p.cursor]
}

// changed shows and saves what was just prepared.
func (p *PreparationScreen) changed() tea.Cmd {
	p.entries = p.guide.Entries()
	p.cursor = max(min(p.cursor, len(p.entries)-1), 0)
	if p.saver.Failure() != nil {
		return p.saver.Retry()
	}
	return p.saver.Save()
}

func (p *PreparationScreen) reword() tea.Cmd {
	entry := p.entry()
	wording, original := p.guide.Wording(entry)
	label := "How will you put it to this respondent?"
	if original != "" {
		label += " In the guide: " + deliver.OneLine(original)
	}
	return ui.Open(ui.Prompt("Re-word question "+entry.Number(), label, wording, true, func(text string) tea.Cmd {
		p.guide.Reword(entry, text)
		return p.changed()
	}))
}

func (p *PreparationScreen) add() tea.Cmd {
	after := p.entry()
	return ui.Open(ui.Prompt("Add a question", "What will you ask? It comes after question "+after.Number()+".", "", true,
		func(text string) tea.Cmd {
			if strings.TrimSpace(text) == "" {
				return nil
			}
			p.guide.Add(after, text)
			cmd := p.changed()
			p.move("down")
			return cmd
		}))
}

// takeBack puts the wording of the guide back, or drops a question that was
// added.
func (p *PreparationScreen) takeBack() tea.Cmd {
	p.guide.Reword(p.entry(), "")
	return p.changed()
}

func (p *PreparationScreen) nextLanguage() tea.Cmd {
	p.guide.SetLanguage(p.guide.FollowingLanguage().Code)
	return nil
}

func (p *PreparationScreen) leave() tea.Cmd {
	if p.saver.Failure() != nil {
		return tea.Batch(p.saver.LeaveScreen(), p.saver.Retry())
	}
	return p.saver.LeaveScreen()
}
