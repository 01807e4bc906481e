package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"fieldwork/forms"
)

// formCheckOptions is what 'fieldwork form check' was asked.
type formCheckOptions struct {
	*app
	files []string
	json  bool
}

func newFormCheckCommand(a *app) *cobra.Command {
	o := &formCheckOptions{app: a}
	cmd := &cobra.Command{
		Use: "check FILE...", Short: "Check instrument files", Args: someArguments("the name of an instrument file"),
		Long: "Check instrument files and write every fault as file:line:column: message.\nThe exit code is 1 if there is any.",
		RunE: func(_ *cobra.Command, arguments []string) error {
			o.files = arguments
			return o.run()
		},
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "write one JSON object a line: file, line, column, message")
	return cmd
}

// faultLine is a fault as JSON.
type faultLine struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

func (o *formCheckOptions) run() error {
	faulty := false
	for _, name := range o.files {
		file, err := readInstrument(name)
		if err != nil {
			return err
		}
		_, faults := forms.Load(file.name, file.source)
		faulty = faulty || len(faults) > 0
		if err := o.write(file.name, faults); err != nil {
			return err
		}
	}
	if faulty {
		return errTold
	}
	return nil
}

func (o *formCheckOptions) write(name string, faults forms.Faults) error {
	if o.json {
		for _, fault := range faults {
			if err := writeJSON(o.out, faultLine{fault.File, fault.At.Line, fault.At.Column, fault.Message}); err != nil {
				return err
			}
		}
		return nil
	}
	text := name + ": no faults"
	if len(faults) > 0 {
		text = faults.Error()
	}
	_, err := fmt.Fprintln(o.out, safeLines(text))
	return err
}
