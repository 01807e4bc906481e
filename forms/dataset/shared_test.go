package dataset

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestSharedTextsComeBack reads the texts by the places that add gave.
func TestSharedTextsComeBack(t *testing.T) {
	texts := []string{"never", "often", "", " spaces ", "<b> & \"", "a\nb", "_x000D_", "__x0041_", "_x005F_", "Siân 𝄞", "=1+1", "never"}
	var shared sharedTexts
	places := make([]int, len(texts))
	for i, text := range texts {
		places[i] = shared.add(text)
	}
	if places[len(places)-1] != places[0] {
		t.Error("the same text is kept twice")
	}
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetName("Sheet1", responsesSheet); err != nil {
		t.Fatal(err)
	}
	if err := shared.keep(book); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	a := newArchive(&out)
	if err := a.take(book, func(name string) bool { return name != responsesPart }); err != nil {
		t.Fatal(err)
	}
	part, err := a.create(responsesPart)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := newSheetWriter(part, 1, 10)
	if err != nil {
		t.Fatal(err)
	}
	rows := sheetRows{columns: sheet.columns}
	for _, place := range places {
		rows.begin()
		rows.shared(place)
		rows.end()
	}
	if err := sheet.write(rows.made); err != nil {
		t.Fatal(err)
	}
	if err := sheet.close(); err != nil {
		t.Fatal(err)
	}
	if err := a.close(); err != nil {
		t.Fatal(err)
	}
	back, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	for i, want := range texts {
		if got, err := back.GetCellValue(responsesSheet, fmt.Sprint("A", i+1)); err != nil || got != want {
			t.Errorf("%q comes back as %q, %v", want, got, err)
		}
	}
}
