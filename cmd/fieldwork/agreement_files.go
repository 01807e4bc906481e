package main

import (
	"io"
	"iter"
	"math"
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
	"fieldwork/coding/themes"
	"fieldwork/forms/study"
)

// The report as JSON. A figure that is not defined is null, with the reason.
type (
	agreementJSON struct {
		Coders             []string           `json:"coders"`
		Unit               string             `json:"unit"`
		CodedOnly          bool               `json:"coded_only"`
		WithoutInterviewer bool               `json:"without_interviewer"`
		WithoutSpeakers    []string           `json:"without_speakers,omitempty"`
		Threshold          float64            `json:"threshold"`
		Samples            int                `json:"samples"`
		Seed               uint64             `json:"seed"`
		Stretches          int                `json:"stretches"`
		LeftOut            []leftOutJSON      `json:"left_out"`
		Untouched          int                `json:"untouched_documents"`
		Unused             int                `json:"unused_codes"`
		Disagreements      *int               `json:"disagreements,omitempty"`
		Overall            agreementRowJSON   `json:"overall"`
		Codes              []agreementRowJSON `json:"codes"`
		Documents          []agreementRowJSON `json:"documents"`
		Pairs              []agreementRowJSON `json:"pairs,omitempty"`
		Scale              *scaleJSON         `json:"scale,omitempty"`
	}
	leftOutJSON struct {
		Document string   `json:"document"`
		Title    string   `json:"title"`
		Missing  []string `json:"not_finished_by"`
	}
	agreementRowJSON struct {
		Code     string                `json:"code,omitempty"`
		Path     []string              `json:"path,omitempty"`
		Document string                `json:"document,omitempty"`
		Title    string                `json:"title,omitempty"`
		Coders   []string              `json:"coders"`
		Units    int                   `json:"units"`
		Coded    []int                 `json:"coded"`
		Segments *segmentsJSON         `json:"segments,omitempty"`
		Figures  map[string]figureJSON `json:"figures"`
	}
	segmentsJSON struct {
		Both       int `json:"both"`
		OnlyFirst  int `json:"only_first"`
		OnlySecond int `json:"only_second"`
	}
	figureJSON struct {
		Value    *float64  `json:"value"`
		Interval []float64 `json:"interval,omitempty"`
		Why      string    `json:"why,omitempty"`
		// NoInterval is why a figure that is defined has no interval.
		NoInterval string `json:"no_interval,omitempty"`
	}
)

func (r *agreementReport) json() agreementJSON {
	m, manner := r.Material, r.Manner
	out := agreementJSON{
		Coders: m.Coders(), Unit: manner.Unit.String(), CodedOnly: manner.OnlyCoded, WithoutInterviewer: manner.WithoutInterviewer,
		WithoutSpeakers: manner.WithoutSpeakers, Threshold: manner.Threshold, Samples: manner.Samples, Seed: manner.Seed, Stretches: r.Stretches,
		LeftOut: []leftOutJSON{}, Untouched: m.Untouched(), Unused: m.Unused(), Overall: r.rowJSON(r.Overall),
		Codes: r.rowsJSON(r.Codes), Documents: r.rowsJSON(r.Documents), Scale: r.scale.json(),
	}
	for _, left := range m.LeftOut() {
		out.LeftOut = append(out.LeftOut, leftOutJSON{left.Document.ID, left.Document.Title, left.Missing})
	}
	if len(r.Pairs) > 0 {
		out.Pairs = r.rowsJSON(r.Pairs)
	}
	if r.settles {
		out.Disagreements = &r.disagreements
	}
	return out
}

func (r *agreementReport) rowsJSON(rows []comparison.Row) []agreementRowJSON {
	all := make([]agreementRowJSON, len(rows))
	for at, row := range rows {
		all[at] = r.rowJSON(row)
	}
	return all
}

func (r *agreementReport) rowJSON(row comparison.Row) agreementRowJSON {
	out := agreementRowJSON{
		Document: row.Document.ID, Title: row.Document.Title, Coders: row.Coders, Units: row.Units, Coded: row.Coded,
		Figures: figuresJSON(row.Figures),
	}
	if row.Code >= 0 {
		out.Code, out.Path = r.Material.Codes()[row.Code].ID, r.Material.Path(row.Code)
	}
	if len(row.Coders) == 2 {
		out.Segments = &segmentsJSON{row.Matches.Both, row.Matches.OnlyFirst, row.Matches.OnlySecond}
	}
	return out
}

func figuresJSON(figures []comparison.Figure) map[string]figureJSON {
	out := map[string]figureJSON{}
	for _, figure := range figures {
		var one figureJSON
		if value, defined := figure.Result.Value(); defined {
			one.Value = &value
		} else if why := figure.Result.Why(); why != nil {
			one.Why = why.Error()
		}
		if low, high, drawn := figure.Interval.Bounds(); drawn {
			one.Interval = []float64{low, high}
		} else if why := figure.Interval.Why(); why != nil {
			one.NoInterval = why.Error()
		}
		out[figure.Measure.Name] = one
	}
	return out
}

// The columns of the file in which each figure has a row.
var tidyColumns = []themes.SheetColumn{
	{Name: "level", Width: 12}, {Name: "code", Width: 30}, {Name: "document", Width: 12}, {Name: "title", Width: 30}, {Name: "coders", Width: 16},
	{Name: "units", Width: 12}, {Name: "measure", Width: 18}, {Name: "value", Width: 12}, {Name: "low", Width: 12}, {Name: "high", Width: 12}, {Name: "why_not", Width: 40},
}

// levels are the rows of a report by what they are about.
func (r *agreementReport) levels() iter.Seq2[string, comparison.Row] {
	return func(yield func(string, comparison.Row) bool) {
		for _, level := range []struct {
			name string
			rows []comparison.Row
		}{{"overall", []comparison.Row{r.Overall}}, {"code", r.Codes}, {"document", r.Documents}, {"pair", r.Pairs}} {
			for _, row := range level.rows {
				if !yield(level.name, row) {
					return
				}
			}
		}
	}
}

// tidy has a row for each figure.
func (r *agreementReport) tidy() *themes.Sheet {
	return &themes.Sheet{Name: "Agreement", Columns: tidyColumns, Rows: func(yield func([]any, error) bool) {
		for level, row := range r.levels() {
			for _, figure := range row.Figures {
				if !yield(r.tidyRow(level, row, figure), nil) {
					return
				}
			}
		}
		for _, row := range r.scaleRows() {
			if !yield(row, nil) {
				return
			}
		}
	}}
}

func (r *agreementReport) tidyRow(level string, row comparison.Row, figure comparison.Figure) []any {
	var value, low, high, why any = "", "", "", ""
	if number, defined := figure.Result.Value(); defined {
		value = sixDecimals(number)
	} else if reason := figure.Result.Why(); reason != nil {
		value, why = figure.Result.String(), reason.Error()
	}
	if from, to, drawn := figure.Interval.Bounds(); drawn {
		low, high = sixDecimals(from), sixDecimals(to)
	} else if reason := figure.Interval.Why(); reason != nil {
		why = "no interval: " + reason.Error()
	}
	return []any{
		level, r.path(row), shortOrNone(row.Document.ID), row.Document.Title, strings.Join(row.Coders, ","), row.Units,
		figure.Measure.Name, value, low, high, why,
	}
}

func sixDecimals(number float64) float64 {
	const decimals = 1e6
	return math.Round(number*decimals) / decimals
}

func (r *agreementReport) path(row comparison.Row) string {
	if row.Code < 0 {
		return ""
	}
	return coding.PathWords(r.Material.Path(row.Code))
}

func shortOrNone(id string) string {
	if id == "" {
		return ""
	}
	return study.ShortID(id)
}

func (r *agreementReport) writeCSV(w io.Writer, raw bool) error {
	return themes.WriteCSV(w, r.tidy(), raw)
}

// writeWorkbook writes a sheet with a column for each measure, and one with a
// row for each figure.
func (r *agreementReport) writeWorkbook(w io.Writer) error {
	wide := &themes.Sheet{Name: "Figures", Columns: append([]themes.SheetColumn{}, tidyColumns[:6]...)}
	for _, measure := range comparison.Measures() {
		wide.Columns = append(wide.Columns, themes.SheetColumn{Name: measure.Name, Width: 12})
	}
	wide.Rows = func(yield func([]any, error) bool) {
		for level, row := range r.levels() {
			cells := r.tidyRow(level, row, row.Figures[0])[:6]
			for _, figure := range row.Figures {
				cells = append(cells, r.tidyRow(level, row, figure)[7])
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
	_, err := themes.WriteWorkbook(w, wide, r.tidy())
	return err
}
