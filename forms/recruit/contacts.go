package recruit

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/ui"
)

// contactList is the screen on which the contacts of a study are listed and
// found.
type contactList struct {
	options Options
	finder  *finder
	loaded  bool
	// edited are contacts that were changed before all were read.
	edited []sample.Contact
	stop   context.CancelFunc // ends what is being read
}

// NewContacts makes the screen of all contacts of a study. It ends by ui.Pop.
func NewContacts(options Options) ui.Screen {
	return &contactList{options: options, finder: newFinder(), stop: func() {}}
}

// peopleMsg brings the contacts of a study, or the first of them.
type peopleMsg struct {
	list  *contactList
	read  people
	whole bool
	err   error
}

// Init reads the contacts, the first of them on their own, so that something
// is seen at once.
func (l *contactList) Init() tea.Cmd {
	ctx, stop := context.WithCancel(context.Background())
	l.stop = stop
	return tea.Batch(l.read(ctx, firstRead), l.read(ctx, 0))
}

func (l *contactList) read(ctx context.Context, most int) tea.Cmd {
	kept := l.options.Study
	return func() tea.Msg {
		read, err := readPeople(ctx, kept, most)
		return peopleMsg{list: l, read: read, whole: most == 0, err: err}
	}
}

// Typing reports whether the filter is typed.
func (l *contactList) Typing() bool { return l.finder.typing }

// TakesKey gives the filter the keys that belong to a text.
func (l *contactList) TakesKey(key tea.KeyMsg) bool { return l.finder.takesKey(key) }

// HoldsKeys keeps keys for the contacts that are being searched.
func (l *contactList) HoldsKeys() bool { return l.finder.searching() }

// Head names the study.
func (l *contactList) Head() ui.Head {
	return ui.Head{Left: []string{l.options.Name, "Contacts"}, Right: []string{l.options.Interviewer}}
}

// Update takes what was read, found or saved, and what is typed.
func (l *contactList) Update(msg tea.Msg) tea.Cmd {
	if cmd, own := l.finder.update(msg); own {
		return cmd
	}
	switch msg := msg.(type) {
	case peopleMsg:
		if msg.list == l {
			return l.take(msg)
		}
	case savedMsg:
		if msg.err == nil {
			l.finder.replace(msg.edit.After)
			if l.finder.partial {
				l.edited = append(l.edited, msg.edit.After)
			}
			return l.finder.look()
		}
	case tea.KeyMsg:
		return l.finder.key(msg)
	case tea.MouseMsg:
		if !l.HoldsKeys() && l.finder.cursor.mouse(msg, len(l.finder.found)) {
			return l.open()
		}
	}
	return nil
}

func (l *contactList) take(msg peopleMsg) tea.Cmd {
	if !msg.whole && (l.loaded || msg.err != nil) {
		return nil // the whole is there already, or says what is wrong
	}
	l.loaded, l.finder.partial = true, !msg.whole
	l.finder.people = msg.read
	if msg.whole {
		for _, contact := range l.edited {
			l.finder.replace(contact)
		}
		l.edited = nil
	}
	if msg.err == nil {
		return l.finder.look()
	}
	return tea.Batch(l.finder.look(), ui.Warn("Not all contacts could be read. "+l.options.explain(msg.err)))
}

// open shows the contact under the cursor.
func (l *contactList) open() tea.Cmd {
	place, ok := l.finder.selected()
	if !ok {
		return nil
	}
	l.finder.end()
	return ui.Push(newContact(l.options, l.finder.contacts[place]))
}

// leave takes the filter away if there is one, else goes back and reads no
// further.
func (l *contactList) leave() tea.Cmd {
	if l.finder.line.Value() != "" {
		return l.finder.clear()
	}
	l.stop()
	l.finder.stop()
	return ui.Pop()
}
