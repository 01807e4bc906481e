package main

import (
	"context"
	"io"
	"time"

	"github.com/spf13/cobra"

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
		RunE: func(cmd *cobra.Command, _ []string) error {
			since, err := o.moment()
			if err != nil {
				return err
			}
			if o.last < 0 {
				return usage("-n is how many entries to show, so it cannot be %d.", o.last)
			}
			return a.withStudy(func(s *opened) error { return o.run(cmd.Context(), s, since) })
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

// logWidths are the columns of the log: time, who, action, kind, key, part.
var logWidths = []int{20, 12, 14, 20, 26, 0}

func (o *logOptions) write(w io.Writer, entry store.Entry) error {
	if o.json {
		return writeJSON(w, entry)
	}
	cells := []string{
		entry.At.UTC().Format("2006-01-02 15:04:05Z"), entry.Who, entry.Action, entry.Kind, entry.Key, summary(entry),
	}
	for i := range cells {
		cells[i] = ui.Safe(cells[i])
	}
	_, err := io.WriteString(w, tableLine(cells, logWidths))
	return err
}

// longestSummary is the number of columns of the last column of the log.
const longestSummary = 60

// summary is what a small change made of the record, shortened. Of a change
// of a whole record it says nothing.
func summary(entry store.Entry) string {
	if entry.Part == "" {
		return ""
	}
	return ui.Clip(string(entry.After), longestSummary)
}
