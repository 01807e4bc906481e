package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

func newBackupCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "backup FILE", Short: "Copy the study to a new file", Args: oneArgument("the name of a new file"),
		Long: "Copy the study, whole and checked, to a new file, which can be opened in its place.",
		RunE: func(cmd *cobra.Command, arguments []string) error {
			return a.readingStudy(func(s *opened) error { return a.backup(cmd.Context(), s, arguments[0]) })
		},
	}
}

func (a *app) backup(ctx context.Context, s *opened, path string) error {
	whole, err := sizeOf(s.path)
	if err != nil {
		return err
	}
	bar := a.newProgress("Copying " + s.path)
	var size int64
	err = a.writeNew(ctx, path, s, func(w io.Writer) (err error) {
		size, err = s.engine.Backup(&counted{to: w, at: func(done int64) { bar.at(done, whole) }})
		return err
	})
	bar.end()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.out, safeLines(fmt.Sprintf("Copied %s to %s: %s.", s.path, path, plural(int(size>>10), "KiB", "KiB"))))
	return err
}

// counted is a writer that tells how much was written so far.
type counted struct {
	to   io.Writer
	done int64
	at   func(done int64)
}

// Write writes on.
func (c *counted) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.done += int64(n)
	c.at(c.done)
	return n, err
}
