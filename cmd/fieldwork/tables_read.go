package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/expr"
	"fieldwork/forms/outcomes"
	"fieldwork/forms/report/contents"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/statistics"
)

// interviewerAttribute is what tables know of interviews beside answers.
const interviewerAttribute = "interviewer"

// contactAttributes are the columns that every contact has and that tables can
// be crossed with. What tells who somebody is or how to reach them is in no
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
	if beyond := o.beyondAnswers(options.Forms); len(beyond) > 0 {
		r, err := readRoster(s, ctx.Err)
		if err != nil {
			return options, err
		}
		if err := refusePersonal(beyond, r.contacts); err != nil {
			return options, err
		}
		options.Attributes = attributesOf(r)
	}
	return options, nil
}

// errPersonal says that what was named is in no table.
var errPersonal = errors.New("no table is made with a column of the contacts that can tell who they are or how to reach them")

// refusePersonal gives an error that wraps errPersonal where such a column is
// named.
func refusePersonal(names []string, contacts []sample.Contact) error {
	columns := sample.Columns(contacts, nil)
	for _, name := range names {
		if slices.Contains(columns, name) && sample.PersonalColumn(name, contacts) {
			return fmt.Errorf("%w: %s", errPersonal, name)
		}
	}
	return nil
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

// beyondAnswers are the names that no version asks, for which contacts have to
// be read.
func (o *tablesOptions) beyondAnswers(versions []tables.Form) []string {
	names := append(expr.Names(o.where), o.by, o.weight)
	return slices.DeleteFunc(names, func(name string) bool {
		return name == "" || slices.ContainsFunc(versions, func(f tables.Form) bool {
			return f.Instrument.Variable(name) != nil || f.Instrument.Question(name) != nil
		})
	})
}

// attributesOf are what is known of the contacts and of the interviews.
func attributesOf(r *roster) []tables.Attribute {
	contacts := make(map[string]*sample.Contact, len(r.cases)) // by case
	for _, c := range r.cases {
		contacts[c.ID] = r.byID[c.Contact]
	}
	all := []tables.Attribute{{
		Name: interviewerAttribute, Label: "Interviewer",
		Values: func(i *forms.Interview) []string { return one(i.Interviewer) },
	}}
	for _, column := range sample.Columns(r.contacts, nil) {
		if column == interviewerAttribute || sample.PersonalColumn(column, r.contacts) {
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
	return all
}

// numericAttributes names the columns of the contacts that hold numbers and
// nothing else, so that answers can be weighted by them.
func numericAttributes(r *roster) []string {
	var names []string
	for _, column := range sample.Columns(r.contacts, nil) {
		numbers := 0
		for i := range r.contacts {
			value := r.contacts[i].Column(column)
			if _, err := strconv.ParseFloat(value, 64); err == nil {
				numbers++
			} else if value != "" {
				numbers = 0
				break
			}
		}
		if numbers > 0 && !sample.PersonalColumn(column, r.contacts) {
			names = append(names, column)
		}
	}
	return names
}

// one is a value, if there is any.
func one(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// frame is the table of the sample and the completes by list; there is false
// where there is no sample with lists.
func (a *app) frame(ctx context.Context, s *opened, form, language string) (table tables.Table, there bool, err error) {
	counted := &outcomesOptions{app: a}
	in, err := counted.read(s, form, ctx.Err)
	if err != nil {
		return table, false, err
	}
	questionnaire, _, err := s.Instrument(form, 0)
	if err != nil {
		return table, false, err
	}
	report := outcomes.Make(in)
	table, there = contents.FrameOf(&report, questionnaire, language)
	return table, there, nil
}
