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

// Search looks for a pattern in all documents, as [project.Project.Search] does.
// It belongs in a command.
func (w *Workspace) Search(ctx context.Context, pattern *search.Pattern, each func(document string, matches []coding.Span, done, all int) bool) error {
	return w.project.Search(ctx, pattern, each)
}
