package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"fieldwork/forms/dataset"
	"fieldwork/forms/library"
	"fieldwork/store"
)

// The demo study: what ships about the Fusion programme.
const (
	demoFolder    = "fusion-demo"
	demoFile      = "fusion" + extension
	demoForm      = "fusion-survey"
	demoResponses = "fusion-responses.csv"
)

// demoOptions is what 'fieldwork demo' was asked.
type demoOptions struct {
	*app
	folder string
	noOpen bool
}

func newDemoCommand(a *app) *cobra.Command {
	o := &demoOptions{app: a, folder: demoFolder}
	cmd := &cobra.Command{
		Use: "demo [DIR]", Short: "Make the Fusion study to try things on, and open it", Args: atMostOneArgument,
		Long: "Make DIR/" + demoFile + " (DIR is " + demoFolder + " if it is left out) with the questionnaire " + demoForm + "\n" +
			"and its responses, which are synthetic, and open it. A demo that is there already is\nopened as it is.",
		RunE: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) > 0 {
				o.folder = arguments[0]
			}
			return o.run()
		},
	}
	cmd.Flags().BoolVar(&o.noOpen, "no-open", false, "only make it")
	return cmd
}

func (o *demoOptions) run() error {
	path, responses, err := o.makeDemo(o.folder)
	there := errors.Is(err, store.ErrExists)
	if err != nil && !there {
		return err
	}
	text := fmt.Sprintf("Made %s: %s with %s.", path, demoForm, plural(responses, "response", "responses"))
	if there {
		text = path + " is there already and was left as it is."
	}
	if o.noOpen || !there {
		if _, err := fmt.Fprintln(o.out, safeLines(text)); err != nil {
			return err
		}
	}
	if o.noOpen {
		return nil
	}
	if err := o.screenFault(); err != nil {
		return err
	}
	return o.showStudy(path, false)
}

// makeDemo makes the demo study in a folder. Its path is given too when it is
// there already, which is an error that wraps store.ErrExists.
func (a *app) makeDemo(folder string) (path string, responses int, err error) {
	path = filepath.Join(folder, demoFile)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return "", 0, about(folder, err)
	}
	err = a.makeStudy(path, func(s *opened) error {
		responses, err = a.fillDemo(s)
		return err
	})
	return path, responses, err
}

func (a *app) fillDemo(s *opened) (responses int, err error) {
	source, ok := library.Source(demoForm)
	if !ok {
		return 0, errors.New("the library has no " + demoForm)
	}
	version, _, err := s.AddInstrument(demoForm, source)
	if err != nil {
		return 0, err
	}
	instrument, _, err := s.Instrument(version.Name, version.Version)
	if err != nil {
		return 0, err
	}
	rows := library.FusionResponses()
	bar := a.newProgress("Making the demo")
	defer bar.end()
	return dataset.Import(s.Study, instrument, version, demoResponses,
		func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(rows)), nil },
		func(done int64, _ int) { bar.at(done, 2*int64(len(rows))) })
}
