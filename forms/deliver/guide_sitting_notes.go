package deliver

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
)

// Notes are the IDs of the notes on the question on screen, in order. They are
// for reading only.
func (s *GuideSitting) Notes() []string { return s.notes }

// Note is a note of the interview by its ID.
func (s *GuideSitting) Note(id string) forms.NoteLine { return s.interview.Notes[id] }

// Stamp is the time that a note is stamped with; see forms.Interview.Stamp.
func (s *GuideSitting) Stamp(id string) (at time.Duration, ok bool) {
	return s.interview.Stamp(s.Note(id))
}

// AddNote keeps a line as a note on the question on screen, at a place among
// its notes. At the end it is stamped with the time now, but never an earlier
// one than the note before it; elsewhere it belongs to the moment of the note
// before it, or at the beginning of the one after. An empty line is not kept.
func (s *GuideSitting) AddNote(place int, text string) {
	if text == "" {
		return
	}
	place = max(min(place, len(s.notes)), 0)
	note := forms.NoteLine{Question: s.Current().Name, Text: text}
	id := ""
	switch {
	case place == len(s.notes):
		note.At, note.Elapsed = s.stampNow()
		s.lastNote++
		id = numberedNote(s.lastNote)
	case place == 0:
		after := s.Note(s.notes[0])
		note.At, note.Elapsed = after.At, after.Elapsed
		id = s.freeBetween("", s.notes[0])
	default:
		before, after := s.Note(s.notes[place-1]), s.Note(s.notes[place])
		note.At, note.Elapsed = before.At, before.Elapsed
		limit := ""
		if before.At.Equal(after.At) {
			limit = s.notes[place]
		}
		id = s.freeBetween(s.notes[place-1], limit)
	}
	s.notes = slices.Insert(s.notes, place, id)
	s.putNote("note", id, note)
}

// stampNow is when a note that is begun now was begun.
func (s *GuideSitting) stampNow() (at time.Time, elapsed time.Duration) {
	at, elapsed = s.moment(), s.Elapsed()
	if last := len(s.notes) - 1; last >= 0 {
		before := s.Note(s.notes[last])
		if before.At.After(at) {
			at = before.At
		}
		elapsed = max(elapsed, before.Elapsed)
	}
	return at, elapsed
}

// SetNote changes the text of a note on the question on screen, by its place.
// An empty text takes the note away.
func (s *GuideSitting) SetNote(place int, text string) {
	if place < 0 || place >= len(s.notes) {
		return
	}
	id := s.notes[place]
	note := s.Note(id)
	if note.Text == text {
		return
	}
	if text == "" {
		s.notes = slices.Delete(s.notes, place, place+1)
		s.putNote("note", id, forms.NoteLine{})
		return
	}
	note.Text = text
	s.putNote("note", id, note)
}

// SplitNote makes two notes of one on the question on screen, by its place.
// The second belongs to the moment of the first, and is a quote if that is.
func (s *GuideSitting) SplitNote(place int, first, second string) {
	if place < 0 || place >= len(s.notes) || first == "" || second == "" {
		return
	}
	quote := s.Note(s.notes[place]).Quote
	s.SetNote(place, first)
	if place == len(s.notes)-1 {
		s.addAtMoment(place, second)
	} else {
		s.AddNote(place+1, second)
	}
	if quote {
		s.ToggleQuote(place + 1)
	}
}

// addAtMoment keeps a line after the last note, with the moment of that one.
func (s *GuideSitting) addAtMoment(place int, text string) {
	note := s.Note(s.notes[place])
	note.Text, note.Quote = text, false
	s.lastNote++
	id := numberedNote(s.lastNote)
	s.notes = append(s.notes, id)
	s.putNote("note", id, note)
}

// JoinNote puts a note on the question on screen, by its place, at the end of
// the one before it. It reports false where none is before it.
func (s *GuideSitting) JoinNote(place int) bool {
	if place < 1 || place >= len(s.notes) {
		return false
	}
	first, second := s.Note(s.notes[place-1]), s.Note(s.notes[place])
	s.SetNote(place-1, first.Text+second.Text)
	s.SetNote(place, "")
	if second.Quote && !first.Quote {
		s.ToggleQuote(place - 1)
	}
	return true
}

// NotToBeQuoted is a sentence for the interviewer where the respondent has not
// agreed to be quoted; empty where they have, or were not asked. Lines can be
// marked all the same, for consent can change; they are quoted nowhere.
func (s *GuideSitting) NotToBeQuoted() string {
	if !s.interview.Consent.Refuses(forms.Quote) {
		return ""
	}
	return "The respondent has not agreed to be quoted: the mark counts only if that changes."
}

// ToggleQuote marks a note on the question on screen, by its place, as one to
// be quoted, or takes that back.
func (s *GuideSitting) ToggleQuote(place int) {
	if place < 0 || place >= len(s.notes) {
		return
	}
	id := s.notes[place]
	note := s.Note(id)
	note.Quote = !note.Quote
	s.putNote("quote", id, note)
}

func (s *GuideSitting) putNote(action, id string, note forms.NoteLine) {
	if note.Empty() {
		delete(s.interview.Notes, id)
	} else {
		s.interview.Notes[id] = note
	}
	s.then(study.Step{Action: action, Notes: map[string]forms.NoteLine{id: note}})
}

// noteDigits is how long the IDs of notes are that were begun one after the
// other. Longer ones stand between two of them, as decimal fractions do.
const noteDigits = 6

func numberedNote(number int) string { return fmt.Sprintf("%0*d", noteDigits, number) }

func noteNumber(id string) int {
	number, _ := strconv.Atoi(id[:min(len(id), noteDigits)])
	return number
}

// freeBetween is an ID of no note that sorts between two others; an empty low
// sorts before all, an empty high after all.
func (s *GuideSitting) freeBetween(low, high string) string {
	for {
		id := noteBetween(low, high)
		if _, taken := s.interview.Notes[id]; !taken {
			return id
		}
		high = id
	}
}

// noteBetween is an ID that sorts between two others, of which one can be
// empty. It has the number of the low one, so that it also sorts before the
// note that was begun next.
func noteBetween(low, high string) string {
	if low == "" {
		low = numberedNote(max(noteNumber(high)-1, 0))
	}
	next := numberedNote(noteNumber(low) + 1)
	if high == "" || high > next {
		high = next
	}
	return fractionBetween(low, high)
}

// fractionBetween is a row of digits that sorts between two others, of which
// an empty low sorts before all and an empty high after all.
func fractionBetween(low, high string) string {
	same := 0
	for same < len(high)-1 && digitAt(low, same, '0') == high[same] {
		same++
	}
	if same > 0 {
		return high[:same] + fractionBetween(low[min(same, len(low)):], high[same:])
	}
	first, last := digitAt(low, 0, '0'), digitAt(high, 0, '9'+1)
	if last-first > 1 {
		return string(rune(first + (last-first)/2))
	}
	return string(rune(first)) + fractionBetween(low[min(1, len(low)):], "")
}

func digitAt(digits string, place int, beyond byte) byte {
	if place < len(digits) {
		return digits[place]
	}
	return beyond
}
