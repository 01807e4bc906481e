package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/study"
)

// recordingOptions is what 'fieldwork recording' was asked.
type recordingOptions struct {
	*app
	interview, file    string
	start              string
	copy, remove, list bool
	json               bool
}

func newRecordingCommand(a *app) *cobra.Command {
	o := &recordingOptions{app: a}
	cmd := &cobra.Command{
		Use: "recording INTERVIEW [FILE]", Short: "Link an audio file to an interview, list those linked, or let one go",
		Long: "Link an audio file to an interview whose respondent has agreed to be recorded. The file stays where it\n" +
			"is, and is not read; --copy puts a copy into NAME.recordings beside the study. Without FILE, list the\n" +
			"files that are linked.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			if err := o.check(arguments); err != nil {
				return err
			}
			open := a.withStudy
			if o.file == "" {
				open = a.readingStudy
			}
			return open(func(s *opened) error { return o.run(cmd.Context(), s) })
		},
	}
	cmd.Flags().StringVar(&o.start, "start", "", "the `TIME` in the file at which the interview started, such as 0:35 or 1:02:10")
	cmd.Flags().BoolVar(&o.copy, "copy", false, "copy the file beside the study, and link the copy")
	cmd.Flags().BoolVar(&o.remove, "remove", false, "let the file go; it stays where it is")
	cmd.Flags().BoolVar(&o.list, "list", false, "list the files that are linked")
	cmd.Flags().BoolVar(&o.json, "json", false, "write what is linked, one JSON object a line")
	return cmd
}

// check says what is wrong with the command line as such.
func (o *recordingOptions) check(arguments []string) error {
	switch len(arguments) {
	case 0:
		return usage("fieldwork recording needs the ID of an interview, and the name of an audio file to link.")
	case 1:
	case 2:
		o.file = arguments[1]
	default:
		return usage("fieldwork recording takes an interview and one file, and was given %s too.", arguments[2])
	}
	o.interview = arguments[0]
	switch {
	case o.list && o.file != "":
		return usage("--list takes no file; leave %s out.", o.file)
	case o.file == "" && (o.copy || o.remove || o.start != ""):
		return usage("fieldwork recording needs the name of an audio file.")
	case o.remove && (o.copy || o.start != ""):
		return usage("--remove goes with neither --copy nor --start.")
	}
	if o.start != "" {
		if _, err := deliver.ReadOffset(o.start); err != nil {
			return usage("--start is a time such as 0:35 or 1:02:10, not %s.", o.start)
		}
	}
	return nil
}

func (o *recordingOptions) run(ctx context.Context, s *opened) error {
	bar := o.newProgress("Copying " + filepath.Base(o.file))
	defer bar.end()
	sounds := media{app: o.app, ctx: ctx, study: s.path, tell: bar.at}
	switch {
	case o.file == "":
		interview, err := s.Interview(o.interview)
		if err != nil {
			return err
		}
		return o.writeOut(ctx, "", s, func(w io.Writer) error { return o.show(w, sounds, &interview) })
	case o.remove:
		return o.letGo(s, sounds)
	}
	return o.link(s, sounds, bar)
}

// link links the file, or a copy of it.
func (o *recordingOptions) link(s *opened, sounds media, bar *progress) error {
	path, size, err := sounds.Find(o.file)
	if err != nil {
		return err
	}
	interview, err := s.MayLink(o.interview, path)
	if err != nil {
		return o.refused(err)
	}
	file := study.RecordingFile{File: path, Bytes: size, Copied: o.copy}
	if o.start != "" {
		start, _ := deliver.ReadOffset(o.start) // check has read it
		file.Start = &start
	}
	if o.copy {
		file.File, err = sounds.Copy(interview.ID, path)
		bar.end()
		if err != nil {
			return err
		}
	}
	interview, err = s.LinkRecording(interview.ID, file)
	if err != nil {
		if o.copy {
			err = errors.Join(err, os.Remove(sounds.place(forms.Recording{File: file.File, Copied: true})))
		}
		return o.refused(err)
	}
	if o.json {
		return o.show(o.out, sounds, &interview)
	}
	what := "Linked"
	if o.copy {
		what = "Copied and linked"
	}
	_, err = fmt.Fprintln(o.out, safeLines(fmt.Sprintf("%s %s, %s, to interview %s.", what, file.File, bytesWords(size), study.ShortID(interview.ID))))
	return err
}

// refused says why a file was not linked.
func (o *recordingOptions) refused(err error) error {
	switch {
	case errors.Is(err, study.ErrNoRecording):
		return fail("The respondent of interview %s has not agreed to be recorded; %s was not linked.", o.interview, o.file)
	case errors.Is(err, study.ErrLinked):
		return fail("%s is linked to interview %s already.", o.file, o.interview)
	case errors.Is(err, study.ErrNoSuchRecording):
		return fail("Interview %s has no recording in %s; 'fieldwork recording %s' lists those it has.", o.interview, o.file, o.interview)
	}
	return err
}

func (o *recordingOptions) letGo(s *opened, sounds media) error {
	unlinked, err := s.UnlinkRecording(o.interview, o.file)
	if errors.Is(err, study.ErrNoSuchRecording) {
		if path, failed := filepath.Abs(o.file); failed == nil {
			unlinked, err = s.UnlinkRecording(o.interview, path)
		}
	}
	if err != nil {
		return o.refused(err)
	}
	_, err = fmt.Fprintln(o.out, safeLines(fmt.Sprintf("%s is linked no more; the file stays where it is.", sounds.place(unlinked))))
	return err
}

// shownRecording is a recording as JSON. Start is where in the file the
// interview started.
type shownRecording struct {
	File    string    `json:"file,omitempty"`
	Path    string    `json:"path,omitempty"`
	Bytes   int64     `json:"bytes,omitempty"`
	Copied  bool      `json:"copied"`
	Start   string    `json:"start,omitempty"`
	Started time.Time `json:"started"`
	Stopped time.Time `json:"stopped,omitzero"`
	State   string    `json:"state,omitempty"`
}

func (o *recordingOptions) show(w io.Writer, sounds media, interview *forms.Interview) error {
	rows := [][]string{{"FILE", "SIZE", "INTERVIEW STARTS AT", ""}}
	for _, r := range interview.Recordings {
		shown := showRecording(sounds, interview, r)
		if o.json {
			if err := writeJSON(w, shown); err != nil {
				return err
			}
			continue
		}
		size := ""
		if r.File != "" {
			size = bytesWords(r.Bytes)
		}
		rows = append(rows, []string{shown.Path, size, shown.Start, shown.State})
	}
	switch {
	case o.json:
		return nil
	case len(interview.Recordings) == 0:
		_, err := fmt.Fprintf(w, "Interview %s has no recording.\n", study.ShortID(interview.ID))
		return err
	}
	return writeTable(w, rows)
}

func showRecording(sounds media, interview *forms.Interview, r forms.Recording) shownRecording {
	shown := shownRecording{File: r.File, Bytes: r.Bytes, Copied: r.Copied, Started: r.Started, Stopped: r.Stopped}
	if r.File == "" {
		shown.State = "recorded, no file linked yet"
		return shown
	}
	shown.Path = sounds.place(r)
	shown.Start = deliver.WriteOffset(interview.Started.Sub(r.Started) + r.Offset)
	switch size, err := sizeOf(shown.Path); {
	case err != nil:
		shown.State = "not there"
	case size != r.Bytes:
		shown.State = "another size than when it was linked"
	}
	return shown
}
