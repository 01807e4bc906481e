package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/forms/study"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/statistics"
)

// tablesOptions is what 'fieldwork tables' was asked.
type tablesOptions struct {
	*app
	form, language    string
	by, weight, where string
	format, output    string
	show              string
	intervals         string
	population        int
	suppress, top     int
	all               bool
	questions         []string
}

func newTablesCommand(a *app) *cobra.Command {
	o := &tablesOptions{app: a}
	cmd := &cobra.Command{
		Use: "tables [QUESTION...]", Short: "Count answers, question by question, and cross them with another question", Args: cobra.ArbitraryArgs,
		Long: "Make a table of each question, or of the questions, items of a grid and variables that are named: counts\n" +
			"and percentages of those who answered, with everybody who did not and why. Without names the sample and the\n" +
			"completes of each list come first, where there is a sample. --by crosses the tables with a question, or with\n" +
			"what is known of the contacts: " + strings.Join(contactAttributes, ", ") + " or another column of theirs.",
		RunE: func(cmd *cobra.Command, questions []string) error {
			if err := o.check(); err != nil {
				return err
			}
			o.questions = questions
			return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.form, "form", "", "the `NAME` of the questionnaire; can be left out if the study has only one")
	flags.StringVar(&o.by, "by", "", "cross with a `QUESTION` or a column of the contacts")
	flags.StringVar(&o.where, "where", "", "count only respondents for whom an `EXPRESSION` holds, such as \"${q4} = 'first_year'\"")
	flags.StringVar(&o.weight, "weight", "", "weight by a `COLUMN`: a question or a column of the contacts that holds numbers")
	flags.StringVar(&o.format, "format", "text", strings.Join(tableFormats(), ", "))
	flags.StringVarP(&o.output, "output", "o", "", "write to `FILE`, whole or not at all; xlsx needs it")
	flags.StringVar(&o.language, "lang", "", "the language of the labels, as a `CODE` such as cy")
	flags.StringVar(&o.show, "show", string(tables.CountsAndPercentages), showNames())
	flags.StringVar(&o.intervals, "intervals", "", "95% confidence intervals by a `METHOD`: "+methodNames())
	flags.IntVar(&o.population, "population", 0, "the `NUMBER` that the respondents are a sample of; else the number of cases")
	flags.IntVar(&o.suppress, "suppress", 0, "show no count from 1 to below `NUMBER`, nor any of its table that would give one away")
	flags.IntVar(&o.top, "top", tables.DefaultTop, "the `NUMBER` of top ranks that a ranking is summed up by")
	flags.BoolVar(&o.all, "all", false, "also the interviews that are not complete")
	return cmd
}

func methodNames() string {
	names := make([]string, len(statistics.Methods))
	for i, method := range statistics.Methods {
		names[i] = string(method)
	}
	return strings.Join(names, ", ")
}

// showNames are what --show can be.
func showNames() string {
	return fmt.Sprintf("%s, %s, %s or %s", tables.OnlyCounts, tables.OnlyPercentages, tables.OnlyRowPercentages, tables.CountsAndPercentages)
}

// check looks at the flags before the study is opened.
func (o *tablesOptions) check() error {
	if tableWriters[o.format] == nil {
		return usage("--format is one of %s, not %s.", strings.Join(tableFormats(), ", "), o.format)
	}
	if o.format == workbookFormat && o.output == "" {
		return usage("--format %s needs -o FILE.", o.format)
	}
	switch tables.Show(o.show) {
	case tables.CountsAndPercentages, tables.OnlyCounts, tables.OnlyPercentages, tables.OnlyRowPercentages:
	default:
		return usage("--show is %s, not %s.", showNames(), o.show)
	}
	if o.intervals != "" {
		method, err := statistics.MethodNamed(o.intervals)
		if err != nil {
			return usage("--intervals is one of %s, not %s.", methodNames(), o.intervals)
		}
		o.intervals = string(method)
	}
	switch {
	case o.population < 0:
		return usage("--population is a number of people, not %d.", o.population)
	case o.suppress < 0:
		return usage("--suppress is the smallest count to be shown, not %d.", o.suppress)
	case o.top < 1:
		return usage("--top is a number of ranks, 1 at least, not %d.", o.top)
	}
	return nil
}

func (o *tablesOptions) run(ctx context.Context, s *opened) error {
	version, err := s.pickQuestionnaire(o.form)
	if err != nil {
		return err
	}
	if o.language, err = language(version, o.language); err != nil {
		return err
	}
	made, err := o.make(ctx, s, version)
	if err != nil {
		return err
	}
	err = o.writeOut(ctx, o.output, s, func(w io.Writer) error { return tableWriters[o.format](w, made) })
	if err == nil && o.output != "" {
		o.tell(made.written(o.output))
	}
	return err
}

// make counts the responses to a questionnaire.
func (o *tablesOptions) make(ctx context.Context, s *opened, version study.Version) (made madeTables, err error) {
	options, err := o.options(ctx, s, version)
	if err != nil {
		return made, o.explainTables(version, err)
	}
	tabulation, err := tables.New(options)
	if err != nil {
		return made, o.explainTables(version, err)
	}
	tally, err := s.Tally(version.Name)
	if err != nil {
		return made, err
	}
	bar := o.newProgress("Counting " + version.Name)
	collecting := streaming()
	err = tabulation.RunBundles(watched(ctx, s.Bundles(version.Name), func(count int) { bar.at(int64(count), sum(tally)) }))
	collecting()
	bar.end()
	if err != nil {
		return made, o.explainTables(version, err)
	}
	if counted := tabulation.Counted(); o.population > 0 && o.population < counted {
		return made, usage("--population is how many people the respondents are a sample of: %d at least here, not %d.", counted, o.population)
	}
	made = madeTables{
		form: version, title: version.Title.In(o.language, version.Language), language: o.language,
		show: tables.Show(o.show), columns: o.columns, tables: tabulation.Tables(),
	}
	if len(o.questions) == 0 && o.by == "" && o.where == "" && o.weight == "" {
		frame, there, err := o.frame(ctx, s, version.Name, o.language)
		if err != nil {
			return made, err
		}
		if there {
			tables.SuppressFrame(&frame, o.suppress)
			made.tables = append([]tables.Table{frame}, made.tables...)
		}
	}
	return made, nil
}

// explainTables says what of the command line there is not.
func (o *tablesOptions) explainTables(version study.Version, err error) error {
	switch {
	case errors.Is(err, tables.ErrNoQuestion):
		return usage("%s has nothing of that name%s", version.Name, ended(reason(err, tables.ErrNoQuestion)))
	case errors.Is(err, errPersonal):
		return usage("No table is made with a column of the contacts that can tell who they are or how to reach them%s", ended(reason(err, errPersonal)))
	case errors.Is(err, tables.ErrNoCrossing):
		return usage("Tables cannot be crossed so%s", ended(reason(err, tables.ErrNoCrossing)))
	case errors.Is(err, tables.ErrNoWeight):
		return usage("Tables cannot be weighted so%s", ended(reason(err, tables.ErrNoWeight)))
	case errors.Is(err, tables.ErrFilter):
		return usage("--where is not understood%s", ended(reason(err, tables.ErrFilter)))
	case errors.Is(err, tables.ErrManyCategories):
		return fail("%s has more than %d different answers, too many to cross with.", o.by, tables.MostCategories)
	}
	return err
}
