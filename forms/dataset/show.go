package dataset

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

const (
	noAnswer   = "–"
	notReached = "not reached"
)

// Show writes one interview as plain text for people to read: what is known
// of it, then every question on its path with the answer in words and the
// remark, in a language of the instrument, and at last the answers that do not
// count. Several choices are a line each with the words beside them, and the
// places of a ranking are numbered. In an interview that is not complete,
// questions that it never came to are told from those that were left without
// an answer. Of an interview under a guide it writes consent, recordings, the
// questions with the probes that were covered and the notes with their times,
// and the field note. The instrument is the interview's own version. All text of the
// study goes through safe, line by line, which has to take out what the
// terminal would obey.
func Show(w io.Writer, interview forms.Interview, in *forms.Instrument, language string, safe func(string) string) error {
	s := &show{
		interview: &interview, in: in, language: language, safe: safe,
		state: flow.Restore(in, &interview),
	}
	s.header()
	if in.Kind == forms.Guide {
		s.guide()
		_, err := io.WriteString(w, s.out.String())
		return err
	}
	s.consent()
	for _, q := range s.state.Path() {
		if q.Asks() {
			s.question(q)
		}
	}
	s.offPath()
	_, err := io.WriteString(w, s.out.String())
	return err
}

// show is one interview that is being shown.
type show struct {
	out       strings.Builder
	interview *forms.Interview
	in        *forms.Instrument
	state     *flow.State
	language  string
	safe      func(string) string
}

// write writes text behind a margin, each of its lines made safe.
func (s *show) write(margin, text string) {
	for line := range strings.Lines(text + "\n") {
		s.out.WriteString(margin)
		s.out.WriteString(s.safe(strings.TrimRight(line, "\r\n")))
		s.out.WriteByte('\n')
		margin = strings.Repeat(" ", utf8.RuneCountInString(margin))
	}
}

func (s *show) header() {
	i := s.interview
	s.write("", s.in.Title.In(s.language, s.in.DefaultLanguage))
	s.fact("Interview", i.ID)
	s.fact("Id in file", i.Reference)
	s.fact("Form", i.Instrument+", version "+strconv.Itoa(i.Version))
	s.fact("Case", i.Case)
	s.fact("Interviewer", i.Interviewer)
	s.fact("Status", strings.ReplaceAll(string(i.Status), "_", " "))
	s.fact("Language", i.Language)
	s.fact("Mode", string(i.Mode))
	s.fact("Started", moment(i.Started))
	s.fact("Submitted", moment(i.Submitted))
	if i.Elapsed() > 0 {
		s.fact("Minutes", minutesOf(i))
	}
}

// moment is a time as people read it; empty for none.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02 15:04 MST")
}

// fact writes a line of the header, unless there is nothing to say.
func (s *show) fact(name, value string) {
	const width = 14
	if value != "" {
		s.write(name+strings.Repeat(" ", width-len(name)), value)
	}
}

func (s *show) question(q *forms.Question) {
	const width = 4
	s.out.WriteByte('\n')
	number := s.safe(q.Number)
	s.write(number+strings.Repeat(" ", max(1, width-len(number))), s.state.Say(q.Label, s.language))
	margin := strings.Repeat(" ", width)
	if !s.reached(q) {
		s.write(margin+"→ ", notReached)
		return
	}
	for _, v := range q.Variables() {
		switch {
		case v.OpenText != nil && s.state.Answer(v).Empty(), !s.state.OnPath(v), s.besideChoice(v):
		case v.Item != nil:
			s.write(margin, s.state.Say(v.Item.Label, s.language))
			s.write(margin+"  → ", s.words(v))
		case v.OpenText != nil:
			s.write(margin+"→ ", s.label(v)+": "+s.words(v))
		default:
			for _, part := range s.parts(v) {
				s.write(margin+"→ ", part)
			}
		}
	}
	if remark := s.interview.Remarks[q.Name]; remark != "" {
		s.write(margin+"Remark: ", remark)
	}
}

// reached reports whether the interview came to a question on its path.
func (s *show) reached(q *forms.Question) bool {
	if s.interview.Status == forms.Complete || s.state.CanJump(q) || s.interview.Remarks[q.Name] != "" {
		return true
	}
	return slices.ContainsFunc(q.Variables(), func(v *forms.Variable) bool { return !s.state.Answer(v).Empty() })
}

func (s *show) label(v *forms.Variable) string {
	return v.OpenText.Label.In(s.language, s.in.DefaultLanguage)
}

// words is the answer to a variable in words, on the path or off it.
func (s *show) words(v *forms.Variable) string { return strings.Join(s.parts(v), "; ") }

// parts is the answer to a variable in words, part by part. A special answer
// stands in brackets, so that it can be told from a text that reads the same.
func (s *show) parts(v *forms.Variable) []string {
	switch answer := s.state.Answer(v); {
	case answer.Empty():
		return []string{noAnswer}
	case answer.Special != forms.NotSpecial:
		return []string{"[" + cmp.Or(answer.Special.Words(), string(answer.Special)) + "]"}
	default:
		return s.state.Parts(v, answer, s.language)
	}
}

// besideChoice reports whether a variable holds words that are shown with the
// choice beside which they stand.
func (s *show) besideChoice(v *forms.Variable) bool {
	if v.OpenText == nil || s.state.Answer(v).Special != forms.NotSpecial {
		return false
	}
	return flow.Chosen(s.state.Answer(v.Question.Variables()[0]).Value, v.OpenText.Name)
}

// offPath lists the answers that do not count.
func (s *show) offPath() {
	off := slices.DeleteFunc(s.state.OffPath(), s.besideChoice)
	if len(off) == 0 {
		return
	}
	s.out.WriteString("\nAnswered, but left out by other answers\n")
	for _, v := range off {
		s.write("    "+v.Name+" → ", s.words(v))
	}
}
