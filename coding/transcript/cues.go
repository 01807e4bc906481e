package transcript

import (
	"strings"
	"time"
)

// timing is the line of a caption that says when it is shown.
type timing struct{ from, to time.Duration }

const arrow = "-->"

// readTiming reads "00:00:01.000 --> 00:00:04.000" and passes over what follows.
func readTiming(raw string) (timing, bool) {
	before, after, found := strings.Cut(raw, arrow)
	if !found {
		return timing{}, false
	}
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	from, _, length, ok := readClock(before)
	if !ok || length != len(before) {
		return timing{}, false
	}
	to, _, length, ok := readClock(after)
	if !ok || length < len(after) && after[length] != ' ' && after[length] != '\t' {
		return timing{}, false
	}
	return timing{from, to}, true
}

// cueReader reads the captions of a file, block by block. The lines of a block
// follow one another without a blank line.
type cueReader struct {
	source *source
	block  []rawLine
	// skip tells how many lines at the beginning of a block are no captions.
	skip func(block []rawLine) int
	// voiced says that the captions name their speakers, and escaped that they
	// have entities such as &amp;.
	voiced, escaped bool
}

type rawLine struct {
	number int
	text   string
}

// spoken is a piece of a caption that one voice has.
type spoken struct {
	number      int
	voice, text string
}

// read takes in all blocks.
func (r *cueReader) read(text string) error {
	for number, raw := range r.source.rawLines(text) {
		if strings.TrimSpace(raw) != "" {
			if len(r.block) == MostLines {
				return tooManyLines(r.source.at(number))
			}
			r.block = append(r.block, rawLine{number, raw})
			continue
		}
		if err := r.endBlock(); err != nil {
			return err
		}
	}
	return r.endBlock()
}

// endBlock takes in the block that was collected. One whose captions lost the
// blank line between them is read as several.
func (r *cueReader) endBlock() error {
	block := r.block
	r.block = r.block[:0]
	if len(block) == 0 {
		return nil
	}
	block = block[r.skip(block):]
	start := 0
	for i := range block {
		if i > start && strings.Contains(block[i].text, arrow) && (i > start+1 || strings.Contains(block[start].text, arrow)) {
			end := i
			if isNumber(block[i-1].text) {
				end = i - 1
			}
			if err := r.caption(block[start:end]); err != nil {
				return err
			}
			start = end
		}
	}
	return r.caption(block[start:])
}

// caption takes in the lines of one caption: a name or a number, its time, its
// words. Words without a time that can be read are kept without one.
func (r *cueReader) caption(lines []rawLine) error {
	if len(lines) == 0 {
		return nil
	}
	c := &cue{voiced: r.voiced}
	place := 0
	if len(lines) > 1 && !strings.Contains(lines[0].text, arrow) && strings.Contains(lines[1].text, arrow) {
		place = 1
	}
	notices := &r.source.notices
	number := lines[place].number
	t, ok := readTiming(lines[place].text)
	switch {
	case ok:
		c.timed, c.from, c.to = true, t.from, t.to
		lines = lines[place+1:]
		if c.to < c.from {
			notices.on(number, "captions that end too early", "The caption ends before it begins.")
			c.to = c.from
		}
	case strings.Contains(lines[place].text, arrow):
		notices.on(number, "damaged captions", "The time of this caption cannot be read (%s); its words were kept without it.", cut(shownLine(lines[place].text)))
		lines = lines[place+1:]
	case len(lines) == 1 && isNumber(lines[0].text):
		notices.on(number, "damaged captions", "There is the number of a caption and no caption.")
		return nil
	default:
		if isNumber(lines[0].text) {
			lines = lines[1:]
		}
		notices.on(number, "damaged captions", "There are words without the time of a caption; they were kept without it.")
	}
	return r.add(c, lines)
}

// add takes in the words of a caption.
func (r *cueReader) add(c *cue, lines []rawLine) error {
	apart := true
	return r.pieces(lines, func(piece spoken) error {
		if piece.voice != c.voice {
			other := *c
			other.voice = piece.voice
			c = &other
		}
		kept, err := r.source.add(line{number: piece.number, text: piece.text, apart: apart, cue: c})
		apart = apart && !kept
		return err
	})
}

func isNumber(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// shownLine is a line as it can stand in a sentence.
func shownLine(text string) string {
	var changes tidied
	return changes.line(strings.TrimSpace(text), 0)
}
