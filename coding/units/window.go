package units

import (
	"unicode/utf8"
)

// The sizes in bytes of the stretches of text that are cut where no unit parts
// them. A stretch is at most three times as long.
const (
	characterSize = 4 << 10
	wordSize      = 4 << 10
	sentenceSize  = 16 << 10
	paragraphSize = 64 << 10
	// longestReach is how far behind its place a cut looks for a space.
	longestReach = 256
)

// windows are how a text is parted for each unit up to the paragraph. A window
// of sentences or paragraphs is one unit; one of characters or words has a few.
var windows = [...]parting{
	Character: {characterSize, partsCharacters},
	Word:      {wordSize, partsWords},
	Sentence:  {sentenceSize, partsSentences},
	Paragraph: {paragraphSize, beginsParagraph},
}

// parting parts a text into windows. They lie between its seams, which the text
// around a place tells. Where there is no seam in so many bytes before a
// multiple of size and up to the cut behind it, that cut parts the text too, so
// that a window is the same from wherever in it one looks.
type parting struct {
	size int
	// seam reports whether a place within the text is one.
	seam func(text string, at int) bool
}

// around gives the window that holds a place before the end of the text.
func (p parting) around(text string, at int) stretch {
	block := at - at%p.size
	if block > 0 && p.cut(text, block) > at {
		block -= p.size
	}
	last := at // the last seam that is not behind the place
	for last > max(block-p.size, 0) && !p.seam(text, last) {
		last--
	}
	window := stretch{from: last}
	if block > 0 && last <= block-p.size {
		window.from = p.cut(text, block)
	}
	block += p.size
	cut := p.cut(text, block)
	for window.to = at + 1; window.to < len(text); window.to++ {
		if p.seam(text, window.to) {
			break
		}
		if window.to != cut {
			continue
		}
		if last <= block-p.size {
			break
		}
		block += p.size
		cut = p.cut(text, block)
	}
	return window
}

// cut is the place of a cut at a multiple of the size: the first space behind
// it that is near, else the first place that is no combining mark's or the like,
// else the first of a code point.
func (p parting) cut(text string, at int) int {
	end := min(at+min(p.size/2, longestReach), len(text))
	for _, fits := range []func(string, int) bool{isSpaceAt, partsCharacters, isRuneAt} {
		for place := at; place < end; place++ {
			if fits(text, place) {
				return place
			}
		}
	}
	return len(text)
}

func isSpaceAt(text string, at int) bool { return text[at] == ' ' && partsCharacters(text, at) }

func isRuneAt(text string, at int) bool { return utf8.RuneStart(text[at]) }
