package main

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding/themes"
)

// matrixOptions is what 'fieldwork matrix' was asked.
type matrixOptions struct {
	*app
	themeChoice
	by        string
	documents bool
	together  string
	framework bool
	near      themes.Nearness

	measure string
	cells   string
	sum     bool
	format  string
	output  string
	raw     bool
}

func newMatrixCommand(a *app) *cobra.Command {
	o := &matrixOptions{app: a}
	cmd := &cobra.Command{
		Use: "matrix [CODE...]", Short: "Set codes against an attribute, documents, one another or cases",
		Long: "Set all codes, or those that are named, against the values of an attribute, against documents, or against\n" +
			"one another: overlapping, in the same document or within some sentences. Or set cases down and codes across,\n" +
			"the framework matrix, whose cells hold the coder's summaries, or the quotations where there is none.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.codes = arguments
			if err := o.check(); err != nil {
				return err
			}
			return a.withThemes(&o.themeChoice, func(t *themeStudy) error { return o.run(cmd.Context(), t) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.by, "by", "", "against the values of an `ATTRIBUTE`")
	flags.BoolVar(&o.documents, "documents", false, "against documents")
	flags.StringVar(&o.together, "together", "", "against one another, where they are `NEAR`: overlap, document, or a number of sentences")
	flags.BoolVar(&o.framework, "framework", false, "cases down and codes across")
	o.addFlags(cmd)
	flags.StringVar(&o.measure, "measure", "", "what is counted: segments, documents, words or present (1 where there is any)")
	flags.StringVar(&o.cells, "cells", string(themes.SummaryOrQuotations), "what cells of the framework hold: summaries, quotations, or either")
	flags.BoolVar(&o.sum, "sum-branches", false, "each code with all that lie under it")
	flags.StringVar(&o.format, "format", textFormat, "text, csv, xlsx or json; json has every measure")
	flags.StringVarP(&o.output, "output", "o", "", "write to `FILE`, whole or not at all; xlsx needs it")
	flags.BoolVar(&o.raw, "raw", false, "leave cells of csv as they are that a spreadsheet would take for formulas")
	return cmd
}

func (o *matrixOptions) check() error {
	asked := 0
	for _, one := range []bool{o.by != "", o.documents, o.together != "", o.framework} {
		if one {
			asked++
		}
	}
	if asked != 1 {
		return usage("Say what the codes are set against, one of --by ATTRIBUTE, --documents, --together NEAR and --framework.")
	}
	if err := o.checkNear(); err != nil {
		return err
	}
	measures := []themes.Measure{themes.Segments, themes.Documents, themes.Words, themes.Present}
	if o.measure != "" && (o.framework || !slices.Contains(measures, themes.Measure(o.measure))) {
		return usage("--measure is segments, documents, words or present, and not for --framework.")
	}
	fillings := []themes.Filling{themes.SummaryOrQuotations, themes.OnlySummaries, themes.OnlyQuotations}
	if !slices.Contains(fillings, themes.Filling(o.cells)) {
		return usage("--cells is either, summaries or quotations, not %s.", o.cells)
	}
	return checkFormat(o.format, o.output, textFormat, csvFormat, workbookFormat, jsonFormat)
}

// mostSentences is how far apart two passages can be that are near.
const mostSentences = 1000

func (o *matrixOptions) checkNear() error {
	switch o.together {
	case "", "overlap":
		return nil
	case "document":
		o.near.SameDocument = true
		return nil
	}
	within, err := strconv.Atoi(o.together)
	if err != nil || within < 1 || within > mostSentences {
		return usage("--together is overlap, document, or a number of sentences from 1 to %d, not %s.", mostSentences, o.together)
	}
	o.near.Sentences = within
	return nil
}

func (o *matrixOptions) run(ctx context.Context, t *themeStudy) error {
	if o.by != "" {
		if err := checkColumn("--by", o.by, themes.Columns(t.material.Attributes)); err != nil {
			return err
		}
	}
	inTexts := o.near.Sentences > 0 || o.together == "" && (o.measure == string(themes.Words) || o.format == jsonFormat)
	reading, err := t.reading(o.app, inTexts)
	if err != nil {
		return err
	}
	if o.framework {
		return o.runFramework(ctx, t, reading)
	}
	if codes := len(t.choice.CodesOf(t.material.Analysis)); o.by == "" && !o.documents && codes > themes.MostTogether {
		return fail("%d codes against one another are too many; name up to %d of them.", codes, themes.MostTogether)
	}
	matrix := o.matrix(t, reading)
	measure, err := o.measureOf(matrix)
	if err != nil {
		return err
	}
	return o.writeMatrix(ctx, t, func(w io.Writer) (cut int, err error) {
		switch o.format {
		case csvFormat:
			return 0, themes.WriteCSV(w, matrix.Sheet(measure, false), o.raw)
		case workbookFormat:
			return themes.WriteWorkbook(w, matrix.Sheet(measure, true))
		case jsonFormat:
			return 0, matrix.WriteJSON(w)
		}
		return 0, o.writeText(w, matrix, measure)
	})
}

// matrix makes the matrix that is asked for.
func (o *matrixOptions) matrix(t *themeStudy, reading *themes.Reading) *themes.Matrix {
	switch {
	case o.by != "":
		return themes.ByAttribute(&t.material, &t.choice, reading, o.by, o.sum)
	case o.documents:
		return themes.ByDocument(&t.material, &t.choice, reading, o.sum)
	}
	return themes.Together(&t.material, &t.choice, reading, o.near, o.sum)
}

// measureOf is what is counted: the first measure that the matrix has, unless
// another is named that it has.
func (o *matrixOptions) measureOf(matrix *themes.Matrix) (themes.Measure, error) {
	if o.measure == "" {
		return matrix.Measures[0], nil
	}
	if !slices.Contains(matrix.Measures, themes.Measure(o.measure)) {
		names := make([]string, len(matrix.Measures))
		for i, measure := range matrix.Measures {
			names[i] = string(measure)
		}
		return "", usage("--together %s counts %s, not %s.", o.together, strings.Join(names, " or "), o.measure)
	}
	return themes.Measure(o.measure), nil
}

func (o *matrixOptions) writeMatrix(ctx context.Context, t *themeStudy, write func(io.Writer) (cut int, err error)) error {
	cut := 0
	err := o.writeOut(ctx, o.output, t.opened, func(w io.Writer) (err error) {
		cut, err = write(w)
		return err
	})
	if err != nil {
		return err
	}
	o.tellWritten(o.output, cut)
	return nil
}
