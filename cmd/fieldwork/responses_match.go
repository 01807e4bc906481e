package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/dataset"
	"fieldwork/forms/sample"
)

// matchOptions is how responses are to be matched with cases.
type matchOptions struct {
	pair string
	all  bool
}

// check says what is wrong with the command line as such.
func (o *matchOptions) check() error {
	question, column, cut := strings.Cut(o.pair, "=")
	switch {
	case o.pair == "" && o.all:
		return usage("--match-all needs --match QUESTION=COLUMN.")
	case o.pair != "" && (!cut || strings.TrimSpace(question) == "" || strings.TrimSpace(column) == ""):
		return usage("--match is QUESTION=COLUMN, such as q1=organisation, not %s.", o.pair)
	}
	return nil
}

// of reads the open cases and gives the match that was asked for; nil if none
// was.
func (o *matchOptions) of(ctx context.Context, s *opened, in *forms.Instrument) (*dataset.Match, error) {
	if o.pair == "" {
		return nil, nil
	}
	question, heading, _ := strings.Cut(o.pair, "=")
	question, column := strings.TrimSpace(question), sample.ColumnName(heading)
	if in.Variable(question) == nil {
		return nil, usage("--match: %s has no question %s%s", in.Name, question, variableMeant(in, question))
	}
	r, err := readRoster(s, ctx.Err)
	if err != nil {
		return nil, err
	}
	if err := knownColumn(r.contacts, heading, column); err != nil {
		return nil, err
	}
	var open []sample.Case
	for _, c := range r.cases {
		if dataset.Matchable(&c, in.Name) {
			open = append(open, c)
		}
	}
	match := dataset.NewMatch(question, column, open, func(id string) *sample.Contact { return r.byID[id] })
	match.All = o.all
	return match, nil
}

// variableMeant ends a sentence about a variable that an instrument has not.
func variableMeant(in *forms.Instrument, name string) string {
	var names []string
	for _, v := range in.Variables() {
		names = append(names, v.Name)
	}
	return cmp.Or(forms.Suggestion(name, names), ".")
}

// knownColumn says that no contact has a column.
func knownColumn(contacts []sample.Contact, heading, column string) error {
	columns := sample.Columns(contacts, nil)
	if slices.Contains(columns, column) {
		return nil
	}
	return usage("--match: contacts have no column %s%s", heading, cmp.Or(forms.Suggestion(column, columns), "."))
}

// unmatchedLines tells which responses have no case.
func unmatchedLines(report dataset.MatchReport) []string {
	var lines []string
	for _, fault := range report.Unmatched {
		lines = append(lines, fault.String())
	}
	if report.More > 0 {
		lines = append(lines, "And "+plural(report.More, "response", "responses")+" more without a case.")
	}
	return lines
}

// importJSON is what came of an import, as JSON.
type importJSON struct {
	File      string `json:"file"`
	Responses int    `json:"responses"`
	DryRun    bool   `json:"dry_run"`
	// Matched is null where no cases were looked for; Unmatched are the first
	// of those without one, and More how many others there are.
	Matched   *int        `json:"matched"`
	Unmatched []faultLine `json:"unmatched,omitempty"`
	More      int         `json:"more_unmatched,omitempty"`
}

func importedJSON(file string, rows int, dryRun bool, match *dataset.Match) importJSON {
	imported := importJSON{File: file, Responses: rows, DryRun: dryRun}
	if match == nil {
		return imported
	}
	imported.Matched, imported.More = &match.Report.Matched, match.Report.More
	for _, fault := range match.Report.Unmatched {
		imported.Unmatched = append(imported.Unmatched, faultLine{fault.File, fault.At.Line, fault.At.Column, fault.Message})
	}
	return imported
}
