package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newFormAddCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "add FILE|fusion-survey|fusion-guide", Short: "Add an instrument to the study, or a new version of one",
		Args: oneArgument("the name of an instrument file, fusion-survey or fusion-guide"),
		RunE: func(_ *cobra.Command, arguments []string) error {
			file, err := readInstrument(arguments[0])
			if err != nil {
				return err
			}
			return a.withStudy(func(s *opened) error {
				line, err := s.add(file)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(a.out, safeLines(line))
				return err
			})
		},
	}
}
