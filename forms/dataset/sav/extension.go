package sav

import (
	"fmt"
	"strconv"
	"strings"
)

// sets writes the multiple response sets, which name variables by their short
// names in small letters. A set of one counted value is a D: its lengths are
// those of the value and of the label, in bytes.
func (s sink) sets(d *Dictionary, short [][]string) {
	if len(d.Sets) == 0 {
		return
	}
	byName := make(map[string]string, len(d.Variables))
	for i := range d.Variables {
		byName[fold(d.Variables[i].Name)] = strings.ToLower(short[i][0])
	}
	var b strings.Builder
	for _, set := range d.Sets {
		counted, label := strconv.Itoa(set.Counted), cut(set.Label, MostVariableLabel)
		fmt.Fprintf(&b, "%s=D%d %s %d %s", set.Name, len(counted), counted, len(label), label)
		for _, name := range set.Variables {
			b.WriteString(" " + byName[fold(name)])
		}
		b.WriteByte('\n')
	}
	s.extension(7, 1, []byte(b.String()))
}

// veryLongTexts tells which segments are one text: the first is named, and the
// width tells how many there are.
func (s sink) veryLongTexts(variables []Variable, short [][]string) {
	var b strings.Builder
	for i, v := range variables {
		if v.Width > mostPlainWidth {
			fmt.Fprintf(&b, "%s=%05d\x00\t", short[i][0], v.Width)
		}
	}
	if b.Len() > 0 {
		s.extension(14, 1, []byte(b.String()))
	}
}

// longTextLabels labels values of texts of more than an element.
func (s sink) longTextLabels(variables []Variable) {
	var b block
	for _, v := range variables {
		if v.Width <= elementSize || len(v.Labels) == 0 {
			continue
		}
		b.counted(v.Name)
		b.int32(v.Width, len(v.Labels))
		for _, l := range v.Labels {
			value := cut(l.Value.Text, v.Width)
			b.counted(value + strings.Repeat(" ", v.Width-len(value)))
			b.counted(cut(l.Label, MostValueLabel))
		}
	}
	if len(b) > 0 {
		s.extension(21, 1, b)
	}
}

// longTextMissing gives the missing values of texts of more than an element.
func (s sink) longTextMissing(variables []Variable) {
	var b block
	for _, v := range variables {
		if v.Width <= elementSize || len(v.Missing) == 0 {
			continue
		}
		b.counted(v.Name)
		b = append(b, byte(len(v.Missing)))
		b.int32(missingWidth)
		for _, missing := range v.Missing {
			b = append(b, missing.Text...)
			b = append(b, strings.Repeat(" ", missingWidth-len(missing.Text))...)
		}
	}
	if len(b) > 0 {
		s.extension(22, 1, b)
	}
}
