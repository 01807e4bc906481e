package main

import (
	"errors"

	"github.com/spf13/cobra"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms/study"
)

// documentLink names the case or the interview that a document comes from.
type documentLink struct{ caseID, interview string }

func (l *documentLink) flags(cmd *cobra.Command, what string) {
	cmd.Flags().StringVar(&l.caseID, "case", "", "the ID of the `CASE` "+what)
	cmd.Flags().StringVar(&l.interview, "interview", "", "the ID of the `INTERVIEW` "+what)
}

// linkTarget is the case and the interview that were named, with what follows
// of the one from the other.
type linkTarget struct{ caseID, interview, language string }

// find looks up what was named; none of it if nothing was.
func (l *documentLink) find(s *opened) (linkTarget, error) {
	var target linkTarget
	if l.caseID != "" {
		found, err := s.Case(l.caseID)
		if err != nil {
			return target, unknownCase(l.caseID, err)
		}
		target.caseID, target.interview = found.ID, found.Interview
	}
	if l.interview != "" {
		target.interview = l.interview
	}
	if target.interview == "" {
		return target, nil
	}
	interview, err := s.Interview(target.interview)
	if err != nil {
		return target, err
	}
	if target.caseID != "" && interview.Case != target.caseID {
		return target, fail("Interview %s is not of case %s; name one of them.", study.ShortID(interview.ID), study.ShortID(target.caseID))
	}
	return linkTarget{interview.Case, interview.ID, interview.Language}, nil
}

func newTranscriptsLinkCommand(a *app) *cobra.Command {
	link := &documentLink{}
	none := false
	cmd := &cobra.Command{
		Use: "link DOC", Short: "Say which case or interview a document comes from", Args: oneArgument("the ID of a document, or its last letters"),
		Long: "Say which case or interview a document comes from; it then has the attributes of both. 'fieldwork code'\n" +
			"can undo it.",
		RunE: func(_ *cobra.Command, arguments []string) error {
			if (link.caseID == "" && link.interview == "") != none {
				return usage("fieldwork transcripts link needs --case, --interview or --none.")
			}
			return a.changeDocument(arguments[0], func(s *opened, analysis *coding.Analysis, document coding.Document) (coding.Change, error) {
				target, err := link.find(s)
				if err != nil {
					return coding.Change{}, err
				}
				return analysis.LinkDocument(document.ID, target.caseID, target.interview)
			})
		},
	}
	link.flags(cmd, "that it comes from")
	cmd.Flags().BoolVar(&none, "none", false, "it comes from neither")
	return cmd
}

func newTranscriptsRenameCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "rename DOC TITLE", Short: "Give a document another title",
		Args: func(cmd *cobra.Command, arguments []string) error {
			if len(arguments) != 2 {
				return usage("%s needs the ID of a document and a title, in quotation marks if it has spaces.", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, arguments []string) error {
			return a.changeDocument(arguments[0], func(_ *opened, analysis *coding.Analysis, document coding.Document) (coding.Change, error) {
				return analysis.RenameDocument(document.ID, arguments[1])
			})
		},
	}
}

// changeDocument makes a change of a document that can be undone, and says it.
func (a *app) changeDocument(part string, change func(*opened, *coding.Analysis, coding.Document) (coding.Change, error)) error {
	return a.withDocuments(func(s *opened, documents *project.Project) error {
		draft, err := documents.Document(part)
		if err != nil {
			return err
		}
		analysis, err := documents.Analysis()
		if err != nil {
			return err
		}
		c, err := change(s, analysis, draft.Document)
		switch {
		case errors.Is(err, coding.ErrUnchanged), errors.Is(err, coding.ErrTitle):
			return fail("%s", finished(err.Error()))
		case err != nil:
			return err
		}
		if err := documents.Do(analysis, a.interviewer(), c); err != nil {
			return err
		}
		return a.say(finished(c.Says()))
	})
}

// say writes a sentence to the output.
func (a *app) say(sentence string) error {
	_, err := a.out.Write([]byte(safeLines(sentence) + "\n"))
	return err
}
