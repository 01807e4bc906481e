package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/forms/report"
	"fieldwork/forms/report/contents"
	"fieldwork/forms/report/template"
)

// reportOptions is what 'fieldwork report' was asked.
type reportOptions struct {
	*app
	themeChoice
	template string
	title    string
	language string
	suppress int
	print    bool
}

func newReportCommand(a *app) *cobra.Command {
	o := &reportOptions{app: a}
	cmd := &cobra.Command{
		Use: "report FILE", Short: "Write the method, tables, charts and quotations as one document", Args: cobra.ArbitraryArgs,
		Long: "Write one document, FILE.html, FILE.docx or FILE.md: the sample and what became of it, a table and a chart for\n" +
			"each question, and under each theme the passages that are marked to be quoted, with a number in place of a\n" +
			"name. Nobody is quoted who has refused it. What is in it, and in which order, a template says; --print-template\n" +
			"writes ours, and --template takes another.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			if o.print {
				_, err := io.WriteString(a.out, template.Default)
				return err
			}
			if err := oneArgument("the file to write: FILE.html, FILE.docx or FILE.md")(cmd, arguments); err != nil {
				return err
			}
			return o.run(cmd.Context(), arguments[0])
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.template, "template", "", "take the template in `FILE` instead of ours")
	flags.BoolVar(&o.print, "print-template", false, "write our template to the output, to be changed, and nothing else")
	flags.StringVar(&o.title, "title", "", "the title, a `TEXT`; else the name of the study")
	flags.StringVar(&o.language, "lang", "", "the language of questions and answers, as a `CODE` such as cy")
	flags.IntVar(&o.suppress, "suppress", 0, "show no count of answers from 1 to below `NUMBER`, nor any of its table that would give one away")
	flags.StringVar(&o.label, "label", "", "`ATTRIBUTES`, with commas between them, to tell beside the number of a respondent")
	return cmd
}

// reportWriters are the formats by the ends of files' names.
var reportWriters = map[string]func(io.Writer, report.Document) error{
	".html": report.WriteHTML, ".docx": report.WriteWord, ".md": report.WriteMarkdown,
}

func (o *reportOptions) run(ctx context.Context, path string) error {
	write := reportWriters[strings.ToLower(filepath.Ext(path))]
	if write == nil {
		return usage("A report is a file that ends in .html, .docx or .md, not %s.", path)
	}
	if o.suppress < 0 {
		return usage("--suppress is the smallest count to be shown, not %d.", o.suppress)
	}
	source, err := o.readTemplate()
	if err != nil {
		return err
	}
	if _, err := o.parse(source, &contents.Study{}); err != nil {
		return err
	}
	return o.withThemes(&o.themeChoice, func(t *themeStudy) error {
		document, err := o.document(ctx, t, source)
		if err != nil {
			return err
		}
		if err := o.writeOut(ctx, path, t.opened, func(w io.Writer) error { return write(w, document) }); err != nil {
			return err
		}
		o.tell("Wrote " + path + ".")
		return nil
	})
}

func (o *reportOptions) readTemplate() (string, error) {
	if o.template == "" {
		return template.Default, nil
	}
	source, err := readLimited(o.template)
	return string(source), err
}

// parse reads the template, with the functions that a study gives it.
func (o *reportOptions) parse(source string, study *contents.Study) (*template.Template, error) {
	name := o.template
	if name == "" {
		name = "the template"
	}
	parsed, err := template.Parse(name, source, study.Functions())
	return parsed, templateFault(err)
}

// templateFault says where a template is wrong; what a study fails with while
// one is filled stays as it is.
func templateFault(err error) error {
	var fault *template.Fault
	if !errors.As(err, &fault) {
		return err
	}
	var ours failure
	var misused usageError
	if errors.As(fault.Cause, &ours) || errors.As(fault.Cause, &misused) {
		return fault.Cause
	}
	return fail("%s", fault.Error())
}

// document fills the template.
func (o *reportOptions) document(ctx context.Context, t *themeStudy, source string) (report.Document, error) {
	page := &template.Page{}
	title := o.title
	if title == "" {
		title = titleOf(t.opened.path)
	}
	filled := &reportFilling{reportOptions: o, ctx: ctx, themes: t}
	forms, err := filled.forms()
	if err != nil {
		return report.Document{}, err
	}
	themes, err := filled.quoted()
	if err != nil {
		return report.Document{}, err
	}
	study := contents.New(title, page, forms, themes)
	parsed, err := o.parse(source, study)
	if err != nil {
		return report.Document{}, err
	}
	document, err := parsed.Document(page, study)
	document.Language = filled.language
	if document.Title == "" {
		document.Title = title
	}
	return document, templateFault(err)
}
