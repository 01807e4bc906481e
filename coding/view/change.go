package view

import (
	"math"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/units"
	"fieldwork/forms/ui"
)

// asked does something with the current segment, after asking where somebody
// else has coded it.
func (s *Screen) asked(do func() tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd {
		segment, _ := s.segment()
		if segment.Coder == s.space.Author().Coder {
			return do()
		}
		return ui.Open(ui.Confirm("Coded by "+ui.Clip(segment.Coder, 30), "This passage was coded by somebody else. Change it all the same?", "change it", "leave it", func() tea.Cmd {
			cmd := do()
			s.settle()
			return cmd
		}))
	}
}

// beginResize selects the passage of the current segment, to be changed as any
// selection is and then set.
func (s *Screen) beginResize() tea.Cmd {
	segment, _ := s.segment()
	s.choose(s.units, segment.Span, false)
	s.resizing, s.current = segment.ID, segment.ID
	return notify("Select what it is to cover, then press enter. esc leaves it as it is.")
}

// setResize lets the segment cover what is selected.
func (s *Screen) setResize() tea.Cmd {
	id, passage := s.resizing, s.selected
	cmd, made := s.change(s.space.Analysis().Resize(id, s.text, passage))
	if made {
		s.resizing, s.done = "", true
	}
	return cmd
}

// resize moves an end of the current segment by a unit, outwards or inwards.
func (s *Screen) resize(unit units.Unit, by int, start bool) tea.Cmd {
	segment, _ := s.segment()
	after := s.stretched(segment.Span, unit, by, start)
	if after == segment.Span {
		return warn("It cannot be moved further.")
	}
	cmd, made := s.change(s.space.Analysis().Resize(segment.ID, s.text, after))
	if !made {
		return cmd
	}
	s.current = segment.ID
	s.place.drop()
	if s.at < after.From || s.at >= after.To {
		s.at = s.legal(min(max(s.at, after.From), after.To-1))
	}
	return cmd
}

// split parts the current segment before the cursor.
func (s *Screen) split() tea.Cmd {
	segment, _ := s.segment()
	if s.at <= segment.From {
		return warn("The passage begins here. Put the cursor where its second part is to begin, and press y again.")
	}
	cmd, _ := s.change(s.space.Analysis().Split(s.space.Author(), segment.ID, s.at))
	return cmd
}

// join joins the current segment with the nearest of its code and coder.
func (s *Screen) join() tea.Cmd {
	segment, _ := s.segment()
	nearest, least := "", math.MaxInt
	for _, block := range s.known.shown {
		for i := range block {
			other := &block[i]
			if other.ID == segment.ID || other.Code != segment.Code || other.Coder != segment.Coder {
				continue
			}
			gap := max(other.From-segment.To, segment.From-other.To, 0)
			if gap < least {
				nearest, least = other.ID, gap
			}
		}
	}
	if nearest == "" {
		return warn("There is no other passage of this code and coder here.")
	}
	cmd, made := s.change(s.space.Analysis().Join(s.space.Author(), segment.ID, nearest))
	if made && s.selected.Len() > 0 {
		s.place.drop()
	}
	return cmd
}

// quote marks the current segment to be quoted, or takes the mark off.
func (s *Screen) quote() tea.Cmd {
	segment, _ := s.segment()
	cmd, _ := s.change(s.space.Analysis().MarkQuote(segment.ID, !segment.Quote))
	return cmd
}

// memoHere writes the memo on the current segment.
func (s *Screen) memoHere() tea.Cmd {
	segment, _ := s.segment()
	code, _ := s.space.Analysis().Code(segment.Code)
	return s.memo("Memo on this passage of "+ui.Clip(code.Name, 30), coding.OnSegment, segment.ID)
}

func (s *Screen) memo(title string, subject coding.Subject, id string) tea.Cmd {
	before, _ := s.space.Analysis().Memo(subject, id)
	return ui.Open(ui.Prompt(title, "", before.Text, true, func(text string) tea.Cmd {
		cmd := s.space.Change(s.space.Analysis().SetMemo(s.space.Author(), subject, id, text), nil)
		if after, there := s.space.Analysis().Memo(subject, id); there && after.Text != before.Text {
			return tea.Batch(cmd, notify("Memo kept."))
		}
		return cmd
	}))
}

// memoAny asks what the memo is about.
func (s *Screen) memoAny() tea.Cmd {
	segment, coded := s.segment()
	code, _ := s.space.Analysis().Code(segment.Code)
	why := ""
	if !coded {
		why = nothingHere
	}
	document, _ := s.space.Analysis().Document(s.document)
	options := []ui.Option{
		{Label: "This passage", Detail: code.Name, Disabled: why},
		{Label: "The code", Detail: code.Name, Disabled: why},
		{Label: "The document", Detail: document.Title},
		{Label: "The project"},
	}
	return ui.Open(ui.Pick("Memo on", options, func(i int) tea.Cmd {
		switch i {
		case 0:
			return s.memoHere()
		case 1:
			return s.memo("Memo on the code "+code.Name, coding.OnCode, code.ID)
		case 2:
			return s.memo("Memo on the document", coding.OnDocument, s.document)
		}
		return s.memo("Memo on the project", coding.OnProject, "")
	}))
}

// pin asks which key the code that was used last, or is under the cursor, is
// pinned to.
func (s *Screen) pin() tea.Cmd {
	id := s.currentCode()
	if id == "" {
		id = s.space.Keys().Last()
	}
	code, known := s.space.Analysis().Code(id)
	if !known {
		return warn("There is no code here to pin. Put the cursor in a passage of it.")
	}
	s.await("Pin "+ui.Clip(code.Name, 30)+" to a key: press 1 to 9, or 0 to free it.", func(key tea.KeyMsg) tea.Cmd {
		digit, ok := letterOf(key)
		if !ok || digit < '0' || digit > '9' {
			return warn("A code is pinned to 1 to 9.")
		}
		return s.space.Change(s.space.Analysis().PinCode(code.ID, int(digit-'0')))
	})
	return nil
}

// finish marks the document as finished by the coder, or takes the mark away.
func (s *Screen) finish() tea.Cmd {
	a, by := s.space.Analysis(), s.space.Author()
	done := !a.Done(s.document, by.Coder)
	cmd, made := s.change(a.SetDone(by, s.document, done), nil)
	if !made {
		return cmd
	}
	said := "Taken up again: the document is not finished."
	if done {
		said = "Finished. You will see what others coded here once they have finished too, if coding is blind."
	}
	return tea.Batch(cmd, notify(said))
}
