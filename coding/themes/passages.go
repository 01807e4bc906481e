package themes

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"fieldwork/coding"
)

// passageColumns are those of every passage.
var passageColumns = []SheetColumn{
	{"code", middleColumn}, {"path", wideColumn / 2}, {"text", wideColumn}, {"document", wideColumn / 2}, {"document_id", identityColumn},
	{"kind", narrowColumn}, {"speaker", narrowColumn}, {"time", narrowColumn}, {"case", identityColumn}, {"respondent", narrowColumn},
	{"may_be_quoted", narrowColumn}, {"coder", narrowColumn}, {"coded", middleColumn}, {"memo", middleColumn},
	{"from", narrowColumn}, {"to", narrowColumn}, {"quote", narrowColumn},
}

// attributePrefix stands before the name of an attribute that is called as a
// column of every passage.
const attributePrefix = "attribute_"

// attributeNames are those that any document has.
func (m *Material) attributeNames() []string {
	names := map[string]bool{}
	for _, of := range m.Attributes {
		for name := range of {
			names[name] = true
		}
	}
	list := make([]string, 0, len(names))
	for name := range names {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// PassageSheet has a row for each segment that a choice wants, with a column
// for each attribute that any document has. The respondent is a number, as in
// the labels; from and to are code points, half-open. Labels make the number.
// The text of respondents who have refused to be quoted is empty unless the
// choice wants it.
func PassageSheet(m *Material, c *Choice, read Source, labels *Labels) *Sheet {
	names := m.attributeNames()
	columns := slices.Clone(passageColumns)
	for _, name := range names {
		title := name
		if slices.ContainsFunc(passageColumns, func(column SheetColumn) bool { return column.Name == name }) {
			title = attributePrefix + name
		}
		columns = append(columns, SheetColumn{title, middleColumn})
	}
	return &Sheet{Name: "Passages", Columns: columns, Rows: func(yield func([]any, error) bool) {
		for x, err := range Select(m, c, read) {
			if !yield(passageRow(&x, labels, names), err) {
				return
			}
		}
	}}
}

func passageRow(x *Excerpt, labels *Labels, names []string) []any {
	code := ""
	if len(x.Path) > 0 {
		code = x.Path[len(x.Path)-1]
	}
	row := []any{
		code, coding.PathWords(x.Path), x.Text, x.Document.Title, x.Document.ID, string(x.Document.Kind), x.Speaker, x.time(), x.Document.Case,
		labels.number(&x.Document), yesNo(!x.Respondent.Unquotable), x.Segment.Coder, x.Segment.Made.UTC().Format(time.RFC3339), x.Memo,
		x.Segment.From, x.Segment.To, yesNo(x.Segment.Quote),
	}
	for _, name := range names {
		row = append(row, x.Attributes[name])
	}
	return row
}

// time is where in the recording the turn begins, as 1:02:03; empty where that
// is not known.
func (x *Excerpt) time() string {
	if !x.Timed {
		return ""
	}
	at := x.At.Truncate(time.Second)
	return fmt.Sprintf("%d:%02d:%02d", int(at.Hours()), int(at.Minutes())%60, int(at.Seconds())%60)
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// number is that of who a document comes from.
func (l *Labels) number(d *coding.Document) int { return l.numbers[l.material.respondent(d).ID] }

// passageJSON is a passage as JSON.
type passageJSON struct {
	Code        string            `json:"code"`
	Path        []string          `json:"path"`
	Text        string            `json:"text"`
	Document    string            `json:"document"`
	DocumentID  string            `json:"document_id"`
	Kind        coding.Kind       `json:"kind"`
	Speaker     string            `json:"speaker,omitempty"`
	Seconds     *float64          `json:"seconds"`
	Case        string            `json:"case,omitempty"`
	Respondent  int               `json:"respondent"`
	MayBeQuoted bool              `json:"may_be_quoted"`
	Coder       string            `json:"coder"`
	Coded       time.Time         `json:"coded"`
	Memo        string            `json:"memo,omitempty"`
	From        int               `json:"from"`
	To          int               `json:"to"`
	Quote       bool              `json:"quote"`
	Attributes  coding.Attributes `json:"attributes"`
}

func (x *Excerpt) json(labels *Labels) passageJSON {
	p := passageJSON{
		Path: x.Path, Text: x.Text, Document: x.Document.Title, DocumentID: x.Document.ID, Kind: x.Document.Kind, Speaker: x.Speaker,
		Case: x.Document.Case, Respondent: labels.number(&x.Document), MayBeQuoted: !x.Respondent.Unquotable,
		Coder: x.Segment.Coder, Coded: x.Segment.Made.UTC(), Memo: x.Memo, From: x.Segment.From, To: x.Segment.To, Quote: x.Segment.Quote,
		Attributes: x.Attributes,
	}
	if len(x.Path) > 0 {
		p.Code = x.Path[len(x.Path)-1]
	}
	if x.Timed {
		seconds := x.At.Seconds()
		p.Seconds = &seconds
	}
	if p.Attributes == nil {
		p.Attributes = coding.Attributes{}
	}
	return p
}

// WritePassagesJSON writes the segments that a choice wants as one JSON array,
// an object each and each on a line of its own.
func WritePassagesJSON(out io.Writer, m *Material, c *Choice, read Source, labels *Labels) error {
	return writeArray(out, func(yield func(any, error) bool) {
		for x, err := range Select(m, c, read) {
			if !yield(x.json(labels), err) {
				return
			}
		}
	})
}

// writeArray writes values as a JSON array, one a line.
func writeArray(out io.Writer, values iter.Seq2[any, error]) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	before := "[\n"
	for value, err := range values {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(out, before); err != nil {
			return err
		}
		if err := encoder.Encode(value); err != nil {
			return err
		}
		before = ","
	}
	if before != "," {
		if _, err := io.WriteString(out, before); err != nil {
			return err
		}
	}
	_, err := io.WriteString(out, "]\n")
	return err
}
