package transcript

import (
	"errors"
	"strings"
)

// paragraphs puts the paragraphs of a document together, of runs of words that
// are bold or not. Paragraphs in the cells of one row of a table become one,
// with tabs between the cells.
type paragraphs struct {
	source *source
	open   []*paragraph
	// rows are the rows of tables that are open, the innermost last.
	rows   []*row
	number int
	// size is that of the text so far in bytes, and filled how many paragraphs
	// have words.
	size   int
	filled int
	// gap says that the paragraph before is blank.
	gap bool
}

// paragraph is one that is not yet complete.
type paragraph struct {
	text    strings.Builder
	bold    int
	plain   bool
	heading bool
	title   bool
	// styled is whether the style of the paragraph is bold.
	styled bool
}

// row is a row of a table: the first paragraphs of its cells stand on one line,
// and the others below it.
type row struct {
	cells  []string
	line   line
	filled bool
	below  []line
}

func (p *paragraphs) begin() { p.open = append(p.open, &paragraph{}) }

// current is the innermost paragraph that is open; nil if none is.
func (p *paragraphs) current() *paragraph {
	if len(p.open) == 0 {
		return nil
	}
	return p.open[len(p.open)-1]
}

// words adds a run to the paragraph that is open. Words outside of any are no
// text of the document.
func (p *paragraphs) words(text string, bold bool) error {
	current := p.current()
	if current == nil || text == "" {
		return nil
	}
	if p.size += len(text); p.size > LargestText {
		return tooLarge(p.source.at(0), "the document holds more than %d MB of text; split it", LargestText>>20)
	}
	current.text.WriteString(text)
	if strings.TrimSpace(text) == "" {
		return nil
	}
	if current.text.Len() == len(text) {
		if err := p.begun(); err != nil {
			return err
		}
	}
	if current.plain = current.plain || !bold; !current.plain {
		current.bold = current.text.Len()
	}
	return nil
}

// end takes in the paragraph that ends.
func (p *paragraphs) end() error {
	current := p.current()
	if current == nil {
		return nil
	}
	p.open = p.open[:len(p.open)-1]
	p.number++
	text := current.text.String()
	if strings.TrimSpace(text) == "" {
		p.gap = true
		return nil
	}
	if current.title && p.source.title == "" {
		p.source.title = cutTitle(text)
	}
	l := line{number: p.number, text: text, bold: current.bold, apart: true, gap: p.gap, heading: current.heading || current.title}
	p.gap = false
	if len(p.rows) > 0 {
		p.rows[len(p.rows)-1].add(l)
		return nil
	}
	_, err := p.source.add(l)
	return err
}

// begun checks that a row does not collect more paragraphs than a file may have.
func (p *paragraphs) begun() error {
	if p.filled++; p.filled > MostLines {
		return tooManyLines(p.source.at(0))
	}
	return nil
}

func (p *paragraphs) beginRow() { p.rows = append(p.rows, &row{}) }

// endCell moves on to the next cell of a row.
func (p *paragraphs) endCell() {
	if len(p.rows) > 0 {
		p.rows[len(p.rows)-1].filled = false
	}
}

// endRow takes in a row of a table.
func (p *paragraphs) endRow() error {
	if len(p.rows) == 0 {
		return nil
	}
	r := p.rows[len(p.rows)-1]
	p.rows = p.rows[:len(p.rows)-1]
	r.line.text = strings.Join(r.cells, "\t")
	for _, l := range append([]line{r.line}, r.below...) {
		if len(p.rows) > 0 {
			p.rows[len(p.rows)-1].add(l)
			continue
		}
		if _, err := p.source.add(l); err != nil {
			return err
		}
	}
	return nil
}

// add takes in a paragraph of a cell.
func (r *row) add(l line) {
	if r.filled {
		r.below = append(r.below, l)
		return
	}
	r.filled = true
	if len(r.cells) == 0 {
		r.line = l
	}
	r.cells = append(r.cells, l.text)
}

// soundPart is what an error of a damaged part comes to once something of it was
// read: a notice, and no error.
func (p *paragraphs) soundPart(err error) error {
	var fault *Fault
	if !errors.As(err, &fault) || !errors.Is(err, ErrBroken) {
		return err
	}
	for len(p.rows) > 0 || p.current() != nil {
		if err := errors.Join(p.end(), p.endRow()); err != nil {
			return err
		}
	}
	if len(p.source.lines) == 0 {
		return fault
	}
	p.source.notices.whole("%s is damaged at byte %d; what follows there was not read.", fault.Part, fault.Offset)
	return nil
}
