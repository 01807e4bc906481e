package codesystem

import (
	"cmp"
	"fmt"
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// details describes the selected code.
func (s *Screen) details(width, height int) []string {
	current, ok := s.outline.current()
	if !ok {
		return nil
	}
	theme := ui.CurrentTheme()
	var lines []string
	for _, line := range ui.Wrap(current.Name, width) {
		lines = append(lines, theme.Strong.Render(line))
	}
	if path := s.work.Analysis().Path(current.ID); len(path) > 1 {
		lines = append(lines, theme.Dim.Render(ui.Clip(coding.PathWords(path[:len(path)-1]), width)))
	}
	for _, line := range standing(current) {
		lines = append(lines, ui.Fit(line, width))
	}
	memo, _ := s.work.Analysis().Memo(coding.OnCode, current.ID)
	for _, part := range []struct{ heading, text string }{
		{"Definition", current.Definition}, {"When to use", current.Include}, {"When not", current.Exclude},
		{"Example", current.Example}, {"Memo", memo.Text}, {"From", current.Source},
	} {
		if part.text == "" {
			continue
		}
		lines = append(lines, "", theme.Dim.Render(part.heading))
		wrapped, _ := ui.WrapFirst(part.text, width, height)
		lines = append(lines, wrapped...)
	}
	if current.Definition == "" {
		lines = append(lines, "", theme.Dim.Render(ui.Clip("Not defined yet: e defines it.", width)))
	}
	if len(lines) > height && height > 0 {
		lines = append(lines[:height-1], theme.Dim.Render(ui.Clip("… e shows all of it", width)))
	}
	return lines
}

// standing says how often a code is used, and its key and colour.
func standing(current row) []string {
	used := Counted(current.own, "passage", "passages")
	if current.below > 0 {
		used += fmt.Sprintf(" · %d with its branch", current.all)
	}
	var marks []string
	if current.Key > 0 {
		marks = append(marks, fmt.Sprintf("key %d", current.Key))
	}
	if current.Colour != "" {
		name := ui.Clip(cmp.Or(colourNames[current.Colour], current.Colour), mostColour)
		marks = append(marks, Style(current.Colour).Render(colourMark)+" "+name)
	}
	if len(marks) == 0 {
		return []string{used}
	}
	return []string{used, strings.Join(marks, " · ")}
}

// mostColour is how many columns the name of a colour takes at most.
const mostColour = 16
