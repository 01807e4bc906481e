package tables

// Show says which numbers of a table are laid out.
type Show string

// What can be shown of shares.
const (
	CountsAndPercentages Show = "both"
	OnlyCounts           Show = "counts"
	OnlyPercentages      Show = "percentages"
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
