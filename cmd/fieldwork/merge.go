package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding/project"
	"fieldwork/forms/merge"
	"fieldwork/forms/settle"
	"fieldwork/forms/ui"
	"fieldwork/store"
)

// mergeOptions are what 'fieldwork merge' was asked.
type mergeOptions struct {
	*app
	ours, theirs bool
}

func newMergeCommand(a *app) *cobra.Command {
	o := &mergeOptions{app: a}
	cmd := &cobra.Command{
		Use: "merge OTHER.field", Short: "Take in what was done in another copy of the study", Args: oneArgument("the name of another copy of the study"),
		Long: "Take in what was done in another copy of the study since it was copied: all that is new there, the same\n" +
			"change once. What both copies have changed in different ways is settled on the screen, or by --ours or\n" +
			"--theirs; without either a pipe lists it and changes nothing. The other copy stays as it is, and the study\n" +
			"as it was is kept beside it.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			if o.ours && o.theirs {
				return usage("--ours and --theirs cannot both be given.")
			}
			return a.withStudy(func(s *opened) error { return o.run(cmd.Context(), s, arguments[0]) })
		},
	}
	cmd.Flags().BoolVar(&o.ours, "ours", false, "settle every conflict as this copy has it")
	cmd.Flags().BoolVar(&o.theirs, "theirs", false, "settle every conflict as the other copy has it")
	return cmd
}

func (o *mergeOptions) run(ctx context.Context, s *opened, path string) error {
	other, err := o.openOther(s, path)
	if err != nil {
		return err
	}
	defer func() { _ = other.Close() }() // it was only read
	planned, err := o.decide(s, other)
	if err != nil {
		return err
	}
	if planned.Nothing() {
		_, err := fmt.Fprintln(o.out, safeLines(path+" has nothing that is new here; nothing was changed."))
		return err
	}
	return o.write(ctx, s, other, planned)
}

// openOther opens the other copy, which is to be sound and to have no unfinished
// import.
func (o *mergeOptions) openOther(s *opened, path string) (*opened, error) {
	if own, err := os.Stat(s.path); err == nil {
		if same, err := os.Stat(path); err == nil && os.SameFile(own, same) {
			return nil, fail("%s is the study itself; name another copy of it.", path)
		}
	}
	return o.openRecovered(path, func(other *opened) error {
		if err := other.engine.Check(); err != nil {
			return err
		}
		files, err := other.Unfinished()
		if err == nil && len(files) > 0 {
			err = fail("An import of %s was cut off in %s. Open that copy once, which takes out what it had brought in, and merge then.", files[0], path)
		}
		return err
	})
}

// decide works out what the copies make together, and how conflicts are to be
// settled: as the flags say, or on the screen.
func (o *mergeOptions) decide(s, other *opened) (*merge.Merge, error) {
	choices := merge.Choices{}
	for {
		m, err := plan(s, other, choices)
		if err != nil {
			return nil, err
		}
		open := choices.Open(m.Conflicts)
		switch {
		case len(open) == 0:
			return m, nil
		case o.ours || o.theirs:
			choice := merge.Ours
			if o.theirs {
				choice = merge.Theirs
			}
			for _, conflict := range open {
				choices[conflict.ID] = choice
			}
			continue
		case o.screenFault() != nil:
			return nil, o.listConflicts(m.Conflicts)
		}
		screen := settle.New(settle.Options{Ours: filepath.Base(s.path), Theirs: filepath.Base(other.path), Conflicts: m.Conflicts, Choices: choices})
		if err := o.show(ui.NewShell(screen)); err != nil {
			return nil, err
		}
		settled, finished := screen.Choices()
		if !finished {
			return nil, fail("Nothing was merged; %s is as it was.", s.path)
		}
		choices = settled
	}
}

// plan works out what two copies make together, and writes nothing.
func plan(s, other *opened, choices merge.Choices) (m *merge.Merge, err error) {
	err = other.engine.View(func(theirs store.Tx) error {
		return s.engine.View(func(ours store.Tx) error {
			m, err = project.MergeCopies(ours, theirs, choices)
			return err
		})
	})
	return m, mergeFailure(err, other.path)
}

func mergeFailure(err error, path string) error {
	switch {
	case errors.Is(err, merge.ErrOtherStudy):
		return fail("%s is not a copy of this study: the logs of the two have no entry in common. Only copies of one study can be merged.", path)
	case errors.Is(err, store.ErrDamaged):
		return fail("One of the two copies is damaged; run 'fieldwork verify' on each. Nothing was merged.")
	}
	return err
}

// listConflicts lists conflicts where there is no screen to settle them on.
func (o *mergeOptions) listConflicts(conflicts []merge.Conflict) error {
	for i := range conflicts {
		c := &conflicts[i]
		lines := fmt.Sprintf("%s\n  ours: %s\n  theirs: %s", c.What, versionWords(c.Ours), versionWords(c.Theirs))
		if _, err := fmt.Fprintln(o.out, safeLines(lines)); err != nil {
			return err
		}
	}
	o.tell(fmt.Sprintf("Both copies have changed %s in different ways. Nothing was merged; settle it on a terminal, or with --ours or --theirs.",
		plural(len(conflicts), "thing", "things")))
	return errTold
}

// versionWords is one side of a conflict in one line.
func versionWords(v merge.Version) string {
	words := cmp.Or(strings.Join(strings.Fields(v.Words), " "), "(nothing)")
	if v.Who != "" {
		words += " (" + v.Who + ", " + v.At.UTC().Format("2006-01-02 15:04Z") + ")"
	}
	return words
}

// write keeps the study as it was in a file beside it, and merges in one
// transaction. Both copies are locked since it was worked out what becomes of
// them.
func (o *mergeOptions) write(ctx context.Context, s, other *opened, m *merge.Merge) error {
	kept := unusedName(strings.TrimSuffix(s.path, extension) + ".before-merge-" + o.now().UTC().Format("2006-01-02-150405"))
	if err := o.backup(ctx, s, kept); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	bar := o.newProgress("Merging " + other.path)
	err := bar.during(func() error {
		return other.engine.View(func(theirs store.Tx) error {
			return s.Store().Update(func(ch *store.Change) error { return m.Write(ch, theirs, s.Store().NewID()) })
		})
	})
	bar.end()
	if err != nil {
		return mergeFailure(err, other.path)
	}
	return o.report(m, other.path)
}

// unusedName gives a name for a file, with a number behind it where there is a
// file of that name, as when a merge was cut off within the same second.
func unusedName(base string) string {
	name := base
	for number := 2; ; number++ {
		if _, err := os.Lstat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d", base, number)
	}
}

func (o *mergeOptions) report(m *merge.Merge, path string) error {
	words := fmt.Sprintf("Merged %s: %s by %s", path, plural(m.Changes(), "change", "changes"), strings.Join(m.People(), ", "))
	if len(m.Conflicts) > 0 {
		words += ", " + plural(len(m.Conflicts), "conflict settled", "conflicts settled")
	}
	_, err := fmt.Fprintln(o.out, safeLines(strings.Join(append([]string{words + "."}, m.Notices...), "\n")))
	return err
}
