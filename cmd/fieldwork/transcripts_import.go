package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/transcript"
	"fieldwork/forms/study"
)

// transcriptsImportOptions is what 'fieldwork transcripts import' was asked.
type transcriptsImportOptions struct {
	*app
	paths    []string
	link     documentLink
	title    string
	language string
	speakers []string
	preview  bool
	again    bool
	json     bool
}

func newTranscriptsImportCommand(a *app) *cobra.Command {
	o := &transcriptsImportOptions{app: a}
	cmd := &cobra.Command{
		Use: "import FILE|FOLDER...", Short: "Import transcripts: .txt, .md, .docx, .odt, .vtt and .srt",
		Args: someArguments("the name of a transcript, or of a folder of them"),
		Long: "Import transcripts from .txt, .md, .docx, .odt, .vtt and .srt files, and from folders of them. Each file is\n" +
			"imported whole or not at all; of one that cannot be read it is said why, and the others go on. --preview\n" +
			"shows what is recognised (speakers, times, what was changed) and imports nothing. A file that is there\n" +
			"already, by its content, is passed over.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			o.paths = arguments
			return a.withDocuments(func(s *opened, documents *project.Project) error { return o.run(cmd.Context(), s, documents) })
		},
	}
	o.link.flags(cmd, "that was transcribed")
	cmd.Flags().StringVar(&o.title, "title", "", "the `TITLE` of the document; else the name of the file")
	cmd.Flags().StringVar(&o.language, "language", "", "the `LANGUAGE` that is spoken, such as en or cy; else that of the interview or the file")
	cmd.Flags().StringArrayVar(&o.speakers, "speaker", nil, "a `NAME` that begins lines and is a speaker; can be given several times")
	cmd.Flags().BoolVar(&o.preview, "preview", false, "only show what is recognised")
	cmd.Flags().BoolVar(&o.again, "again", false, "import files too that are there already")
	cmd.Flags().BoolVar(&o.json, "json", false, "write what was recognised, one JSON object a file")
	return cmd
}

func (o *transcriptsImportOptions) run(ctx context.Context, s *opened, documents *project.Project) error {
	found, failed, err := o.findTranscripts(o.paths)
	if err != nil {
		return err
	}
	if o.title != "" && len(found) > 1 {
		return usage("--title is for one file, and there are %d.", len(found))
	}
	target, err := o.link.find(s)
	if err != nil {
		return err
	}
	bar := o.newProgress("Reading transcripts")
	var whole, done int64
	for _, file := range found {
		whole += file.size
	}
	imported := 0
	for _, file := range found {
		if err := ctx.Err(); err != nil {
			return err
		}
		one, err := o.takeTelling(bar, len(found) == 1, documents, file.path, target)
		var fault *transcript.Fault
		switch {
		case errors.As(err, &fault), isFileError(err):
			failed++
			if err := o.refuse(file.path, err); err != nil {
				return err
			}
		case err != nil:
			return err
		default:
			imported++
			if err := o.tellTaken(one); err != nil {
				return err
			}
		}
		done += file.size
		bar.at(done, whole)
	}
	bar.end()
	return o.conclude(imported, failed)
}

// isFileError reports whether an error came up with a file that was read, and
// not with the study.
func isFileError(err error) bool {
	var file fileError
	return errors.As(err, &file) || errors.As(err, new(failure))
}

// conclude says at the end how it went where several files were read.
func (o *transcriptsImportOptions) conclude(imported, failed int) error {
	switch {
	case o.preview && failed > 0:
		o.tell(plural(failed, "file cannot", "files cannot") + " be imported.")
		return errTold
	case o.preview && !o.json:
		return o.say("Nothing was imported, as asked.")
	case failed > 0 && imported == 0:
		o.tell("Nothing was imported.")
		return errTold
	case failed > 0:
		o.tell(plural(failed, "file was", "files were") + " not imported; the others were.")
		return errTold
	}
	return nil
}

// takenFile is a file that was read, and what became of it.
type takenFile struct {
	path string
	read transcript.Result
	// document is the new document; empty where nothing was imported.
	document coding.Document
	// there is the title and the ID of a document that came from this file
	// already, and was left as it is.
	there *coding.Document
}

// takeTelling takes a file, and shows meanwhile that work goes on where it is
// the only one.
func (o *transcriptsImportOptions) takeTelling(bar *progress, alone bool, documents *project.Project, path string, target linkTarget) (taken takenFile, err error) {
	defer bar.end()
	if !alone {
		return o.take(documents, path, target)
	}
	err = bar.during(func() error {
		taken, err = o.take(documents, path, target)
		return err
	})
	return taken, err
}

// take reads a file and, unless it is only to be previewed, keeps what it holds.
func (o *transcriptsImportOptions) take(documents *project.Project, path string, target linkTarget) (takenFile, error) {
	content, err := readTranscript(path)
	if err != nil {
		return takenFile{}, err
	}
	taken := takenFile{path: path}
	if !o.again {
		before, err := documents.FromFile(content)
		if err != nil {
			return taken, err
		}
		if len(before) > 0 {
			taken.there = &before[0]
		}
	}
	if taken.read, err = transcript.Read(path, content, transcript.Options{Speakers: o.speakers}); err != nil {
		return taken, err
	}
	if o.preview || taken.there != nil {
		return taken, nil
	}
	draft := coding.Draft{
		Document: coding.Document{
			Kind: coding.Transcript, Title: o.titleOf(path), Case: target.caseID, Interview: target.interview,
			Language: cmp.Or(o.language, target.language, taken.read.Language),
		},
		Text: taken.read.Text, Turns: taken.read.Turns,
	}
	added, err := documents.AddDocuments([]coding.Draft{draft}, project.OriginOf(filepath.Base(path), content, &taken.read))
	if err != nil {
		return taken, err
	}
	taken.document = added[0]
	return taken, nil
}

// titleOf is what a document is called that comes from a file.
func (o *transcriptsImportOptions) titleOf(path string) string {
	if title := plainTitle(o.title); title != "" {
		return title
	}
	base := filepath.Base(path)
	if name := plainTitle(strings.TrimSuffix(base, filepath.Ext(base))); name != "" {
		return name
	}
	return plainTitle(base)
}

// plainTitle is a title on one line, without the controls that the name of a file
// can have.
func plainTitle(title string) string {
	title = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(title, "\uFFFD"))
	return strings.Join(strings.Fields(title), " ")
}

// readTranscript reads a file, of one that is too large no more than shows it.
func readTranscript(path string) ([]byte, error) {
	if _, err := sizeOf(path); err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, about(path, err)
	}
	content, err := io.ReadAll(io.LimitReader(file, transcript.LargestFile+1))
	return content, about(path, errors.Join(err, file.Close()))
}

// refuse says why a file was not imported.
func (o *transcriptsImportOptions) refuse(path string, err error) error {
	if o.json {
		return writeJSON(o.out, refusedTranscript{File: path, Error: transcriptFault(err)})
	}
	o.tell(transcriptFault(err))
	return nil
}

func transcriptFault(err error) string {
	var fault *transcript.Fault
	if errors.As(err, &fault) {
		return ended(fault.Error())
	}
	return sentenceOf(err)
}

// tellTaken says what became of a file.
func (o *transcriptsImportOptions) tellTaken(taken takenFile) error {
	if o.json {
		return writeJSON(o.out, jsonOf(taken))
	}
	if err := writeRecognised(o.out, taken, o.preview); err != nil {
		return err
	}
	switch {
	case taken.there != nil && o.preview:
		return o.say(fmt.Sprintf("It is the document %s, %s, already.", study.ShortID(taken.there.ID), taken.there.Title))
	case taken.there != nil:
		return o.say(fmt.Sprintf("It is the document %s, %s, already, and was not imported again; --again imports it.",
			study.ShortID(taken.there.ID), taken.there.Title))
	case o.preview:
		return nil
	}
	return o.say(fmt.Sprintf("Imported as the document %s, %s.", study.ShortID(taken.document.ID), taken.document.Title))
}
