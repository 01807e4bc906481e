package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newOptions is what 'fieldwork new' was asked.
type newOptions struct {
	*app
	file  string
	forms []string
}

func newNewCommand(a *app) *cobra.Command {
	o := &newOptions{app: a}
	cmd := &cobra.Command{
		Use: "new FILE", Short: "Make an empty study", Args: oneArgument("the name of a file, such as my-study" + extension),
		Long: "Make a study: a single file, NAME" + extension + ", that keeps instruments, interviews and a log of\nevery change.",
		RunE: func(_ *cobra.Command, arguments []string) error {
			o.file = arguments[0]
			return o.run()
		},
	}
	cmd.Flags().StringArrayVar(&o.forms, "form", nil, "an instrument `FILE` to add, fusion-survey or fusion-guide; can be repeated")
	return cmd
}

func (o *newOptions) run() error {
	path, lines, err := o.newStudy(o.file, o.forms)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(o.out, safeLines(strings.Join(append([]string{"Made " + path + "."}, lines...), "\n")))
	return err
}

// newStudy makes a study with some instruments and gives its path and a line
// for each of these.
func (a *app) newStudy(name string, instruments []string) (path string, lines []string, err error) {
	path, err = studyFile(name)
	if err != nil {
		return "", nil, err
	}
	var files []instrumentFile
	for _, instrument := range instruments {
		file, err := readInstrument(instrument)
		if err != nil {
			return "", nil, err
		}
		files = append(files, file)
	}
	err = a.makeStudy(path, func(s *opened) error {
		for _, file := range files {
			line, err := s.add(file)
			if err != nil {
				return err
			}
			lines = append(lines, line)
		}
		return nil
	})
	return path, lines, err
}
