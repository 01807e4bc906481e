package main

import (
	"fmt"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
	"fieldwork/coding/themes"
)

// scaleReport is how far coders agree on a scale, and which.
type scaleReport struct {
	*comparison.Scaled
	code coding.Code
	path []string
}

// scaleOf measures the agreement on the scale whose points lie under a code that
// the command line names; nil where none is named.
func (o *agreementOptions) scaleOf(a *coding.Analysis, read comparison.Read) (*scaleReport, error) {
	if o.scale == "" {
		return nil, nil
	}
	code, err := themes.FindCode(a, o.scale)
	if err != nil {
		return nil, err
	}
	scope := o.scope
	scope.Codes = nil
	for _, point := range a.Children(code.ID) {
		scope.Codes = append(scope.Codes, point.ID)
	}
	if len(scope.Codes) < 2 {
		return nil, fail("A scale is a code with two or more under it, its points from the lowest to the highest; %s has %d.", code.Name, len(scope.Codes))
	}
	material, err := comparison.Take(a, scope)
	if err != nil {
		return nil, err
	}
	scaled, err := material.Scaled(o.manner, read)
	return &scaleReport{Scaled: scaled, code: code, path: a.Path(code.ID)}, err
}

// table has a row for each figure.
func (s *scaleReport) table(notes *footnotes) [][]string {
	rows := [][]string{{"ON THE SCALE " + s.code.Name, ""}}
	for _, figure := range s.Figures {
		rows = append(rows, []string{figure.Measure.Title, notes.figure(figure)})
	}
	return rows
}

// foot says what the scale was counted on.
func (s *scaleReport) foot() string {
	said := fmt.Sprintf("The scale has %d points, from %s to %s; %s had one from two coders or more.", len(s.Points), s.Points[0].Name,
		s.Points[len(s.Points)-1].Name, plural(s.Units, "unit", "units"))
	if s.Several > 0 {
		said += fmt.Sprintf(" %s several points from one coder, which counts as none.", plural(s.Several, "unit got", "units got"))
	}
	return said
}

// The scale as JSON.
type (
	scaleJSON struct {
		Code    string                `json:"code"`
		Path    []string              `json:"path"`
		Points  []pointJSON           `json:"points"`
		Units   int                   `json:"units"`
		Several int                   `json:"several"`
		Figures map[string]figureJSON `json:"figures"`
	}
	pointJSON struct {
		Name  string  `json:"name"`
		Value float64 `json:"value"`
	}
)

func (s *scaleReport) json() *scaleJSON {
	if s == nil {
		return nil
	}
	out := &scaleJSON{Code: s.code.ID, Path: s.path, Units: s.Units, Several: s.Several, Figures: figuresJSON(s.Figures)}
	for at, point := range s.Points {
		out.Points = append(out.Points, pointJSON{point.Name, s.Values[at]})
	}
	return out
}

// scaleRows are the figures of the scale as rows of a sheet.
func (r *agreementReport) scaleRows() [][]any {
	if r.scale == nil {
		return nil
	}
	var rows [][]any
	for _, figure := range r.scale.Figures {
		row := r.tidyRow("scale", comparison.Row{Code: -1, Coders: r.Material.Coders(), Units: r.scale.Units}, figure)
		row[1] = coding.PathWords(r.scale.path)
		rows = append(rows, row)
	}
	return rows
}
