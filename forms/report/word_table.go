package report

import (
	"fmt"
	"strings"
)

func (w *wordBody) table(t Table) {
	if !t.empty() {
		if t.Caption != "" {
			w.caption("Table", w.tables.next(), t.Caption)
		}
		w.grid(t)
	}
	for _, note := range t.Notes {
		w.paragraph("TableNote", "", run(oneLine(note), ""))
	}
	if !t.empty() && len(t.Notes) == 0 {
		w.paragraph("TableNote", "", "") // two tables in a row would be read as one
	}
}

// grid writes the table itself. What it holds is told in its properties too,
// for those who hear it read.
func (w *wordBody) grid(t Table) {
	widths, size := t.widths()
	fmt.Fprintf(&w.out, `<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>`+
		`<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	if t.Caption != "" {
		fmt.Fprintf(&w.out, `<w:tblCaption w:val="%s"/>`, escaped(oneLine(t.Caption)))
	}
	w.out.WriteString("</w:tblPr><w:tblGrid>")
	for _, width := range widths {
		fmt.Fprintf(&w.out, `<w:gridCol w:w="%d"/>`, width)
	}
	w.out.WriteString("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	for i, column := range t.Columns {
		w.cell(Cell{Text: oneLine(column), Number: t.numeric(i)}, "TableHeading"+size, widths[i], false)
	}
	w.out.WriteString("</w:tr>")
	for at, row := range t.Rows {
		w.out.WriteString("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
		for i := range t.Columns {
			w.cell(cell(row, i), "TableText"+size, widths[i], at == 0 && len(t.Rows) > 1 || at == len(t.Rows)-2)
		}
		w.out.WriteString("</w:tr>")
	}
	w.out.WriteString("</w:tbl>")
}

// cell writes a cell. The first row stays with the second on a page, and the last
// but one with the last, so that none stands alone.
func (w *wordBody) cell(c Cell, style string, width int, keepNext bool) {
	fmt.Fprintf(&w.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, width)
	alignment := ""
	if c.Number {
		alignment = `<w:jc w:val="right"/>`
	}
	w.placed(style, keepNext, alignment, run(strings.Join(lines(c.Text), "\n"), w.lang(c.Language)))
	w.out.WriteString("</w:tc>")
}
