package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/forms/sample"
)

func newContactsCommand(a *app) *cobra.Command {
	return newGroupCommand("contacts", "Import, list, edit and export the people who can be asked",
		newContactsImportCommand(a), newContactsListCommand(a), newContactsEditCommand(a), newContactsExportCommand(a))
}

// contactChoice is which contacts a command is about.
type contactChoice struct {
	list  string
	where string
}

func (c *contactChoice) addFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.list, "list", "", "only those on the list `NAME`")
	cmd.Flags().StringVar(&c.where, "where", "", "only those that an `EXPRESSION` holds for, such as '${role} = \"Manager\"'")
}

// choose gives the contacts of the study that were asked for.
func (c *contactChoice) choose(s *opened, check func() error) ([]sample.Contact, error) {
	var all []sample.Contact
	for contact, err := range s.Contacts() {
		if err == nil {
			err = check()
		}
		if err != nil {
			return nil, err
		}
		all = append(all, contact)
	}
	chosen, err := c.onList(all)
	if err != nil || c.where == "" {
		return chosen, err
	}
	filter, err := sample.CompileFilter(c.where, sample.Columns(all, nil))
	if err != nil {
		return nil, misusedFilter("--where", err)
	}
	return filter.Select(chosen), nil
}

// onList gives the contacts that are on the list asked for.
func (c *contactChoice) onList(all []sample.Contact) ([]sample.Contact, error) {
	if c.list == "" {
		return all, nil
	}
	var chosen []sample.Contact
	names := map[string]bool{}
	var order []string
	for i := range all {
		if all[i].On(c.list) {
			chosen = append(chosen, all[i])
		}
		for _, name := range all[i].Lists {
			if !names[name] {
				names[name] = true
				order = append(order, name)
			}
		}
	}
	switch {
	case len(chosen) > 0:
		return chosen, nil
	case len(order) == 0:
		return nil, fail("No contact is on a list %s; there are no lists yet.", c.list)
	}
	return nil, fail("No contact is on a list %s; the lists are: %s.", c.list, strings.Join(order, ", "))
}

// misusedFilter says what is wrong with the expression of a flag; other errors
// are left as they are.
func misusedFilter(flag string, err error) error {
	if !errors.Is(err, sample.ErrFilter) {
		return err
	}
	sentence := flag + " is not understood" + reason(err, sample.ErrFilter)
	if !strings.HasSuffix(sentence, "?") {
		sentence = ended(sentence)
	}
	return usage("%s", sentence)
}
