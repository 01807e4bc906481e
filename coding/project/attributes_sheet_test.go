package project_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms/sample"
)

// sheetOf makes a sheet of rows, the first its heading.
func sheetOf(rows ...[]string) sample.Sheet {
	sheet := sample.Sheet{File: "remits.csv"}
	for line, row := range rows {
		cells := make([]sample.Cell, len(row))
		for column, text := range row {
			cells[column] = sample.Cell{Text: text, Line: line + 1, Column: column + 1}
		}
		if line == 0 {
			sheet.Header = cells
			continue
		}
		sheet.Rows = append(sheet.Rows, cells)
	}
	return sheet
}

// titled adds a document with a title.
func titled(t *testing.T, p *project.Project, title string) string {
	t.Helper()
	added, err := p.AddDocuments([]coding.Draft{{Document: coding.Document{Kind: coding.Transcript, Title: title}, Text: title}}, project.Origin{Digest: title})
	if err != nil {
		t.Fatal(err)
	}
	return added[0].ID
}

func TestATableSetsAttributesOfManyDocuments(t *testing.T) {
	s, p := open(t)
	museum, theatre, college := titled(t, p, "Tŷ Amgueddfa"), titled(t, p, "Theatre"), titled(t, p, "College")
	if err := p.SetAttributes(theatre, map[string]string{"remit": "Local"}); err != nil {
		t.Fatal(err)
	}
	values, err := p.AttributesOfSheet(sheetOf(
		[]string{"Delivery remit", "Document", "Size", ""},
		[]string{"National", " Ty\u0302 Amgueddfa ", "small"},
		[]string{"", theatre[len(theatre)-6:], "large"},
		[]string{"", "", "", ""},
		[]string{"Regional", college},
	))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.SetManyAttributes(values); err != nil {
		t.Fatal(err)
	}
	list, err := p.Documents()
	if err != nil {
		t.Fatal(err)
	}
	all, err := p.Attributes(s, list...)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]coding.Attributes{
		museum:  {"delivery_remit": "National", "size": "small"},
		theatre: {"remit": "Local", "size": "large"},
		college: {"delivery_remit": "Regional"},
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Error(diff)
	}
}

func TestATableWithAFaultSaysWhere(t *testing.T) {
	_, p := open(t)
	titled(t, p, "Twice")
	titled(t, p, "Twice")
	titled(t, p, "Once")
	for _, c := range []struct {
		sheet sample.Sheet
		fault string
	}{
		{sheetOf([]string{"title", "remit"}), "remits.csv:1:1: no column is called document; it has the title or the ID of each document"},
		{sheetOf([]string{"document", "?"}), `remits.csv:1:2: the heading "?" has no letter; give the column a name`},
		{sheetOf([]string{"document", "Remit", "remit"}), "remits.csv:1:3: a second column is called remit; rename one of them"},
		{sheetOf([]string{"document", "remit"}, []string{"Once", "a"}, []string{"None", "b"}), `remits.csv:3:1: the study has no document "None"`},
		{sheetOf([]string{"document", "remit"}, []string{"Twice", "a"}), `remits.csv:2:1: "Twice" means more than one document; give the ID of the one that is meant`},
		{sheetOf([]string{"document", "remit"}, []string{"0", "a"}), `remits.csv:2:1: the study has no document "0"`},
		{sheetOf([]string{"document", "remit"}, []string{"Once", "a"}, []string{"Once", "b"}), "remits.csv:3:1: line 2 is about this document too; say it in one row"},
		{sheetOf([]string{"remit", "document"}, []string{"a", ""}), "remits.csv:2:1: the row names no document"},
		{sheetOf([]string{"document", "remit"}, []string{"Once", "a", "b"}), "remits.csv:2:3: this cell stands under no heading"},
		{sheetOf([]string{"document", "remit"}, []string{"Once", "a\nb"}), "remits.csv:2:2: " + coding.ErrAttribute.Error()},
	} {
		_, err := p.AttributesOfSheet(c.sheet)
		if !errors.Is(err, sample.ErrSheet) || err.Error() != c.fault {
			t.Errorf("the fault is %v, not %s", err, c.fault)
		}
	}
}

func TestAttributesAreSetOfAllDocumentsOrOfNone(t *testing.T) {
	s, p := open(t)
	id := titled(t, p, "Once")
	err := p.SetManyAttributes(map[string]map[string]string{id: {"remit": "National"}, "none": {"remit": "Local"}})
	if !errors.Is(err, project.ErrNoDocument) {
		t.Fatalf("it went as %v", err)
	}
	all, err := p.Attributes(s, coding.Document{ID: id})
	if err != nil || len(all[id]) > 0 {
		t.Errorf("the attributes are %v, %v", all[id], err)
	}
}
