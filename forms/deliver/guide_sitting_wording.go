package deliver

import (
	"slices"

	"fieldwork/forms"
)

// guideWords is a guide as it is put in an interview: in which language, and
// in which words where they are not those of the guide.
type guideWords struct {
	instrument *forms.Instrument
	interview  forms.Interview // as it is shown
}

// Instrument is the guide.
func (w *guideWords) Instrument() *forms.Instrument { return w.instrument }

// Language is the code of the language in which is asked now.
func (w *guideWords) Language() string { return w.interview.Language }

// FollowingLanguage is the language that comes after the present one.
func (w *guideWords) FollowingLanguage() forms.Language {
	languages := w.instrument.Languages
	at := slices.IndexFunc(languages, func(l forms.Language) bool { return l.Code == w.interview.Language })
	return languages[(at+1)%len(languages)]
}

// Say gives a text of the guide in the language in which is asked now.
func (w *guideWords) Say(text forms.Text) string {
	return text.In(w.interview.Language, w.instrument.DefaultLanguage)
}

// Wording is how an entry is put to this respondent, and, where that is not
// the wording of the guide, that as well.
func (w *guideWords) Wording(e forms.GuideEntry) (wording, original string) {
	if e.Question == nil {
		return e.Added.Label, ""
	}
	original = w.Say(e.Question.Label)
	if reworded := w.interview.Reworded[e.Name]; reworded != "" {
		return reworded, original
	}
	return original, ""
}

// Title is an entry in a few words, for lists: its topic, or the first line
// of its wording.
func (w *guideWords) Title(e forms.GuideEntry) string {
	if e.Question != nil && !e.Question.Topic.Empty() {
		return FirstLine(w.Say(e.Question.Topic))
	}
	wording, _ := w.Wording(e)
	return FirstLine(wording)
}
