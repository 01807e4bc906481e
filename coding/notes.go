package coding

import (
	"cmp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"fieldwork/forms"
)

// The speakers of the documents that are made from notes.
const (
	Interviewer = "Interviewer"
	Notes       = "Notes"
)

// FromInterview makes the documents of an interview under a guide: what was
// noted, question by question in the order of the guide, each note a turn with
// its time, and the field note. Questions that were not put, and those without
// a note, are left out. A document without text is not made. The text is in
// NFC with LF line ends. Marks to quote are left out where the respondent has
// not agreed to be quoted. The caller gives the documents their ID and time.
func FromInterview(in *forms.Instrument, interview *forms.Interview) []Draft {
	about := Document{Case: interview.Case, Interview: interview.ID, Language: interview.Language}
	var drafts []Draft
	if draft := fromNotes(in, interview, about); draft.Text != "" {
		drafts = append(drafts, draft)
	}
	if text := normalised(interview.FieldNote); text != "" {
		about.Kind, about.Title = FieldNote, title("Field note", interview)
		w := &writing{}
		for paragraph := range strings.SplitSeq(text, paragraphBreak) {
			if paragraph = strings.Trim(paragraph, "\n"); paragraph != "" {
				w.turn(paragraph, Turn{Speaker: Interviewer})
			}
		}
		drafts = append(drafts, w.draft(about))
	}
	return drafts
}

func fromNotes(in *forms.Instrument, interview *forms.Interview, about Document) Draft {
	about.Kind, about.Title = InterviewNotes, title("Notes of the interview", interview)
	w := &writing{}
	for _, entry := range in.GuideEntries(interview) {
		label := cmp.Or(interview.Reworded[entry.Name], entry.Added.Label)
		if q := entry.Question; q != nil {
			label = strings.TrimSpace(q.Number + "  " + cmp.Or(label, q.Label.In(interview.Language, in.DefaultLanguage)))
		}
		w.question(interview, entry.Name, label)
	}
	return w.draft(about)
}

// question adds a question with the notes on it; nothing where there is none.
func (w *writing) question(interview *forms.Interview, name, label string) {
	ids := interview.NotesOn(name)
	if len(ids) == 0 {
		return
	}
	w.turn(normalised(label), Turn{Speaker: Interviewer, Question: name})
	for _, id := range ids {
		note := interview.Notes[id]
		if text := normalised(note.Text); text != "" {
			turn := Turn{Speaker: Notes, Question: name,
				Quote: note.Quote && !interview.Consent.Refuses(forms.Quote)}
			if at, ok := interview.Stamp(note); ok {
				turn.Timed, turn.At = true, at
			}
			w.turn(text, turn)
		}
	}
}

// title names a document without naming anybody.
func title(what string, interview *forms.Interview) string {
	return what + " " + shortSubject(interview) + ", " + interview.Started.Format("2 January 2006")
}

// shortSubject is the end of the ID of an interview's case, or of its own where
// it has none.
func shortSubject(interview *forms.Interview) string {
	const length = 6
	id := cmp.Or(interview.Case, interview.ID)
	return id[max(len(id)-length, 0):]
}

func normalised(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return norm.NFC.String(strings.TrimSpace(text))
}
