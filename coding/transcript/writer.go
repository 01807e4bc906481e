package transcript

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fieldwork/coding"
)

type turn = coding.Turn

const (
	lineBreak      = "\n"
	paragraphBreak = "\n\n"
)

// writer writes a text with its turns and labels, and counts its code points.
type writer struct {
	text   []byte
	at     int
	turns  []turn
	labels []Label
	// next is a turn that has begun and has no words yet.
	next    turn
	waiting bool
	// unplaced is the number of labels that stand before words yet to come.
	unplaced int
}

func (w *writer) isWaiting() bool { return w.waiting }

// begin ends a turn; the next one begins with the words that follow.
func (w *writer) begin(speaker string, at *time.Duration) {
	w.next, w.waiting = turn{Speaker: speaker}, true
	if at != nil {
		w.next.Timed, w.next.At = true, *at
	}
}

// label keeps what was taken out of the text.
func (w *writer) label(number int, words string) {
	w.labels = append(w.labels, Label{Line: number, Words: words})
	w.unplaced++
}

// words writes a line of a turn, behind a blank line where it is apart.
func (w *writer) words(text string, apart bool) {
	if len(w.turns) > 0 && !w.waiting {
		if apart {
			w.goOn(text, paragraphBreak)
		} else {
			w.goOn(text, lineBreak)
		}
		return
	}
	if text = strings.TrimLeftFunc(text, unicode.IsSpace); text == "" {
		return
	}
	if len(w.turns) > 0 {
		w.add(paragraphBreak)
	}
	w.next.From = w.at
	w.placeLabels()
	w.add(text)
	w.next.To = w.at
	w.turns = append(w.turns, w.next)
	w.next, w.waiting = turn{}, false
}

// goOn writes more of a turn that has words, behind what parts it from them.
func (w *writer) goOn(text, parting string) {
	if text == "" {
		return
	}
	w.add(parting)
	w.add(text)
	w.turns[len(w.turns)-1].To = w.at
}

// end places the labels that no words follow.
func (w *writer) end() { w.placeLabels() }

func (w *writer) placeLabels() {
	for i := len(w.labels) - w.unplaced; i < len(w.labels); i++ {
		w.labels[i].At = w.at
	}
	w.unplaced = 0
}

func (w *writer) add(text string) {
	w.text = append(w.text, text...)
	w.at += utf8.RuneCountInString(text)
}
