package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// newRootCommand is the command line.
func newRootCommand(a *app) *cobra.Command {
	var confirm bool
	root := &cobra.Command{
		Use:   "fieldwork",
		Short: "Run a telephone study, from the first call to the data",
		Long: "fieldwork runs a telephone study. Without a command it opens the desk on the\n" +
			"study of this folder; with several it lets you pick one, with none it helps to make\none.",
		Version:       version(),
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRun: func(cmd *cobra.Command, _ []string) {
			a.begun = true
			takeFormat(cmd)
		},
		RunE: func(cmd *cobra.Command, arguments []string) error {
			if len(arguments) > 0 {
				return unknownCommand(cmd, arguments[0])
			}
			return a.openDesk(confirm)
		},
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(flagSentence)
	root.SetVersionTemplate("fieldwork {{.Version}}\n")
	root.CompletionOptions.HiddenDefaultCmd = true
	root.PersistentFlags().StringVar(&a.studyFlag, "study", "", "the study's file; else $FIELDWORK_STUDY, else the only *.field here")
	root.PersistentFlags().StringVar(&a.interviewerFlag, "interviewer", "", "who you are; else $FIELDWORK_INTERVIEWER, else $USER, else your account")
	root.Flags().BoolVar(&confirm, "confirm", false, "the digit of a single choice waits for Enter")
	root.AddCommand(
		newDemoCommand(a), newNewCommand(a), newFormCommand(a), newContactsCommand(a), newCasesCommand(a), newOutcomesCommand(a), newCallCommand(a), newResponsesCommand(a), newTablesCommand(a), newRecordingCommand(a), newTranscriptsCommand(a), newCodeCommand(a), newThemesCommand(a), newMatrixCommand(a), newReportCommand(a), newAgreementCommand(a),
		newCodebookCommand(a), newProjectCommand(a),
		newVerifyCommand(a), newBackupCommand(a), newMergeCommand(a), newLogCommand(a),
	)
	return root
}

// newGroupCommand is a command that only holds others.
func newGroupCommand(use, short string, children ...*cobra.Command) *cobra.Command {
	group := &cobra.Command{
		Use: use, Short: short, Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			if len(arguments) > 0 {
				return unknownCommand(cmd, arguments[0])
			}
			return usage("%s needs one of: %s.", cmd.CommandPath(), childNames(cmd))
		},
	}
	group.AddCommand(children...)
	return group
}

func childNames(cmd *cobra.Command) string {
	var names []string
	for _, child := range cmd.Commands() {
		if child.IsAvailableCommand() && child.Name() != "help" {
			names = append(names, child.Name())
		}
	}
	return strings.Join(names, ", ")
}

func unknownCommand(cmd *cobra.Command, name string) error {
	if cmd.SuggestionsMinimumDistance <= 0 {
		cmd.SuggestionsMinimumDistance = 2
	}
	if similar := cmd.SuggestionsFor(name); len(similar) > 0 {
		return usage("%s has no command %s; did you mean %s?", cmd.CommandPath(), name, strings.Join(similar, " or "))
	}
	return usage("%s has no command %s; it has %s.", cmd.CommandPath(), name, childNames(cmd))
}

// The checks of how many arguments a command was given.
func noArguments(cmd *cobra.Command, arguments []string) error {
	if len(arguments) > 0 {
		return usage("%s takes nothing more, and was given %s.", cmd.CommandPath(), arguments[0])
	}
	return nil
}

func oneArgument(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, arguments []string) error {
		switch {
		case len(arguments) == 0, arguments[0] == "":
			return usage("%s needs %s.", cmd.CommandPath(), what)
		case len(arguments) > 1:
			return usage("%s takes one thing, and was given %s too.", cmd.CommandPath(), arguments[1])
		}
		return nil
	}
}

func someArguments(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, arguments []string) error {
		if len(arguments) == 0 {
			return usage("%s needs %s.", cmd.CommandPath(), what)
		}
		return nil
	}
}

func atMostOneArgument(cmd *cobra.Command, arguments []string) error {
	if len(arguments) > 1 {
		return usage("%s takes one thing, and was given %s too.", cmd.CommandPath(), arguments[1])
	}
	return nil
}
