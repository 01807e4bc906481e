package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/refi"
	"fieldwork/coding/themes/respondents"
)

// projectExportOptions is what 'fieldwork project export' was asked.
type projectExportOptions struct {
	*app
	file    string
	target  string
	profile refi.Profile
	// speakers writes who speaks into the texts.
	speakers bool
}

func newProjectExportCommand(a *app) *cobra.Command {
	o := &projectExportOptions{app: a}
	cmd := &cobra.Command{
		Use: "export FILE.qdpx", Short: "Write the whole coding as a REFI-QDA project", Args: oneArgument("the name of a .qdpx file"),
		Long: "Write documents, codes, codings, memos, cases and attributes as a REFI-QDA project, which MAXQDA, NVivo,\n" +
			"ATLAS.ti, QualCoder and others read. --for counts positions as one of them does. It holds no names,\n" +
			"addresses or numbers of contacts; cases are called by the end of their ID. The format has no place for\n" +
			"speakers: --with-speakers writes “BSR01: ” or “BSR01 00:01:02: ” before each turn of the texts. What\n" +
			"else has no place is said at the end.",
		RunE: func(cmd *cobra.Command, arguments []string) (err error) {
			o.file = arguments[0]
			if !strings.EqualFold(filepath.Ext(o.file), projectExtension) {
				return usage("Call the project NAME%s, so that other programs know it; %s ends otherwise.", projectExtension, o.file)
			}
			if o.profile, err = profileNamed(o.target); err != nil {
				return err
			}
			return a.withDocuments(func(s *opened, documents *project.Project) error { return o.run(cmd.Context(), s, documents) })
		},
	}
	cmd.Flags().StringVar(&o.target, "for", "", "the `PROGRAM` that is to read it: "+profileNames())
	cmd.Flags().BoolVar(&o.speakers, "with-speakers", false, "write the names of speakers, and the times, into the texts")
	return cmd
}

func (o *projectExportOptions) run(ctx context.Context, s *opened, documents *project.Project) error {
	var made refi.Project
	var report refi.Report
	bar := o.newProgress("Exporting " + o.file)
	err := bar.during(func() error {
		analysis, about, err := documents.ForExchange(s.Study, titleOf(s.path))
		if err != nil {
			return err
		}
		about.WithSpeakers = o.speakers
		if err := addPeople(&about, s, analysis); err != nil {
			return err
		}
		if made, report, err = refi.FromAnalysis(analysis, about); err != nil {
			return err
		}
		return o.writeOut(ctx, o.file, s, func(w io.Writer) error {
			written, err := refi.WriteProject(w, made, o.profile)
			report = report.And(written)
			return err
		})
	})
	bar.end()
	if err != nil {
		return err
	}
	lines := []string{fmt.Sprintf("Wrote %s and %s with %s to %s.", plural(len(made.Sources), "document", "documents"),
		plural(codesIn(made.Codes), "code", "codes"), plural(codingsIn(&made), "coding", "codings"), o.file)}
	lines = append(lines, remarkLines(&report)...)
	if !o.speakers && slices.ContainsFunc(report.Lost, func(r refi.Remark) bool { return r.What == refi.SpeakerTurns }) {
		lines = append(lines, "--with-speakers writes the names of speakers, and the times, into the exported text.")
	}
	o.tell(strings.Join(lines, "\n"))
	return nil
}

// addPeople adds who documents come from, so that what is not written of them is
// told.
func addPeople(about *refi.Study, s *opened, analysis *coding.Analysis) error {
	people, err := respondents.Of(s.Study, analysis.Documents()...)
	if err != nil {
		return err
	}
	about.People, about.Unquotable = map[string]string{}, map[string]bool{}
	for document, person := range people {
		about.People[document], about.Unquotable[document] = person.ID, person.Unquotable
	}
	return nil
}

func codesIn(codes []refi.Code) int {
	count := len(codes)
	for i := range codes {
		count += codesIn(codes[i].Codes)
	}
	return count
}

func codingsIn(p *refi.Project) int {
	count := 0
	for i := range p.Sources {
		for j := range p.Sources[i].Selections {
			count += len(p.Sources[i].Selections[j].Codings)
		}
	}
	return count
}
