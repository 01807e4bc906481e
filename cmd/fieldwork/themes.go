package main

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding/themes"
	"fieldwork/forms/report"
)

// The formats of exports of themes.
const (
	textFormat     = "text"
	csvFormat      = "csv"
	workbookFormat = "xlsx"
	jsonFormat     = "json"
	markdownFormat = "md"
	htmlFormat     = "html"
	wordFormat     = "docx"
)

// themesOptions is what 'fieldwork themes' was asked.
type themesOptions struct {
	*app
	themeChoice
	format  string
	output  string
	by      string
	title   string
	counts  bool
	refused bool
	raw     bool
}

func newThemesCommand(a *app) *cobra.Command {
	o := &themesOptions{app: a}
	cmd := &cobra.Command{
		Use: "themes [CODE...]", Short: "Export coded themes, or count them",
		Long: "Count the passages, documents and respondents of all codes, or of those that are named, by their name or\n" +
			"the end of their path: Benefits/Links. csv, xlsx and json have one row for each passage, with all that is known\n" +
			"of it; md, html and docx read like a chapter: each theme with its passages, those marked to be quoted\n" +
			"first. A number stands for each respondent there. Passages of those who have refused to be quoted are counted\n" +
			"and not printed: in rows may_be_quoted is no and the text is empty, unless --with-refused asks for it. What all\n" +
			"coders have coded is taken unless --coder names some.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.codes = arguments
			if err := o.check(); err != nil {
				return err
			}
			return a.withThemes(&o.themeChoice, func(t *themeStudy) error {
				t.choice.Refused = o.refused
				return o.run(cmd.Context(), t)
			})
		},
	}
	o.addFlags(cmd)
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", textFormat, "text, csv, xlsx, json, md, html or docx; text has counts only")
	flags.StringVarP(&o.output, "output", "o", "", "write to `FILE`, whole or not at all; xlsx and docx need it")
	flags.StringVar(&o.by, "by", "", "count each code by an `ATTRIBUTE` too")
	flags.StringVar(&o.title, "title", "Findings", "the title of md, html and docx, a `TEXT`")
	flags.BoolVar(&o.counts, "counts", false, "in csv, xlsx and json, counts in place of passages")
	flags.BoolVar(&o.refused, "with-refused", false, "in rows, the text also of those who have refused to be quoted; do not pass it on")
	flags.BoolVar(&o.raw, "raw", false, "leave cells of csv as they are that a spreadsheet would take for formulas")
	return cmd
}

func (o *themesOptions) check() error {
	err := checkFormat(o.format, o.output, textFormat, csvFormat, workbookFormat, jsonFormat, markdownFormat, htmlFormat, wordFormat)
	if err != nil {
		return err
	}
	if rows := []string{csvFormat, workbookFormat, jsonFormat}; o.refused && !slices.Contains(rows, o.format) {
		return usage("--with-refused is for csv, xlsx and json. What somebody has refused to have quoted is in no chapter.")
	}
	return nil
}

// checkFormat says which formats there are, and which need a file.
func checkFormat(format, output string, known ...string) error {
	if !slices.Contains(known, format) {
		return usage("--format is %s or %s, not %s.", strings.Join(known[:len(known)-1], ", "), known[len(known)-1], format)
	}
	if output == "" && (format == workbookFormat || format == wordFormat) {
		return usage("--format %s needs -o FILE.", format)
	}
	return nil
}

func (o *themesOptions) run(ctx context.Context, t *themeStudy) error {
	if o.by != "" {
		if err := checkColumn("--by", o.by, themes.Columns(t.material.Attributes)); err != nil {
			return err
		}
	}
	reading, err := t.reading(o.app, false)
	if err != nil {
		return err
	}
	cut := 0
	err = o.writeOut(ctx, o.output, t.opened, func(w io.Writer) error {
		cut, err = o.write(w, t, reading)
		return err
	})
	if err != nil {
		return err
	}
	o.tellWritten(o.output, cut)
	if beneath := themes.Beneath(&t.material, &t.choice, reading); beneath > 0 {
		o.tell(plural(beneath, "passage lies", "passages lie") + " under " + joinNames(o.codes) + "; --branch takes in what lies under a code.")
	}
	return nil
}

// tellWritten says that a file was written, and what of it was cut.
func (a *app) tellWritten(output string, cut int) {
	if output == "" {
		return
	}
	text := "Wrote " + output + "."
	if cut > 0 {
		text += " Cut " + plural(cut, "cell", "cells") + " that held more than the 32,767 characters of a workbook; csv and json have them whole."
	}
	a.tell(text)
}

func (o *themesOptions) write(w io.Writer, t *themeStudy, reading *themes.Reading) (cut int, err error) {
	counts := func() []themes.CodeCount { return themes.Counts(&t.material, &t.choice, reading, o.by) }
	passages := func() *themes.Sheet { return themes.PassageSheet(&t.material, &t.choice, t.source, t.labels) }
	switch o.format {
	case csvFormat:
		if o.counts {
			return 0, themes.WriteCSV(w, themes.CountSheet(counts(), o.by), o.raw)
		}
		return 0, themes.WriteCSV(w, passages(), o.raw)
	case jsonFormat:
		if o.counts {
			return 0, themes.WriteCountsJSON(w, counts(), o.by)
		}
		return 0, themes.WritePassagesJSON(w, &t.material, &t.choice, t.source, t.labels)
	case workbookFormat:
		sheet := themes.CountSheet(counts(), o.by)
		if o.counts {
			return themes.WriteWorkbook(w, sheet)
		}
		return themes.WriteWorkbook(w, passages(), sheet)
	case textFormat:
		return 0, o.writeText(w, t, counts())
	}
	return 0, o.writeChapter(w, t, reading)
}

func (o *themesOptions) writeText(w io.Writer, t *themeStudy, counts []themes.CodeCount) error {
	if t.material.Analysis.Codes() == 0 {
		_, err := io.WriteString(w, "There is no code yet; 'fieldwork code' opens the coding view.\n")
		return err
	}
	return writeTable(w, themes.CountTable(counts, o.by))
}

func (o *themesOptions) writeChapter(w io.Writer, t *themeStudy, reading *themes.Reading) error {
	chapter := themes.Chapter{Title: o.title, By: o.by, Labels: t.labels}
	document, err := chapter.Document(&t.material, &t.choice, reading, t.source)
	switch {
	case err != nil:
		return err
	case o.format == markdownFormat:
		return report.WriteMarkdown(w, document)
	case o.format == htmlFormat:
		return report.WriteHTML(w, document)
	}
	return report.WriteWord(w, document)
}
