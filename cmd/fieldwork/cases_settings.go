package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"fieldwork/forms/settingsfile"
)

// casesSettingsOptions is what 'fieldwork cases settings' was asked.
type casesSettingsOptions struct {
	*app
	json bool
}

func newCasesSettingsCommand(a *app) *cobra.Command {
	o := &casesSettingsOptions{app: a}
	cmd := &cobra.Command{
		Use: "settings [FILE]", Short: "Show the rules of the fieldwork, or take them from a file", Args: atMostOneArgument,
		Long: "Show the rules of the fieldwork as YAML: calling hours, attempts, delays, appointments, and when an\n" +
			"interview that was not finished counts. With FILE, take the rules from it: every fault in it is told\n" +
			"as file:line:column and nothing is changed; what it leaves out stays as it is.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			if len(arguments) > 0 {
				return a.withStudy(func(s *opened) error { return o.take(s, arguments[0]) })
			}
			return a.readingStudy(func(s *opened) error {
				return o.writeOut(cmd.Context(), "", s, func(w io.Writer) error { return o.show(w, s) })
			})
		},
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "write one JSON object: the rules, or what changed")
	return cmd
}

func (o *casesSettingsOptions) show(w io.Writer, s *opened) error {
	rules, err := s.FieldworkSettings()
	if err != nil {
		return err
	}
	if o.json {
		return writeJSON(w, settingsfile.Object(&rules))
	}
	_, err = w.Write(settingsfile.Write(&rules))
	return err
}

// take makes the rules of a file those of the study.
func (o *casesSettingsOptions) take(s *opened, path string) error {
	source, err := readLimited(path)
	if err != nil {
		return err
	}
	before, err := s.FieldworkSettings()
	if err != nil {
		return err
	}
	after, faults := settingsfile.Read(path, source, before)
	if len(faults) > 0 {
		return fail("%s\nNothing was changed.", faults.Error())
	}
	changes := settingsfile.Changes(&before, &after)
	if len(changes) > 0 {
		if err := s.SetFieldworkSettings(after); err != nil {
			return err
		}
	}
	return o.tellChanges(changes)
}

func (o *casesSettingsOptions) tellChanges(changes []settingsfile.Change) error {
	if o.json {
		return writeJSON(o.out, struct {
			Changes []settingsfile.Change `json:"changes"`
		}{append([]settingsfile.Change{}, changes...)})
	}
	if len(changes) == 0 {
		_, err := fmt.Fprintln(o.out, "These are the rules of the study already; nothing was changed.")
		return err
	}
	for _, change := range changes {
		if _, err := fmt.Fprintln(o.out, safeLines(change.Name+": "+fromTo(change.Before, change.After))); err != nil {
			return err
		}
	}
	return nil
}
