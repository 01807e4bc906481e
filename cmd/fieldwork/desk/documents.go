package desk

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/cmd/fieldwork/outline"
	"fieldwork/coding"
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
	list, err := documents.Documents()
	c.miss("the documents", err)
	c.documents = len(list)
}

// documentsMsg brings the list of documents.
type documentsMsg struct {
	desk *Desk
	list []coding.Document
	err  error
}

// listDocuments asks for a document to read.
func (d *Desk) listDocuments() tea.Cmd {
	documents := project.New(d.options.Study.Store(), d.options.Now)
	return func() tea.Msg {
		list, err := documents.Documents()
		return documentsMsg{d, list, err}
	}
}

func (d *Desk) pickDocument(msg documentsMsg) tea.Cmd {
	if msg.err != nil {
		return ui.Warn("The documents could not be read. " + d.options.Explain(msg.err))
	}
	options := make([]ui.Option, len(msg.list))
	for i, document := range msg.list {
		options[i] = ui.Option{Label: document.Title, Detail: document.Kind.Words()}
	}
	return ui.Open(ui.Find("Documents", options, func(i int) tea.Cmd { return d.readDocument(msg.list[i].ID) }))
}

func (d *Desk) readDocument(id string) tea.Cmd {
	documents := project.New(d.options.Study.Store(), d.options.Now)
	return func() tea.Msg {
		draft, err := documents.Document(id)
		if err != nil {
			return textMsg{asker: d, err: err}
		}
		var text strings.Builder
		err = outline.WriteDocument(&text, &draft, ui.Safe)
		return textMsg{d, draft.Title, text.String(), err}
	}
}
