package contents

import (
	"cmp"
	"fmt"

	"fieldwork/forms"
	"fieldwork/forms/outcomes"
	"fieldwork/forms/report"
	"fieldwork/forms/report/template"
	"fieldwork/forms/tables"
)

// FrameOf is the table of the sample of a form and of its completes by list;
// there is false where there is no sample on lists. A list has the label of the
// choice of its name in the question that names the lists of respondents, if
// there is one.
func FrameOf(o *outcomes.Report, in *forms.Instrument, language string) (table tables.Table, there bool) {
	if o.Cases == 0 || len(o.Lists) == 0 || len(o.Lists) == 1 && o.Lists[0].List == "" {
		return table, false
	}
	lists := make([]tables.List, len(o.Lists))
	for i, row := range o.Lists {
		label := listLabel(row.List, in.Question(o.ListQuestion), language, in.DefaultLanguage)
		lists[i] = tables.List{Name: row.List, Label: label, Sample: row.Sample, Completes: row.Completes}
	}
	var notes []string
	if o.ListQuestion != "" {
		notes = append(notes, "Completes count on the lists named in "+o.ListQuestion+", where it is answered.")
	}
	switch {
	case o.Unsampled == 1:
		notes = append(notes, "1 complete belongs to no case of the sample.")
	case o.Unsampled > 1:
		notes = append(notes, fmt.Sprintf("%d completes belong to no case of the sample.", o.Unsampled))
	}
	total := tables.List{Sample: o.Total.Sample, Completes: o.Total.Completes}
	return tables.FrameTable(lists, total, notes...), true
}

func listLabel(list string, question *forms.Question, language, otherwise string) string {
	if question != nil {
		if choice := question.Choice(list); choice != nil {
			return cmp.Or(choice.Label.In(language, otherwise), list)
		}
	}
	return cmp.Or(list, "on no list")
}

// Lists places the sample and the completes of each list of contacts.
func (f *Form) Lists() template.Placed {
	table, there := FrameOf(&f.material.Outcomes, f.material.Instrument, f.material.Language)
	if !there {
		return ""
	}
	tables.SuppressFrame(&table, f.material.Suppress)
	return f.page.Place(report.TableOf(&table, tables.CountsAndPercentages))
}
