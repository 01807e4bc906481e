package dataset

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"fieldwork/forms"
)

// guide writes what came of an interview under a guide: consent and
// recordings, then every question with its probes and notes, and the field
// note.
func (s *show) guide() {
	s.consent()
	for i, recording := range s.interview.Recordings {
		s.fact("Recording "+fmt.Sprint(i+1), s.recordingWords(recording))
	}
	for _, entry := range s.in.GuideEntries(s.interview) {
		if entry.Asks() {
			s.guideQuestion(entry)
		}
	}
	if s.interview.FieldNote != "" {
		s.out.WriteString("\nField note\n")
		s.write("    ", s.interview.FieldNote)
	}
}

// consent says what the respondent agreed to.
func (s *show) consent() {
	given := s.interview.Consent
	if given == nil {
		return
	}
	var parts []string
	for _, purpose := range s.purposes() {
		if agreed, answered := given.Given[purpose]; answered {
			parts = append(parts, strings.ReplaceAll(purpose, "_", " ")+": "+yesOrNo(agreed))
		}
	}
	s.fact("Consent", fmt.Sprintf("%s (version %s, read in %s, %s)",
		strings.Join(parts, ", "), given.Version, given.Language, moment(given.At)))
}

func (s *show) purposes() []string {
	if s.in.Consent == nil {
		return []string{forms.TakePart, forms.Record, forms.Quote}
	}
	var names []string
	for _, purpose := range s.in.Consent.Purposes {
		names = append(names, purpose.Name)
	}
	return names
}

func yesOrNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// recordingWords says when a recording began, or where in its file the
// interview starts.
func (s *show) recordingWords(recording forms.Recording) string {
	if recording.File == "" {
		return "began " + moment(recording.Started) + ", no file linked yet"
	}
	start := recording.Offset - recording.Started.Sub(s.interview.Started)
	if start < 0 {
		return fmt.Sprintf("%s, which starts %s into the interview", recording.File, stamp(-start))
	}
	return fmt.Sprintf("%s, the interview starts at %s in it", recording.File, stamp(start))
}

func (s *show) guideQuestion(entry forms.GuideEntry) {
	const margin = "    "
	label := cmp.Or(s.interview.Reworded[entry.Name], entry.Added.Label)
	if label == "" {
		label = s.state.Say(entry.Question.Label, s.language)
	}
	number := s.safe(entry.Number())
	s.out.WriteByte('\n')
	s.write(number+strings.Repeat(" ", max(1, len(margin)-len(number))), label)
	if reason := s.interview.NotPut[entry.Name]; reason != "" {
		s.write(margin+"→ ", "not applicable: "+reason)
	}
	for place, probe := range entry.Probes() {
		if _, covered := s.interview.Probed[forms.ProbeKey(entry.Name, probe.Name)]; covered {
			s.write(margin+"[x] "+forms.ProbeLetter(place)+"  ", s.state.Say(probe.Label, s.language))
		}
	}
	for _, id := range s.interview.NotesOn(entry.Name) {
		note := s.interview.Notes[id]
		mark := "  "
		if note.Quote {
			mark = "❝ "
		}
		at, recorded := s.interview.Stamp(note)
		when := stamp(at)
		if !recorded {
			when = "  –  "
		}
		s.write(margin+when+" "+mark, note.Text)
	}
	if remark := s.interview.Remarks[entry.Name]; remark != "" {
		s.write(margin+"Remark: ", remark)
	}
}

// stamp is a length of time as minutes and seconds, with hours where there are
// any: "04:12", "1:04:12".
func stamp(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "-", -d
	}
	seconds := int(d.Seconds())
	const minute, hour = 60, 60 * 60
	if seconds >= hour {
		return fmt.Sprintf("%s%d:%02d:%02d", sign, seconds/hour, seconds%hour/minute, seconds%minute)
	}
	return fmt.Sprintf("%s%02d:%02d", sign, seconds/minute, seconds%minute)
}
