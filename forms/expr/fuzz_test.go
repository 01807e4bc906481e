package expr

import (
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// hostileEnv answers everything with the same text.
type hostileEnv struct{ text string }

func (e hostileEnv) Text(int) string                { return e.text }
func (e hostileEnv) Self() string                   { return e.text }
func (e hostileEnv) Attribute(string) string        { return e.text }
func (e hostileEnv) ChoiceLabel(int, string) string { return e.text }
func (e hostileEnv) Now() time.Time                 { return time.Date(292277026596, 1, 1, 0, 0, 0, 0, time.UTC) }
func (e hostileEnv) Seed() int64                    { return math.MinInt64 }

func FuzzCompile(f *testing.F) {
	texts := []string{"", "newport cardiff", "-0", "2020-02-30T99:99", strings.Repeat("9", 400), "(a|", "\xff\x00\x1b[2J", "9999-12-31T23:59:59.9999"}
	for i, source := range []string{
		"selected(${towns}, 'newport') and ${age} > 3",
		"not(selected(., 'none') and count-selected(.) > 1)",
		"if(${age} >= 18, 'adult', concat('child of ', ${age}))",
		"format-date(date(${born} + 1), '%Y-%m-%d')",
		"round(${age} div 3, -2) = -1.5 mod 2",
		"jr:choice-name(${town}, '${town}')",
		"regex(${name}, '[a-z]+') or regex('x', ${name})",
		"substr(${name}, -3, 1 div 0) != translate(${name}, 'ab', 'x')",
		"join(' ', randomize(${towns}), uuid(${age}), random(), selected-at(${towns}, ${age}))",
		"digest(base64-decode(${name}), 'SHA-1', 'hex')",
		"weighted-checklist(1, -1, ${age}, 2) = checklist(-1, 2, ${calc})",
		"region = 'west' or ${visited} = 'true' or ${start} < '12:30'",
		"now() > today() - 30 and decimal-time(${start}) < 0.5",
		"((((${age", "concat(,,)", "‘x’ == ${}", "-----1", "1 2 (3", "$", "..", "'",
	} {
		f.Add(source, texts[i%len(texts)])
	}
	f.Fuzz(func(t *testing.T, source, text string) {
		program, faults := Compile(source, testScope{})
		if (program == nil) != (len(faults) > 0) {
			t.Fatalf("program %v with faults %v", program, faults)
		}
		last := 0
		for _, fault := range faults {
			if fault.Offset < last || fault.Offset > len(source) || fault.Message == "" || !utf8.ValidString(fault.Message) {
				t.Fatalf("fault %+v after offset %d", fault, last)
			}
			last = fault.Offset
		}
		if program == nil {
			return
		}
		env := hostileEnv{text}
		program.Bool(env)
		program.Number(env)
		program.Text(env)
		for _, reference := range program.References() {
			if reference.Offset < 0 || reference.Offset >= len(source) {
				t.Fatalf("reference %+v", reference)
			}
		}
	})
}

func FuzzSplitTemplate(f *testing.F) {
	f.Add("Hello ${q1}, ${")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, piece := range SplitTemplate(text) {
			if piece.Offset != end || (piece.Name == "") == (piece.Literal == "") {
				t.Fatalf("piece %+v at %d", piece, end)
			}
			end += len(piece.Literal)
			if piece.Name != "" {
				end += strings.IndexByte(text[end:], '}') + 1
			}
		}
		if end != len(text) {
			t.Fatalf("the pieces end at %d of %d", end, len(text))
		}
	})
}
