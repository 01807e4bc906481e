package transcript

import (
	"strings"
)

// tally is what a file says of one label that may be a speaker.
type tally struct {
	name string
	rank certainty
	// given says that the label is known from outside to be a speaker.
	given bool
	// first is the number of the line on which it is first.
	first int
	// count is how many lines it begins, those on which it is alone apart;
	// marked is how many of them set it off by bold or a time.
	count, marked  int
	alone          int
	accepted       bool
	acceptedAsLine bool
}

// cast is who speaks in a file, and which times are times.
type cast struct {
	tallies map[string]*tally
	order   []*tally
	// body is the first line behind the head of the file, which says what the
	// interview is but is no part of it.
	body       int
	paragraphs int
	crowded    bool
	times      map[form]int
	loneTimes  int
	speaks     bool
}

// mostNames is how many different labels are looked at in one file.
const mostNames = 10_000

// findSpeakers reads through a file once to tell who speaks.
func findSpeakers(s *source, options Options) *cast {
	c := &cast{tallies: map[string]*tally{}, times: map[form]int{}}
	for _, name := range options.Speakers {
		name = tidyName(shownLine(name))
		if key := nameKey(name); key != "" && c.tallies[key] == nil {
			c.enter(key, &tally{name: name, rank: sure, given: true})
		}
	}
	c.body = headLength(s.lines)
	for i := range s.lines {
		c.count(&s.lines[i], i >= c.body && !options.NoSpeakers)
	}
	if !options.NoSpeakers {
		c.decide()
		c.reportDoubts(&s.notices, s.unit)
	}
	return c
}

// tidyName is a label as it is written in turns.
func tidyName(name string) string { return strings.Join(strings.Fields(name), " ") }

// headLength is the number of lines of the head of a file: from the top, lines
// such as "Date: 2 May" up to the last of them, and to the end of its paragraph.
// One of the first two lines has to be such.
func headLength(lines []line) int {
	const most, first = 30, 2
	length := 0
	for i := range lines[:min(len(lines), most)] {
		found, ok := readCandidate(&lines[i])
		if !ok || found.manner != byColon {
			break
		}
		word, _, _ := strings.Cut(nameKey(found.name), " ")
		if headWords[word] && (length > 0 || i < first) {
			length = i + 1
		}
	}
	for i := length; length > 0 && i < min(len(lines), most); i++ {
		if lines[i].gap {
			return i
		}
	}
	return length
}

// count takes in a line.
func (c *cast) count(l *line, mayHaveSpeaker bool) {
	if l.apart {
		c.paragraphs++
	}
	if l.heading {
		return
	}
	if found, ok := readLeadingTime(l); ok && l.cue == nil {
		c.times[found.time.form]++
		if found.wordless && found.time.form == short {
			c.loneTimes++
		}
	}
	if !mayHaveSpeaker {
		return
	}
	found, ok := readCandidate(l)
	if !ok || l.cue != nil && found.manner != byColon {
		return
	}
	t := c.tally(&found, l.number)
	switch {
	case t == nil:
	case found.manner == alone:
		if t.rank >= likely || found.bold {
			t.alone++
		}
	default:
		t.count++
		if found.bold || found.manner == byTime || found.timed {
			t.marked++
		}
	}
}

// tally is that of a label; nil if the label can be no speaker.
func (c *cast) tally(found *candidate, number int) *tally {
	key := nameKey(found.name)
	t := c.tallies[key]
	if t == nil {
		rank := rank(found.name)
		if rank == never || rank == mayBe && found.manner == alone && !found.bold {
			return nil
		}
		if c.crowded = c.crowded || len(c.tallies) >= mostNames; c.crowded {
			return nil
		}
		t = &tally{name: tidyName(found.name), rank: rank}
		c.enter(key, t)
	}
	if t.first == 0 {
		t.first = number
	}
	return t
}

func (c *cast) enter(key string, t *tally) {
	c.tallies[key] = t
	c.order = append(c.order, t)
}
