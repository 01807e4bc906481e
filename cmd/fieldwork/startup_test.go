package main

import (
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// asProgram in the environment makes the test binary be the program.
const asProgram = "FIELDWORK_TEST_AS_PROGRAM"

// sourceFolder is the folder of this package.
var sourceFolder string

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(start())
	}
	folder, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	sourceFolder = folder
	os.Exit(m.Run())
}

// program runs this test binary as the program.
func program(t *testing.T, arguments ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, arguments...)
	cmd.Env = append(os.Environ(), asProgram+"=1", "TERM=xterm-256color", "GORACE=atexit_sleep_ms=0")
	cmd.Dir = t.TempDir()
	return cmd
}

// TestStartsAtOnceInATerminalThatAnswersNothing is timed on purpose: asking
// such a terminal for its background colour costs five seconds.
func TestStartsAtOnceInATerminalThatAnswersNothing(t *testing.T) {
	const limit = 500 * time.Millisecond
	best := time.Hour
	for range 3 {
		began := time.Now()
		terminal, err := pty.Start(program(t, "--version"))
		if err != nil {
			t.Fatal(err)
		}
		// The end of a terminal is an error on Linux.
		output, _ := io.ReadAll(terminal)
		best = min(best, time.Since(began))
		if err := terminal.Close(); err != nil {
			t.Fatal(err)
		}
		if text := string(output); !strings.HasPrefix(text, "fieldwork "+release) {
			t.Fatalf("the output is %q", text)
		}
	}
	if best > limit {
		t.Errorf("the best of three starts took %v, more than %v", best, limit)
	}
}

func TestMainKeepsTheTerminalFromBeingAsked(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(sourceFolder, "main.go"), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	if first := file.Imports[0]; first.Path.Value != `"fieldwork/forms/ui/background"` {
		t.Errorf("main imports %s first, not the background", first.Path.Value)
	}
}
