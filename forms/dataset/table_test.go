package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"fieldwork/forms/dataset/csvfile"
)

// helping is what a test and the check of a property have in common.
type helping interface {
	Helper()
	Fatalf(format string, arguments ...any)
}

// project gives some columns of a CSV file, by name; all without names.
func project(t helping, file string, names ...string) [][]string {
	t.Helper()
	reader := csvfile.NewReader(strings.NewReader(file))
	var at []int
	var rows [][]string
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, file)
		}
		texts := make([]string, len(cells))
		for i, cell := range cells {
			texts[i] = cell.Text
		}
		if at == nil && len(names) == 0 {
			names = texts
		}
		if at == nil {
			for _, name := range names {
				i := slices.Index(texts, name)
				if i < 0 {
					t.Fatalf("there is no column %s in %q", name, texts)
				}
				at = append(at, i)
			}
		}
		row := make([]string, len(at))
		for i, column := range at {
			row[i] = texts[column]
		}
		rows = append(rows, row)
	}
}

// checkLines fails unless every line is a JSON object.
func checkLines(t testing.TB, lines []byte) {
	t.Helper()
	for line := range bytes.Lines(lines) {
		var object map[string]any
		if err := json.Unmarshal(line, &object); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
	}
}
