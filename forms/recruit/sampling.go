package recruit

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// sampling is the screen on which the purposive sample of an instrument is
// drawn: a grid of targets that fills as contacts are chosen.
type sampling struct {
	options    Options
	instrument string
	finder     *finder
	pool       *pool
	loaded     bool
	stop       context.CancelFunc // ends what is being read
	targets    targetEditor
	// saving is set while something is on its way to the disk; keys wait for
	// it.
	saving bool
	// stale is set once a contact was edited: all is read again when this
	// screen is on top. reading is set meanwhile; keys wait for it too.
	stale, reading bool
}

// NewSampling makes the screen of the purposive sample of an instrument. It
// ends by ui.Pop.
func NewSampling(options Options, instrument string) ui.Screen {
	s := &sampling{options: options, instrument: instrument, finder: newFinder(), pool: &pool{}, stop: func() {}}
	s.finder.arrange = s.arrange
	return s
}

// poolMsg brings the contacts, the cases and the grid.
type poolMsg struct {
	screen *sampling
	pool   *pool
	err    error
}

// chosenMsg says that a contact was chosen, or taken back, or why not.
type chosenMsg struct {
	screen *sampling
	place  int
	made   sample.Case // the zero Case where one was taken back
	filled *sample.Filling
	err    error
}

// gridMsg says that the grid was kept, or why not.
type gridMsg struct {
	screen *sampling
	grid   sample.Grid
	filled *sample.Filling
	fresh  bool // it was made here just now
	err    error
}

// columnsMsg brings the columns over which a grid can be drawn.
type columnsMsg struct {
	screen  *sampling
	columns []gridColumn
}

// Init reads the contacts, the cases and the grid.
func (s *sampling) Init() tea.Cmd {
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	kept, instrument := s.options.Study, s.instrument
	return func() tea.Msg {
		read, err := readPool(ctx, kept, instrument)
		return poolMsg{s, read, err}
	}
}

// Typing reports whether the filter or a target is typed.
func (s *sampling) Typing() bool { return s.finder.typing || s.targets.open }

// TakesKey gives the filter the keys that belong to a text.
func (s *sampling) TakesKey(key tea.KeyMsg) bool { return s.finder.takesKey(key) }

// HoldsKeys keeps keys for what is being saved, read again or searched.
func (s *sampling) HoldsKeys() bool { return s.saving || s.reading || s.finder.searching() }

// Head names the study and the instrument.
func (s *sampling) Head() ui.Head {
	return ui.Head{Left: []string{s.options.Name, "Purposive sample", s.instrument}, Right: []string{s.options.Interviewer}}
}

// Update takes what was read, found or saved, and what is typed.
func (s *sampling) Update(msg tea.Msg) tea.Cmd {
	if cmd, own := s.finder.update(msg); own {
		return cmd
	}
	switch msg := msg.(type) {
	case poolMsg:
		if msg.screen == s {
			return s.take(msg)
		}
	case chosenMsg:
		if msg.screen == s {
			return s.chosen(msg)
		}
	case gridMsg:
		if msg.screen == s {
			return s.gridKept(msg)
		}
	case columnsMsg:
		if msg.screen == s {
			return s.pickColumns(msg.columns)
		}
	case savedMsg:
		s.stale = s.stale || msg.err == nil
	case ui.ResumedMsg:
		return s.readAgain()
	case tea.KeyMsg:
		if s.targets.open {
			s.targets.key(msg)
			return nil
		}
		return s.finder.key(msg)
	case tea.MouseMsg:
		if !s.HoldsKeys() && !s.targets.open && s.finder.cursor.mouse(msg, len(s.finder.found)) {
			return s.toggle()
		}
	}
	return nil
}

func (s *sampling) take(msg poolMsg) tea.Cmd {
	s.pool, s.loaded, s.reading = msg.pool, true, false
	s.finder.people = msg.pool.people
	look := s.finder.look()
	if msg.err == nil {
		return look
	}
	return tea.Batch(look, ui.Warn("Not everything could be read. "+s.options.explain(msg.err)))
}

// readAgain reads everything again after an edit.
func (s *sampling) readAgain() tea.Cmd {
	if !s.stale {
		return nil
	}
	s.stale, s.reading = false, true
	s.stop()
	return s.Init()
}

// open shows the contact under the cursor.
func (s *sampling) open() tea.Cmd {
	place, ok := s.finder.selected()
	if !ok {
		return nil
	}
	return ui.Push(newContact(s.options, s.finder.contacts[place]))
}

// arrange puts those who are still wanted first, then those who are chosen,
// then the others.
func (s *sampling) arrange(found []int) []int {
	var groups [chosen + 1][]int
	for _, place := range found {
		at := s.pool.standing(place)
		groups[at] = append(groups[at], place)
	}
	return slices.Concat(groups[wanted], groups[chosen], groups[other])
}

// toggle chooses the contact under the cursor, or takes them back.
func (s *sampling) toggle() tea.Cmd {
	place, ok := s.finder.selected()
	switch {
	case !ok:
		return nil
	case s.pool.caseOf[place] != nil:
		return s.takeBack(place)
	case s.finder.contacts[place].DoNotCall:
		return ui.Warn(nameOf(&s.finder.contacts[place]) + " must not be called.")
	}
	s.saving = true
	kept, instrument, pool := s.options.Study, s.instrument, s.pool
	return func() tea.Msg {
		made, err := kept.ChooseContact(instrument, pool.contacts[place].ID)
		if err != nil {
			return chosenMsg{screen: s, place: place, err: err}
		}
		return chosenMsg{screen: s, place: place, made: made, filled: pool.fill(place, true)}
	}
}

// takeBack takes the case of a contact out of the study.
func (s *sampling) takeBack(place int) tea.Cmd {
	s.saving = true
	kept, pool := s.options.Study, s.pool
	return func() tea.Msg {
		if err := kept.UnchooseContact(pool.caseOf[place].ID); err != nil {
			return chosenMsg{screen: s, place: place, err: err}
		}
		return chosenMsg{screen: s, place: place, filled: pool.fill(place, false)}
	}
}

// chosen shows what came of a choice.
func (s *sampling) chosen(msg chosenMsg) tea.Cmd {
	s.saving = false
	name := ui.Clip(nameOf(&s.finder.contacts[msg.place]), 40)
	switch {
	case errors.Is(msg.err, study.ErrCaseBegun):
		return ui.Warn(name + " cannot be taken back: somebody has called, interviewed or prepared for them. Close the case instead.")
	case msg.err != nil:
		return ui.Warn(s.options.explain(msg.err))
	case msg.made.ID == "":
		s.pool.caseOf[msg.place] = nil
		s.pool.refill(msg.filled)
		return ui.Notify(name + " was taken back.")
	}
	s.pool.caseOf[msg.place] = &msg.made
	s.pool.refill(msg.filled)
	return ui.Notify(fmt.Sprintf("%s is chosen. The same key takes the choice back.", name))
}

// again puts the list in order anew.
func (s *sampling) again() tea.Cmd {
	s.finder.fromTop = true
	return s.finder.look()
}

// leave takes the filter away if there is one, else goes back and reads no
// further.
func (s *sampling) leave() tea.Cmd {
	if s.finder.line.Value() != "" {
		return s.finder.clear()
	}
	s.stop()
	s.finder.stop()
	return ui.Pop()
}
