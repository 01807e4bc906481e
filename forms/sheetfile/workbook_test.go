package sheetfile_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"fieldwork/forms/sample"
	"fieldwork/forms/sheetfile"
)

// workbook makes a workbook whose first sheet has rows; nil leaves a row out.
func workbook(t testing.TB, rows ...[]any) string {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	return saved(t, book)
}

func saved(t testing.TB, book *excelize.File) string {
	t.Helper()
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCellsOfAWorkbookKnowTheirPlace(t *testing.T) {
	content := workbook(t, []any{"name", "phone"}, nil, []any{"Siân Lloyd", 441632960000, nil}, []any{nil, "01632 960000"})
	got := read(t, "list.xlsx", content)
	want := sample.Sheet{
		File:   "list.xlsx",
		Header: []sample.Cell{cell("name", 1, 1), cell("phone", 1, 2)},
		Rows: [][]sample.Cell{
			{cell("Siân Lloyd", 3, 1), cell("441632960000", 3, 2)},
			{cell("", 4, 1), cell("01632 960000", 4, 2)},
		},
	}
	if diff := cmp.Diff(want, got.Sheet); diff != "" || len(got.Notices) > 0 {
		t.Error(diff, got.Notices)
	}
}

func TestOnlyTheFirstSheetIsReadAndSaidSo(t *testing.T) {
	book := excelize.NewFile()
	if err := book.SetCellValue("Sheet1", "A1", "name"); err != nil {
		t.Fatal(err)
	}
	if _, err := book.NewSheet("Others"); err != nil {
		t.Fatal(err)
	}
	got := read(t, "list.xlsx", saved(t, book))
	want := []string{"list.xlsx has 2 sheets; only the first one, Sheet1, was read."}
	if diff := cmp.Diff(want, got.Notices); diff != "" {
		t.Error(diff)
	}
}

// rewritten is a workbook one part of which a function has changed.
func rewritten(t testing.TB, content, part string, change func([]byte) []byte) string {
	t.Helper()
	in, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, file := range in.File {
		reader, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		if file.Name == part {
			data = change(data)
		}
		w, err := archive.Create(file.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// understated is a workbook one part of which says that it unpacks to a byte.
func understated(t testing.TB, content, part string) string {
	t.Helper()
	in, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, file := range in.File {
		header, raw := file.FileHeader, io.Reader(nil)
		if raw, err = file.OpenRaw(); err != nil {
			t.Fatal(err)
		}
		if file.Name == part {
			header.UncompressedSize64 = 1
		}
		w, err := archive.CreateRaw(&header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(w, raw); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestDamagedWorkbooksAreRefused(t *testing.T) {
	const sheet = "xl/worksheets/sheet1.xml"
	content := workbook(t, []any{"name"}, []any{"Elin"}, []any{"Bo"})
	tests := []struct{ name, content, want string }{
		{"cut off", content[:len(content)/2], "a.xlsx:1:1: the file is a damaged workbook"},
		{"a sheet cut off", rewritten(t, content, sheet, func(data []byte) []byte {
			return data[:bytes.Index(data, []byte("<row r=\"3\""))]
		}), "a.xlsx:1:1: the file is a damaged workbook"},
		{"a row far too high", rewritten(t, content, sheet, func(data []byte) []byte {
			return bytes.ReplaceAll(data, []byte(`<row r="3"`), []byte(`<row r="99999999"`))
		}), "a.xlsx:1048577:1: this row of the workbook is damaged"},
		{"a cell in no column", rewritten(t, content, sheet, func(data []byte) []byte {
			return bytes.ReplaceAll(data, []byte(`r="A3"`), []byte(`r="??"`))
		}), "a.xlsx:3:1: this row of the workbook is damaged"},
		{"unpacks to too much", rewritten(t, content, "xl/theme/theme1.xml", func([]byte) []byte {
			return bytes.Repeat([]byte(" "), sheetfile.LargestWorkbook)
		}), "a.xlsx:1:1: the workbook holds more than 64 MB"},
		{"unpacks to too many cells", rewritten(t, content, sheet, func(data []byte) []byte {
			dense := bytes.Repeat([]byte("<c/>"), sheetfile.MostElements)
			return bytes.ReplaceAll(data, []byte("</sheetData>"), append(append([]byte("<row>"), dense...), "</row></sheetData>"...))
		}), "a.xlsx:1:1: the workbook holds more than 3000000 cells, rows and texts"},
		{"unpacks to more than it says", understated(t, content, sheet), "a.xlsx:1:1: the file is a damaged workbook"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			contents, err := sheetfile.Read("a.xlsx", strings.NewReader(test.content))
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("the error is %v, want %s…; read were %v", err, test.want, contents.Sheet.Rows)
			}
		})
	}
}

func BenchmarkReadWorkbook(b *testing.B) {
	rows := [][]any{{"name", "organisation", "email", "phone", "language"}}
	for i := range 100_000 {
		rows = append(rows, []any{fmt.Sprint("Person ", i), fmt.Sprint("Organisation ", i%500), fmt.Sprintf("p%d@x.example", i), "01632 960000", "cy"})
	}
	content := workbook(b, rows...)
	b.ReportAllocs()
	for b.Loop() {
		read(b, "list.xlsx", content)
	}
}
