package sample

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// longestCell bounds what a cell of a contact can hold, in characters.
const longestCell = 2000

// contact reads a row. It gives a fault if the row cannot be a contact.
func (s *Sheet) contact(names []string, row []Cell) (Contact, *SheetFault) {
	var c Contact
	for i, cell := range row {
		if fault := s.checkCell(names, i, cell); fault != nil {
			return c, fault
		}
		if text := tidy(cell.Text); text != "" {
			if fault := s.setCell(&c, names[i], text, cell); fault != nil {
				return c, fault
			}
		}
	}
	if c.Name == "" && c.Email == "" {
		return c, s.fault(firstCell(row), "this row has neither a name nor an e-mail address; add one, or take the row out")
	}
	if s.List != "" && !c.On(s.List) {
		c.Lists = append([]string{s.List}, c.Lists...)
	}
	return c, nil
}

func (s *Sheet) checkCell(names []string, place int, cell Cell) *SheetFault {
	switch {
	case !utf8.ValidString(cell.Text):
		return s.fault(cell, "this cell is not UTF-8 text; save the file as UTF-8")
	case utf8.RuneCountInString(cell.Text) > longestCell:
		return s.fault(cell, "this cell is longer than %d characters; shorten it", longestCell)
	case (place >= len(names) || names[place] == "") && strings.TrimSpace(cell.Text) != "":
		return s.fault(cell, "this cell stands under no heading; name its column, or put quotes around a cell that has a comma")
	}
	return nil
}

// setCell puts a tidy cell where its column belongs.
func (s *Sheet) setCell(c *Contact, column, text string, cell Cell) *SheetFault {
	switch column {
	case EmailColumn:
		if c.Email = tidyEmail(text); !isEmail(c.Email) {
			return s.fault(cell, "%q is no e-mail address; correct it, or leave the cell empty", text)
		}
	case TimeZoneColumn:
		if _, err := LoadZone(text); err != nil {
			return s.fault(cell, "%q is no time zone; write one such as Europe/London", text)
		}
		c.TimeZone = text
	case LanguageColumn:
		c.Language = strings.ToLower(text)
	case ListsColumn:
		for _, list := range strings.Split(text, ";") {
			if list = tidy(list); list != "" && !c.On(list) {
				c.Lists = append(c.Lists, list)
			}
		}
	case DoNotCallColumn:
		yes, known := readYes(text)
		if !known {
			return s.fault(cell, "%q says neither yes nor no; write yes for a contact who must not be called", text)
		}
		c.DoNotCall = yes
	default:
		c.set(column, text)
	}
	return nil
}

func (c *Contact) set(column, text string) {
	if field := c.field(column); field != nil {
		*field = text
		return
	}
	if c.Attributes == nil {
		c.Attributes = map[string]string{}
	}
	c.Attributes[column] = text
}

func readYes(text string) (yes, known bool) {
	switch text = strings.ToLower(text); {
	case slices.Contains([]string{"yes", "y", "true", "1", "x"}, text):
		return true, true
	case slices.Contains([]string{"no", "n", "false", "0"}, text):
		return false, true
	}
	return false, false
}

// blank reports whether a row has nothing in it, as spreadsheets leave them.
func blank(row []Cell) bool {
	return !slices.ContainsFunc(row, func(cell Cell) bool { return strings.TrimSpace(cell.Text) != "" })
}

// firstCell is where a row begins.
func firstCell(row []Cell) Cell {
	if len(row) == 0 {
		return Cell{Line: 1, Column: 1}
	}
	return row[0]
}
