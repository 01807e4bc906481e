package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding/project"
	"fieldwork/coding/refi"
)

// projectImportOptions is what 'fieldwork project import' was asked.
type projectImportOptions struct {
	*app
	file      string
	fresh     string
	positions string
	theirs    bool
	dryRun    bool
	json      bool
	reading   *refi.Reading
}

func newProjectImportCommand(a *app) *cobra.Command {
	o := &projectImportOptions{app: a}
	cmd := &cobra.Command{
		Use: "import FILE.qdpx", Short: "Bring a REFI-QDA project in: documents, codes, codings, memos and attributes",
		Args: oneArgument("the name of a .qdpx file"),
		Long: "Bring a REFI-QDA project in, whole or not at all: its documents, codes, codings, memos, and what is known\n" +
			"of cases and documents. It goes into the study here; where there is none, or with --new, into a new one.\n" +
			"What is there already, by its identity, is not brought in twice; where it differs the study stays as it\n" +
			"is, and it is said. Sources that are no text are kept and given back on export. At the end it is said how\n" +
			"positions were read, and what could not be carried over.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.file = arguments[0]
			reading, err := readingNamed(o.positions)
			if err != nil {
				return err
			}
			o.reading = reading
			return o.run(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&o.fresh, "new", "", "make a study of it, `NAME"+extension+"`")
	cmd.Flags().BoolVar(&o.theirs, "theirs", false, "where study and project differ, take what the project has")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "only say what would be brought in")
	cmd.Flags().StringVar(&o.positions, "positions", "", "how positions `COUNT`: points, points-crlf2, utf16, utf16-crlf2; else what fits best")
	cmd.Flags().BoolVar(&o.json, "json", false, "write the report as one JSON object")
	return cmd
}

func (o *projectImportOptions) run(ctx context.Context) error {
	if _, err := sizeOf(o.file); err != nil {
		return err
	}
	path, err := o.newPath()
	switch {
	case err != nil:
		return err
	case path == "":
		return o.withDocuments(func(s *opened, documents *project.Project) error { return o.bring(ctx, s, documents) })
	case o.dryRun:
		return usage("--dry-run needs a study to compare with, and none is here.")
	}
	var report projectReport
	err = o.makeStudy(path, func(s *opened) error {
		report, err = o.read(ctx, s, project.New(s.Store(), o.now))
		return err
	})
	if err != nil {
		return err
	}
	report.study = path
	return o.write(&report)
}

// newPath is the study that is to be made; empty if the one here is to be used.
func (o *projectImportOptions) newPath() (string, error) {
	if o.fresh != "" {
		return studyFile(o.fresh)
	}
	path, err := o.studyPath()
	if err != nil || path != "" {
		return "", err
	}
	base := filepath.Base(o.file)
	return studyFile(strings.TrimSuffix(base, filepath.Ext(base)) + extension)
}

func (o *projectImportOptions) bring(ctx context.Context, s *opened, documents *project.Project) error {
	report, err := o.read(ctx, s, documents)
	if err != nil {
		return err
	}
	return o.write(&report)
}

// read reads the project and stores it in a study.
func (o *projectImportOptions) read(ctx context.Context, s *opened, documents *project.Project) (report projectReport, err error) {
	file, err := os.Open(o.file)
	if err != nil {
		return report, about(o.file, err)
	}
	defer func() { err = errors.Join(err, about(o.file, file.Close())) }()
	info, err := file.Stat()
	if err != nil {
		return report, about(o.file, err)
	}
	bar := o.newProgress("Reading " + o.file)
	var imported refi.Imported
	err = bar.during(func() error {
		in, read, err := refi.ReadProject(stoppableFile{file, ctx}, info.Size(), refi.Options{Reading: o.reading})
		if err != nil {
			return o.fault(err)
		}
		report.origin = in.Origin
		var taken refi.Report
		imported, taken = refi.ToAnalysis(&in, refi.Defaults{Coder: o.interviewer(), Now: o.now()})
		report.report = read.And(taken)
		return nil
	})
	bar.end()
	if err != nil {
		return report, err
	}
	report.name, report.dryRun = imported.Name, o.dryRun
	bar = o.newProgress("Storing " + o.file)
	report.result, err = documents.Import(s.Study, &imported, project.ImportOptions{
		Coder: o.interviewer(), Theirs: o.theirs, DryRun: o.dryRun,
		Advance: func(done, all int64) error {
			bar.at(done, all)
			return ctx.Err()
		},
	})
	bar.end()
	return report, o.fault(err)
}

// fault names the file in what is wrong with it.
func (o *projectImportOptions) fault(err error) error {
	var fault *refi.Fault
	if errors.As(err, &fault) {
		return exchangeFault(o.file, fault)
	}
	return err
}
