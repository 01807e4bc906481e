package workbook

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"

	"fieldwork/forms/ui"
)

// The most UTF-16 units that a cell, a header of a named table, and the name of
// one can have.
const (
	mostCell   = 32767
	mostHeader = 255
	mostName   = 200
)

// fitting is text from outside as a cell can hold it, on one line and visible.
func fitting(text string) string {
	return cut(ui.Safe(strings.Join(strings.Fields(text), " ")), mostCell)
}

// cut leaves out what is beyond a number of UTF-16 units.
func cut(text string, most int) string {
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > most {
			return text[:i]
		}
	}
	return text
}

// escaped is how spreadsheets write a character by its number. Text that looks so
// has its first "_" written by number; in headers, which the names of columns
// have to equal, it becomes "-".
var escaped = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// names makes names that differ, in capitals or not.
type names map[string]bool

// different is a name that has not been given yet: with a number behind it if
// need be. The number takes the place of what would be too much.
func (n names) different(name string) string {
	found := strings.TrimSpace(cut(name, mostHeader))
	for i := 2; n[strings.ToLower(found)]; i++ {
		number := fmt.Sprintf(" (%d)", i)
		found = cut(name, mostHeader-len(number)) + number
	}
	n[strings.ToLower(found)] = true
	return found
}

// tableName makes a name fit for a named table. What it is given has a number
// or stands for itself, so that no two are the same and none is that of a cell.
func tableName(name string) string {
	return cut(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, name), mostName)
}

// differentHeaders makes the headers of a table differ, as named tables need
// them. Nothing is left empty.
func differentHeaders(columns []column) {
	given := names{}
	for i := range columns {
		text := escaped.ReplaceAllString(fitting(columns[i].header), "-$1")
		if text == "" {
			text = fmt.Sprintf("Column %d", i+1)
		}
		columns[i].header = given.different(text)
	}
}
