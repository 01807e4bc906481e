package desk

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/cmd/fieldwork/codingroom"
	"fieldwork/coding/project"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// readDocuments makes the documents of interviews that have ended, and counts
// all documents.
func (c *contents) readDocuments(kept *study.Study, now func() time.Time) {
	documents := project.New(kept.Store(), now)
	_, err := documents.BringUpToDate(kept)
	c.miss("the documents", err)
	c.documents, c.uncoded, err = documents.Standing()
	c.miss("the documents", err)
}

// roomMsg brings the room in which documents are coded.
type roomMsg struct {
	desk *Desk
	room *codingroom.Room
	// enter opens what is wanted there.
	enter func(*codingroom.Room) tea.Cmd
	err   error
}

// openRoom reads what was coded, and then opens something there.
func (d *Desk) openRoom(enter func(*codingroom.Room) tea.Cmd) tea.Cmd {
	d.starting = true
	options := d.options.Coding
	return ui.Await(func() tea.Msg {
		room, err := codingroom.Open(options)
		return roomMsg{d, room, enter, err}
	})
}

func (d *Desk) listDocuments() tea.Cmd { return d.openRoom((*codingroom.Room).Pick) }

func (d *Desk) codeSystem() tea.Cmd { return d.openRoom((*codingroom.Room).Tree) }

func (d *Desk) matrices() tea.Cmd {
	return d.openRoom(func(r *codingroom.Room) tea.Cmd { return r.Matrix("") })
}

func (d *Desk) agreement() tea.Cmd { return d.openRoom((*codingroom.Room).PickCoders) }

func (d *Desk) entered(msg roomMsg) tea.Cmd {
	d.starting = false
	if msg.err != nil {
		return ui.Warn("What was coded could not be read. " + d.options.Explain(msg.err))
	}
	return msg.enter(msg.room)
}
