package sav

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms/dataset/sav/savtest"
)

var moment = time.Date(2026, time.November, 21, 14, 30, 0, 0, time.UTC)

// write writes cases of floats and strings; nil is absent.
func write(t interface {
	Helper()
	Fatal(...any)
}, d Dictionary, rows [][]any) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := NewWriter(&out, d)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, value := range row {
			switch value := value.(type) {
			case nil:
				w.Absent()
			case float64:
				w.Number(value)
			case string:
				w.Text(value)
			}
		}
		if err := w.Case(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestEveryPartOfADictionary(t *testing.T) {
	d := Dictionary{
		Label: "A survey", Product: "test", Created: moment, Cases: 2,
		Variables: []Variable{
			{Name: "satisfaction_overall", Label: "How satisfied?", Measure: Ordinal,
				Labels:  []ValueLabel{{Value{Number: 1}, "Not at all"}, {Value{Number: -97}, "don't know"}},
				Missing: []Value{{Number: -97}, {Number: -98}}},
			{Name: "yes", Width: 3, Labels: []ValueLabel{{Value{Text: "y"}, "Ie"}}, Missing: []Value{{Text: "-97"}}},
			{Name: "words", Width: 20, Labels: []ValueLabel{{Value{Text: "-97"}, "don't know"}}, Missing: []Value{{Text: "-97"}}},
			{Name: "story", Width: 600},
			{Name: "day", Format: Date, Measure: Scale},
			{Name: "tv"}, {Name: "a_radio_on_the_air"},
		},
		Sets: []Set{{Name: "$media", Label: "Media used", Counted: 1, Variables: []string{"tv", "a_radio_on_the_air"}}},
	}
	story := strings.Repeat("Ŵyr y môr 𝄞 ", 40)
	day := Seconds(moment.Truncate(24 * time.Hour))
	f := savtest.Read(write(t, d, [][]any{
		{1.0, "y", "-97", story, day, 1.0, 0.0},
		{nil, nil, "", nil, nil, nil, 1.5},
	}))
	if f.Cases != 2 || f.Elements != 1+1+3+(32+32+12)+1+1+1 {
		t.Errorf("cases and elements: %d, %d", f.Cases, f.Elements)
	}
	for _, c := range []struct{ got, want any }{
		{f.Names, []string{"satisfaction_overall", "yes", "words", "story", "day", "tv", "a_radio_on_the_air"}},
		{f.Widths, []int{0, 3, 20, 600, 0, 0, 0}},
		{f.Labels, []string{"How satisfied?", "", "", "", "", "", ""}},
		{f.Measures, []int{2, 1, 1, 1, 3, 1, 1}},
		{f.Missing, [][]string{{"-97", "-98"}, {"-97"}, {"-97"}, nil, nil, nil, nil}},
		{f.Values[0], map[string]string{"1": "Not at all", "-97": "don't know"}},
		{f.Values[1], map[string]string{"y": "Ie"}},
		{f.Values[2], map[string]string{"-97": "don't know"}},
		{f.Sets, "$media=D1 1 10 Media used tv v4\n"},
		{f.Rows, [][]string{
			{"1", "y", "-97", strings.TrimRight(cut(story, 600), " "), fmt.Sprint(day), "1", "0"},
			{".", "", "", "", ".", ".", "1.5"},
		}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestSecondsCountFromTheFirstDay(t *testing.T) {
	if got := Seconds(time.Date(1582, time.October, 15, 0, 0, 1, 0, time.UTC)); got != 86401 {
		t.Errorf("a day and a second: %v", got)
	}
	cardiff := time.FixedZone("summer", 3600)
	if got, want := Seconds(time.Date(2026, 7, 1, 9, 0, 0, 0, cardiff)), Seconds(time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC)); got != want {
		t.Errorf("nine o'clock is %v in one zone and %v in another", got, want)
	}
}

func TestDictionariesThatAreRefused(t *testing.T) {
	four := []Value{{Number: 1}, {Number: 2}, {Number: 3}, {Number: 4}}
	for _, c := range []struct {
		d    Dictionary
		want error
	}{
		{Dictionary{Variables: []Variable{{Name: "_x"}}}, ErrName},
		{Dictionary{Variables: []Variable{{Name: "a"}, {Name: "A"}}}, ErrName},
		{Dictionary{Variables: []Variable{{Name: "with"}}}, ErrName},
		{Dictionary{Variables: []Variable{{Name: "a", Width: MostWidth + 1}}}, ErrWidth},
		{Dictionary{Variables: []Variable{{Name: "a", Missing: four}}}, ErrMissing},
		{Dictionary{Variables: []Variable{{Name: "a", Width: 20, Missing: []Value{{Text: "dont_know"}}}}}, ErrMissing},
		{Dictionary{Variables: []Variable{{Name: "a"}}, Sets: []Set{{Name: "$s", Variables: []string{"b"}}}}, ErrSet},
		{Dictionary{Variables: []Variable{{Name: "a"}}, Sets: []Set{{Name: "s", Variables: []string{"a"}}}}, ErrName},
	} {
		if _, err := NewWriter(&bytes.Buffer{}, c.d); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", c.d, err, c.want)
		}
	}
}

func TestCasesThatDoNotFit(t *testing.T) {
	d := Dictionary{Variables: []Variable{{Name: "n"}, {Name: "t", Width: 2}}, Cases: -1}
	for name, give := range map[string]func(*Writer){
		"too few":  func(w *Writer) { w.Number(1) },
		"too many": func(w *Writer) { w.Number(1); w.Text(""); w.Number(2) },
		"a text":   func(w *Writer) { w.Text("a"); w.Text("b") },
	} {
		w := begun(t, d)
		give(w)
		if err := w.Case(); !errors.Is(err, ErrCase) {
			t.Errorf("%s: %v", name, err)
		}
		if err := w.Close(); !errors.Is(err, ErrCase) {
			t.Errorf("%s, closed: %v", name, err)
		}
	}
}

func begun(t *testing.T, d Dictionary) *Writer {
	t.Helper()
	w, err := NewWriter(&bytes.Buffer{}, d)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestCasesAreAsManyAsPromised(t *testing.T) {
	w := begun(t, Dictionary{Variables: []Variable{{Name: "n"}}, Cases: 2})
	w.Number(1)
	if err := w.Case(); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); !errors.Is(err, ErrCase) {
		t.Errorf("one case of two: %v", err)
	}
}

// full takes a number of bytes and then fails.
type full struct{ left int }

var errFull = errors.New("full")

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestAFullDiskEndsTheCases(t *testing.T) {
	w, err := NewWriter(&full{left: 3 * bufferSize}, Dictionary{Variables: []Variable{{Name: "n"}}})
	if err != nil {
		t.Fatal(err)
	}
	for range 1_000_000 {
		w.Number(0.5)
		if err := w.Case(); err != nil {
			if !errors.Is(err, errFull) {
				t.Error(err)
			}
			return
		}
	}
	t.Error("a million cases were written to a full disk")
}

// TestWhatIsWrittenIsRead gives random dictionaries and cases to a reader of
// its own.
func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Dictionary{Created: moment, Cases: -1}
		names := LegalNames(rapid.SliceOfN(rapid.String(), 1, 12).Draw(t, "names"))
		for _, name := range names {
			width := rapid.SampledFrom([]int{0, 0, 1, 7, 8, 9, 254, 255, 256, 503, 504, 505, 511, 1000, 5000}).Draw(t, "width")
			d.Variables = append(d.Variables, Variable{Name: name, Label: rapid.String().Draw(t, "label"), Width: width})
		}
		var rows [][]any
		var want [][]string
		for range rapid.IntRange(0, 5).Draw(t, "cases") {
			var row []any
			var texts []string
			for _, v := range d.Variables {
				switch {
				case rapid.Bool().Draw(t, "absent"):
					row, texts = append(row, nil), append(texts, map[bool]string{true: ".", false: ""}[v.Width == 0])
				case v.Width == 0:
					n := rapid.OneOf(rapid.Float64Range(-1e9, 1e9), rapid.Map(rapid.IntRange(-110, 160), func(i int) float64 { return float64(i) })).Draw(t, "number")
					row, texts = append(row, n), append(texts, fmt.Sprint(n))
				default:
					s := strings.Repeat(rapid.String().Draw(t, "text"), rapid.IntRange(1, 40).Draw(t, "times"))
					row, texts = append(row, s), append(texts, strings.TrimRight(cut(s, v.Width), " "))
				}
			}
			rows, want = append(rows, row), append(want, texts)
		}
		f := savtest.Read(write(t, d, rows))
		if diff := cmp.Diff(names, f.Names); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(want, f.Rows); diff != "" {
			t.Fatal(diff)
		}
		for i, v := range d.Variables {
			if want := strings.TrimRight(cut(v.Label, MostVariableLabel), " "); f.Labels[i] != want || f.Widths[i] != v.Width {
				t.Fatalf("%s: width %d, label %q; want %d, %q", v.Name, f.Widths[i], f.Labels[i], v.Width, want)
			}
		}
	})
}

func TestNumbersThatAreNoneAreAbsent(t *testing.T) {
	f := savtest.Read(write(t, Dictionary{Variables: []Variable{{Name: "n"}}, Cases: -1}, [][]any{{math.NaN()}, {math.Inf(1)}, {-99.0}, {-100.0}, {151.0}, {152.0}}))
	if diff := cmp.Diff([][]string{{"."}, {"."}, {"-99"}, {"-100"}, {"151"}, {"152"}}, f.Rows); diff != "" {
		t.Error(diff)
	}
}

func FuzzLegalNames(f *testing.F) {
	for _, name := range []string{"", "_x", "q1", "with", "ALL", "1st", "q1/a", "ŵ", "a.", "x\x00", strings.Repeat("ŵ", 64)} {
		f.Add(name, "q1")
	}
	f.Fuzz(func(t *testing.T, one, other string) {
		names := LegalNames([]string{one, other, one})
		seen := map[string]bool{}
		for _, name := range names {
			if !Legal(name) || len(name) > MostName || !utf8.ValidString(name) || seen[fold(name)] {
				t.Fatalf("%q for %q, %q", names, one, other)
			}
			seen[fold(name)] = true
		}
		if again := LegalNames(names); !cmp.Equal(again, names) {
			t.Fatalf("%q is %q again", names, again)
		}
	})
}

func BenchmarkWriter(b *testing.B) {
	d := Dictionary{Cases: -1}
	for i := range 60 {
		v := Variable{Name: fmt.Sprintf("v%d", i)}
		if i%20 == 0 {
			v.Width = 120
		}
		d.Variables = append(d.Variables, v)
	}
	w, err := NewWriter(&full{left: math.MaxInt}, d)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for i := range d.Variables {
			if i%20 == 0 {
				w.Text("Something that somebody said about it.")
				continue
			}
			w.Number(float64(i % 7))
		}
		if err := w.Case(); err != nil {
			b.Fatal(err)
		}
	}
}
