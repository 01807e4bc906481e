package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"fieldwork/cmd/fieldwork/demo"
	"fieldwork/store"
)

// The demo study: what ships about the Fusion programme.
const (
	demoFolder = "fusion-demo"
	demoFile   = "fusion" + extension
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
		Long: "Make DIR/" + demoFile + " (DIR is " + demoFolder + " if it is left out) with the questionnaire and the guide of\n" +
			"the review, contacts, calls, responses and two interviews, which are all synthetic, and open it. A demo that is\n" +
			"there already is opened as it is.",
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
	path, made, err := o.makeDemo(o.folder)
	there := errors.Is(err, store.ErrExists)
	if err != nil && !there {
		return err
	}
	text := fmt.Sprintf("Made %s: %d contacts, %d calls, %d responses, %d interviews under the guide. All people in it are synthetic.",
		path, made.Contacts, made.Calls, made.Responses, made.Interviews)
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
func (a *app) makeDemo(folder string) (path string, made demo.Made, err error) {
	path = filepath.Join(folder, demoFile)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return "", demo.Made{}, about(folder, err)
	}
	err = a.makeStudy(path, func(s *opened) error {
		bar := a.newProgress("Making the demo")
		defer bar.end()
		made, err = demo.Fill(s.Study, a.now(), bar.at)
		return err
	})
	return path, made, err
}
