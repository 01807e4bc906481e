package main

import (
	"encoding/json"
	"io"
	"strings"
	"time"

	"fieldwork/forms/ui"
)

// columnGap parts the columns of a table.
const columnGap = "  "

// writeTable writes rows of cells, made safe, in columns as wide as their
// widest cell. The last column is not padded.
func writeTable(w io.Writer, rows [][]string) error {
	var widths []int
	for _, row := range rows {
		for i := range row {
			row[i] = ui.Safe(row[i])
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ui.Width(row[i]))
		}
	}
	for _, row := range rows {
		if _, err := io.WriteString(w, tableLine(row, widths)); err != nil {
			return err
		}
	}
	return nil
}

// tableLine is one row of safe cells, with the end of its line.
func tableLine(row []string, widths []int) string {
	var line strings.Builder
	for i, cell := range row {
		line.WriteString(cell)
		if i < len(row)-1 {
			line.WriteString(strings.Repeat(" ", max(widths[i]-ui.Width(cell), 0)) + columnGap)
		}
	}
	return strings.TrimRight(line.String(), " ") + "\n"
}

// writeJSON writes a value as one line of JSON.
func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

// minuteOf is a time as tables show it, in UTC; "" for none.
func minuteOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02 15:04Z")
}
