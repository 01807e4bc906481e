package field

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestAskAsksUntilItCanRead(t *testing.T) {
	s := readableSetting(t, "some")
	in := strings.NewReader("9\r\n1 3: blue\r\nnext line")
	var out strings.Builder
	if err := New(s).RunAccessible(&out, in); err != nil {
		t.Fatal(err)
	}
	const offer = `1. Red
2. Green: the grass
3. Other…
4. More…
5. None
Answer with numbers, such as 1 2. Give at most 3. Words beside a choice follow a colon: 3: the words.
> `
	if want := "Some?\n" + offer + "There is no choice 9. Give a number from 1 to 5.\n" + offer; out.String() != want {
		t.Errorf("printed\n%s", out.String())
	}
	if rest, _ := io.ReadAll(in); string(rest) != "next line" {
		t.Errorf("left %q to read", rest)
	}
}

func TestAskHandsOverChanges(t *testing.T) {
	for line, want := range map[string]string{"1 2": "g_a=0|g_b=1", "": ""} {
		f := New(readableSetting(t, "g"))
		if err := f.RunAccessible(io.Discard, iotest.OneByteReader(strings.NewReader(line+"\n"))); err != nil {
			t.Fatal(err)
		}
		if got := written(f.Changes()); got != want {
			t.Errorf("%q: handed over %s", line, got)
		}
	}
}

func TestAskOffers(t *testing.T) {
	for name, want := range map[string]string{
		"one":   "Answer with a number. Words beside a choice follow a colon: 3: the words.",
		"two":   "Answer with numbers, such as 1 2. Give at least 2. Words beside a choice follow a colon: 3: the words.",
		"order": "Answer with numbers in order of rank, such as 2 1. Rank all of them; the last one places itself.",
		"part":  "Answer with numbers in order of rank, such as 2 1. Give 2 to 4.",
		"best":  "Answer with numbers in order of rank, such as 2 1. Give 2.",
		"g":     "Line 2: B\nAnswer with 2 numbers, one for each line.",
		"whole": "Answer with a whole number.",
		"hour":  "Answer with a time of day, such as 14:30.",
	} {
		if got := strings.Join(Offer(readableSetting(t, name)), "\n"); !strings.HasSuffix(got, "\n"+want) && got != want {
			t.Errorf("%s: offered\n%s", name, got)
		}
	}
}

func TestAskEnds(t *testing.T) {
	s := readableSetting(t, "one")
	none := func([]Change) { t.Error("changes were handed over") }
	if err := ask(s, io.Discard, strings.NewReader(""), none); !errors.Is(err, io.EOF) {
		t.Errorf("at the end of input: %v", err)
	}
	var out strings.Builder
	long := strings.Repeat("a", longestLine+1)
	if err := ask(readableSetting(t, "words"), &out, strings.NewReader(long+"\n"), none); !errors.Is(err, io.EOF) {
		t.Errorf("after a line that is too long: %v", err)
	}
	if want := "Words?\n> " + string(errTooLong) + "\n> "; out.String() != want {
		t.Errorf("printed %q", out.String())
	}
	if err := ask(s, io.Discard, iotest.ErrReader(io.ErrClosedPipe), none); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("when reading fails: %v", err)
	}
	if err := ask(readableSetting(t, "note"), io.Discard, strings.NewReader(""), none); err != nil {
		t.Errorf("where nothing is asked: %v", err)
	}
}

func TestAskTakesALineWithoutEnd(t *testing.T) {
	var got []Change
	err := ask(readableSetting(t, "one"), io.Discard, strings.NewReader("2"), func(changes []Change) { got = changes })
	if err != nil || written(got) != "one=green" {
		t.Errorf("read %s, %v", written(got), err)
	}
}
