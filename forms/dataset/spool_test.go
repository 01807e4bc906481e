package dataset

import (
	"bytes"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/dataset/codeplan"
	"fieldwork/forms/dataset/sav"
	"fieldwork/forms/dataset/sav/savtest"
)

func newSpoolFile(t *testing.T) *os.File {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "spool"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file
}

// TestASpoolInAFileGivesTheFileOfTheMemory has a text that is longer than what
// is read at once, too.
func TestASpoolInAFileGivesTheFileOfTheMemory(t *testing.T) {
	long := forms.Interview{ID: "01", Instrument: "everyday", Status: forms.Complete, Answers: map[string]forms.Answer{
		"words": plain(strings.Repeat("Cymru 𝄞 ", 40_000)), "age": plain("-97"), "wakes": plain("07:30"),
	}}
	interviews := append(sampleInterviews(), long)
	var memory, file bytes.Buffer
	for _, to := range []struct {
		out   *bytes.Buffer
		spool io.ReadWriteSeeker
	}{{&memory, nil}, {&file, newSpoolFile(t)}} {
		if _, err := Export(to.out, sequence(interviews...), load(t), Options{Format: SAV, All: true, Spool: to.spool}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(memory.Bytes(), file.Bytes()) {
		t.Error("the files are not the same")
	}
	if rows := savtest.Read(file.Bytes()).Rows; len(rows) != len(interviews) {
		t.Errorf("%d rows", len(rows))
	}
}

// TestNumbersComeBackFromTheSpool compares with what the numbers are written as
// without one.
func TestNumbersComeBackFromTheSpool(t *testing.T) {
	number := rapid.OneOf(rapid.Float64(), rapid.Map(rapid.IntRange(-300, 300), func(i int) float64 { return float64(i) }),
		rapid.SampledFrom([]float64{math.Copysign(0, -1), 0.5, math.MaxFloat64, 1e300, -1e300}))
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(number, 1, 5).Draw(t, "numbers")
		dictionary := sav.Dictionary{Cases: len(numbers), Variables: []sav.Variable{{Name: "n"}}}
		var direct, spooledTo bytes.Buffer
		want, err := sav.NewWriter(&direct, dictionary)
		if err != nil {
			t.Fatal(err)
		}
		got, _ := sav.NewWriter(&spooledTo, dictionary)
		var s spool
		var values []byte
		for _, n := range numbers {
			want.Number(n)
			if err := want.Case(); err != nil {
				t.Fatal(err)
			}
			values = appendSpooled(values, &codeplan.Value{State: codeplan.IsNumber, Number: n})
		}
		if err := s.write(values); err != nil {
			t.Fatal(err)
		}
		from, err := s.reader()
		if err != nil {
			t.Fatal(err)
		}
		kept := spooled{from: from}
		for range numbers {
			if err := errors.Join(kept.next(got, nil), got.Case()); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(want.Close(), got.Close()); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(direct.Bytes(), spooledTo.Bytes()) {
			t.Fatalf("%v comes back otherwise", numbers)
		}
	})
}

// TestADayOfYear0IsNoTimeOfDay has the two that are the same time.
func TestADayOfYear0IsNoTimeOfDay(t *testing.T) {
	day := appendSpooled(nil, &codeplan.Value{State: codeplan.IsDay, Time: midnight})
	want := appendSpooled(nil, &codeplan.Value{State: codeplan.IsNumber, Number: sav.Seconds(midnight)})
	if !bytes.Equal(day, want) {
		t.Errorf("the day is kept as %v, want %v", day, want)
	}
	timeOfDay := appendSpooled(nil, &codeplan.Value{State: codeplan.IsTimeOfDay, Time: midnight})
	if want := appendSpooled(nil, &codeplan.Value{State: codeplan.IsNumber}); !bytes.Equal(timeOfDay, want) {
		t.Errorf("the time of day is kept as %v, want %v", timeOfDay, want)
	}
}

// TestASpoolThatWasCutIsNoticed cuts what was kept after every byte.
func TestASpoolThatWasCutIsNoticed(t *testing.T) {
	for _, value := range []codeplan.Value{
		{State: codeplan.IsNumber, Number: 1e9}, {State: codeplan.IsText, Text: "some words"},
		{State: codeplan.IsSpecial, Special: forms.Refused}, {State: codeplan.IsMoment, Time: time.Unix(0, 0).UTC()},
	} {
		whole := appendSpooled(nil, &value)
		for length := range whole {
			var s spool
			if err := s.write(whole[:length]); err != nil {
				t.Fatal(err)
			}
			width := 0
			if value.State == codeplan.IsText {
				width = 20
			}
			out, err := sav.NewWriter(io.Discard, sav.Dictionary{Cases: 1, Variables: []sav.Variable{{Name: "n", Width: width}}})
			if err != nil {
				t.Fatal(err)
			}
			from, _ := s.reader()
			kept := spooled{from: from}
			if err := kept.next(out, func(forms.Special) {}); !errors.Is(err, errSpool) {
				t.Errorf("%+v, cut to %d bytes: %v", value, length, err)
			}
		}
	}
}
