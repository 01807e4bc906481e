package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"fieldwork/coding/project"
	"fieldwork/coding/refi"
	"fieldwork/forms/ui"
)

// projectReport is what became of a project that was brought in.
type projectReport struct {
	name, origin string
	// study is the study that was made; empty if one was there.
	study  string
	dryRun bool
	report refi.Report
	result project.ImportResult
}

// write writes the report.
func (o *projectImportOptions) write(r *projectReport) error {
	if o.json {
		return writeJSON(o.out, r.json())
	}
	lines := []string{fmt.Sprintf("%s: the project “%s”, written by %s.", o.file, r.name, cmp.Or(r.origin, "a program that does not say its name"))}
	lines = append(lines, positionLines(&r.report)...)
	lines = append(lines, r.tallies()...)
	lines = append(lines, conflictLines(r.result.Conflicts, "project")...)
	lines = append(lines, remarkLines(r.losses())...)
	switch {
	case r.dryRun:
		lines = append(lines, "Nothing was imported, as asked.")
	case r.study != "":
		lines = append(lines, "Made "+r.study+".")
	}
	return writeLines(o.out, lines)
}

// writeLines writes lines that may hold text from outside.
func writeLines(w io.Writer, lines []string) error {
	out := bufio.NewWriter(w)
	for _, line := range lines {
		out.WriteString(ui.Safe(line) + "\n")
	}
	return out.Flush()
}

// positionLines say how positions were read, and how well each way fits where
// there was a choice.
func positionLines(report *refi.Report) []string {
	if len(report.Scores) == 0 || report.Scores[0].Selections == 0 {
		return nil
	}
	lines := []string{"Positions were read as " + report.Reading.String() + "."}
	switch alike := allAlike(report.Scores); {
	case len(report.Scores) == 1:
		return lines
	case alike:
		return append(lines, "  Every way fits alike, for nothing in these texts counts otherwise: "+report.Scores[0].String())
	}
	for _, score := range report.Scores {
		lines = append(lines, "  "+score.String())
	}
	return lines
}

// allAlike reports whether every way of counting fits as well as any other.
func allAlike(scores []refi.Score) bool {
	for _, score := range scores[1:] {
		if score.Reading = scores[0].Reading; score != scores[0] {
			return false
		}
	}
	return true
}

// tallies say how much is new, was there, and differs.
func (r *projectReport) tallies() []string {
	result := &r.result
	kinds := []struct {
		tally     project.Tally
		one, many string
	}{
		{result.Documents, "document", "documents"}, {result.Codes, "code", "codes"}, {result.Segments, "coding", "codings"},
		{result.Memos, "memo", "memos"}, {result.Attributes, "attribute of a document", "attributes of documents"},
		{result.Sources, "source that is no text", "sources that are no text"},
	}
	var fresh, same, differing []string
	for _, kind := range kinds {
		for _, part := range []struct {
			to    *[]string
			count int
		}{{&fresh, kind.tally.New}, {&same, kind.tally.Same}, {&differing, kind.tally.Differing}} {
			if part.count > 0 {
				*part.to = append(*part.to, plural(part.count, kind.one, kind.many))
			}
		}
	}
	done := "Brought in: "
	if r.dryRun {
		done = "Would bring in: "
	}
	lines := []string{done + cmp.Or(strings.Join(fresh, ", "), "nothing new") + "."}
	if len(same) > 0 {
		lines = append(lines, "In the study already: "+strings.Join(same, ", ")+".")
	}
	if len(differing) > 0 {
		lines = append(lines, "In the study, but not alike: "+strings.Join(differing, ", ")+".")
	}
	return lines
}

// losses are what the file lost on its way into the study, and why.
func (r *projectReport) losses() *refi.Report {
	var unstored refi.Report
	for _, remark := range []refi.Remark{
		{Count: r.result.Empty, What: "documents without any text", Why: "There is nothing to code in them."},
		{Count: r.result.Gone, What: "codings of other words", Why: "The study's text has not the words that they are on."},
	} {
		if remark.Count > 0 {
			unstored.Lost = append(unstored.Lost, remark)
		}
	}
	all := r.report.And(unstored)
	return &all
}

// conflictLines say what differs between the study and what a file is, and
// which side was taken.
func conflictLines(conflicts []project.Conflict, of string) []string {
	if len(conflicts) == 0 {
		return nil
	}
	lines := []string{"Differences:"}
	kept := false
	for i, c := range conflicts {
		if i == mostTold {
			lines = append(lines, fmt.Sprintf("  and %d more; --json gives them all", len(conflicts)-mostTold))
			break
		}
		name := c.What + " " + valueWords(c.Name)
		if c.Field != "" {
			name += ", " + c.Field
		}
		side := "the study's was kept"
		if c.Taken {
			side = "the " + of + "'s was taken"
		}
		kept = kept || !c.Taken
		lines = append(lines, fmt.Sprintf("  %s: here %s, in the %s %s; %s", name, valueWords(c.Here), of, valueWords(c.There), side))
	}
	if kept {
		lines = append(lines, "--theirs takes what the "+of+" has, but for texts and the places of codes.")
	}
	return lines
}

// The report as JSON.
type (
	projectReportJSON struct {
		Project    string         `json:"project"`
		Origin     string         `json:"origin"`
		Study      string         `json:"study,omitempty"`
		Imported   bool           `json:"imported"`
		Positions  string         `json:"positions,omitempty"`
		Scores     []scoreJSON    `json:"scores"`
		Documents  tallyJSON      `json:"documents"`
		Codes      tallyJSON      `json:"codes"`
		Codings    tallyJSON      `json:"codings"`
		Memos      tallyJSON      `json:"memos"`
		Attributes tallyJSON      `json:"attributes"`
		Sources    tallyJSON      `json:"other_sources"`
		Empty      int            `json:"empty_documents"`
		Gone       int            `json:"codings_of_other_words"`
		Conflicts  []conflictJSON `json:"differences"`
		Lost       []remarkJSON   `json:"not_carried_over"`
		Changed    []remarkJSON   `json:"changed"`
		Doubts     []remarkJSON   `json:"to_be_looked_at"`
	}
	scoreJSON struct {
		Positions  string  `json:"positions"`
		Share      float64 `json:"share"`
		Selections int     `json:"selections"`
		Within     int     `json:"within"`
		Edges      int     `json:"edges"`
		Named      int     `json:"named"`
		Quoting    int     `json:"quoting"`
	}
	tallyJSON struct {
		New       int `json:"new"`
		Same      int `json:"same"`
		Differing int `json:"differing"`
	}
	conflictJSON struct {
		What  string `json:"what"`
		Name  string `json:"name"`
		Field string `json:"field,omitempty"`
		Here  string `json:"here"`
		There string `json:"there"`
		Taken bool   `json:"taken"`
	}
)

func (r *projectReport) json() projectReportJSON {
	result := &r.result
	shown := projectReportJSON{
		Project: r.name, Origin: r.origin, Study: r.study, Imported: !r.dryRun, Scores: []scoreJSON{}, Conflicts: []conflictJSON{},
		Documents: tallyJSON(result.Documents), Codes: tallyJSON(result.Codes), Codings: tallyJSON(result.Segments), Memos: tallyJSON(result.Memos),
		Attributes: tallyJSON(result.Attributes), Sources: tallyJSON(result.Sources), Empty: result.Empty, Gone: result.Gone,
		Lost: remarksJSON(r.report.Lost), Changed: remarksJSON(r.report.Changed), Doubts: remarksJSON(r.report.Doubts),
	}
	for _, score := range r.report.Scores {
		shown.Positions = r.report.Reading.String()
		shown.Scores = append(shown.Scores, scoreJSON{
			score.Reading.String(), score.Share(), score.Selections, score.Within, score.Edges, score.Named, score.Quoting,
		})
	}
	for _, c := range result.Conflicts {
		shown.Conflicts = append(shown.Conflicts, conflictJSON(c))
	}
	return shown
}
