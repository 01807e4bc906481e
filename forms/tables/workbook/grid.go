package workbook

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// grid is a table on a worksheet.
type grid struct {
	// name is that of the named table; it is made fit, and is another in each worksheet.
	name    string
	columns []column
	rows    []gridRow
}

// column is one of a grid, with its width in characters.
type column struct {
	header string
	width  float64
	right  bool // its values are numbers
}

// gridRow is a row below the headers.
type gridRow struct {
	cells []cell
	// ruled says that a line is drawn above.
	ruled bool
}

// cell is text, or a number if it has a format. Text can lead to a worksheet.
type cell struct {
	text   string
	number float64
	format string
	leads  string
}

// grid writes a table below what the page has, and marks it up as one.
func (p *page) grid(g grid) {
	differentHeaders(g.columns)
	p.row++
	top := p.row
	for i, column := range g.columns {
		p.put(i+1, top, column.header, look{bold: true, below: true, right: column.right})
	}
	for _, row := range g.rows {
		p.row++
		for i, cell := range row.cells {
			p.cell(i+1, &cell, look{inside: true, above: row.ruled, right: g.columns[i].right, link: cell.leads != "", format: cell.format})
		}
	}
	p.markUp(g, top)
}

func (p *page) cell(column int, cell *cell, look look) {
	if cell.format == "" {
		p.put(column, p.row, cmp.Or(fitting(cell.text), "(no text)"), look)
		if cell.leads != "" {
			p.lead(p.place(column, p.row), cell.leads)
		}
		return
	}
	place := p.place(column, p.row)
	p.keep(p.file.SetCellFloat(p.sheet, place, cell.number, -1, 64))
	p.style(place, look)
}

// namedTable is the part of a workbook that says that cells are a table with a
// row of headers (ECMA-376, part 1, 18.5.1.2).
type namedTable struct {
	XMLName     xml.Name `xml:"http://schemas.openxmlformats.org/spreadsheetml/2006/main table"`
	ID          int      `xml:"id,attr"`
	Name        string   `xml:"name,attr"`
	DisplayName string   `xml:"displayName,attr"`
	Ref         string   `xml:"ref,attr"`
	TotalsShown int      `xml:"totalsRowShown,attr"`
	Columns     struct {
		Count   int           `xml:"count,attr"`
		Columns []namedColumn `xml:"tableColumn"`
	} `xml:"tableColumns"`
	Style struct {
		FirstColumn   int `xml:"showFirstColumn,attr"`
		LastColumn    int `xml:"showLastColumn,attr"`
		RowStripes    int `xml:"showRowStripes,attr"`
		ColumnStripes int `xml:"showColumnStripes,attr"`
	} `xml:"tableStyleInfo"`
}

type namedColumn struct {
	ID   int    `xml:"id,attr"`
	Name string `xml:"name,attr"`
}

// markUp makes a named table of cells. excelize always gives one the arrows of
// a filter, which published tables do not have, so that the part is written
// anew without them.
func (p *page) markUp(g grid, top int) {
	named := namedTable{Name: tableName(g.name)}
	named.Ref = p.place(1, top) + ":" + p.place(len(g.columns), p.row)
	p.keep(p.file.AddTable(p.sheet, &excelize.Table{Range: named.Ref, Name: named.Name}))
	named.DisplayName = named.Name
	named.Columns.Count = len(g.columns)
	for i, column := range g.columns {
		named.Columns.Columns = append(named.Columns.Columns, namedColumn{i + 1, column.header})
	}
	named.Style.FirstColumn = 1
	p.grids++
	named.ID = p.grids
	part, err := xml.Marshal(named)
	p.keep(err)
	p.replace(fmt.Sprintf("xl/tables/table%d.xml", p.grids), xml.Header+string(part))
}

// replace puts a part of ours in the place of one that excelize made.
func (p *page) replace(path, part string) {
	if _, there := p.file.Pkg.Load(path); !there {
		p.keep(fmt.Errorf("the workbook has no part %s", path))
		return
	}
	p.file.Pkg.Store(path, []byte(strings.TrimSpace(part)))
}
