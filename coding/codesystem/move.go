package codesystem

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// siblings gives the codes beside one, itself among them, and its place.
func (s *Screen) siblings(code coding.Code) (all []coding.Code, place int) {
	all = s.work.Analysis().Children(code.Parent)
	return all, slices.IndexFunc(all, func(c coding.Code) bool { return c.ID == code.ID })
}

// put moves a code under a parent, and stays with it.
func (s *Screen) put(code, parent string, place int) tea.Cmd {
	c, err := s.work.Analysis().MoveCode(code, parent, place)
	delete(s.outline.folded, parent)
	return s.change(c, err, code)
}

// shift moves the selected code among its siblings.
func (s *Screen) shift(by int) tea.Cmd {
	current, ok := s.outline.current()
	if !ok {
		return nil
	}
	all, place := s.siblings(current.Code)
	if place+by < 0 || place+by >= len(all) {
		return nil
	}
	return s.put(current.ID, current.Parent, place+by)
}

// outdent puts the selected code after the one that it lies under.
func (s *Screen) outdent() tea.Cmd {
	current, _ := s.outline.current()
	parent, known := s.work.Analysis().Code(current.Parent)
	if !known {
		return ui.Warn("The code is at the top already.")
	}
	_, place := s.siblings(parent)
	return s.put(current.ID, parent.Parent, place+1)
}

// indent puts the selected code under the sibling before it, as the last.
func (s *Screen) indent() tea.Cmd {
	current, ok := s.outline.current()
	if !ok {
		return nil
	}
	all, place := s.siblings(current.Code)
	if place < 1 {
		return ui.Warn("There is no code before this one that it could lie under.")
	}
	under := all[place-1]
	return s.put(current.ID, under.ID, len(s.work.Analysis().Children(under.ID)))
}

// take marks the selected code to be put elsewhere.
func (s *Screen) take() tea.Cmd {
	current, _ := s.outline.current()
	s.cut = current.ID
	return ui.Notify("“" + current.Name + "” is cut: p puts it after the selected code, P under it.")
}

// pasteAfter puts the code that was cut after the selected one.
func (s *Screen) pasteAfter() tea.Cmd {
	current, _ := s.outline.current()
	if current.ID == s.cut {
		return s.release()
	}
	all, _ := s.siblings(current.Code)
	all = slices.DeleteFunc(slices.Clone(all), func(c coding.Code) bool { return c.ID == s.cut })
	place := slices.IndexFunc(all, func(c coding.Code) bool { return c.ID == current.ID })
	return s.paste(current.Parent, place+1)
}

// pasteUnder puts the code that was cut under the selected one, as the last.
func (s *Screen) pasteUnder() tea.Cmd {
	current, _ := s.outline.current()
	if current.ID == s.cut {
		return s.release()
	}
	return s.paste(current.ID, len(s.work.Analysis().Children(current.ID)))
}

func (s *Screen) paste(parent string, place int) tea.Cmd {
	code := s.cut
	if s.work.Analysis().Under(parent, code) {
		return ui.Warn("A code cannot lie under itself. Select another place.")
	}
	s.cut = ""
	return s.put(code, parent, place)
}

// release leaves the code that was cut where it is.
func (s *Screen) release() tea.Cmd {
	s.cut = ""
	return nil
}
