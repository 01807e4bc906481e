package transcript

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// assembly puts a result together, line by line.
type assembly struct {
	source *source
	cast   *cast
	writer writer
	// speaker is who speaks.
	speaker string
	// lone is a time that stood on a line of its own, until words follow.
	lone *time.Duration
	// begun is the number of the line that the turn began on.
	begun int
	// last is the caption before, lastTimed the last one with a time, and began
	// the time at which its turn began, if it has one.
	last, lastTimed *cue
	began           *time.Duration
	// latest is the latest time of a turn.
	latest time.Duration
}

func assemble(s *source, options Options) Result {
	a := &assembly{source: s, cast: findSpeakers(s, options)}
	for i := range s.lines {
		l := &s.lines[i]
		switch {
		case l.cue != nil:
			a.caption(l)
		case l.heading:
			a.begin(l, "", nil)
			a.writer.words(l.text, l.apart)
		default:
			a.line(l, i >= a.cast.body)
		}
	}
	a.writer.end()
	s.tidied.report(&s.notices, s.unit)
	return Result{
		Text: string(a.writer.text), Turns: a.writer.turns, Labels: a.writer.labels,
		Notices: s.notices.all(), Title: s.heading(), Language: s.language,
		Speakers: speakersOf(a.writer.turns), Timed: slices.ContainsFunc(a.writer.turns, isTimed),
	}
}

// line takes in a line of a text or a paragraph.
func (a *assembly) line(l *line, mayHaveSpeaker bool) {
	if found, ok := readCandidate(l); ok && mayHaveSpeaker {
		if speaker, ok := a.cast.accepts(&found); ok {
			a.label(l, speaker, &found)
			return
		}
	}
	if found, ok := readLeadingTime(l); ok && a.cast.isTime(&found) {
		a.label(l, a.speaker, &found)
		if found.wordless {
			a.lone = &found.time.at
		}
		return
	}
	a.writer.words(l.text, l.apart)
}

// label begins a turn with what a label or a time says, and goes on with the
// words behind it.
func (a *assembly) label(l *line, speaker string, found *candidate) {
	var at *time.Duration
	if found.timed {
		at = &found.time.at
	} else if a.writer.isWaiting() {
		at = a.lone
	}
	a.lone = nil
	a.begin(l, speaker, at)
	a.writer.label(l.number, strings.TrimRightFunc(l.text[:found.end], unicode.IsSpace))
	a.writer.words(l.text[found.end:], l.apart)
}

// begin ends the turn before and begins one.
func (a *assembly) begin(l *line, speaker string, at *time.Duration) {
	if a.writer.isWaiting() && a.speaker != "" && a.speaker != speaker {
		a.source.notices.on(a.begun, "speakers without words", "“%s” has a label here and no words; there is no turn for it.", cut(a.speaker))
	}
	a.speaker, a.begun, a.began = speaker, l.number, at
	a.writer.begin(speaker, at)
	if at == nil {
		return
	}
	if *at < a.latest {
		a.source.notices.on(l.number, "times that go back", "The time %s comes after %s.", clock(*at), clock(a.latest))
	}
	a.latest = max(a.latest, *at)
}

// heading is the title of the file: that of its properties, or its first
// heading.
func (s *source) heading() string {
	if s.title != "" {
		return s.title
	}
	for i := range s.lines {
		if s.lines[i].heading {
			return cutTitle(strings.TrimSpace(s.lines[i].text))
		}
	}
	return ""
}

func isTimed(turn turn) bool { return turn.Timed }

func speakersOf(turns []turn) []Speaker {
	var speakers []Speaker
	places := map[string]int{}
	for _, turn := range turns {
		if turn.Speaker == "" {
			continue
		}
		place, known := places[turn.Speaker]
		if !known {
			place = len(speakers)
			places[turn.Speaker] = place
			speakers = append(speakers, Speaker{Name: turn.Speaker})
		}
		speakers[place].Turns++
	}
	return speakers
}
