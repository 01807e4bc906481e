package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/themes"
	"fieldwork/forms/ui"
)

// runFramework gives the framework matrix out.
func (o *matrixOptions) runFramework(ctx context.Context, t *themeStudy, reading *themes.Reading) error {
	framework := themes.NewFramework(&t.material, &t.choice, reading, t.labels, o.sum)
	filling := themes.Filling(o.cells)
	if filling != themes.OnlySummaries || o.format == jsonFormat {
		if err := framework.Quote(&t.material, t.source); err != nil {
			return err
		}
	}
	return o.writeMatrix(ctx, t, func(w io.Writer) (cut int, err error) {
		switch o.format {
		case csvFormat:
			return 0, themes.WriteCSV(w, framework.Sheet(filling), o.raw)
		case workbookFormat:
			return themes.WriteWorkbook(w, framework.Sheet(filling))
		case jsonFormat:
			return 0, framework.WriteJSON(w)
		}
		return 0, o.writeCases(w, framework, filling)
	})
}

const (
	// widestHead is how many columns the head of a column takes at most.
	widestHead = 18
	// widestLine is from how many columns on a table that is not broken off is
	// said to be wide.
	widestLine = 200
	// readingColumns is how wide running text is where the output tells no
	// width.
	readingColumns = 80
)

// writeText writes a matrix as tables that fit on the terminal, one below the
// other where it has too many columns; elsewhere as one.
func (o *matrixOptions) writeText(w io.Writer, matrix *themes.Matrix, measure themes.Measure) error {
	table := matrix.Table(measure)
	if _, err := fmt.Fprintf(w, "%s: %s.\n", ui.Safe(matrix.Title), measure.Label()); err != nil {
		return err
	}
	if len(matrix.Rows) == 0 {
		_, err := io.WriteString(w, "There is no code yet.\n")
		return err
	}
	if o.columns > 0 {
		for i := 1; i < len(table[0]); i++ {
			table[0][i] = ui.Clip(table[0][i], widestHead)
		}
	}
	o.tellWidth(table)
	for from := 1; ; {
		to := o.columnsThatFit(table, from)
		part := make([][]string, len(table))
		for i, row := range table {
			part[i] = append([]string{row[0]}, row[from:to]...)
		}
		if err := writeTable(w, part); err != nil {
			return err
		}
		if from = to; from >= len(table[0]) {
			return nil
		}
		if _, err := io.WriteString(w, "\n"); err != nil {
			return err
		}
	}
}

// tellWidth says of a table that goes whole into a pipe or a file that it is
// wider than anybody can read.
func (o *matrixOptions) tellWidth(table [][]string) {
	if width := widthOf(table); o.columns == 0 && width > widestLine {
		o.tell(fmt.Sprintf("Its lines are %d characters wide; --format csv or xlsx is easier to read in a spreadsheet.", width))
	}
}

// widthOf is how wide a table is written.
func widthOf(table [][]string) int {
	width := 0
	for column := range table[0] {
		width += widestOf(table, column) + len(columnGap)
	}
	return width - len(columnGap)
}

// widestOf is how wide a column of a table is.
func widestOf(table [][]string, column int) int {
	width := 0
	for _, row := range table {
		width = max(width, ui.Width(ui.Safe(row[column])))
	}
	return width
}

// columnsThatFit is the column before which a table is broken off, so that it
// fits beside the first column from one on; at least one does.
func (o *matrixOptions) columnsThatFit(table [][]string, from int) int {
	used := widestOf(table, 0)
	for to := from; to < len(table[0]); to++ {
		if used += len(columnGap) + widestOf(table, to); o.columns > 0 && used > o.columns && to > from {
			return to
		}
	}
	return len(table[0])
}

// writeCases writes a framework case by case, theme by theme; what has nothing
// to show is left out.
func (o *matrixOptions) writeCases(w io.Writer, framework *themes.Framework, filling themes.Filling) error {
	width := readingColumns
	if o.columns > 0 {
		width = min(width, o.columns)
	}
	var parts []string
	for i, one := range framework.Cases {
		if told := caseLines(framework, i, filling, width); told != "" {
			parts = append(parts, ui.Safe(one.Label)+"\n"+told)
		}
	}
	if len(parts) == 0 {
		parts = []string{"There is nothing to show: no case has a passage, or no summary was written yet.\n"}
	}
	_, err := io.WriteString(w, strings.Join(parts, "\n"))
	return err
}

func caseLines(framework *themes.Framework, row int, filling themes.Filling, width int) string {
	const indent = "    "
	var out strings.Builder
	for i, column := range framework.Columns {
		text := framework.Cells[row][i].Text(filling)
		if text == "" {
			continue
		}
		out.WriteString("  " + ui.Safe(coding.PathWords(column.Path)) + "\n")
		for _, line := range ui.Wrap(text, max(width-len(indent), 1)) {
			out.WriteString(indent + line + "\n")
		}
	}
	return out.String()
}
