package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/expr"
	"fieldwork/forms/outcomes"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/statistics"
)

// interviewerAttribute is what tables know of interviews beside answers.
const interviewerAttribute = "interviewer"

// contactAttributes are the columns that every contact has and that tables can
// be crossed with. Names, telephone numbers and e-mail addresses are in no
// table.
var contactAttributes = []string{
	sample.ListsColumn, sample.OrganisationColumn, sample.RoleColumn, sample.LanguageColumn, sample.TimeZoneColumn,
}

// options makes the options of the tabulation.
func (o *tablesOptions) options(ctx context.Context, s *opened, version study.Version) (tables.Options, error) {
	options := tables.Options{
		Questions: o.questions, By: o.by, Weight: o.weight, Where: o.where, All: o.all, Language: o.language,
		Interval: statistics.Method(o.intervals), Level: tables.DefaultLevel, Population: o.population,
		Suppress: o.suppress, Top: o.top, CountWords: true,
	}
	var err error
	if options.Forms, err = formsOf(s, version); err != nil {
		return options, err
	}
	if options.Interval != "" && o.population == 0 {
		if options.Population, err = sampleSize(s, version.Name); err != nil {
			return options, err
		}
	}
	if o.beyondAnswers(options.Forms) {
		options.Attributes, err = attributesOf(ctx, s)
	}
	return options, err
}

// formsOf are all versions of an instrument, the newest first.
func formsOf(s *opened, newest study.Version) ([]tables.Form, error) {
	versions, err := s.Versions()
	if err != nil {
		return nil, err
	}
	var all []tables.Form
	for _, version := range slices.Backward(versions) {
		if version.Name != newest.Name {
			continue
		}
		in, _, err := s.Instrument(version.Name, version.Version)
		if err != nil {
			return nil, err
		}
		all = append(all, tables.Form{Version: version.Version, Instrument: in})
	}
	return all, nil
}

// sampleSize is the number of cases of an instrument.
func sampleSize(s *opened, instrument string) (int, error) {
	size := 0
	for c, err := range s.Cases() {
		if err != nil {
			return 0, err
		}
		if c.Instrument == instrument {
			size++
		}
	}
	return size, nil
}

// beyondAnswers reports whether anything is named that no version asks, so that
// contacts have to be read.
func (o *tablesOptions) beyondAnswers(versions []tables.Form) bool {
	names := append(expr.Names(o.where), o.by, o.weight)
	return slices.ContainsFunc(names, func(name string) bool {
		return name != "" && !slices.ContainsFunc(versions, func(f tables.Form) bool {
			return f.Instrument.Variable(name) != nil || f.Instrument.Question(name) != nil
		})
	})
}

// attributesOf are what is known of the contacts and of the interviews.
func attributesOf(ctx context.Context, s *opened) ([]tables.Attribute, error) {
	r, err := readRoster(s, ctx.Err)
	if err != nil {
		return nil, err
	}
	contacts := make(map[string]*sample.Contact, len(r.cases)) // by case
	for _, c := range r.cases {
		contacts[c.ID] = r.byID[c.Contact]
	}
	all := []tables.Attribute{{
		Name: interviewerAttribute, Label: "Interviewer",
		Values: func(i *forms.Interview) []string { return one(i.Interviewer) },
	}}
	for _, column := range sample.Columns(r.contacts, nil) {
		if personal(column) || column == interviewerAttribute {
			continue
		}
		multiple := column == sample.ListsColumn
		all = append(all, tables.Attribute{
			Name: column, Label: "Contact: " + strings.ReplaceAll(column, "_", " "), Multiple: multiple,
			Values: func(i *forms.Interview) []string {
				contact := contacts[i.Case]
				switch {
				case contact == nil:
					return nil
				case multiple:
					return strings.Fields(contact.Column(column))
				}
				return one(contact.Column(column))
			},
		})
	}
	return all, nil
}

// personal reports whether a column tells who somebody is, or where they can be
// reached.
func personal(column string) bool {
	switch column {
	case sample.NameColumn, sample.EmailColumn, sample.PhoneColumn, sample.DoNotCallColumn:
		return true
	}
	return false
}

// one is a value, if there is any.
func one(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// withFrame puts the table of the sample and the completes by list before the
// others, if there is a sample with lists.
func (o *tablesOptions) withFrame(ctx context.Context, s *opened, version study.Version, others []tables.Table) ([]tables.Table, error) {
	counted := &outcomesOptions{app: o.app}
	in, err := counted.read(s, version.Name, ctx.Err)
	if err != nil {
		return nil, err
	}
	report := outcomes.Make(in)
	if report.Cases == 0 || len(report.Lists) == 0 {
		return others, nil
	}
	lists := make([]tables.List, len(report.Lists))
	for i, row := range report.Lists {
		lists[i] = tables.List{Name: row.List, Label: cmp.Or(row.List, "on no list"), Sample: row.Sample, Completes: row.Completes}
	}
	var notes []string
	if report.ListQuestion != "" {
		notes = append(notes, "Completes count on the lists named in "+report.ListQuestion+", where it is answered.")
	}
	if report.Unsampled > 0 {
		notes = append(notes, plural(report.Unsampled, "complete belongs", "completes belong")+" to no case of the sample.")
	}
	total := tables.List{Sample: report.Total.Sample, Completes: report.Total.Completes}
	return append([]tables.Table{tables.FrameTable(lists, total, notes...)}, others...), nil
}
