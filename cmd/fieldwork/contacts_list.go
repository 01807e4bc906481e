package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// contactsListOptions is what 'fieldwork contacts list' was asked.
type contactsListOptions struct {
	*app
	contactChoice
	json bool
}

func newContactsListCommand(a *app) *cobra.Command {
	o := &contactsListOptions{app: a}
	cmd := &cobra.Command{
		Use: "list", Short: "List the contacts of the study", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	o.addFlags(cmd)
	cmd.Flags().BoolVar(&o.json, "json", false, "write one JSON object a line, with every column")
	return cmd
}

func (o *contactsListOptions) run(ctx context.Context, s *opened) error {
	chosen, err := o.choose(s, ctx.Err)
	if err != nil {
		return err
	}
	if len(chosen) == 0 && !o.json {
		return o.none()
	}
	return o.writeOut(ctx, "", s, func(w io.Writer) error {
		if !o.json {
			return writeTable(w, contactRows(chosen))
		}
		for _, contact := range chosen {
			if err := writeJSON(w, contact); err != nil {
				return err
			}
		}
		return nil
	})
}

func (o *contactsListOptions) none() error {
	sentence := "The study has no contact yet; import some with 'fieldwork contacts import FILE'."
	if o.where != "" {
		sentence = "No contact is so; leave out --where to see all."
	}
	_, err := fmt.Fprintln(o.out, sentence)
	return err
}

func contactRows(chosen []sample.Contact) [][]string {
	rows := [][]string{{"SHORT", "NAME", "ORGANISATION", "ROLE", "EMAIL", "PHONE", "LANG", "LISTS", ""}}
	for _, c := range chosen {
		note := ""
		if c.DoNotCall {
			note = "do not call"
		}
		rows = append(rows, []string{
			study.ShortID(c.ID), c.Name, c.Organisation, c.Role, c.Email, c.Phone, c.Language, strings.Join(c.Lists, ", "), note,
		})
	}
	return rows
}
