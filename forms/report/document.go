package report

import "strings"

// Document is what is written: a title, then blocks one below the other.
type Document struct {
	Title, Subtitle string
	// Language is the BCP 47 tag of the language that the document is in, such
	// as "en" or "cy". What is not such a tag counts as "en".
	Language string
	Blocks   []Block
}

// Block is one of Heading, Contents, Paragraph, Quotation, Table, List, Figure
// and PageBreak.
type Block interface{ block() }

// Heading begins a chapter (level 1), a section of it (level 2) and so on to
// level 6. A heading that lies more than one level below the one before it is
// written one level below, so that no level is left out.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text.
type Paragraph struct{ Text Text }

// Quotation is what somebody said, set apart from the text, and below it the
// source if there is one. Paragraphs of the text are parted by newlines.
type Quotation struct {
	Text, Source string
	// Language is that of the text if it is another than the document's.
	Language string
}

// Table has one row of column titles and then its rows. The first cell of a row
// is its header.
type Table struct {
	// Caption says what is in the table, without its number: tables are
	// numbered in order as they are written. A table without one has no number.
	Caption string
	Columns []string
	// Rows have a cell for every column; cells that are missing are empty, and
	// those beyond the last column are left out.
	Rows [][]Cell
	// Notes stand below the table, each a paragraph of its own.
	Notes []string
}

// Cell is one cell of a table. Newlines in its text part lines.
type Cell struct {
	Text string
	// Number says that the text is a number, which is aligned right.
	Number bool
	// Language is that of the text if it is another than the document's.
	Language string
}

// Words is a cell that holds text.
func Words(text string) Cell { return Cell{Text: text} }

// Number is a cell that holds a number, written as it is to be read.
func Number(text string) Cell { return Cell{Text: text, Number: true} }

// List has a bullet before each item, or a number if it is ordered.
type List struct {
	Items   []Text
	Ordered bool
}

// PageBreak lets what follows begin on a new page, where there are pages.
type PageBreak struct{}

func (Heading) block()   {}
func (Paragraph) block() {}
func (Quotation) block() {}
func (Table) block()     {}
func (List) block()      {}
func (PageBreak) block() {}

// Text is running text with light emphasis. Newlines in it part lines.
type Text []Run

// Run is a piece of text that is all emphasised in one way, or not.
type Run struct {
	Text string
	// Strong is bold, Emphasis italic.
	Strong, Emphasis bool
}

// Plain is text without emphasis.
func Plain(text string) Text { return Text{{Text: text}} }

// String is the text without its emphasis.
func (t Text) String() string {
	var out strings.Builder
	for _, run := range t {
		out.WriteString(run.Text)
	}
	return out.String()
}
