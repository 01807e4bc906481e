package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding/project"
	"fieldwork/forms/study"
	"fieldwork/store"
)

func newVerifyCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "verify", Short: "Read the whole study and say whether it is sound", Args: noArguments,
		Long: "Read the whole file, every instrument, interview, contact, case, call, document, code, coded passage, memo,\n" +
			"kept file and log entry, and say whether they are sound and agree with one another. Every fault is a line; the exit\n" +
			"code is 1 if there is any.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.readingStudy(func(s *opened) error {
				v := &verification{app: a, study: s}
				return v.run(cmd.Context())
			})
		},
	}
}

// verification is a study that is being verified, and what was found.
type verification struct {
	*app
	study *opened

	instruments, interviews, contacts, entries int
	examined                                   study.Examined
	coded                                      project.Examined
	faults                                     int
}

func (v *verification) run(ctx context.Context) error {
	bar := v.newProgress("Verifying " + v.study.path)
	defer bar.end()
	if err := bar.during(v.study.engine.Check); err != nil {
		return err
	}
	for _, step := range []func(context.Context, *progress) error{v.checkInstruments, v.checkInterviews, v.checkContacts, v.checkCases, v.checkCoding, v.checkLog} {
		if err := step(ctx, bar); err != nil {
			return err
		}
	}
	bar.end()
	return v.conclude()
}

// found writes a fault.
func (v *verification) found(what string, err error) error {
	v.faults++
	_, failed := fmt.Fprintln(v.out, safeLines(fmt.Sprintf("%s: %s: %v", v.study.path, what, err)))
	return failed
}

func (v *verification) checkInstruments(ctx context.Context, _ *progress) error {
	versions, err := v.study.Versions()
	if err != nil {
		return v.found("the list of instruments", err)
	}
	for _, version := range versions {
		if err := ctx.Err(); err != nil {
			return err
		}
		v.instruments++
		if _, _, err := v.study.Instrument(version.Name, version.Version); err != nil {
			if err := v.found(fmt.Sprintf("%s, version %d", version.Name, version.Version), err); err != nil {
				return err
			}
		}
	}
	return nil
}

func (v *verification) checkInterviews(ctx context.Context, bar *progress) error {
	whole, err := v.countInterviews()
	if err != nil {
		return v.found("the number of interviews", err)
	}
	for interview, err := range v.study.Interviews("") {
		if err := ctx.Err(); err != nil {
			return err
		}
		what := "an interview"
		if err == nil {
			v.interviews++
			bar.at(int64(v.interviews), whole)
			what = "interview " + interview.ID
			_, _, err = v.study.Instrument(interview.Instrument, interview.Version)
		}
		if err != nil {
			if err := v.found(what, err); err != nil {
				return err
			}
		}
	}
	if int64(v.interviews) != whole {
		return v.found("the number of interviews", fmt.Errorf("there are %d, but the counts come to %d", v.interviews, whole))
	}
	return nil
}

func (v *verification) countInterviews() (int64, error) {
	newest, err := v.study.Newest()
	var whole int64
	for _, version := range newest {
		tally, err := v.study.Tally(version.Name)
		if err != nil {
			return 0, err
		}
		whole += sum(tally)
	}
	return whole, err
}

func (v *verification) checkContacts(ctx context.Context, bar *progress) error {
	for _, err := range v.study.Contacts() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err != nil {
			return v.found("a contact", err) // the last that is given
		}
		v.contacts++
		bar.working()
	}
	return nil
}

// checkCases compares cases, calls and what follows from them.
func (v *verification) checkCases(ctx context.Context, bar *progress) (err error) {
	v.examined, err = v.study.Examine(v.found, func() error {
		bar.working()
		return ctx.Err()
	})
	return err
}

// checkCoding compares documents, codes, passages and memos.
func (v *verification) checkCoding(ctx context.Context, bar *progress) (err error) {
	v.coded, err = project.New(v.study.Store(), v.now).Examine(v.found, func() error {
		bar.working()
		return ctx.Err()
	})
	return err
}

func (v *verification) checkLog(ctx context.Context, bar *progress) error {
	return v.study.Store().View(func(tx store.Tx) error {
		for _, err := range store.Log(tx, "") {
			if err := ctx.Err(); err != nil {
				return err
			}
			v.entries++
			bar.working()
			if err != nil {
				if err := v.found("the log", err); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (v *verification) conclude() error {
	if v.faults > 0 {
		v.tell(fmt.Sprintf("%s has %s; restore a backup.", v.study.path, plural(v.faults, "fault", "faults")))
		return errTold
	}
	parts := []string{
		plural(v.instruments, "instrument version", "instrument versions"),
		plural(v.interviews, "interview", "interviews"),
		plural(v.contacts, "contact", "contacts"), plural(v.examined.Cases, "case", "cases"),
		plural(v.examined.Calls, "call", "calls"),
	}
	if v.coded != (project.Examined{}) {
		parts = append(parts, plural(v.coded.Documents, "document", "documents"), plural(v.coded.Codes, "code", "codes"),
			plural(v.coded.Segments, "coded passage", "coded passages"), plural(v.coded.Memos, "memo", "memos"))
	}
	if v.coded.Files > 0 {
		parts = append(parts, plural(v.coded.Files, "kept file", "kept files"))
	}
	parts = append(parts, plural(v.entries, "log entry", "log entries"))
	_, err := fmt.Fprintln(v.out, safeLines(fmt.Sprintf("%s is sound: %s.", v.study.path, strings.Join(parts, ", "))))
	return err
}
