package tableview

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
)

// writtenMsg says that a file was written, or why not.
type writtenMsg struct {
	screen *Screen
	file   File
	err    error
}

// askPath asks where the table is to be written.
func (s *Screen) askPath() tea.Cmd {
	proposed := s.options.Form + "-" + s.shown.table.Name + s.options.Endings[0]
	return s.askPathFrom(proposed)
}

func (s *Screen) askPathFrom(proposed string) tea.Cmd {
	label := "The ending is the format: " + strings.Join(s.options.Endings, ", ") + "."
	return ui.Open(ui.Prompt("Write this table to a file", label, proposed, false, s.write))
}

// write writes the table as it is shown.
func (s *Screen) write(path string) tea.Cmd {
	path = strings.TrimSpace(path)
	if path == "" || s.shown.table == nil {
		return nil
	}
	if !slices.Contains(s.options.Endings, strings.ToLower(filepath.Ext(path))) {
		warning := ui.Warn("The name has to end in one of " + strings.Join(s.options.Endings, ", ") + ".")
		return tea.Sequence(s.askPathFrom(path), warning)
	}
	return s.writing(File{
		Path: path, Title: s.formTitle(), Language: s.counted.asked.language, Tables: []tables.Table{*s.shown.table}, Show: s.show,
	})
}

func (s *Screen) writing(file File) tea.Cmd {
	return func() tea.Msg { return writtenMsg{s, file, s.options.Write(context.Background(), file)} }
}

// written says what became of a file, and asks before one is replaced.
func (s *Screen) written(msg writtenMsg) tea.Cmd {
	switch {
	case errors.Is(msg.err, fs.ErrExist):
		file := msg.file
		file.Replace = true
		text := file.Path + " is there already. Shall it be replaced?"
		return ui.Open(ui.Confirm("Replace the file", text, "replace", "keep", func() tea.Cmd { return s.writing(file) }))
	case msg.err != nil:
		return ui.Warn("The table could not be written. " + s.options.Explain(msg.err))
	}
	said := "Written to " + msg.file.Path + "."
	if slices.ContainsFunc(msg.file.Tables, func(t tables.Table) bool { return t.Verbatim }) {
		return ui.Warn(said + " " + tables.VerbatimWarning)
	}
	return ui.Notify(said)
}
