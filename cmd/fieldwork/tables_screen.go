package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/tables"
	"fieldwork/forms/tableview"
)

// endings are those of the files that the screen of tables writes, with their
// formats, as far as there are such; the first is proposed.
var endings = []struct{ ending, format string }{
	{".csv", "csv"}, {".xlsx", workbookFormat}, {".html", "html"}, {".md", "md"}, {".txt", "text"}, {".json", "json"},
}

// tablesFor gives the options of the tables of a questionnaire.
func (a *app) tablesFor(s *opened) func(study.Version) tableview.Options {
	return func(version study.Version) tableview.Options {
		options := tableview.Options{
			Form: version.Name, Title: version.Title.In(version.Language, version.Language), Language: version.Language,
			Read:       func(ctx context.Context) (tableview.Material, error) { return tableMaterial(ctx, s, version) },
			Interviews: func() iter.Seq2[forms.Interview, error] { return s.Interviews(version.Name) },
			Standing:   changesTo(s, tabulatedKinds...),
			Frame: func(ctx context.Context, language string) (tables.Table, bool, error) {
				return a.frame(ctx, s, version.Name, language)
			},
			Write:   func(ctx context.Context, file tableview.File) error { return a.writeTables(ctx, s, version, file) },
			Explain: s.explain, After: a.after,
		}
		for _, known := range endings {
			if tableWriters[known.format] != nil {
				options.Endings = append(options.Endings, known.ending)
			}
		}
		return options
	}
}

// tableMaterial reads what the answers to a questionnaire are counted with.
func tableMaterial(ctx context.Context, s *opened, version study.Version) (m tableview.Material, err error) {
	if m.Forms, err = formsOf(s, version); err != nil {
		return m, err
	}
	r, err := readRoster(s, ctx.Err)
	if err != nil {
		return m, err
	}
	m.Attributes, m.Weights = attributesOf(r), numericAttributes(r)
	if m.Population, err = sampleSize(s, version.Name); err != nil {
		return m, err
	}
	tally, err := s.Tally(version.Name)
	m.Interviews = int(sum(tally))
	return m, err
}

// writeTables writes tables to a file in the format of its ending.
func (a *app) writeTables(ctx context.Context, s *opened, version study.Version, file tableview.File) error {
	if _, err := os.Lstat(file.Path); err == nil && !file.Replace {
		return fmt.Errorf("%w: %s", fs.ErrExist, file.Path)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return about(file.Path, err)
	}
	made := madeTables{form: version, title: file.Title, language: file.Language, show: file.Show, tables: file.Tables}
	return a.writeOut(ctx, file.Path, s, func(w io.Writer) error {
		return tableWriters[formatOf(file.Path)](w, made)
	})
}

// formatOf is the format that the ending of a file stands for; that of the
// first ending where it stands for none.
func formatOf(path string) string {
	for _, known := range endings {
		if known.ending == strings.ToLower(filepath.Ext(path)) {
			return known.format
		}
	}
	return endings[0].format
}
