package coding

import (
	"time"
	"unicode/utf8"
)

// Kind is what a document holds.
type Kind string

// The kinds of documents.
const (
	// InterviewNotes is what an interviewer noted under a guide.
	InterviewNotes Kind = "interview_notes"
	// FieldNote is what an interviewer wrote about an interview after it.
	FieldNote Kind = "field_note"
	// Transcript is what was said, written down elsewhere and brought in.
	Transcript Kind = "transcript"
	// OpenAnswer is what one respondent answered to one open question.
	OpenAnswer Kind = "open_answer"
)

// Kinds lists the kinds of documents.
var Kinds = []Kind{InterviewNotes, FieldNote, Transcript, OpenAnswer}

// Words is the kind as people read it.
func (k Kind) Words() string {
	switch k {
	case InterviewNotes:
		return "interview notes"
	case FieldNote:
		return "field note"
	case Transcript:
		return "transcript"
	case OpenAnswer:
		return "open answer"
	}
	return string(k)
}

// Document is a text that can be coded, without the text itself and its speaker
// turns: these may be long, and are kept apart.
type Document struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Kind  Kind   `json:"kind"`
	// Case and Interview say where the document comes from; they are empty
	// where it comes from elsewhere.
	Case      string `json:"case,omitempty"`
	Interview string `json:"interview,omitempty"`
	Language  string `json:"language,omitempty"`
	// Made is when the document came into the study.
	Made time.Time `json:"made"`
	// Length is that of the text in Unicode code points.
	Length int `json:"length"`
}

// Turn is a part of a text that belongs to one speaker. Offsets are Unicode code
// points, From included and To not; no two turns overlap.
type Turn struct {
	From    int    `json:"from"`
	To      int    `json:"to"`
	Speaker string `json:"speaker,omitempty"`
	// Question is the name of the question of the guide that it belongs to.
	Question string `json:"question,omitempty"`
	// Timed says that At is known: the time since the start of the recording,
	// or where nothing was recorded since the start of the interview.
	Timed bool          `json:"timed,omitempty"`
	At    time.Duration `json:"at,omitempty"`
	// Quote marks what is to be quoted.
	Quote bool `json:"quote,omitempty"`
}

// Draft is a document with its text, as it comes in and as it is read.
type Draft struct {
	Document
	Text string
	// Turns are the parts of the text that one speaker has, in order.
	Turns []Turn
}

// writing puts a draft together, paragraph by paragraph.
type writing struct {
	text  []byte
	at    int // in code points
	turns []Turn
}

// paragraphBreak stands between two paragraphs.
const paragraphBreak = "\n\n"

// turn adds a paragraph that one speaker has.
func (w *writing) turn(text string, turn Turn) {
	if len(w.text) > 0 {
		w.add(paragraphBreak)
	}
	turn.From = w.at
	w.add(text)
	turn.To = w.at
	w.turns = append(w.turns, turn)
}

func (w *writing) add(text string) {
	w.text = append(w.text, text...)
	w.at += utf8.RuneCountInString(text)
}

// draft is what was put together as a document.
func (w *writing) draft(document Document) Draft {
	document.Length = w.at
	return Draft{Document: document, Text: string(w.text), Turns: w.turns}
}
