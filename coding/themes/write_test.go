package themes_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"fieldwork/coding"
	"fieldwork/coding/themes"
)

const hostile = "=HYPERLINK(\"x\")\x00\x1b]0;a\x07\ufffe_x0041_ <b>&amp;"

// passageSheet has all passages, with all their words.
func passageSheet(s *study) *themes.Sheet {
	return themes.PassageSheet(&s.material, &themes.Choice{Refused: true}, s.source, themes.NewLabels(&s.material, nil))
}

func TestPassagesAsCSV(t *testing.T) {
	s, _ := museums(t)
	var out bytes.Buffer
	if err := themes.WriteCSV(&out, passageSheet(s), false); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 10 {
		t.Fatalf("%d rows", len(rows))
	}
	want := []string{
		"code", "path", "text", "document", "document_id", "kind", "speaker", "time", "case", "respondent", "may_be_quoted", "coder", "coded", "memo",
		"from", "to", "quote", "interviewer", "lists", "organisation", "question",
	}
	if diff := cmp.Diff(want, rows[0]); diff != "" {
		t.Error(diff)
	}
	want = []string{
		"Visitors", "Benefits / Visitors", "They know the estates. Visitors came.", "Interview 1", "D1", "transcript", "BSR01", "0:31:41", "C1", "1", "yes", "BT",
		"2017-05-02T09:00:08Z", "says it twice", "41", "78", "yes", "Kath", "Torfaen; Gwynedd", "Museum", "",
	}
	if diff := cmp.Diff(want, rows[3]); diff != "" {
		t.Error(diff)
	}
}

func TestWordsOfWhoRefusedToBeQuotedHaveToBeAskedFor(t *testing.T) {
	s, _ := museums(t)
	refused := func(choice *themes.Choice, raw bool) (text, may string) {
		var out bytes.Buffer
		if err := themes.WriteCSV(&out, themes.PassageSheet(&s.material, choice, s.source, themes.NewLabels(&s.material, nil)), raw); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows[6][2], rows[6][10]
	}
	if text, may := refused(&themes.Choice{}, false); text != "" || may != "no" {
		t.Errorf("%q, may be quoted: %s", text, may)
	}
	if text, may := refused(&themes.Choice{Refused: true}, false); text != "'=1+1 is not a formula." || may != "no" {
		t.Errorf("asked for: %q, may be quoted: %s", text, may)
	}
	if text, _ := refused(&themes.Choice{Refused: true}, true); text != "=1+1 is not a formula." {
		t.Errorf("raw: %q", text)
	}
	var out bytes.Buffer
	if err := themes.WritePassagesJSON(&out, &s.material, &themes.Choice{}, s.source, themes.NewLabels(&s.material, nil)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "Dim arian") || !strings.Contains(out.String(), `"text":"","document":"Interview 2"`) {
		t.Error(out.String())
	}
}

func TestAnAttributeWithTheNameOfAColumnIsToldApart(t *testing.T) {
	s, _ := museums(t)
	s.material.Attributes["D1"]["text"] = "mine"
	for _, column := range passageSheet(s).Columns {
		if column.Name == "attribute_text" {
			return
		}
	}
	t.Error("the attribute has no column")
}

// opened reads what was written as a workbook.
func opened(t *testing.T, written []byte) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func TestWorkbookKeepsTextAsText(t *testing.T) {
	s, codes := museums(t)
	s.document(coding.Document{ID: "D5", Title: hostile, Kind: coding.Transcript}, nil, ": "+hostile)
	s.passage("AM", "D5", hostile, codes["Money"])
	long := strings.Repeat("a\U0001F600", 20000)
	s.document(coding.Document{ID: "D6", Title: "long", Kind: coding.Transcript}, nil, ": "+long)
	s.passage("AM", "D6", long, codes["Money"])
	var out bytes.Buffer
	counts := themes.CountSheet(themes.Counts(&s.material, &themes.Choice{}, nil, ""), "")
	cut, err := themes.WriteWorkbook(&out, passageSheet(s), counts)
	if err != nil || cut != 1 {
		t.Fatalf("%d cells are cut, %v", cut, err)
	}
	book := opened(t, out.Bytes())
	rows, err := book.GetRows("Passages")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := rows[10][2], "=HYPERLINK(\"x\")␀␛]0;a␇\ufffd_x0041_ <b>&amp;"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	for _, row := range []string{"C7", "C11"} {
		if formula, err := book.GetCellFormula("Passages", row); formula != "" || err != nil {
			t.Errorf("%s has the formula %q, %v", row, formula, err)
		}
	}
	if got := rows[11][2]; !strings.HasSuffix(got, " … [cut: the whole text has 40000 characters]") || !strings.HasPrefix(long, strings.Split(got, " ")[0]) {
		t.Errorf("%d bytes, ending %q", len(got), got[len(got)-60:])
	}
	if number, err := book.GetCellType("Passages", "O2"); number != excelize.CellTypeUnset && number != excelize.CellTypeNumber || err != nil {
		t.Errorf("where a passage begins is kept as type %v, %v", number, err)
	}
	if panes, err := book.GetPanes("Counts"); !panes.Freeze || err != nil {
		t.Errorf("the heading is not frozen: %v", err)
	}
	if name, err := book.GetCellValue("Counts", "A7"); name != "all" || err != nil {
		t.Errorf("the last row of counts is %q, %v", name, err)
	}
}

func TestAWorkbookThatFailsSaysSo(t *testing.T) {
	s, _ := museums(t)
	broken := errors.New("broken")
	sheet := themes.PassageSheet(&s.material, &themes.Choice{}, func(string) (coding.Content, error) { return coding.Content{}, broken }, themes.NewLabels(&s.material, nil))
	if _, err := themes.WriteWorkbook(&bytes.Buffer{}, sheet); !errors.Is(err, broken) {
		t.Error(err)
	}
	wide := &themes.Sheet{Name: "Wide", Columns: make([]themes.SheetColumn, 20000)}
	if _, err := themes.WriteWorkbook(&bytes.Buffer{}, wide); !errors.Is(err, themes.ErrManyColumns) {
		t.Error(err)
	}
}

func TestPassagesAsJSON(t *testing.T) {
	s, _ := museums(t)
	var out bytes.Buffer
	if err := themes.WritePassagesJSON(&out, &s.material, &themes.Choice{}, s.source, themes.NewLabels(&s.material, nil)); err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	if err := json.Unmarshal(out.Bytes(), &list); err != nil || len(list) != 9 {
		t.Fatalf("%d passages, %v", len(list), err)
	}
	want := map[string]any{
		"code": "Visitors", "path": []any{"Benefits", "Visitors"}, "text": "They know the estates. Visitors came.", "document": "Interview 1", "document_id": "D1",
		"kind": "transcript", "speaker": "BSR01", "seconds": 1901.0, "case": "C1", "respondent": 1.0, "may_be_quoted": true, "coder": "BT",
		"coded": "2017-05-02T09:00:08Z", "memo": "says it twice", "from": 41.0, "to": 78.0, "quote": true,
		"attributes": map[string]any{"interviewer": "Kath", "lists": "Torfaen; Gwynedd", "organisation": "Museum"},
	}
	if diff := cmp.Diff(want, list[2]); diff != "" {
		t.Error(diff)
	}
	out.Reset()
	none := &themes.Choice{Coders: []string{"nobody"}}
	if err := themes.WritePassagesJSON(&out, &s.material, none, s.source, themes.NewLabels(&s.material, nil)); err != nil || out.String() != "[\n]\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

func TestMatricesAsJSON(t *testing.T) {
	s, _ := museums(t)
	var out bytes.Buffer
	if err := themes.ByAttribute(&s.material, &themes.Choice{}, s.reading(), "organisation", false).WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var matrix struct {
		Columns []struct{ ID, Label string }
		Rows    []struct {
			Label string
			Cells []map[string]int
			Total map[string]int
		}
		Total map[string]int
	}
	if err := json.Unmarshal(out.Bytes(), &matrix); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]int{"segments": 2, "documents": 1, "words": 7, "present": 1}, matrix.Rows[3].Cells[1]); diff != "" {
		t.Errorf("%s: %s", matrix.Rows[3].Label, diff)
	}
	if matrix.Total["segments"] != 9 || matrix.Rows[3].Total["documents"] != 3 || matrix.Columns[2].Label != "not known" {
		t.Errorf("%+v", matrix)
	}
}

func TestCountsAsCSV(t *testing.T) {
	s, _ := museums(t)
	var out bytes.Buffer
	counts := themes.Counts(&s.material, &themes.Choice{}, nil, "organisation")
	if err := themes.WriteCSV(&out, themes.CountSheet(counts, "organisation"), false); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "code,path,organisation,segments,documents,respondents\r\nBenefits,Benefits,Museum,2,2,1\r\nBenefits,Benefits,Theatre,0,0,0\r\n") ||
		!strings.HasSuffix(out.String(), "all,,Museum,5,2,1\r\nall,,Theatre,2,1,1\r\nall,,,2,1,1\r\n") {
		t.Error(out.String())
	}
}

func TestRowsOfAWorkbookAreAsHighAsTheirText(t *testing.T) {
	s, codes := museums(t)
	long := strings.Repeat("words and words ", 40)
	s.document(coding.Document{ID: "D5", Title: "long", Kind: coding.Transcript}, nil, ": "+long+"\nand more", ": "+strings.Repeat("line\n", 200))
	s.passage("AM", "D5", long+"\nand more", codes["Money"])
	s.passage("AM", "D5", strings.Repeat("line\n", 200), codes["Money"])
	var out bytes.Buffer
	if _, err := themes.WriteWorkbook(&out, passageSheet(s)); err != nil {
		t.Fatal(err)
	}
	book := opened(t, out.Bytes())
	for row, want := range map[int]float64{1: 15, 2: 15, 11: 10 * 15, 12: excelize.MaxRowHeight} {
		if height, err := book.GetRowHeight("Passages", row); height != want || err != nil {
			t.Errorf("row %d is %g points high, not %g; %v", row, height, want, err)
		}
	}
}
