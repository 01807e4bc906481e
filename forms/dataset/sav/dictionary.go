package sav

import (
	"math"
	"strings"
)

// The values that stand at the head of a file.
const (
	layoutCode      = 2
	compressed      = 1
	compressionBias = 100
	labelSize       = 64
	unknownCases    = -1
)

// dictionary writes all that comes before the cases.
func (s sink) dictionary(d *Dictionary) {
	short := shortNames(d.Variables)
	s.header(d)
	for i := range d.Variables {
		s.variable(&d.Variables[i], short[i])
	}
	s.valueLabels(d.Variables)
	s.machine()
	s.sets(d, short)
	s.display(d.Variables)
	s.longNames(d.Variables, short)
	s.veryLongTexts(d.Variables, short)
	if d.Cases >= 0 {
		var b block
		b.int64(1)
		b.int64(int64(d.Cases))
		s.extension(16, 8, b)
	}
	s.extension(20, 1, []byte("UTF-8"))
	s.longTextLabels(d.Variables)
	s.longTextMissing(d.Variables)
	s.int32(999, 0)
}

func (s sink) header(d *Dictionary) {
	s.WriteString("$FL2")
	s.padded("@(#) SPSS DATA FILE "+d.Product, 60)
	cases := unknownCases
	if d.Cases >= 0 && d.Cases <= math.MaxInt32 {
		cases = d.Cases
	}
	const noWeight = 0
	s.int32(layoutCode, caseSize(d.Variables), compressed, noWeight, cases)
	s.float(compressionBias)
	s.padded(d.Created.Format("02 Jan 06"), 9)
	s.padded(d.Created.Format("15:04:05"), 8)
	s.padded(d.Label, labelSize)
	s.Write(make([]byte, 3))
}

// variable writes the records of type 2 of a variable: one for each segment,
// with one behind it for each element after its first.
func (s sink) variable(v *Variable, short []string) {
	for i, width := range segments(v.Width) {
		label, missing := "", []Value(nil)
		if i == 0 {
			label = cut(v.Label, MostVariableLabel)
			if v.Width <= elementSize {
				missing = v.Missing
			}
		}
		format := v.format(width)
		s.int32(2, width, truth(label != ""), len(missing), format, format)
		s.padded(short[i], mostShort)
		if label != "" {
			s.int32(len(label))
			s.padded(label, (len(label)+3)/4*4)
		}
		for _, value := range missing {
			s.value(value, v.Width > 0)
		}
		for range elements(width) - 1 {
			s.int32(2, -1, 0, 0, 0, 0)
			s.padded("", mostShort)
		}
	}
}

func truth(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// format packs how values are shown: format, width and decimals.
func (v *Variable) format(width int) int {
	pack := func(f Format, width, decimals int) int { return int(f)<<16 | width<<8 | decimals }
	switch {
	case width > 0:
		return pack(text, width, 0)
	case v.Format == Date:
		return pack(Date, 11, 0)
	case v.Format == Time:
		return pack(Time, 8, 0)
	case v.Format == DateTime:
		return pack(DateTime, 20, 0)
	}
	return pack(Plain, 8+v.Decimals, v.Decimals)
}

// valueLabels writes the records of type 3 and 4 of each variable that one
// element holds. They name a variable by the number of its first element.
func (s sink) valueLabels(variables []Variable) {
	element := 1
	for i := range variables {
		v := &variables[i]
		if len(v.Labels) > 0 && v.Width <= elementSize {
			s.int32(3, len(v.Labels))
			for _, l := range v.Labels {
				label := cut(l.Label, MostValueLabel)
				s.value(l.Value, v.Width > 0)
				s.WriteByte(byte(len(label)))
				s.padded(label, (1+len(label)+7)/8*8-1)
			}
			s.int32(4, 1, element)
		}
		element += caseSize(variables[i : i+1])
	}
}

// machine tells how numbers are written and what is missing.
func (s sink) machine() {
	const (
		noMachine    = -1
		ieee         = 1
		littleEndian = 2
		utf8Page     = 65001
	)
	var integers, floats block
	integers.int32(1, 0, 0, noMachine, ieee, compressed, littleEndian, utf8Page)
	s.extension(3, 4, integers)
	floats.float(-math.MaxFloat64)
	floats.float(math.MaxFloat64)
	floats.float(math.Nextafter(-math.MaxFloat64, 0))
	s.extension(4, 8, floats)
}

// longNames gives the names as they are for those that old programs know.
func (s sink) longNames(variables []Variable, short [][]string) {
	var names []string
	for i := range variables {
		names = append(names, short[i][0]+"="+variables[i].Name)
	}
	if len(names) > 0 {
		s.extension(13, 1, []byte(strings.Join(names, "\t")))
	}
}

// display gives the level of measurement, the width of a column in characters
// and the side at which values stand.
func (s sink) display(variables []Variable) {
	const (
		left, right            = 0, 1
		numberWidth, textWidth = 8, 24
	)
	var b block
	for _, v := range variables {
		for range segments(v.Width) {
			measure := v.Measure
			if measure == 0 {
				measure = Nominal
			}
			if v.Width > 0 {
				b.int32(int(measure), min(max(v.Width, numberWidth), textWidth), left)
			} else {
				b.int32(int(measure), numberWidth+v.Decimals, right)
			}
		}
	}
	if len(b) > 0 {
		s.extension(11, 4, b)
	}
}
