package workbook

import (
	_ "embed"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"github.com/xuri/excelize/v2"

	"fieldwork/forms/tables"
)

// chartXML is the part of a workbook that draws a bar chart (ECMA-376, part 1,
// 21.2). It is written whole because excelize can neither hatch a bar, nor move
// the line from which bars begin, nor keep what they show for programs that draw
// without reading cells.
//
//go:embed chart.xml
var chartXML string

var chartTemplate = template.Must(template.New("chart").Funcs(template.FuncMap{
	"xml": escape, "number": number, "isNumber": isNumber, "ink": func(font, ink string) map[string]string {
		return map[string]string{"Font": font, "Ink": ink}
	},
}).Parse(chartXML))

func escape(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text))
	return out.String()
}

func number(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }

func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

// part is what the template is filled with. Numbers are in percent.
type part struct {
	Font       string
	Categories cells
	Series     []partSeries
	Stacked    bool
	// Most is the end of the axis, Line where the line stands that bars begin
	// from.
	Most, Line float64
	// The place of the bars, as shares of the width and height of the chart.
	PlotLeft, PlotTop, PlotShare, PlotHeight float64
}

// cells are a range of cells and what is in them.
type cells struct {
	Range string
	Texts []string
}

// partSeries is a series as it is drawn.
type partSeries struct {
	At int
	// Name stands in the legend. That of a spacer is blank: programs do not
	// agree on which entry of a legend a number means, so that none is left out.
	Name   string
	Values cells
	// Spacer says that the series only moves the bars, and is not seen.
	Spacer bool
	Look   patternLook
	// Silent are the places of values without a number, for which there is no
	// room.
	Silent []int
	// Label is the format of the numbers.
	Label string
}

// unseen is a name that takes no room to speak of in a legend, and that is not
// taken for none: a space that does not break.
const unseen = "\u00a0"

// narrowest is the least width of a part of a bar that holds its number, in
// pixels.
const narrowest = 24

// edgeShare is what is left free to the right of the bars, of the width.
const edgeShare = 0.01

// part writes the part of the chart. Its numbers stand in a grid whose headers
// are in row top.
func (d *drawnChart) part(g grid, top int) string {
	single := len(d.chart.Series) == 1 && !d.spaced()
	made := part{
		Font: fontName, Stacked: !single, Most: d.chart.Most - d.chart.Least, Line: -d.chart.Least,
		PlotLeft: 1 - plotShare - edgeShare, PlotShare: plotShare, PlotTop: (margin + d.legend()) / d.height(), Categories: d.column(g, top, 0),
	}
	label := "0"
	if single {
		const roomForNumber = 1.15
		label, made.Most = `0.0"%"`, made.Most*roomForNumber
	}
	made.PlotHeight = 1 - made.PlotTop - margin/d.height()
	for at := 1; at < len(g.columns); at++ {
		values := d.column(g, top, at)
		series := partSeries{At: at - 1, Name: unseen, Values: values, Label: label}
		shown := at - 1
		if d.spaced() {
			series.Spacer, shown = at == 1, at-2
		}
		if !series.Spacer {
			series.Name = fitting(d.chart.Series[shown].Label)
			series.Look = lookOf(d.chart.Series[shown].Pattern)
			series.Silent = d.silent(shown, made.Most, single)
		}
		made.Series = append(made.Series, series)
	}
	var out strings.Builder
	if err := chartTemplate.Execute(&out, made); err != nil {
		panic(fmt.Sprintf("the template of charts: %v", err))
	}
	return out.String()
}

// silent are the bars whose part of a series is too narrow for its number.
func (d *drawnChart) silent(series int, most float64, single bool) []int {
	var places []int
	for i := range d.chart.Bars {
		bar := &d.chart.Bars[i]
		pixels := bar.Values[series] / most * chartWidth * plotShare
		if bar.Mark != tables.NoMark || !single && pixels < narrowest {
			places = append(places, i)
		}
	}
	return places
}

// reference is a range of one column of the worksheet, the first being 0. There
// are no more columns than the worksheet has.
func (d *drawnChart) reference(column, from, to int) string {
	letter, _ := excelize.ColumnNumberToName(column + 1)
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", d.sheet, letter, from, letter, to)
}

// column is a column of the grid without its header.
func (d *drawnChart) column(g grid, top, at int) cells {
	column := cells{Range: d.reference(at, top+1, top+len(g.rows))}
	for _, row := range g.rows {
		text := fitting(row.cells[at].text)
		if row.cells[at].format != "" {
			text = number(row.cells[at].number)
		}
		column.Texts = append(column.Texts, text)
	}
	return column
}
