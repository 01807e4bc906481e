package main

import (
	"context"
	"io"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"
	"github.com/spf13/cobra"

	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/store"
)

// logOptions is what 'fieldwork log' was asked.
type logOptions struct {
	*app
	since string
	last  int
	json  bool
}

func newLogCommand(a *app) *cobra.Command {
	o := &logOptions{app: a}
	cmd := &cobra.Command{
		Use: "log", Short: "Show the log of every change, oldest first", Args: noArguments,
		Long: "Show the log of every change, oldest first: when, who, what was done, to which record, and what\n" +
			"was before and is after, cut to the width of the terminal. --json gives everything in full.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			since, err := o.moment()
			if err != nil {
				return err
			}
			if o.last < 0 {
				return usage("-n is how many entries to show, so it cannot be %d.", o.last)
			}
			return a.readingStudy(func(s *opened) error { return o.run(cmd.Context(), s, since) })
		},
	}
	cmd.Flags().StringVar(&o.since, "since", "", "only entries since a `TIME`: 2026-01-31, 2026-01-31T09:30, or 90m or 36h ago")
	cmd.Flags().IntVarP(&o.last, "number", "n", 0, "only the last `N` entries")
	cmd.Flags().BoolVar(&o.json, "json", false, "write one JSON object a line, with what was before and after")
	return cmd
}

// moment is the time that --since means; zero for none.
func (o *logOptions) moment() (time.Time, error) {
	if o.since == "" {
		return time.Time{}, nil
	}
	if ago, err := time.ParseDuration(o.since); err == nil && ago >= 0 {
		return o.now().Add(-ago), nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly} {
		if at, err := time.ParseInLocation(layout, o.since, o.now().Location()); err == nil {
			return at, nil
		}
	}
	return time.Time{}, usage("--since is a time such as 2026-01-31, 2026-01-31T09:30, or 36h ago, not %s.", o.since)
}

func (o *logOptions) run(ctx context.Context, s *opened, since time.Time) error {
	return o.writeOut(ctx, "", s, func(w io.Writer) error {
		return s.Store().View(func(tx store.Tx) error {
			first, err := o.first(tx, since)
			if err != nil {
				return err
			}
			for entry, err := range store.Log(tx, first) {
				if err != nil {
					return err
				}
				if err := o.write(w, entry); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// first is the ID of the entry before the first that is shown; empty for all.
func (o *logOptions) first(tx store.Tx, since time.Time) (string, error) {
	if since.IsZero() && o.last == 0 {
		return "", nil
	}
	count := 0
	for entry, err := range store.LogBackward(tx) {
		if err != nil {
			return "", err
		}
		if entry.At.Before(since) || o.last > 0 && count == o.last {
			return entry.ID, nil
		}
		count++
	}
	return "", nil
}

// logWidths are the columns of the log: time, who, action, record, change. An
// action that is longer takes more.
var logWidths = []int{20, 8, 12, 6, 0}

const (
	longestName = 12
	// pipeColumns is how wide the log is where it goes to no terminal.
	pipeColumns = 100
)

func (o *logOptions) write(w io.Writer, entry store.Entry) error {
	if o.json {
		return writeJSON(w, entry)
	}
	cells := []string{
		entry.At.UTC().Format("2006-01-02 15:04:05Z"), ui.Clip(entry.Who, longestName), entry.Action, recordName(entry), changeWords(entry),
	}
	for i := range cells {
		cells[i] = ui.Safe(cells[i])
	}
	columns := o.columns
	if columns == 0 {
		columns = pipeColumns
	}
	_, err := io.WriteString(w, ui.Fit(strings.TrimSuffix(tableLine(cells, logWidths), "\n"), columns)+"\n")
	return err
}

// recordName is the key of a record as the screens show it: of an ID its end,
// and of a call its case.
func recordName(entry store.Entry) string {
	key := entry.Key
	if entry.Part == "call" {
		key, _, _ = strings.Cut(key, "/")
	}
	if _, err := ulid.ParseStrict(key); err == nil {
		return study.ShortID(key)
	}
	return entry.Key
}
