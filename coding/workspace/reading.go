package workspace

import (
	"context"
	"fmt"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/search"
)

// Read reads a document with its turns, beside what Content keeps. It belongs in
// a command. It fails with project.ErrNoDocument.
func (w *Workspace) Read(id string) (coding.Content, error) {
	draft, err := w.project.Document(id)
	if err == nil && draft.ID != id {
		err = fmt.Errorf("%w: %s", project.ErrNoDocument, id)
	}
	return coding.Content{Text: coding.NewText(draft.Text), Turns: draft.Turns}, err
}

// Search finds a pattern in all documents. It belongs in a command. each is
// given the matches of a document, and how many of all documents have been
// looked through; it ends the search by giving false.
func (w *Workspace) Search(ctx context.Context, pattern *search.Pattern, each func(document string, matches []coding.Span, done, all int) bool) error {
	documents, err := w.project.Documents()
	if err != nil {
		return err
	}
	for i, document := range documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		content, err := w.Read(document.ID)
		if err != nil {
			return err
		}
		var matches []coding.Span
		for match := range pattern.All(content.Text) {
			matches = append(matches, match)
		}
		if !each(document.ID, matches, i+1, len(documents)) {
			return nil
		}
	}
	return nil
}
