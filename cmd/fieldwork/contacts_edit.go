package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// contactsEditOptions is what 'fieldwork contacts edit' was asked.
type contactsEditOptions struct {
	*app
	set        []string
	doNotCall  string
	allowCalls bool
}

func newContactsEditCommand(a *app) *cobra.Command {
	o := &contactsEditOptions{app: a}
	cmd := &cobra.Command{
		Use: "edit CONTACT", Short: "Change a contact, or mark one who must not be called", Args: oneArgument("the ID of a contact"),
		Long: "Change columns of a contact, all that are named or none. A column is name, organisation, role, email,\n" +
			"other_emails, phone, language, time_zone, lists or an attribute; nothing after = clears it. Several\n" +
			"lists and other addresses are separated by semicolons.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			change, err := o.change()
			if err != nil {
				return err
			}
			return a.withStudy(func(s *opened) error { return o.run(s, arguments[0], change) })
		},
	}
	cmd.Flags().StringArrayVar(&o.set, "set", nil, "set a `COLUMN=TEXT`; can be given several times")
	cmd.Flags().StringVar(&o.doNotCall, "do-not-call", "", "mark the contact as one who must not be called, with a `REASON`")
	cmd.Flags().BoolVar(&o.allowCalls, "allow-calls", false, "let a contact be called again")
	return cmd
}

// change is the edit that the command line asks for.
func (o *contactsEditOptions) change() (func(*sample.Contact) error, error) {
	var columns, texts []string
	for _, pair := range o.set {
		column, text, found := strings.Cut(pair, "=")
		if column = sample.ColumnName(column); !found || column == "" {
			return nil, usage("--set needs COLUMN=TEXT, such as phone=\"01632 960000\", not %s.", pair)
		}
		columns, texts = append(columns, column), append(texts, text)
	}
	switch {
	case o.allowCalls && o.doNotCall != "":
		return nil, usage("Give --do-not-call or --allow-calls, not both.")
	case len(columns) == 0 && o.doNotCall == "" && !o.allowCalls:
		return nil, usage("Say what to change with --set COLUMN=TEXT, --do-not-call REASON or --allow-calls.")
	}
	return func(contact *sample.Contact) error {
		for i, column := range columns {
			if err := study.SetColumn(contact, column, texts[i]); err != nil {
				return err
			}
		}
		if o.allowCalls {
			study.AllowCalls(contact)
		}
		if o.doNotCall == "" {
			return nil
		}
		return study.SetDoNotCall(contact, o.doNotCall)
	}, nil
}

func (o *contactsEditOptions) run(s *opened, id string, change func(*sample.Contact) error) error {
	edit, err := s.EditContact(id, change)
	switch {
	case errors.Is(err, study.ErrContactRefused):
		return fail("%s", finished(err.Error()))
	case errors.Is(err, study.ErrEmailTaken):
		return fail("Contact%s has this e-mail address already; nothing was changed.", last(err, study.ErrEmailTaken))
	case err != nil:
		return err
	}
	sentence := fmt.Sprintf("Nothing was changed: contact %s is so already.", study.ShortID(edit.After.ID))
	if changed := edit.Changed(); len(changed) > 0 {
		sentence = fmt.Sprintf("Contact %s: changed %s.", study.ShortID(edit.After.ID), strings.Join(changed, ", "))
	}
	_, err = fmt.Fprintln(o.out, safeLines(sentence))
	return err
}
