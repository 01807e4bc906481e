package main

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"fieldwork/cmd/fieldwork/outline"
	"fieldwork/forms"
	"fieldwork/forms/study"
)

// formListOptions is what 'fieldwork form list' was asked.
type formListOptions struct {
	*app
	all  bool
	json bool
}

func newFormListCommand(a *app) *cobra.Command {
	o := &formListOptions{app: a}
	cmd := &cobra.Command{
		Use: "list", Short: "List the instruments of the study", Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return a.readingStudy(o.run) },
	}
	cmd.Flags().BoolVar(&o.all, "all", false, "every version, not only the newest")
	cmd.Flags().BoolVar(&o.json, "json", false, "write one JSON object a line")
	return cmd
}

func (o *formListOptions) run(s *opened) error {
	list := s.Newest
	if o.all {
		list = s.Versions
	}
	versions, err := list()
	if err != nil {
		return err
	}
	if o.json {
		return o.writeJSON(versions)
	}
	if len(versions) == 0 {
		_, err := fmt.Fprintln(o.out, "The study has no instrument yet; add one with 'fieldwork form add FILE'.")
		return err
	}
	rows := [][]string{{"NAME", "VERSION", "QUESTIONS", "KIND", "ADDED", "TITLE", "LANGUAGES"}}
	for _, v := range versions {
		rows = append(rows, []string{
			v.Name, fmt.Sprint(v.Version), fmt.Sprint(v.Questions), cmp.Or(string(v.Kind), string(forms.Questionnaire)), minuteOf(v.Added),
			v.Title.In(v.Language, v.Language), outline.Languages(v.Languages),
		})
	}
	return writeTable(o.out, rows)
}

func (o *formListOptions) writeJSON(versions []study.Version) error {
	for _, v := range versions {
		if err := writeJSON(o.out, v); err != nil {
			return err
		}
	}
	return nil
}
