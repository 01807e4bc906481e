package sheetfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"fieldwork/forms/sample"
	"fieldwork/forms/sheetfile"
)

func read(t testing.TB, name, content string) sheetfile.Contents {
	t.Helper()
	contents, err := sheetfile.Read(name, strings.NewReader(content))
	if err != nil {
		t.Fatalf("reading %s: %v", name, err)
	}
	return contents
}

func encoded(t testing.TB, as encoding.Encoding, text string) string {
	t.Helper()
	out, err := as.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func cell(text string, line, column int) sample.Cell {
	return sample.Cell{Text: text, Line: line, Column: column}
}

func TestEveryEncodingGivesTheSameSheet(t *testing.T) {
	const text = "name,remit\r\n\r\n\"Siân Ó’Neill – “Žofie”\",café\r\n,,\r\nÉlan,€5…\r\n"
	want := sample.Sheet{
		File:   "list.csv",
		Header: []sample.Cell{cell("name", 1, 1), cell("remit", 1, 6)},
		Rows: [][]sample.Cell{
			{cell("Siân Ó’Neill – “Žofie”", 3, 1), cell("café", 3, 26)},
			{cell("Élan", 5, 1), cell("€5…", 5, 6)},
		},
	}
	tests := []struct{ name, content, notice string }{
		{"UTF-8", text, ""},
		{"UTF-8 with a mark", "\uFEFF" + text, ""},
		{"little-endian UTF-16", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), text), "list.csv is UTF-16 "},
		{"big-endian UTF-16", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), text), "list.csv is UTF-16 "},
		{"Windows-1252", encoded(t, charmap.Windows1252, text), "list.csv is Windows-1252 "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := read(t, "list.csv", test.content)
			if diff := cmp.Diff(want, got.Sheet); diff != "" {
				t.Error(diff)
			}
			if notice := strings.Join(got.Notices, "\n"); !strings.HasPrefix(notice, test.notice) || test.notice == "" && notice != "" {
				t.Errorf("the notice is %q", notice)
			}
		})
	}
}

func TestWhatIsWrongWithAFileIsNamed(t *testing.T) {
	dos := encoded(t, charmap.CodePage850, "name\nRené\n")
	mac := encoded(t, charmap.Macintosh, "name\nRené\n")
	tests := []struct{ name, file, content, want string }{
		{"empty", "a.csv", "", "a.csv:1:1: the file is empty"},
		{"blank", "a.csv", "\n,,\n \n", "a.csv:1:1: the file is empty"},
		{"UTF-32", "a.csv", "\xFF\xFE\x00\x00a\x00\x00\x00", "a.csv:1:1: the file is UTF-32"},
		{"DOS", "a.csv", dos, "a.csv:2:4: the encoding of the file cannot be told"},
		{"Mac", "a.csv", mac, "a.csv:2:4: the encoding of the file cannot be told"},
		{"mixed", "a.csv", "name\nSiân\nSi\xE2n\n", "a.csv:3:3: the encoding of the file cannot be told"},
		{"NUL", "a.csv", "name\nS\x00i\xE2n\n", "a.csv:2:2: the encoding of the file cannot be told"},
		{"half a character of UTF-16", "a.csv", "\xFF\xFEn\x00\n\x00a\x00b", "a.csv:2:2: the file is UTF-16, and this character"},
		{"lone surrogate", "a.csv", "\xFE\xFF\x00n\x00\n\xD8\x00\x00a", "a.csv:2:1: the file is UTF-16, and this character"},
		{"semicolons", "a.csv", "name;email\nSiân;s@a.example\n", "a.csv:1:5: the cells are separated by ';': save it with commas"},
		{"semicolons and quotes", "a.csv", "\uFEFF\"name\";\"e\"\r\n", "a.csv:1:7: the cells are separated by ';'"},
		{"semicolons further down", "a.csv", ",,\n\nâ;name,,\n", "a.csv:3:2: the cells are separated by ';'"},
		{"tabs", "a.csv", "name\temail; work\n", "a.csv:1:5: the cells are separated by tabs: save it with commas"},
		{"stray quote", "a.csv", "name\nSi\"ân\n", "a.csv:2:3: a quote stands inside"},
		{"old workbook", "a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.xls:1:1: this is a workbook of an old format"},
		{"no workbook", "a.xlsx", "name\nSiân\n", "a.xlsx:1:1: this is no workbook, though its name says so"},
		{"damaged workbook", "a.csv", "PK\x03\x04....", "a.csv:1:1: the file is a damaged workbook"},
		{"many columns", "a.csv", "name\n" + strings.Repeat(",", sheetfile.MostColumns) + "x", "a.csv:2:1001: the row has more than 1000 columns"},
		{"many rows", "a.csv", "name" + strings.Repeat("\nx", sheetfile.MostRows+1), "a.csv:500002:1: the file has more than 500000 rows"},
		{"large", "a.csv", "name" + strings.Repeat("x", sheetfile.LargestFile), "a.csv:1:1: the file is larger than 64 MB"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := sheetfile.Read(test.file, strings.NewReader(test.content))
			if !errors.Is(err, sample.ErrSheet) || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("the error is %v, want %s…", err, test.want)
			}
		})
	}
}

func TestSemicolonsBesideCommasAreText(t *testing.T) {
	for _, content := range []string{"name,\"roles; all\"\nSiân,a;b\n", "name\nSiân; Rhys\n", "name\nSiân\tRhys\n"} {
		if got := read(t, "a.csv", content); got.Sheet.Header[0].Text != "name" || len(got.Sheet.Rows) != 1 {
			t.Errorf("%q gives %+v", content, got.Sheet)
		}
	}
}

func TestManyCellsAreRefused(t *testing.T) {
	row := "\n" + strings.Repeat(",", sheetfile.MostColumns-1) + "x"
	_, err := sheetfile.Read("a.csv", strings.NewReader("name"+strings.Repeat(row, sheetfile.MostCells/sheetfile.MostColumns)))
	if want := "a.csv:10001:1: the file has more than 10000000 cells"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("the error is %v, want %s…", err, want)
	}
}

func TestErrorsOfTheDiskComeBack(t *testing.T) {
	broken := errors.New("the disk is gone")
	if _, err := sheetfile.Read("a.csv", iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
}

func TestListNames(t *testing.T) {
	for file, want := range map[string]string{
		filepath.Join("lists", "cardiff_merthyr.csv"): "cardiff_merthyr", "a.b.xlsx": "a.b", "plain": "plain",
	} {
		if got := sheetfile.ListName(file); got != want {
			t.Errorf("%s stands for %q, want %q", file, got, want)
		}
	}
}

func TestTheTenListsGive190Contacts(t *testing.T) {
	paths, err := filepath.Glob("../sample/testdata/contacts/*.csv")
	if err != nil || len(paths) != 10 {
		t.Fatalf("there are %d lists, %v", len(paths), err)
	}
	var sheets []sample.Sheet
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sheet := read(t, path, string(content)).Sheet
		sheet.List = sheetfile.ListName(path)
		sheets = append(sheets, sheet)
	}
	officials, err := sample.CompileFilter("${organisation} = 'Welsh Government'", sample.Columns(nil, sheets))
	if err != nil {
		t.Fatal(err)
	}
	result, err := sample.ImportContacts(nil, sheets, officials, func() string { return "" })
	if err != nil || len(result.Changed) != 190 {
		t.Errorf("there are %d contacts, %v", len(result.Changed), err)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"name,email\nElin,e@x\n", "\xFF\xFEn\x00", "\xFE\xFF\x00n", "n\nSi\xE2n", "PK\x03\x04", "name\nSiân\nSi\xE2n",
		workbook(f, []any{"name"}, []any{"Elin"}),
	} {
		f.Add("a.csv", []byte(seed))
	}
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		contents, err := sheetfile.Read(name, strings.NewReader(string(content)))
		var fault *sample.SheetFault
		if err != nil && (!errors.As(err, &fault) || fault.Line < 1 || fault.Column < 1) {
			t.Fatalf("an error without a place: %v", err)
		}
		if err == nil && len(contents.Sheet.Header) == 0 {
			t.Fatal("a sheet without a heading")
		}
		for _, row := range contents.Sheet.Rows {
			if len(row) == 0 || strings.TrimSpace(row[len(row)-1].Text) == "" {
				t.Fatalf("a row with nothing at its end: %v", row)
			}
		}
	})
}
