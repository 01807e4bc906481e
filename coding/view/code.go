package view

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// change makes a change and reports whether it could be made.
func (s *Screen) change(c coding.Change, err error) (tea.Cmd, bool) {
	before := s.space.Version()
	cmd := s.space.Change(c, err)
	return cmd, s.space.Version() != before
}

// put puts codes on the passage that a code would land on. It stays selected,
// so that more codes can be put on it.
func (s *Screen) put(codes ...string) tea.Cmd {
	passage := s.target()
	cmd, made := s.change(s.space.Analysis().CodePassage(s.space.Author(), s.document, s.text, passage, codes...))
	if made {
		s.putDone(passage, codes...)
	}
	return cmd
}

// putDone follows a passage that was coded.
func (s *Screen) putDone(passage coding.Span, codes ...string) {
	s.selected, s.marking, s.done, s.arrived, s.resizing = passage, false, true, false, ""
	if s.at < passage.From || s.at >= passage.To {
		s.at, s.column = passage.From, -1
	}
	for _, code := range codes {
		s.space.UseCode(code)
	}
	for _, each := range s.space.Analysis().SegmentsIn(s.document, passage) {
		if each.Span == passage && each.Code == s.space.Keys().Last() && each.Coder == s.space.Author().Coder {
			s.current = each.ID
		}
	}
}

// putKey puts the code of a hot key, counted from 0.
func (s *Screen) putKey(place int) tea.Cmd {
	if _, known := s.space.Analysis().Code(s.space.Keys().Code(place)); !known {
		return warn("No code has this key yet. c finds or makes one.")
	}
	return s.put(s.space.Keys().Code(place))
}

// putByKey waits for the key of the code; keys themselves put it at once.
func (s *Screen) putByKey() tea.Cmd {
	s.await("Code: press the key of the code, 1 to 9.", func(key tea.KeyMsg) tea.Cmd {
		place, ok := hotKey(key)
		if !ok {
			return warn("A code has a key from 1 to 9.")
		}
		return s.putKey(place)
	})
	return nil
}

// putLast puts the code that was used last.
func (s *Screen) putLast() tea.Cmd { return s.put(s.space.Keys().Last()) }

// pickCode finds the code to put on the passage, or makes it.
func (s *Screen) pickCode() tea.Cmd {
	return s.openPicker("Code "+s.quoted(s.target(), 40), s.put, s.putNew)
}

// putNew makes a code and puts it on the passage, as one step.
func (s *Screen) putNew(parent, name string) tea.Cmd {
	passage := s.target()
	c, code, err := s.newCode(parent, name)
	if err != nil {
		return s.space.Change(c, err)
	}
	c.Segments = append(c.Segments, coding.MadeSegment(s.space.Author(), s.document, code.ID, passage))
	c.Label = "made the code " + code.Name + " and put it on a passage"
	if !s.text.Holds(passage) {
		err = coding.ErrSpan
	}
	cmd, made := s.change(c, err)
	if made {
		s.putDone(passage, code.ID)
	}
	return cmd
}

func (s *Screen) newCode(parent, name string) (coding.Change, coding.Code, error) {
	return s.space.Analysis().NewCode(s.space.Author(), coding.Code{Parent: parent, Name: name})
}

// mostInVivo is how many characters a code in vivo has at most.
const mostInVivo = 60

// putInVivo makes a code of the words that are selected and puts it on them;
// where there is a code of that name it is put.
func (s *Screen) putInVivo() tea.Cmd {
	passage := s.target()
	if passage.Len() == 0 || passage.Len() > mostInVivo {
		return warn("A code in vivo is a few words. Select those that are to be the name, up to 60 characters.")
	}
	name := oneLine(s.text.Slice(passage))
	if code, known := s.space.Analysis().CodeNamed("", name); known {
		return s.put(code.ID)
	}
	return s.putNew("", name)
}

// uncode takes a code off: that of the current segment.
func (s *Screen) uncode() tea.Cmd {
	segment, _ := s.segment()
	cmd, _ := s.change(s.space.Analysis().Uncode(segment.ID))
	return cmd
}

// uncodeAll takes all codes off that the coder has put here.
func (s *Screen) uncodeAll() tea.Cmd {
	var ids []string
	for _, each := range s.here() {
		if each.Coder == s.space.Author().Coder {
			ids = append(ids, each.ID)
		}
	}
	if len(ids) == 0 {
		return warn("None of the codes here is yours.")
	}
	cmd, _ := s.change(s.space.Analysis().Uncode(ids...))
	return cmd
}

// nextHere lets changes be about the next of the segments under the cursor.
func (s *Screen) nextHere() tea.Cmd {
	here := s.here()
	current, _ := s.segment()
	for i := range here {
		if here[i].ID == current.ID {
			s.current = here[(i+1)%len(here)].ID
			return nil
		}
	}
	return nil
}

// recode gives the current segment another code.
func (s *Screen) recode() tea.Cmd {
	segment, _ := s.segment()
	a := s.space.Analysis()
	code, _ := a.Code(segment.Code)
	return s.openPicker("Instead of "+ui.Clip(code.Name, 30), func(codes ...string) tea.Cmd {
		return s.recoded(segment.ID, codes[0])
	}, func(parent, name string) tea.Cmd {
		c, fresh, err := s.newCode(parent, name)
		if err != nil {
			return s.space.Change(c, err)
		}
		after := segment
		after.Code = fresh.ID
		c.Segments = append(c.Segments, coding.Edit[coding.Segment]{Before: &segment, After: &after})
		c.Label = "made the code " + fresh.Name + " and gave it to a passage"
		return s.space.Change(c, nil)
	})
}

func (s *Screen) recoded(segment, code string) tea.Cmd {
	cmd, made := s.change(s.space.Analysis().Recode(segment, code))
	if made {
		s.space.UseCode(code)
	}
	return cmd
}

// recodeKey gives the current segment the code of a hot key.
func (s *Screen) recodeKey(place int) tea.Cmd {
	segment, _ := s.segment()
	if _, known := s.space.Analysis().Code(s.space.Keys().Code(place)); !known {
		return warn("No code has this key yet.")
	}
	return s.recoded(segment.ID, s.space.Keys().Code(place))
}
