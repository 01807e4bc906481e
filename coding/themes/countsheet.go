package themes

import (
	"encoding/json"
	"io"
	"strings"

	"fieldwork/coding"
)

// allCodes names the row of all codes together.
const allCodes = "all"

// CountSheet has a row for each code, in the order of the tree, and one for all
// together. With an attribute it has a row for each code and value instead, and
// no counts of branches.
func CountSheet(counts []CodeCount, attribute string) *Sheet {
	sheet := &Sheet{Name: "Counts", Columns: []SheetColumn{{"code", middleColumn}, {"path", wideColumn / 2}}}
	if attribute != "" {
		sheet.Columns = append(sheet.Columns, SheetColumn{attribute, middleColumn})
	}
	for _, name := range []string{"segments", "documents", "respondents"} {
		sheet.Columns = append(sheet.Columns, SheetColumn{name, narrowColumn})
	}
	if attribute == "" {
		for _, name := range []string{"branch_segments", "branch_documents", "branch_respondents"} {
			sheet.Columns = append(sheet.Columns, SheetColumn{name, narrowColumn})
		}
	}
	var rows [][]any
	for i := range counts {
		rows = append(rows, countRows(&counts[i], attribute)...)
	}
	sheet.Rows = rowsOfSheet(rows)
	return sheet
}

func countRows(count *CodeCount, attribute string) [][]any {
	name := count.name()
	if attribute == "" {
		return [][]any{{
			name, coding.PathWords(count.Path), count.Own.Segments, count.Own.Documents, count.Own.Respondents,
			count.Branch.Segments, count.Branch.Documents, count.Branch.Respondents,
		}}
	}
	rows := make([][]any, len(count.By))
	for i, by := range count.By {
		rows[i] = []any{name, coding.PathWords(count.Path), by.Value, by.Segments, by.Documents, by.Respondents}
	}
	return rows
}

// name is that of the code, or of all together.
func (c *CodeCount) name() string {
	if c.Code.ID == "" {
		return allCodes
	}
	return c.Code.Name
}

// CountTable is the counts as a table of text, its first row the heading: codes
// stand in by how deep they lie, and a count of a branch stands where anything
// lies under a code. With an attribute each code is followed by its values.
func CountTable(counts []CodeCount, attribute string) [][]string {
	rows := [][]string{{"CODE", "PASSAGES", "DOCUMENTS", "RESPONDENTS", "WITH THOSE UNDER IT"}}
	for i := range counts {
		count := &counts[i]
		depth := max(len(count.Path)-1, 0)
		row := append([]string{indented(depth, count.name())}, count.Own.cells()...)
		if count.Branch != count.Own {
			row = append(row, number(count.Branch.Segments))
		}
		rows = append(rows, row)
		for _, by := range count.By {
			if by.Segments == 0 {
				continue
			}
			label := by.Value
			if label == "" {
				label = NotKnown
			}
			rows = append(rows, append([]string{indented(depth+2, attribute+": "+label)}, by.Count.cells()...))
		}
	}
	return rows
}

func (c Count) cells() []string {
	return []string{number(c.Segments), number(c.Documents), number(c.Respondents)}
}

func indented(depth int, text string) string { return strings.Repeat("  ", depth) + text }

// WriteCountsJSON writes counts as one JSON array, a code each.
func WriteCountsJSON(out io.Writer, counts []CodeCount, attribute string) error {
	type valueJSON struct {
		Value string `json:"value"`
		Count
	}
	type countJSON struct {
		Code      string      `json:"code"`
		Path      []string    `json:"path"`
		Own       Count       `json:"own"`
		Branch    Count       `json:"branch"`
		Attribute string      `json:"attribute,omitempty"`
		By        []valueJSON `json:"by,omitempty"`
	}
	list := make([]countJSON, len(counts))
	for i := range counts {
		count := &counts[i]
		list[i] = countJSON{Code: count.name(), Path: count.Path, Own: count.Own, Branch: count.Branch, Attribute: attribute}
		if count.Path == nil {
			list[i].Path = []string{}
		}
		for _, by := range count.By {
			list[i].By = append(list[i].By, valueJSON(by))
		}
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(list)
}
