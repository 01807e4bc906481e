package callsheet

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/callsheet/attempt"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// Head says which case is called, in which language, and for how many times.
func (s *Sheet) Head() ui.Head {
	head := ui.Head{Left: []string{"Call sheet", study.Subject(s.attempt.Case.ID, "")}}
	if !s.loaded {
		return head
	}
	head.Left = append(head.Left, s.say(s.attempt.Instrument.Title))
	head.Right = []string{
		deliver.LanguageMark(s.attempt.Instrument, s.language),
		fmt.Sprintf("attempt %d of %d", s.number(), s.attempt.Rules.MaximumAttempts),
	}
	return head
}

// number is which attempt at the case is shown, from 1.
func (s *Sheet) number() int {
	if s.done != nil {
		return s.done.left.Attempts
	}
	return s.attempt.Number()
}

func (s *Sheet) say(text forms.Text) string {
	return text.In(s.language, s.attempt.Instrument.DefaultLanguage)
}

// Body draws who is called, what to say and what was before, and under it the
// outcomes or what was recorded.
func (s *Sheet) Body(width, height int) string {
	if !s.loaded {
		return s.unread(width)
	}
	who, passage := s.who(width), s.passage(width)
	foot := s.outcomes(width)
	if s.done != nil {
		foot = s.recordedLines(width)
	}
	if s.done != nil && len(passage) > 0 {
		passage = append(passage, "")
	}
	const leastText = 2
	foot = foot[:max(0, min(len(foot), height-len(who)-leastText))]
	lines := append(who, s.text.Window(passage, height-len(who)-len(foot))...)
	for len(lines)+len(foot) < height && s.done == nil {
		lines = append(lines, "")
	}
	s.table.line = len(lines)
	lines = append(lines, foot...)
	return strings.Join(lines[:min(len(lines), height)], "\n")
}

func (s *Sheet) unread(width int) string {
	if s.failure == nil {
		return ui.CurrentTheme().Dim.Render("Reading the case…")
	}
	lead := "The case could not be read. "
	if !s.claimed {
		lead = "Nothing is recorded of the call, and the case has to be taken again. "
	}
	return strings.Join(warned(lead+s.options.Explain(s.failure), width), "\n")
}

// warned is a warning in lines.
func warned(text string, width int) []string {
	return styled(ui.MarkWarning+" "+text, width, ui.CurrentTheme().Warning.Render)
}

func styled(text string, width int, style func(...string) string) []string {
	var lines []string
	for _, line := range ui.Wrap(text, ui.ReadingWidth(width)) {
		lines = append(lines, style(line))
	}
	return lines
}

func plain(parts ...string) string { return strings.Join(parts, "") }

// who says who is called, on which number, what time it is there, and why now.
func (s *Sheet) who(width int) []string {
	theme := ui.CurrentTheme()
	a := &s.attempt
	phone := a.Contact.Phone
	if phone == "" {
		phone = "no telephone number"
	}
	lines := []string{
		s.nameLine(width),
		ui.Fit(theme.Strong.Render(ui.Clip(phone, width/2))+"   "+ui.Safe(s.thereNow()), width),
	}
	lines = append(lines, styled(a.Reason(), width, theme.Dim.Render)...)
	for _, warning := range s.warnings() {
		lines = append(lines, warned(warning, width)...)
	}
	return append(lines, "")
}

func (s *Sheet) nameLine(width int) string {
	theme := ui.CurrentTheme()
	contact := &s.attempt.Contact
	name := contact.Name
	if name == "" {
		name = "no name"
	}
	line := theme.Strong.Render(ui.Clip(name, width*2/3))
	for _, part := range []string{contact.Role, contact.Organisation} {
		if part != "" {
			line += "   " + ui.Safe(part)
		}
	}
	return ui.Fit(line, width)
}

// thereNow says what time it is at the respondent's, and which language they
// are to be asked in.
func (s *Sheet) thereNow() string {
	zone := s.attempt.Zone()
	now := s.options.Now().In(zone)
	name, _ := now.Zone()
	there := "there it is " + now.Format("Mon 15:04") + " " + name
	if language, ok := s.attempt.Instrument.Language(s.language); ok {
		there += "   in " + language.Name
	}
	return there
}

func (s *Sheet) warnings() []string {
	var warnings []string
	contact, in := &s.attempt.Contact, s.attempt.Instrument
	if contact.DoNotCall {
		warnings = append(warnings, "This respondent must not be called.")
	}
	if _, offered := in.Language(contact.Language); contact.Language != "" && !offered {
		warnings = append(warnings, fmt.Sprintf("The respondent's language is %s, which the instrument does not have.", contact.Language))
	}
	return warnings
}

// passage is what scrolls: how far the interview is, the last call, the remark
// that goes with this one, the script, and the calls before.
func (s *Sheet) passage(width int) []string {
	theme := ui.CurrentTheme()
	a := &s.attempt
	parts := [][]string{styled(a.InterviewSentence(), width, theme.Accent.Render)}
	if a.Refusal != nil && s.done == nil {
		parts = append(parts, warned("The respondent does not agree to take part. There is no interview.", width))
	}
	last, earlier := s.earlier(width)
	parts = append(parts, last)
	if s.done == nil {
		parts = append(parts, s.remarkLines(width), s.script(width))
	}
	return apart(append(parts, earlier))
}

// apart puts parts under each other with an empty line between; empty parts
// are left out.
func apart(parts [][]string) []string {
	var lines []string
	for _, part := range parts {
		switch {
		case strings.Join(part, "") == "":
			continue
		case len(lines) > 0:
			lines = append(lines, "")
		}
		lines = append(lines, part...)
	}
	return lines
}

func (s *Sheet) remarkLines(width int) []string {
	if s.attempt.Remark == "" {
		return nil
	}
	return styled("Remark: "+s.attempt.Remark, width, plain)
}

// script is what to say, until the interview was held.
func (s *Sheet) script(width int) []string {
	if s.preset() != "" {
		return nil
	}
	return styled(s.say(s.attempt.Instrument.Script), width, plain)
}

// earlier draws the last call, and those before it, the newest first.
func (s *Sheet) earlier(width int) (last, before []string) {
	theme := ui.CurrentTheme()
	calls := s.attempt.Calls
	for i := len(calls) - 1; i >= 0; i-- {
		switch i {
		case len(calls) - 1:
			last = s.call("Last call: ", calls[i], width)
			continue
		case len(calls) - 2:
			before = append(before, theme.Dim.Render("Earlier calls"))
		}
		before = append(before, s.call("", calls[i], width)...)
	}
	return last, before
}

// call draws a call that was made before, on a line, and its remark.
func (s *Sheet) call(lead string, call sample.Call, width int) []string {
	said := lead + attempt.ShortTime(call.At, s.attempt.Zone(), s.attempt.Opened) + "  " + attempt.OutcomeName(call.Outcome)
	if call.Interviewer != "" {
		said += "  (" + call.Interviewer + ")"
	}
	lines := []string{ui.Clip(said, width)}
	if call.Remark == "" {
		return lines
	}
	for _, line := range ui.Wrap(call.Remark, ui.ReadingWidth(width)-len(remarkIndent)) {
		lines = append(lines, remarkIndent+line)
	}
	return lines
}

const remarkIndent = "    "
