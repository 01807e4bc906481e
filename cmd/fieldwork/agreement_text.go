package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
	"fieldwork/forms/ui"
)

// agreementReport is a report on agreement that is written out.
type agreementReport struct {
	*comparison.Report
	// columns is the width of the terminal that it is written to, 0 for none.
	columns int
	// settles says that two coders are compared, so that disagreements, which
	// are so many, can be settled.
	settles       bool
	disagreements int
	scale         *scaleReport // nil for none
}

// The measures that tables leave out: for two coders those that another says as
// well, for more those that are only for two.
var (
	leftOutOfTwo  = []string{"fleiss", "holsti", "segments_kappa"}
	leftOutOfMany = []string{"scott", "segments", "holsti", "segments_kappa"}
)

// shown are the places of the measures that tables show.
func (r *agreementReport) shown(coders int) []int {
	leftOut := leftOutOfTwo
	if coders > 2 {
		leftOut = leftOutOfMany
	}
	var places []int
	for at, measure := range comparison.Measures() {
		if !slices.Contains(leftOut, measure.Name) {
			places = append(places, at)
		}
	}
	return places
}

func (r *agreementReport) writeText(w io.Writer) error {
	notes := &footnotes{}
	tables := [][][]string{r.overallTable(notes)}
	if r.scale != nil {
		tables = append(tables, r.scale.table(notes))
	}
	if len(r.Codes) > 0 {
		tables = append(tables, r.table("BY CODE", r.Codes, r.codeName, notes))
	}
	if len(r.Documents) > 0 {
		tables = append(tables, r.table("BY DOCUMENT", r.Documents, documentName, notes))
	}
	if len(r.Pairs) > 0 {
		tables = append(tables, r.table("BY PAIR", r.Pairs, pairName, notes))
	}
	if err := writeLines(w, append(r.head(), "")); err != nil {
		return err
	}
	for _, table := range tables {
		if err := writeTable(w, table); err != nil {
			return err
		}
		if err := writeLines(w, []string{""}); err != nil {
			return err
		}
	}
	return writeLines(w, append(notes.lines(), r.foot()...))
}

// head says what is compared and what is not.
func (r *agreementReport) head() []string {
	m := r.Material
	lines := []string{fmt.Sprintf("%s, compared on %s in %s, by %s: %s.", joinNames(m.Coders()),
		plural(len(m.Codes()), "code", "codes"), plural(len(m.Documents()), "document", "documents"), r.Manner.Unit,
		plural(r.Overall.Units, "judgement", "judgements")) + r.cut()}
	missing := map[string]int{}
	for _, left := range m.LeftOut() {
		missing[joinNames(left.Missing)]++
	}
	for _, left := range m.LeftOut() {
		names := joinNames(left.Missing)
		count := missing[names]
		if count == 0 {
			continue
		}
		delete(missing, names)
		verb, have := "is", "has"
		if count > 1 {
			verb = "are"
		}
		if len(left.Missing) > 1 {
			have = "have"
		}
		lines = append(lines, fmt.Sprintf("%s %s left out, which %s %s not finished; --unfinished takes them in.",
			plural(count, "document", "documents"), verb, names, have))
	}
	return append(lines, r.uncounted()...)
}

// cut says what of the text is left out.
func (r *agreementReport) cut() string {
	var parts []string
	if r.Manner.OnlyCoded {
		parts = append(parts, "what nobody coded")
	}
	if r.Manner.WithoutInterviewer {
		parts = append(parts, "the interviewer")
	}
	parts = append(parts, r.Manner.WithoutSpeakers...)
	if len(parts) == 0 {
		return ""
	}
	return " Left out: " + strings.Join(parts, ", ") + "."
}

// uncounted says what there was nothing to compare in.
func (r *agreementReport) uncounted() []string {
	var parts []string
	if count := r.Material.Untouched(); count > 0 {
		parts = append(parts, plural(count, "document", "documents")+" that none of them has begun")
	}
	if count := r.Material.Unused(); count > 0 {
		parts = append(parts, plural(count, "code", "codes")+" that none of them has used there")
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{"Not counted: " + strings.Join(parts, ", and ") + "."}
}

func joinNames(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

func (r *agreementReport) overallTable(notes *footnotes) [][]string {
	rows := [][]string{{"OVERALL", "", "95 %"}}
	for _, figure := range r.Overall.Figures {
		if len(r.Overall.Coders) > 2 && slices.Contains(leftOutOfMany, figure.Measure.Name) {
			continue
		}
		interval := ""
		if low, high, drawn := figure.Interval.Bounds(); drawn {
			interval = fmt.Sprintf("%.3f to %.3f", low, high)
		} else if why := figure.Interval.Why(); why != nil {
			interval = notes.missing(why)
		}
		rows = append(rows, []string{figure.Measure.Title, notes.figure(figure), interval})
	}
	return rows
}

// table has a row of figures for each code, document or pair of coders.
func (r *agreementReport) table(title string, rows []comparison.Row, name func(comparison.Row) string, notes *footnotes) [][]string {
	places := r.shown(len(rows[0].Coders))
	table := [][]string{{title}}
	used := 0
	for _, at := range places {
		short := comparison.Measures()[at].Short
		table[0] = append(table[0], short)
		used += max(len(short), len("0.000")) + len(columnGap)
	}
	for _, row := range rows {
		cells := []string{name(row)}
		if r.columns > 0 {
			cells[0] = ui.Clip(cells[0], max(r.columns-used, leastNameColumns))
		}
		for _, at := range places {
			cells = append(cells, notes.figure(row.Figures[at]))
		}
		table = append(table, cells)
	}
	return table
}

// leastNameColumns is how wide names are on the narrowest terminal.
const leastNameColumns = 12

func (r *agreementReport) codeName(row comparison.Row) string {
	path := r.Material.Path(row.Code)
	if r.columns > 0 {
		return path[len(path)-1]
	}
	return coding.PathWords(path)
}

func documentName(row comparison.Row) string { return documentTitle(row.Document) }

func documentTitle(document coding.Document) string { return cmp.Or(document.Title, "untitled") }

func pairName(row comparison.Row) string { return joinNames(row.Coders) }

// footnotes number the reasons why figures are not defined.
type footnotes struct{ reasons []string }

// figure is a figure, or n/a with the number of its reason.
func (n *footnotes) figure(figure comparison.Figure) string {
	why := figure.Result.Why()
	if why == nil {
		return figure.Result.String()
	}
	return n.missing(why)
}

// missing is n/a with the number of its reason.
func (n *footnotes) missing(why error) string {
	at := slices.Index(n.reasons, why.Error())
	if at < 0 {
		at = len(n.reasons)
		n.reasons = append(n.reasons, why.Error())
	}
	return "n/a" + raised(at+1)
}

// raised writes a number in raised digits.
func raised(number int) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	var out []rune
	for _, digit := range fmt.Sprint(number) {
		out = append(out, digits[digit-'0'])
	}
	return string(out)
}

func (n *footnotes) lines() []string {
	lines := make([]string, len(n.reasons))
	for at, reason := range n.reasons {
		lines[at] = "n/a" + raised(at+1) + "  " + finished(reason)
	}
	return lines
}

// foot says how the figures were come by, and what can be done next.
func (r *agreementReport) foot() []string {
	lines := []string{fmt.Sprintf("Segments match that share %.0f %% of what either holds.", 100*r.Manner.Threshold)}
	if r.scale != nil {
		lines = append(lines, r.scale.foot())
	}
	if r.Manner.Samples > 0 && r.Stretches > 1 {
		from := "stretches of the documents"
		if r.Whole {
			from = "groups of whole documents"
		}
		lines = append(lines, fmt.Sprintf("The intervals hold 95 %% of %d samples, drawn from %d %s by seed %d.", r.Manner.Samples, r.Stretches, from, r.Manner.Seed),
			"csv, json and xlsx have the intervals of codes and of documents too.")
	}
	if r.settles && r.disagreements > 0 {
		lines = append(lines, fmt.Sprintf("They disagree on %s; 'fieldwork agreement --coders %s --settle' goes through them.",
			plural(r.disagreements, "passage", "passages"), strings.Join(r.Material.Coders(), ",")))
	}
	return lines
}
