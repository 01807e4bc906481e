package tables

import (
	"fmt"
	"math"
	"strconv"
)

// Show says which numbers of a table are laid out.
type Show string

// What can be shown of shares.
const (
	CountsAndPercentages Show = "both"
	OnlyCounts           Show = "counts"
	OnlyPercentages      Show = "percentages"
	// OnlyRowPercentages are of all who gave the answer of the row, in the tables
	// where that differs: those that Across reports. Others are laid out as with
	// OnlyPercentages.
	OnlyRowPercentages Show = "row_percentages"
)

// Layout is a table as it is drawn: one row of headers, one value in each cell.
// Every drawing of a table is made from it, so that all say the same.
type Layout struct {
	// Headers stand above the columns; the first is that of the rows' labels.
	Headers []Header
	Rows    []LaidRow
}

// Header is the head of a column.
type Header struct {
	// Label is what the column counts or measures, and Unit what its values
	// are, such as "%"; either may be empty.
	Label, Unit string
	// Group is the category of the crossing that the column belongs to; empty
	// for the total and where there is no crossing. It may come from outside.
	Group string
}

// LaidRow is a row as it is drawn.
type LaidRow struct {
	Label string
	// Group is the category of the crossing where that stands in the rows.
	Group string
	// Total says that the row is a base, a missing answer or a statistic, and
	// no category.
	Total bool
	Cells []Value
}

// Format is how a value is written.
type Format string

// The formats.
const (
	// Whole is a number of respondents, without decimals.
	Whole Format = "whole"
	// OneDecimal is for percentages and weighted counts.
	OneDecimal Format = "one_decimal"
	// Signed is for differences, with a sign and one decimal.
	Signed Format = "signed"
	// TwoDecimals is for means and other statistics.
	TwoDecimals Format = "two_decimals"
)

// Value is one cell as it is drawn.
type Value struct {
	Number float64
	Format Format
	// Mark stands in place of the number where it is set.
	Mark Mark
	// Empty says that there is neither a number nor a mark.
	Empty bool
}

// Text is the value as it is read: "41", "65.1", "+50.0", "[c]", or nothing.
func (v Value) Text() string {
	switch {
	case v.Empty:
		return ""
	case v.Mark != NoMark:
		return "[" + string(v.Mark) + "]"
	}
	switch v.Format {
	case Whole:
		return strconv.FormatFloat(v.Number, 'f', 0, 64)
	case Signed:
		return fmt.Sprintf("%+.1f", Rounded(v.Number, 1))
	case TwoDecimals:
		return strconv.FormatFloat(Rounded(v.Number, 2), 'f', 2, 64)
	}
	return strconv.FormatFloat(Rounded(v.Number, 1), 'f', 1, 64)
}

// Rounded rounds to so many decimals. It takes away the sign of what rounds to 0,
// and the last bit, so that halves round up as people expect.
func Rounded(number float64, decimals int) float64 {
	scale := math.Pow(10, float64(decimals))
	const lastBit = 1e-9
	return math.Round(number*scale+math.Copysign(lastBit, number))/scale + 0
}

// Span is a run of columns that have a label in common.
type Span struct {
	Label string
	// From and To are the first column, from 0 after that of the row labels, and
	// the one after the last.
	From, To int
	// Units are those of the columns.
	Units []string
}

// Spans parts the columns into runs under a common label, for drawings that
// have two rows of headers.
func (l *Layout) Spans() []Span {
	var spans []Span
	for i, header := range l.Headers[1:] {
		label, unit := header.Label, header.Unit
		switch {
		case header.Group != "":
			label = header.Group
		case label == unit:
			label = ""
		}
		if last := len(spans) - 1; last >= 0 && spans[last].Label == label && unit != "" && spans[last].Units[0] != unit {
			spans[last].To, spans[last].Units = i+1, append(spans[last].Units, unit)
			continue
		}
		spans = append(spans, Span{Label: label, From: i, To: i + 1, Units: []string{unit}})
	}
	return spans
}
