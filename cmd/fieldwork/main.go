// Command fieldwork runs a telephone study: it delivers questionnaires, keeps
// every answer and puts out the data. Each command stands in a file of its
// own; the desk is the screen from which a study is worked on.
package main

import (
	// First, so that no terminal is asked for its background colour.
	_ "fieldwork/forms/ui/background"

	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(start())
}

// start runs the command line of this process. A signal to stop ends what is
// written whole or not at all, until all is done but the last word; a pipe that nobody reads gives an error, not a
// signal.
func start() int {
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	a := processApp()
	a.release = stop
	return a.run(ctx, os.Args[1:])
}
