package codesystem

import (
	"cmp"
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// add asks for the name of a new code under a parent, and makes it; after
// another if that is not empty, else as the last.
func (s *Screen) add(title, parent, after string) tea.Cmd {
	return ui.Open(ui.Prompt(title, s.under(parent), "", false, func(name string) tea.Cmd {
		a := s.work.Analysis()
		c, fresh, err := a.NewCode(s.work.Author(), coding.Code{Parent: parent, Name: name})
		if err == nil && after != "" {
			c = placedAfter(c, a.Children(parent), after)
		}
		delete(s.outline.folded, parent)
		return s.change(c, err, fresh.ID)
	}))
}

// under says under which code something is made.
func (s *Screen) under(parent string) string {
	if parent == "" {
		return "Name, at the top"
	}
	return "Name, under " + coding.PathWords(s.work.Analysis().Path(parent))
}

// placedAfter gives the change that makes a code its place after a sibling; the
// siblings behind it move on.
func placedAfter(c coding.Change, siblings []coding.Code, after string) coding.Change {
	fresh := *c.Codes[0].After
	order := make([]coding.Code, 0, len(siblings)+1)
	for _, sibling := range siblings {
		if order = append(order, sibling); sibling.ID == after {
			order = append(order, fresh)
		}
	}
	c.Codes = nil
	for place, before := range order {
		code := before
		code.Place = place
		switch {
		case code.ID == fresh.ID:
			c.Codes = append(c.Codes, coding.Edit[coding.Code]{After: &code})
		case code != before:
			c.Codes = append(c.Codes, coding.Edit[coding.Code]{Before: &before, After: &code})
		}
	}
	return c
}

func (s *Screen) addBeside() tea.Cmd {
	current, _ := s.outline.current()
	return s.add("New code", current.Parent, current.ID)
}

func (s *Screen) addUnder() tea.Cmd {
	current, _ := s.outline.current()
	return s.add("New code under "+current.Name, current.ID, "")
}

func (s *Screen) rename() tea.Cmd {
	current, _ := s.outline.current()
	return ui.Open(ui.Prompt("Rename "+current.Name, "Name", current.Name, false, func(name string) tea.Cmd {
		c, err := s.work.Analysis().RenameCode(current.ID, name)
		return s.change(c, err, current.ID)
	}))
}

// edit opens the form of all that describes the selected code.
func (s *Screen) edit() tea.Cmd {
	current, _ := s.outline.current()
	return ui.Open(newForm(current.Code, func(after coding.Code) tea.Cmd {
		c, err := s.work.Analysis().ChangeCode("described the code "+strings.TrimSpace(after.Name), current.ID, func(code *coding.Code) {
			code.Name, code.Definition, code.Include, code.Exclude, code.Example = after.Name, after.Definition, after.Include, after.Exclude, after.Example
		})
		return s.change(c, err, current.ID)
	}))
}

func (s *Screen) colour() tea.Cmd {
	current, _ := s.outline.current()
	options := []ui.Option{{Label: "none"}}
	for _, colour := range coding.Colours {
		options = append(options, ui.Option{Label: colourNames[colour], Detail: colour})
	}
	return ui.Open(ui.Pick("Colour of "+current.Name, options, func(i int) tea.Cmd {
		colour := ""
		if i > 0 {
			colour = coding.Colours[i-1]
		}
		c, err := s.work.Analysis().ChangeCode("coloured the code "+current.Name, current.ID, func(code *coding.Code) { code.Colour = colour })
		return s.change(c, err, current.ID)
	}))
}

// memo asks for the memo on the selected code.
func (s *Screen) memo() tea.Cmd {
	current, _ := s.outline.current()
	before, _ := s.work.Analysis().Memo(coding.OnCode, current.ID)
	return ui.Open(ui.Prompt("Memo on "+current.Name, "", before.Text, true, func(text string) tea.Cmd {
		return s.change(s.work.Analysis().SetMemo(s.work.Author(), coding.OnCode, current.ID, strings.TrimSpace(text)), nil, current.ID)
	}))
}

// pin gives the selected code a hot key; 0 takes it away.
func (s *Screen) pin(key int) tea.Cmd {
	current, ok := s.outline.current()
	if !ok {
		return nil
	}
	c, err := s.work.Analysis().PinCode(current.ID, key)
	return s.change(c, err, current.ID)
}

// delete counts what goes with the selected code, of all coders, and asks.
func (s *Screen) delete() tea.Cmd {
	current, _ := s.outline.current()
	all := s.work.Analysis().CountBranch(current.ID)
	text := fmt.Sprintf("%s with it.", cmp.Or(goes(all, current.below), "No passage goes"))
	return ui.Open(ui.Confirm("Delete “"+current.Name+"”?", text+" Undoing brings all of it back.", "Delete it", "Keep it", func() tea.Cmd {
		c, err := s.work.Analysis().DeleteCode(current.ID)
		return s.change(c, err, current.Parent)
	}))
}

// goes says what goes with a code; empty where nothing does.
func goes(segments, codes int) string {
	switch {
	case segments == 0 && codes == 0:
		return ""
	case codes == 0:
		return Counted(segments, "coded passage goes", "coded passages go")
	case segments == 0:
		return Counted(codes, "code under it goes", "codes under it go")
	}
	return Counted(segments, "coded passage", "coded passages") + " and " + Counted(codes, "code", "codes") + " under it go"
}

// merge asks for the code that is to get the passages of the selected one.
func (s *Screen) merge() tea.Cmd {
	current, _ := s.outline.current()
	a := s.work.Analysis()
	except := func(c coding.Code) string {
		if a.Under(c.ID, current.ID) {
			return "A code cannot be merged into itself or one that lies under it."
		}
		return ""
	}
	return ui.Open(PickCode("Merge “"+current.Name+"” into", a, except, func(into string) tea.Cmd {
		c, err := a.MergeCodes(s.work.Author(), current.ID, into)
		cmd := s.change(c, err, into)
		if err != nil {
			return cmd
		}
		target, _ := a.Code(into)
		return tea.Batch(cmd, ui.Notify(fmt.Sprintf("“%s” is merged into “%s”, which has %s now.", current.Name, target.Name,
			Counted(s.work.Counts()(into), "passage", "passages"))))
	}))
}

// find asks for a code and selects it.
func (s *Screen) find() tea.Cmd {
	return ui.Open(PickCode("Find a code", s.work.Analysis(), nil, func(code string) tea.Cmd {
		s.outline.reveal(s.work.Analysis(), code)
		return nil
	}))
}

func (s *Screen) openTheme() tea.Cmd {
	current, ok := s.outline.current()
	if !ok {
		return nil
	}
	return s.options.Themes(current.ID)
}
