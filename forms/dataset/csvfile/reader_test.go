package csvfile

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func readAll(in io.Reader) (records [][]Cell, err error) {
	r := NewReader(in)
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return records, nil
		}
		if err != nil {
			return records, err
		}
		records = append(records, append([]Cell(nil), cells...))
	}
}

func TestCellsKnowTheirPlace(t *testing.T) {
	file := "\xEF\xBB\xBFid,tŷ,\"a \"\"b\"\"\"\r\n\r\n1,\"two\r\nlines\rhere\",x\n,\"\",\"é\nñ,\"\n\nlast,,"
	want := [][]Cell{
		{{"id", 1, 1}, {"tŷ", 1, 4}, {`a "b"`, 1, 7}},
		{{"1", 3, 1}, {"two\r\nlines\rhere", 3, 3}, {"x", 4, 13}},
		{{"", 5, 1}, {"", 5, 2}, {"é\nñ,", 5, 5}},
		{{"last", 8, 1}, {"", 8, 6}, {"", 8, 7}},
	}
	for _, in := range []io.Reader{strings.NewReader(file), iotest.OneByteReader(strings.NewReader(file))} {
		got, err := readAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestFaultsOfFiles(t *testing.T) {
	long := strings.Repeat("x", LongestCell)
	tests := []struct{ name, file, want string }{
		{"stray quote", "a,b\nŷ,5\"x\n", "line 2, column 4: a quote stands inside a cell"},
		{"unclosed quote", "a,b\n1,\"two\nthree", "line 2, column 3: the quote that opens this cell is never closed"},
		{"text after quote", "a\n\"b\"c\n", "line 2, column 4: after the closing quote of the cell that begins in line 2, column 1"},
		{"lone carriage return", "a\rb\n", "line 1, column 2: a carriage return stands alone"},
		{"carriage return at the end", "a\r", "line 1, column 2: a carriage return stands alone"},
		{"NUL", "a,b\x00\n", "line 1, column 4: there is a NUL character"},
		{"NUL in quotes", "\"a\n\x00\"", "line 2, column 1: there is a NUL character"},
		{"UTF-16", "\xFF\xFEa\x00", "line 1, column 1: the file is UTF-16"},
		{"big-endian UTF-16", "\xFE\xFF\x00a", "line 1, column 1: the file is UTF-16"},
		{"workbook", "PK\x03\x04....", "line 1, column 1: the file is a workbook or an archive"},
		{"Windows-1252", "a,b\nx,caf\xE9\n", "line 2, column 3: the file is not UTF-8; it looks like Windows-1252"},
		{"no encoding known", "a,b\nx,caf\x81\n", "line 2, column 3: the file is not UTF-8; save it"},
		{"character cut by a separator", "\xC3,\xA9\n", "line 1, column 1: the file is not UTF-8"},
		{"long cell", "a,\"" + long + "x\"", "line 1, column 3: this cell is longer than 1048576 bytes"},
		{"long record", strings.Repeat(long+",", 17), "line 1, column 16777233: the line is longer than 16777216 bytes"},
		{"many cells", strings.Repeat(",", MostCells), "line 1, column 20001: the line has more than 20000 cells"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := readAll(strings.NewReader(test.file))
			var fault *Fault
			if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("got %v, want %s…", err, test.want)
			}
		})
	}
}

func TestLimitsAreReached(t *testing.T) {
	long := strings.Repeat("x", LongestCell)
	for _, file := range []string{long, `"` + long + `"`, strings.Repeat(",", MostCells-1)} {
		if _, err := readAll(strings.NewReader(file)); err != nil {
			t.Error(err)
		}
	}
}

func TestErrorsOfTheDiskArePassedOn(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, head := range []string{"", "a", "a,b\n", "\"a", "\"a\"", "a\n1,"} {
		in := io.MultiReader(strings.NewReader(head), iotest.ErrReader(broken))
		if _, err := readAll(in); !errors.Is(err, broken) {
			t.Errorf("after %q: %v", head, err)
		}
	}
}

func anyCell() *rapid.Generator[string] {
	return rapid.StringOf(rapid.SampledFrom([]rune("ab,\"\r\n;'\\=\uFEFFŵ😀 \t")))
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := rapid.SliceOf(rapid.SliceOfN(anyCell(), 1, 5)).Draw(t, "records")
		var file bytes.Buffer
		w := NewWriter(&file)
		for _, record := range records {
			if err := w.Write(record); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		cells, err := readAll(&file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(records, texts(cells)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func texts(records [][]Cell) [][]string {
	all := make([][]string, len(records))
	for i, record := range records {
		for _, cell := range record {
			all[i] = append(all[i], cell.Text)
		}
	}
	return all
}

func TestQuotesOnlyWhereNeeded(t *testing.T) {
	var file bytes.Buffer
	w := NewWriter(&file)
	for _, record := range [][]string{{"a b", "it's; x", "a,b", `"`, "a\nb", "\r", ""}, {""}} {
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "a b,it's; x,\"a,b\",\"\"\"\",\"a\nb\",\"\r\",\r\n\"\"\r\n"
	if diff := cmp.Diff(want, file.String()); diff != "" {
		t.Error(diff)
	}
}

func FuzzReadCSV(f *testing.F) {
	for _, seed := range []string{
		"id,q1\r\n1,\"a \"\"b\"\"\nc\"\n", "\xEF\xBB\xBFa", "\xFF\xFEa\x00", "a,b\n1,\"two", "a\rb", "\"a\"b", "caf\xE9", ",\n\n\"\"",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		records, err := readAll(bytes.NewReader(file))
		slow, slowErr := readAll(iotest.OneByteReader(bytes.NewReader(file)))
		if diff := cmp.Diff(records, slow); diff != "" {
			t.Fatalf("how the file comes in pieces makes a difference: %s", diff)
		}
		if (err == nil) != (slowErr == nil) || err != nil && err.Error() != slowErr.Error() {
			t.Fatalf("one error in two ways: %v, %v", err, slowErr)
		}
		var fault *Fault
		if err != nil && (!errors.As(err, &fault) || fault.Line < 1 || fault.Column < 1) {
			t.Fatalf("an error without a place: %v", err)
		}
		checkPlaces(t, file, records)
		checkRewritten(t, records)
	})
}

// checkPlaces looks at the file where a cell says that it begins.
func checkPlaces(t *testing.T, file []byte, records [][]Cell) {
	lines := strings.SplitAfter(strings.TrimPrefix(string(file), "\uFEFF"), "\n")
	for _, record := range records {
		for _, cell := range record {
			line := []rune(lines[cell.Line-1])
			rest := strings.TrimPrefix(string(line[cell.Column-1:]), `"`)
			first, _, _ := strings.Cut(strings.ReplaceAll(cell.Text, `"`, `""`), "\n")
			if !strings.HasPrefix(rest, first) && !strings.HasPrefix(`"`+rest, first) {
				t.Fatalf("%q does not begin in line %d, column %d", cell.Text, cell.Line, cell.Column)
			}
		}
	}
}

func checkRewritten(t *testing.T, records [][]Cell) {
	var file bytes.Buffer
	w := NewWriter(&file)
	for _, record := range texts(records) {
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	again, err := readAll(&file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(texts(records), texts(again)); diff != "" {
		t.Fatal(diff)
	}
}

func BenchmarkRead(b *testing.B) {
	line := strings.Repeat("strongly_agree,neither,\"one, two\",", 10) + "end\n"
	file := strings.Repeat(line, 1000)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(strings.NewReader(file))
		for {
			if _, err := r.Read(); err != nil {
				break
			}
		}
	}
}
