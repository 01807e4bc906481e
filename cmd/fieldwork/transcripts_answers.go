package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding"
	"fieldwork/coding/project"
)

// answersOptions is what 'fieldwork transcripts answers' was asked.
type answersOptions struct {
	*app
	questions []string
	form      string
	list      bool
	json      bool
}

func newTranscriptsAnswersCommand(a *app) *cobra.Command {
	o := &answersOptions{app: a}
	cmd := &cobra.Command{
		Use: "answers [QUESTION...]", Short: "Make documents of the answers to open questions, and keep them up to date",
		Long: "Make a document of each answer to these open questions of a questionnaire, or to all that were made for long\n" +
			"answers, and go on with it as answers arrive. An answer that changes takes what was coded in it along; of one\n" +
			"that is taken back the document goes, unless it is coded.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.questions = arguments
			if o.list && (len(arguments) > 0 || o.form != "") {
				return usage("--list takes nothing more.")
			}
			return a.withDocuments(func(s *opened, documents *project.Project) error {
				if o.list {
					return o.followed(documents)
				}
				return o.run(cmd.Context(), s, documents)
			})
		},
	}
	cmd.Flags().StringVar(&o.form, "form", "", "the `NAME` of the questionnaire; can be left out if the study has only one")
	cmd.Flags().BoolVar(&o.list, "list", false, "list the questions whose answers are documents")
	cmd.Flags().BoolVar(&o.json, "json", false, "write JSON")
	return cmd
}

// followedJSON are questions whose answers are documents, as JSON.
type followedJSON struct {
	Form      string   `json:"form"`
	Questions []string `json:"questions"`
	Documents *int     `json:"documents,omitempty"`
}

func (o *answersOptions) run(ctx context.Context, s *opened, documents *project.Project) error {
	newest, err := s.pickQuestionnaire(o.form)
	if err != nil {
		return err
	}
	bar := o.newProgress("Making documents of answers")
	followed, made, err := documents.FollowAnswers(s.Study, newest.Name, o.questions, func(done, all int64) error {
		bar.at(done, all)
		return ctx.Err()
	})
	bar.end()
	switch {
	case errors.Is(err, project.ErrNoOpenQuestion):
		return o.noQuestion(s, newest.Name, err)
	case errors.Is(err, context.Canceled):
		return fail("Stopped. Some of the documents are made; give the command again to make the others.")
	case err != nil:
		return err
	}
	if o.json {
		return writeJSON(o.out, followedJSON{newest.Name, followed, &made})
	}
	if made == 0 {
		return o.nothingNew(s, documents, newest.Name, followed)
	}
	return o.say(fmt.Sprintf("Made %s of the answers to %s of %s. They are kept up to date as answers arrive.",
		plural(made, "document", "documents"), strings.Join(followed, ", "), newest.Name))
}

// nothingNew says how many answers are documents already.
func (o *answersOptions) nothingNew(s *opened, documents *project.Project, form string, followed []string) error {
	of := fmt.Sprintf("the answers to %s of %s", strings.Join(followed, ", "), form)
	there, err := answersThere(s, documents, form, followed)
	switch {
	case err != nil:
		return err
	case there == 0:
		return o.say("There is no document of " + of + " yet. They are made as answers arrive.")
	}
	return o.say(fmt.Sprintf("Nothing is new: the study has %s of %s already. They are kept up to date as answers arrive.",
		plural(there, "document", "documents"), of))
}

// answersThere counts the documents of answers to some questions of a
// questionnaire.
func answersThere(s *opened, documents *project.Project, form string, questions []string) (there int, err error) {
	interviews := map[string]bool{}
	for interview, err := range s.Interviews(form) {
		if err != nil {
			return 0, err
		}
		interviews[interview.ID] = true
	}
	analysis, err := documents.Analysis()
	if err != nil {
		return 0, err
	}
	spoken, err := documents.Turns()
	if err != nil {
		return 0, err
	}
	for _, d := range analysis.Documents() {
		said := spoken[d.ID]
		if d.Kind == coding.OpenAnswer && interviews[d.Interview] && len(said) > 0 && slices.Contains(questions, said[0].Question) {
			there++
		}
	}
	return there, nil
}

// noQuestion says which open questions there are.
func (o *answersOptions) noQuestion(s *opened, form string, err error) error {
	in, _, missing := s.Instrument(form, 0)
	if missing != nil {
		return missing
	}
	all, _ := coding.OpenVariables(in)
	switch asked := last(err, project.ErrNoOpenQuestion); {
	case len(all) == 0:
		return fail("%s has no open question.", form)
	case asked == "":
		return fail("%s has no question for long answers; name others of its open questions: %s.", form, strings.Join(all, ", "))
	default:
		return fail("%s has no open question%s; it has: %s.", form, asked, strings.Join(all, ", "))
	}
}

// followed lists the questions whose answers are documents.
func (o *answersOptions) followed(documents *project.Project) error {
	all, err := documents.AnswersFollowed()
	if err != nil {
		return err
	}
	if len(all) == 0 && !o.json {
		return o.say("No answers are documents yet; 'fieldwork transcripts answers --form NAME' makes them.")
	}
	for _, form := range slices.Sorted(maps.Keys(all)) {
		if o.json {
			if err := writeJSON(o.out, followedJSON{Form: form, Questions: all[form]}); err != nil {
				return err
			}
			continue
		}
		if err := o.say(form + ": " + strings.Join(all[form], ", ")); err != nil {
			return err
		}
	}
	return nil
}
