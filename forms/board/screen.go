package board

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// refreshEvery is how long a count stands before the next.
const refreshEvery = 5 * time.Second

// Instrument is one of those whose fieldwork the board shows.
type Instrument struct {
	// Name is what Boards knows the instrument by.
	Name string
	// Title is what people know it by; the name is shown if it is empty.
	Title string
}

// Options of a board.
type Options struct {
	// Instruments are those that can be switched between, the first shown
	// first.
	Instruments []Instrument
	// Boards counts how the fieldwork on an instrument stands. It runs in a
	// command; counts of several instruments may run at the same time.
	Boards func(instrument string) (sample.Board, error)
	// Contact gives the name to show for a contact. It runs in a command. The
	// case is shown where it gives none, or is nil.
	Contact func(id string) string
	// Open opens a case; nil if cases cannot be opened.
	Open func(caseID string) tea.Cmd
	// Now is the time in the location of the study.
	Now func() time.Time
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
	// After gives a command that brings a message after a time; ui.After if it
	// is nil.
	After func(time.Duration, tea.Msg) tea.Cmd
}

// Screen is the board as a screen.
type Screen struct {
	options Options
	current int // the instrument that is shown
	counts  map[string]*count
	// seen says that the board was drawn since the last tick: one that lies
	// beneath another screen is not counted again.
	seen   bool
	view   view
	choice choice
}

// New makes the screen of the board. Nothing is counted before Init.
func New(options Options) *Screen {
	if options.After == nil {
		options.After = ui.After
	}
	if options.Explain == nil {
		options.Explain = func(err error) string { return strings.TrimSuffix(err.Error(), ".") + "." }
	}
	if options.Contact == nil {
		options.Contact = func(string) string { return "" }
	}
	options.Instruments = slices.Clone(options.Instruments)
	return &Screen{options: options, counts: map[string]*count{}}
}

type tickMsg struct{ screen *Screen }

func (s *Screen) tick() tea.Cmd { return s.options.After(refreshEvery, tickMsg{s}) }

// Init counts for the first time and starts the clock.
func (s *Screen) Init() tea.Cmd { return tea.Batch(s.load(), s.tick()) }

// Typing is false: the board has no text.
func (s *Screen) Typing() bool { return false }

// Update takes keys, the mouse, and what was counted.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case countedMsg:
		if msg.screen == s {
			return s.counted(msg)
		}
	case tickMsg:
		if msg.screen == s {
			return s.ticked()
		}
	case ui.ResumedMsg:
		return s.loadAnew()
	case tea.KeyMsg:
		return s.show(digitOf(msg))
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return nil
}

func (s *Screen) ticked() tea.Cmd {
	if !s.seen {
		return s.tick()
	}
	s.seen = false
	return tea.Batch(s.load(), s.tick())
}

// show switches to an instrument, counted from 0.
func (s *Screen) show(at int) tea.Cmd {
	if at < 0 || at >= len(s.options.Instruments) || at == s.current {
		return nil
	}
	s.current = at
	s.view, s.choice = view{}, choice{}
	return s.load()
}

// showNext switches to the instrument some places further, round and round.
func (s *Screen) showNext(step int) tea.Cmd {
	count := len(s.options.Instruments)
	return s.show((s.current + step + count) % count)
}

// instrument is the one that is shown; false if there is none.
func (s *Screen) instrument() (Instrument, bool) {
	if s.current >= len(s.options.Instruments) {
		return Instrument{}, false
	}
	return s.options.Instruments[s.current], true
}

// Head says which instrument is shown and when it was counted.
func (s *Screen) Head() ui.Head {
	head := ui.Head{Left: []string{"Board"}}
	instrument, ok := s.instrument()
	if !ok {
		return head
	}
	title := instrument.Title
	if title == "" {
		title = instrument.Name
	}
	head.Left = append(head.Left, title)
	if many := len(s.options.Instruments); many > 1 {
		head.Right = append(head.Right, fmt.Sprintf("%d of %d", s.current+1, many))
	}
	if counted := s.counts[instrument.Name]; counted != nil && counted.known {
		head.Right = append(head.Right, "counted "+counted.at.Format("15:04:05"))
	}
	return head
}
