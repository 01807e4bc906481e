package recruit

import (
	"cmp"
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// people are contacts in the order of their IDs, and what a filter looks through for each.
type people struct {
	contacts []sample.Contact
	texts    []string
}

// finder is a list of contacts that is narrowed by typing.
type finder struct {
	people
	// partial is set while there are more contacts than these.
	partial bool
	line    *ui.Line
	typing  bool
	// found are the places of the contacts that are listed.
	found  []int
	filter string // what they were found by
	cursor cursor
	// arrange puts those that match equally well in another order; nil leaves
	// it.
	arrange func([]int) []int
	// fromTop selects the first of what the next search finds.
	fromTop bool

	searches int // how many were asked for
	taken    int // the last whose outcome is listed
	stop     context.CancelFunc
}

// foundMsg brings what a search has found, in the groups of search.
type foundMsg struct {
	finder *finder
	search int
	filter string
	groups [][]int
}

func newFinder() *finder {
	return &finder{line: ui.NewLine(), stop: func() {}}
}

// lookMsg asks for a search.
type lookMsg struct {
	finder *finder
	search int
}

// look searches for what is typed, in place of a search that still runs. The
// shell keeps keys back until the command of the key before has run; this one
// only asks, so that typing never waits for what is searched.
func (f *finder) look() tea.Cmd {
	f.stop()
	f.searches++
	msg := lookMsg{f, f.searches}
	return func() tea.Msg { return msg }
}

// start begins the search that was asked for last.
func (f *finder) start(asked lookMsg) tea.Cmd {
	if asked.search != f.searches {
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	msg, texts := foundMsg{finder: f, search: f.searches, filter: f.line.Value()}, f.texts
	return func() tea.Msg {
		msg.groups = search(ctx, texts, msg.filter)
		return msg
	}
}

// searching reports whether what is listed is not yet what was asked for. Keys
// that act on a contact wait for it; those that type do not.
func (f *finder) searching() bool { return f.taken != f.searches && !f.typing }

// take takes what was found, unless something else is searched for by now.
// The contact that was selected stays so when it is found for the same filter
// again; else the first is.
func (f *finder) take(msg foundMsg) {
	if msg.search != f.searches {
		return
	}
	f.taken = msg.search
	before, had := f.selected()
	same := f.filter == msg.filter && !f.fromTop
	f.fromTop = false
	f.found, f.filter = f.found[:0], msg.filter
	for _, group := range msg.groups {
		if f.arrange != nil {
			group = f.arrange(group)
		}
		f.found = append(f.found, group...)
	}
	f.cursor.selected = 0
	if same && had {
		f.cursor.selected = max(slices.Index(f.found, before), 0)
	}
}

// replace puts a contact in the place of what it was before.
func (f *finder) replace(contact sample.Contact) {
	at, found := slices.BinarySearchFunc(f.contacts, contact.ID, func(c sample.Contact, id string) int { return cmp.Compare(c.ID, id) })
	if !found {
		return
	}
	f.contacts[at] = contact
	f.texts = slices.Clone(f.texts) // a search may be reading them
	f.texts[at] = searchText(&contact)
}

// selected is the place of the contact under the cursor.
func (f *finder) selected() (place int, ok bool) {
	if f.cursor.selected >= len(f.found) {
		return 0, false
	}
	return f.found[f.cursor.selected], true
}

func (f *finder) move(by int) tea.Cmd {
	f.cursor.move(by, len(f.found))
	return nil
}

// begin lets what is typed go into the filter.
func (f *finder) begin() tea.Cmd {
	f.typing = true
	f.line.Focus()
	return nil
}

// end keeps the filter as it is.
func (f *finder) end() tea.Cmd {
	f.typing = false
	return nil
}

// clear takes the filter away.
func (f *finder) clear() tea.Cmd {
	f.typing = false
	if f.line.Value() == "" {
		return nil
	}
	f.line.SetValue("")
	return f.look()
}

// takesKey reports the keys that belong to the filter while it is typed.
func (f *finder) takesKey(key tea.KeyMsg) bool { return f.typing && f.line.TakesKey(key) }

// update takes the finder's own messages, and reports whether one is its own.
func (f *finder) update(msg tea.Msg) (cmd tea.Cmd, own bool) {
	switch msg := msg.(type) {
	case lookMsg:
		if msg.finder == f {
			return f.start(msg), true
		}
	case foundMsg:
		if msg.finder == f {
			f.take(msg)
			return nil, true
		}
	}
	return nil, false
}

// longestFilter bounds what is typed, in bytes.
const longestFilter = 200

// key types into the filter.
func (f *finder) key(key tea.KeyMsg) tea.Cmd {
	if !f.typing {
		return nil
	}
	before := f.line.Value()
	f.line.Update(key)
	if len(f.line.Value()) > longestFilter {
		f.line.SetValue(before)
	}
	if f.line.Value() == before {
		return nil
	}
	return f.look()
}
