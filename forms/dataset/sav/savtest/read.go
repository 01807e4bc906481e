// Package savtest reads SPSS system files in tests, by what the format's manual
// says and apart from the package that writes them.
package savtest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// File is what stands in a file.
type File struct {
	// Cases is the number that the header gives, Elements the size of a case.
	Cases, Elements int
	// Names, Widths, Labels and Measures are those of the variables; so are
	// Values, the labels of their values, by value, and Missing.
	Names    []string
	Widths   []int
	Labels   []string
	Measures []int
	Values   []map[string]string
	Missing  [][]string
	// Sets are the multiple response sets as they are written.
	Sets string
	// Rows hold the values of the cases as text, trimmed of spaces at the end;
	// "." is a number that is missing.
	Rows [][]string

	shorts    []string
	segments  []int // how many records of type 2 each variable has
	veryLong  map[string]int
	displayed []int
}

// reader takes a file apart. It panics where the file is wrong.
type reader struct {
	data []byte
	at   int
}

func (r *reader) take(n int) []byte {
	part := r.data[r.at : r.at+n]
	r.at += n
	return part
}

func (r *reader) int() int { return int(int32(binary.LittleEndian.Uint32(r.take(4)))) }

func (r *reader) text(n int) string { return string(r.take(n)) }

func (r *reader) counted() string { return r.text(r.int()) }

func (r *reader) rest() bool { return r.at < len(r.data) }

func number(b []byte) string {
	v := math.Float64frombits(binary.LittleEndian.Uint64(b))
	if v == -math.MaxFloat64 {
		return "."
	}
	return fmt.Sprint(v)
}

func shown(b []byte, width int) string {
	if width > 0 {
		return strings.TrimRight(string(b), " ")
	}
	return number(b)
}

// Read reads a whole file. It panics where the file is wrong.
func Read(data []byte) *File {
	r, f := &reader{data: data}, &File{veryLong: map[string]int{}}
	if r.text(4) != "$FL2" {
		panic("not a system file")
	}
	r.take(60)
	r.int()
	f.Elements = r.int()
	r.int()
	r.int()
	f.Cases = r.int()
	r.take(8 + 9 + 8 + 64 + 3)
	longs := map[string]string{}
	byElement := map[int]int{}
	var recordWidths []int
	element := 0
	for {
		switch kind := r.int(); kind {
		case 2:
			element++
			width := r.int()
			hasLabel, missing := r.int(), r.int()
			r.take(8)
			short := strings.TrimRight(r.text(8), " ")
			if width < 0 {
				continue
			}
			label := ""
			if hasLabel == 1 {
				n := r.int()
				label = strings.TrimRight(r.text((n + 3) / 4 * 4)[:n], " ")
			}
			var values []string
			for range missing {
				values = append(values, shown(r.take(8), width))
			}
			byElement[element] = len(f.shorts)
			f.shorts = append(f.shorts, short)
			recordWidths = append(recordWidths, width)
			f.Labels, f.Missing = append(f.Labels, label), append(f.Missing, values)
			f.Values = append(f.Values, map[string]string{})
		case 3:
			var raws [][]byte
			var labels []string
			for range r.int() {
				raws = append(raws, r.take(8))
				n := int(r.take(1)[0])
				labels = append(labels, r.text((1+n+7)/8*8 - 1)[:n])
			}
			if r.int() != 4 || r.int() != 1 {
				panic("labels without a variable")
			}
			v := byElement[r.int()]
			for i, raw := range raws {
				f.Values[v][shown(raw, recordWidths[v])] = labels[i]
			}
		case 7:
			subtype, size, count := r.int(), r.int(), r.int()
			f.extension(subtype, r.take(size*count), longs)
		case 999:
			r.int()
			f.join(recordWidths, longs)
			f.readCases(r)
			return f
		default:
			panic(fmt.Sprint("a record of type ", kind))
		}
	}
}

func (f *File) extension(subtype int, data []byte, longs map[string]string) {
	r := &reader{data: data}
	switch subtype {
	case 7:
		f.Sets = string(data)
	case 11:
		for r.rest() {
			f.displayed = append(f.displayed, r.int())
			r.take(8)
		}
	case 13:
		for _, pair := range strings.Split(string(data), "\t") {
			short, long, _ := strings.Cut(pair, "=")
			longs[short] = long
		}
	case 14:
		for _, pair := range strings.Split(strings.TrimSuffix(string(data), "\x00\t"), "\x00\t") {
			short, width, _ := strings.Cut(pair, "=")
			n := 0
			fmt.Sscan(strings.TrimLeft(width, "0"), &n)
			f.veryLong[short] = n
		}
	case 21:
		for r.rest() {
			name := r.counted()
			r.int()
			for range r.int() {
				value := strings.TrimRight(r.counted(), " ")
				f.Values[f.find(name, longs)][value] = r.counted()
			}
		}
	case 22:
		for r.rest() {
			name := r.counted()
			count := int(r.take(1)[0])
			size := r.int()
			for range count {
				at := f.find(name, longs)
				f.Missing[at] = append(f.Missing[at], strings.TrimRight(r.text(size), " "))
			}
		}
	}
}

func (f *File) find(name string, longs map[string]string) int {
	for i, short := range f.shorts {
		if longs[short] == name {
			return i
		}
	}
	panic("no variable " + name)
}

// join makes one variable of the segments of a very long text.
func (f *File) join(recordWidths []int, longs map[string]string) {
	labels, values, missing := f.Labels, f.Values, f.Missing
	f.Labels, f.Values, f.Missing = nil, nil, nil
	for i := 0; i < len(f.shorts); {
		width, count := recordWidths[i], 1
		if whole, is := f.veryLong[f.shorts[i]]; is {
			width, count = whole, (whole+251)/252
		}
		f.Names = append(f.Names, longs[f.shorts[i]])
		f.Widths, f.segments = append(f.Widths, width), append(f.segments, count)
		f.Labels, f.Values, f.Missing = append(f.Labels, labels[i]), append(f.Values, values[i]), append(f.Missing, missing[i])
		f.Measures = append(f.Measures, f.displayed[i])
		i += count
	}
}

func (f *File) readCases(r *reader) {
	var plain bytes.Buffer
	for r.rest() {
		for _, code := range r.take(8) {
			switch code {
			case 0:
			case 253:
				plain.Write(r.take(8))
			case 254:
				plain.WriteString("        ")
			case 255:
				binary.Write(&plain, binary.LittleEndian, -math.MaxFloat64)
			default:
				binary.Write(&plain, binary.LittleEndian, float64(code)-100)
			}
		}
	}
	whole := &reader{data: plain.Bytes()}
	for whole.rest() {
		var row []string
		for i, width := range f.Widths {
			if width == 0 {
				row = append(row, number(whole.take(8)))
				continue
			}
			text := ""
			left := width
			for s := range f.segments[i] {
				declared := width
				if f.segments[i] > 1 {
					declared = 255
					if s == f.segments[i]-1 {
						declared = width - s*252
					}
				}
				part := whole.text((declared + 7) / 8 * 8)
				text += part[:min(left, 255, len(part))]
				left = max(0, left-255)
			}
			row = append(row, strings.TrimRight(text, " "))
		}
		f.Rows = append(f.Rows, row)
	}
}
