package main

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"fieldwork/forms"
)

// flagSentence says in one sentence what is wrong with the flags of a command.
func flagSentence(cmd *cobra.Command, err error) error {
	var missing *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &missing):
		return usage("%s has no flag %s", cmd.CommandPath(), dashed(missing.GetSpecifiedName())+nearestFlag(cmd, missing.GetSpecifiedName()))
	case errors.As(err, &bare):
		return usage("%s needs a value.", dashed(bare.GetSpecifiedName()))
	case errors.As(err, &wrong):
		return usage("--%s is a %s, not %s.", wrong.GetFlag().Name, kindOf(wrong.GetFlag()), wrong.GetValue())
	}
	return usage("%s", finished(err.Error()))
}

// nearestFlag ends a sentence about a flag that a command has not, with the
// one that was most likely meant.
func nearestFlag(cmd *cobra.Command, name string) string {
	var names []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) {
		if !flag.Hidden {
			names = append(names, flag.Name)
		}
	})
	if nearest := forms.Nearest(name, names); nearest != "" {
		return "; did you mean " + dashed(nearest) + "?"
	}
	return "."
}

// dashed is the name of a flag as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func kindOf(flag *pflag.Flag) string {
	switch flag.Value.Type() {
	case "int":
		return "whole number"
	case "bool":
		return "switch that is true or false"
	}
	return flag.Value.Type()
}
