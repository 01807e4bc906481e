package transcript

import (
	"strings"
	"time"
	"unicode/utf8"
)

// caption takes in a line of a caption. Captions of one speaker are joined to
// one turn until there is a pause, or the turn has gone on for long and a
// sentence ends.
func (a *assembly) caption(l *line) {
	speaker, text, label := a.whoSays(l)
	if a.beginsTurn(l, speaker) {
		var at *time.Duration
		if l.cue.timed {
			at = &l.cue.from
		}
		a.begin(l, speaker, at)
	}
	if label != "" {
		a.writer.label(l.number, label)
	}
	if a.writer.isWaiting() {
		a.writer.words(text, true)
	} else {
		a.writer.goOn(strings.TrimSpace(text), " ")
	}
	if a.last = l.cue; l.cue.timed {
		a.lastTimed = l.cue
	}
}

// whoSays tells the speaker of a caption: its voice, a label before the words,
// or who spoke last, and takes the label off the words.
func (a *assembly) whoSays(l *line) (speaker, text, label string) {
	if found, ok := readCandidate(l); ok && found.manner == byColon {
		if name, ok := a.cast.accepts(&found); ok && (!l.cue.voiced || l.cue.voice == "") {
			return name, l.text[found.end:], strings.TrimSpace(l.text[:found.end])
		}
	}
	switch {
	case l.cue.voiced:
		return l.cue.voice, l.text, ""
	case isDialogue(l.text):
		return "", l.text, ""
	}
	return a.speaker, l.text, ""
}

// isDialogue reports a line that a dash marks as that of another speaker.
func isDialogue(text string) bool {
	return strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "– ")
}

// beginsTurn reports whether a line of a caption begins a turn.
func (a *assembly) beginsTurn(l *line, speaker string) bool {
	switch {
	case a.last == nil, speaker != a.speaker, !l.cue.voiced && isDialogue(l.text):
		return true
	case l.cue == a.last || !l.cue.timed:
		return false
	case a.began == nil, l.cue.from-a.lastTimed.to > PauseBetweenTurns, l.cue.from < a.lastTimed.from:
		return true
	}
	return l.cue.from-*a.began > LongestJoin && endsSentence(a.writer.text)
}

func endsSentence(text []byte) bool {
	last, _ := utf8.DecodeLastRune([]byte(strings.TrimRight(string(text[max(0, len(text)-16):]), `"'”’)»`)))
	return strings.ContainsRune(".?!…。", last)
}
