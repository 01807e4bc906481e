package main

import (
	"errors"

	"github.com/spf13/cobra"

	"fieldwork/cmd/fieldwork/codingroom"
	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms/ui"
)

func newCodeCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "code [DOC]", Short: "Code a document: put themes on passages", Args: atMostOneArgument,
		Long: "Open the coding view on the document whose ID is given, the last letters will do; without one, on the\n" +
			"first that nobody has coded yet. Who codes is who --interviewer names.",
		RunE: func(_ *cobra.Command, arguments []string) error {
			if err := a.screenFault(); err != nil {
				return err
			}
			named := ""
			if len(arguments) > 0 {
				named = arguments[0]
			}
			return a.withStudy(func(s *opened) error { return a.code(s, named) })
		},
	}
}

func (a *app) code(s *opened, named string) error {
	room, err := codingroom.Open(a.codingOptions(s))
	if err != nil {
		return err
	}
	document, err := room.Document(named)
	if errors.Is(err, project.ErrNoDocument) && named == "" {
		return fail("The study has no document to code yet; bring some in with 'fieldwork transcripts import FILE'.")
	}
	if err != nil {
		return err
	}
	return a.show(ui.NewShell(room.View(document, coding.Span{})))
}

// codingOptions are the options of the room in which a study is coded.
func (a *app) codingOptions(s *opened) codingroom.Options {
	return codingroom.Options{
		Study: s.Study, Coder: a.interviewer(), Now: a.now, Explain: s.explain, After: a.after,
		Player: s.player, Sound: a.mediaFor(s).place,
	}
}
