package main

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
	"fieldwork/coding/project"
)

// agreementFormats are those that agreement is written in.
var agreementFormats = []string{"text", "csv", "json", "xlsx"}

// agreementOptions is what 'fieldwork agreement' was asked.
type agreementOptions struct {
	*app
	coders    []string
	codes     []string
	branches  []string
	documents []string
	scale     string

	unit   string
	manner comparison.Manner
	scope  comparison.Scope

	format string
	output string
	raw    bool
	settle bool
}

func newAgreementCommand(a *app) *cobra.Command {
	o := &agreementOptions{app: a}
	cmd := &cobra.Command{
		Use: "agreement", Short: "Measure how far coders agree, and settle where they do not", Args: noArguments,
		Long: "Measure how far coders agree: per code, per document and overall. A document is compared once two of the\n" +
			"coders have finished it, which is to say marked it as finished or, unless coding is blind, coded something\n" +
			"in it. What is not defined is n/a, with the reason beneath. The intervals hold 95 % of samples that are\n" +
			"drawn from the documents or, where these are few, from stretches of them; one seed gives one result.\n" +
			"--settle opens a screen on which disagreements are settled one by one, the worst first.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.check(); err != nil {
				return err
			}
			if o.settle {
				return o.openSettling()
			}
			return a.withDocuments(func(s *opened, p *project.Project) error { return o.run(cmd.Context(), s, p) })
		},
	}
	o.flags(cmd)
	return cmd
}

// The defaults of the flags.
const (
	usualSamples   = 1000
	usualSeed      = 1
	usualThreshold = 0.5
)

func (o *agreementOptions) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&o.coders, "coders", nil, "`NAME,NAME`, two or more; can be left out where just two have coded")
	flags.StringVar(&o.unit, "unit", comparison.Character.String(), "what is counted: "+strings.Join(comparison.UnitNames(), ", "))
	flags.BoolVar(&o.manner.OnlyCoded, "coded-only", false, "leave out, code by code, what nobody has coded")
	flags.BoolVar(&o.manner.WithoutInterviewer, "without-interviewer", false, "leave out the turns of Interviewer, INT, I, Cyfwelydd and the like")
	flags.StringArrayVar(&o.manner.WithoutSpeakers, "without-speaker", nil, "leave out the turns of a speaker `NAME`; can be given several times")
	flags.StringArrayVar(&o.codes, "code", nil, "compare only this `CODE`; can be given several times")
	flags.StringArrayVar(&o.branches, "branch", nil, "compare only this `CODE` and those under it, each on its own; can be given several times")
	flags.StringArrayVar(&o.documents, "document", nil, "compare only this `DOC`; can be given several times")
	flags.StringVar(&o.scale, "scale", "", "also alpha for ordered figures: the codes under `CODE` are the points of a scale, from the lowest to the highest; numbers that name them are their values")
	flags.BoolVar(&o.scope.Unfinished, "unfinished", false, "also documents that not all of the coders have finished; who has not has then coded nothing")
	flags.Float64Var(&o.manner.Threshold, "threshold", usualThreshold, "segments match that share this `SHARE` of what either holds, above 0 and up to 1")
	flags.IntVar(&o.manner.Samples, "samples", usualSamples, "draw the intervals from this `NUMBER` of samples; 0 for no intervals")
	flags.Uint64Var(&o.manner.Seed, "seed", usualSeed, "the `NUMBER` that the samples are drawn by")
	flags.StringVar(&o.format, "format", agreementFormats[0], strings.Join(agreementFormats, ", "))
	flags.StringVarP(&o.output, "output", "o", "", "write to `FILE`, whole or not at all")
	flags.BoolVar(&o.raw, "raw", false, "leave cells of csv as they are that a spreadsheet would take for formulas")
	flags.BoolVar(&o.settle, "settle", false, "open the disagreements of two coders, to settle them")
}

// mostSamples bounds how long drawing takes.
const mostSamples = 100_000

// check says what is wrong with the command line.
func (o *agreementOptions) check() error {
	unit, known := comparison.UnitNamed(o.unit)
	if !known {
		return usage("--unit is one of %s, not %s.", strings.Join(comparison.UnitNames(), ", "), o.unit)
	}
	o.manner.Unit = unit
	switch {
	case !slices.Contains(agreementFormats, o.format):
		return usage("--format is one of %s, not %s.", strings.Join(agreementFormats, ", "), o.format)
	case o.format == "xlsx" && o.output == "":
		return usage("A workbook goes to a file; name it with -o FILE.")
	case !(o.manner.Threshold > 0 && o.manner.Threshold <= 1):
		return usage("--threshold is a share above 0 and up to 1, such as 0.5.")
	case o.manner.Samples < 0 || o.manner.Samples > mostSamples:
		return usage("--samples is a number from 0 to %d.", mostSamples)
	}
	return nil
}

// run writes how far the coders agree.
func (o *agreementOptions) run(ctx context.Context, s *opened, p *project.Project) error {
	analysis, err := p.Analysis()
	if err != nil {
		return err
	}
	if err := o.findScope(analysis, p); err != nil {
		return err
	}
	bar := o.newProgress("Comparing what was coded")
	defer bar.end()
	goesOn := func(done, all int) error {
		bar.at(int64(done), int64(all))
		return ctx.Err()
	}
	report, err := o.report(analysis, p, bar, goesOn)
	bar.end()
	if err != nil {
		return err
	}
	write := o.writers(report)[o.format]
	return o.writeOut(ctx, o.output, s, write)
}

func (o *agreementOptions) report(a *coding.Analysis, p *project.Project, bar *progress, goesOn func(done, all int) error) (*agreementReport, error) {
	read := func(id string) (coding.Content, error) {
		draft, err := p.Document(id)
		return coding.Content{Text: coding.NewText(draft.Text), Turns: draft.Turns}, err
	}
	material, err := comparison.Take(a, o.scope)
	if err != nil {
		return nil, err
	}
	if len(material.Documents()) == 0 {
		return nil, nothingInCommon(material.Coders())
	}
	var report *comparison.Report
	var scale *scaleReport
	err = bar.during(func() error {
		if report, err = material.Report(o.manner, read, goesOn); err != nil {
			return err
		}
		scale, err = o.scaleOf(a, read)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &agreementReport{
		Report: report, columns: o.columns, settles: len(o.scope.Coders) == 2, disagreements: len(material.Disagreements()), scale: scale,
	}, nil
}

// writers write a report in each format.
func (o *agreementOptions) writers(r *agreementReport) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{
		"text": r.writeText,
		"json": func(w io.Writer) error { return writeJSON(w, r.json()) },
		"csv":  func(w io.Writer) error { return r.writeCSV(w, o.raw) },
		"xlsx": r.writeWorkbook,
	}
}
