package comparison

import (
	"regexp"
	"strings"

	"fieldwork/coding"
)

// interviewerLabel is what transcripts call the interviewer, in English and in
// Welsh, alone or with a number. The interviewer of a guide's notes is
// coding.Interviewer.
var interviewerLabel = regexp.MustCompile(`^(?:interviewer|int|i|iv|ivr|researcher|cyfwelydd|cyf|ymchwilydd)\.?[ _-]?\d{0,2}$`)

// IsInterviewer reports whether the label of a speaker says that it is the
// interviewer: Interviewer, INT, I, IV, IVR, Researcher, Cyfwelydd, CYF or
// Ymchwilydd, in any case, with or without a number.
func IsInterviewer(speaker string) bool {
	return interviewerLabel.MatchString(strings.ToLower(strings.TrimSpace(speaker)))
}

// silent gives the passages of a text whose speakers are left out.
func (m *Manner) silent(turns []coding.Turn) []coding.Span {
	var spans []coding.Span
	for _, turn := range turns {
		if m.leavesOut(turn.Speaker) {
			spans = append(spans, coding.Span{From: turn.From, To: turn.To})
		}
	}
	return spans
}

func (m *Manner) leavesOut(speaker string) bool {
	if m.WithoutInterviewer && IsInterviewer(speaker) {
		return true
	}
	for _, name := range m.WithoutSpeakers {
		if strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(speaker)) {
			return true
		}
	}
	return false
}
