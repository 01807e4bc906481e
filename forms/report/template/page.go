package template

import (
	"strconv"
	"strings"

	"fieldwork/forms/report"
)

// Page holds the blocks that a template places: tables, charts and quotations,
// which are made outside it.
type Page struct{ placed [][]report.Block }

// Placed stands for blocks in what a template writes. It is a paragraph of its
// own wherever it is written, and empty if there are no blocks.
type Placed string

// Place puts blocks on the page.
func (p *Page) Place(blocks ...report.Block) Placed {
	if len(blocks) == 0 {
		return ""
	}
	p.placed = append(p.placed, blocks)
	number := Words(strconv.Itoa(len(p.placed) - 1))
	return Placed("\n\n" + string(placeStart) + number.String() + "\n\n")
}

// at gives the blocks that a paragraph stands for, if it stands for any.
func (p *Page) at(paragraph string) (blocks []report.Block, found bool) {
	number, isPlace := strings.CutPrefix(paragraph, string(placeStart))
	if !isPlace {
		return nil, false
	}
	at, err := strconv.Atoi(decoded(number))
	if err != nil || at < 0 || at >= len(p.placed) {
		return nil, false
	}
	return p.placed[at], true
}
