package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/forms"
	"fieldwork/forms/dataset"
	"fieldwork/forms/study"
)

// exportOptions is what 'fieldwork responses export' was asked.
type exportOptions struct {
	*app
	form         string
	format       string
	output       string
	language     string
	raw          bool
	details      bool
	all          bool
	withContacts bool
}

func newResponsesExportCommand(a *app) *cobra.Command {
	o := &exportOptions{app: a}
	cmd := &cobra.Command{
		Use: "export", Short: "Export responses, one row each", Args: noArguments,
		Long: "Export responses, one row each: csv and jsonl under the names of the choices; xlsx under their labels;\n" +
			"sav, for SPSS, as codes with labels, with don't know and refused as missing values. The file holds no\n" +
			"personal details, unless --with-contacts asks for them, which the log of the study says.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.check(); err != nil {
				return err
			}
			open := a.readingStudy
			if o.withContacts {
				open = a.withStudy
			}
			return open(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.form, "form", "", "the `NAME` of the instrument; can be left out if the study has only one")
	flags.StringVar(&o.format, "format", string(dataset.CSV), "csv, xlsx, jsonl or sav")
	flags.StringVarP(&o.output, "output", "o", "", "write to `FILE`, whole or not at all; xlsx and sav need it")
	flags.StringVar(&o.language, "lang", "", "the `CODE` of the language of the labels in xlsx and sav; else the instrument's own")
	flags.BoolVar(&o.raw, "raw", false, "leave cells of csv as they are that a spreadsheet would take for formulas; only such a file can be imported again for certain")
	flags.BoolVar(&o.details, "details", false, "add status, version, interviewer, times and remarks")
	flags.BoolVar(&o.all, "all", false, "also the interviews that are not complete")
	flags.BoolVar(&o.withContacts, "with-contacts", false, "add name, organisation, role, e-mail, phone and lists of who was asked; the log says so")
	return cmd
}

// check says what cannot be asked for.
func (o *exportOptions) check() error {
	format := dataset.Format(o.format)
	switch {
	case !slices.Contains(dataset.Formats, format):
		return usage("--format is csv, xlsx, jsonl or sav, not %s.", o.format)
	case o.output == "" && !format.IsText():
		return usage("%s is no text for a screen or a pipe; name a file with -o.", o.format)
	case o.language != "" && format.IsText():
		return usage("--lang is the language of labels, which only xlsx and sav have.")
	}
	return nil
}

func (o *exportOptions) run(ctx context.Context, s *opened) error {
	newest, err := s.pickQuestionnaire(o.form)
	if err != nil {
		return err
	}
	in, version, err := s.Instrument(newest.Name, newest.Version)
	if err != nil {
		return err
	}
	options := dataset.Options{
		Format: dataset.Format(o.format), Raw: o.raw, Details: o.details, All: o.all, Version: version.Version, Written: o.now(),
		Resolve: func(number int) (*forms.Instrument, error) {
			in, _, err := s.Instrument(version.Name, number)
			return in, err
		},
	}
	if options.Language, err = language(version, o.language); err != nil {
		return err
	}
	if o.withContacts {
		if options.Contacts, err = o.contacts(s, version); err != nil {
			return err
		}
	}
	summary, err := o.write(ctx, s, in, version, options)
	if err != nil {
		return err
	}
	return o.conclude(summary)
}

func (o *exportOptions) write(ctx context.Context, s *opened, in *forms.Instrument, version study.Version, options dataset.Options) (dataset.Summary, error) {
	tally, err := s.Tally(version.Name)
	if err != nil {
		return dataset.Summary{}, err
	}
	bar := o.newProgress("Exporting " + version.Name)
	defer bar.end()
	defer streaming()()
	var summary dataset.Summary
	if options.Format == dataset.SAV {
		room, err := o.newSpool(o.output)
		if err != nil {
			return summary, err
		}
		defer room.remove()
		options.Spool = room
	}
	err = o.writeOut(ctx, o.output, s, func(w io.Writer) (err error) {
		bundles := watched(ctx, s.Bundles(version.Name), func(count int) { bar.at(int64(count), sum(tally)) })
		summary, err = dataset.Export(w, bundles, in, options)
		return err
	})
	return summary, err
}

// contacts gives the personal details of those who were asked, once it is on
// record that they leave the study.
func (o *exportOptions) contacts(s *opened, version study.Version) (*dataset.Contacts, error) {
	details := map[string][]string{}
	for c, err := range s.Cases() {
		if err != nil {
			return nil, err
		}
		if c.Instrument != version.Name || c.Interview == "" {
			continue
		}
		contact, err := s.Contact(c.Contact)
		if err != nil {
			return nil, err
		}
		details[c.ID] = []string{
			contact.Name, contact.Organisation, contact.Role, contact.Email, contact.Phone, strings.Join(contact.Lists, "; "),
		}
	}
	if err := preparePrivate(o.output, s); err != nil {
		return nil, err
	}
	if err := s.RecordContactExport(len(details), ""); err != nil {
		return nil, err
	}
	columns := []string{"name", "organisation", "role", "email", "phone", "lists"}
	return &dataset.Contacts{Columns: columns, Of: func(caseID string) ([]string, error) {
		if of, known := details[caseID]; known {
			return of, nil
		}
		return make([]string, len(columns)), nil
	}}, nil
}

// conclude says what was written, and what was not.
func (o *exportOptions) conclude(summary dataset.Summary) error {
	var said []string
	if o.output != "" {
		said = append(said, fmt.Sprintf("Wrote %s to %s%s.", plural(summary.Written, "response", "responses"), o.output, o.whoReads()))
	}
	if summary.LeftOut > 0 {
		said = append(said, fmt.Sprintf("Left out %s not complete; --all takes them too.", plural(summary.LeftOut, "interview that is", "interviews that are")))
	}
	if summary.Cut > 0 {
		most := "32,767 characters that a cell holds"
		if dataset.Format(o.format) == dataset.SAV {
			most = "32,767 bytes that SPSS holds"
		}
		said = append(said, fmt.Sprintf("Cut %s to the %s; csv has them whole.", plural(summary.Cut, "text", "texts"), most))
	}
	if summary.Rounded > 0 {
		said = append(said, fmt.Sprintf("Rounded %s of more digits than %s holds; csv has all of them.", plural(summary.Rounded, "number", "numbers"), o.format))
	}
	for _, renamed := range summary.Renamed {
		said = append(said, fmt.Sprintf("SPSS does not allow the name %s, which is %s there.", renamed.Name, renamed.As))
	}
	if len(said) > 0 {
		o.tell(strings.Join(said, " "))
	}
	return nil
}

func (o *exportOptions) whoReads() string {
	if o.withContacts {
		return ", which only you can read"
	}
	return ""
}

// watched tells of bundles of interviews how many were gone through, and ends
// them with an error once the context has ended.
func watched(ctx context.Context, all iter.Seq2[forms.Bundle, error], at func(count int)) iter.Seq2[forms.Bundle, error] {
	return func(yield func(forms.Bundle, error) bool) {
		count := 0
		for bundle, err := range all {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(nil, err)
				return
			}
			count += bundle.Len()
			at(count)
			if !yield(bundle, nil) {
				return
			}
		}
	}
}

// sum is the number of interviews of a tally.
func sum(tally map[forms.Status]int) int64 {
	whole := 0
	for _, count := range tally {
		whole += count
	}
	return int64(whole)
}
