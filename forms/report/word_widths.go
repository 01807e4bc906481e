package report

import (
	"strings"
	"unicode/utf8"
)

// tableSizes are the ends of the names of the styles that tables can have, from
// the largest type, with the share of its size.
var tableSizes = []struct {
	style string
	share float64
}{{"", 1}, {"Small", 0.8}, {"Smaller", 0.7}}

// The widths of the text of a table at the largest size, in twentieths of a
// point: of a character on the average, of one of a title, which is bold, and of
// what lies between a text and the lines beside it.
const (
	characterWidth      = 116
	titleCharacterWidth = 132
	cellPadding         = 140
)

// mostWanted is the longest line that a column is given room for, in characters.
const mostWanted = 60

// widths shares the width of the page among the columns of a table, in
// twentieths of a point, and gives the style of its size. Each column has room
// for its longest word where there is any size at which all have, with a sixth of
// the page left for those whose lines are longer.
func (t *Table) widths() (widths []int, style string) {
	for _, size := range tableSizes {
		least, wanted := t.room(size.share)
		style = size.style
		widths = shared(least, wanted)
		if sum(least) <= textWidth*5/6 {
			break
		}
	}
	return widths, style
}

// room is how wide each column has to be for its longest word, and would be for
// its longest line.
func (t *Table) room(share float64) (least, wanted []int) {
	for i, column := range t.Columns {
		word := longestWord(column) * titleCharacterWidth
		line := word
		for _, row := range t.Rows {
			for _, text := range lines(cell(row, i).Text) {
				word = max(word, longestWord(text)*characterWidth)
				line = max(line, min(utf8.RuneCountInString(text), mostWanted)*characterWidth)
			}
		}
		least = append(least, int(share*float64(word))+cellPadding)
		wanted = append(wanted, int(share*float64(max(line, word)))+cellPadding)
	}
	return least, wanted
}

// shared gives each column the least that it has to have and a part of what is
// left, by what it would still use. Where the least is too much all get less.
func shared(least, wanted []int) []int {
	widths := make([]int, len(least))
	left, missing := textWidth-sum(least), sum(wanted)-sum(least)
	for i := range widths {
		switch {
		case left < 0:
			widths[i] = least[i] * textWidth / sum(least)
		case missing <= 0:
			widths[i] = least[i] + left/len(least)
		default:
			widths[i] = least[i] + left*(wanted[i]-least[i])/missing
		}
	}
	return widths
}

func sum(numbers []int) (total int) {
	for _, n := range numbers {
		total += n
	}
	return total
}

// longestWord is the length of the longest word of a text in characters.
func longestWord(text string) int {
	longest := 0
	for _, word := range strings.Fields(text) {
		longest = max(longest, min(utf8.RuneCountInString(word), mostWanted))
	}
	return longest
}
