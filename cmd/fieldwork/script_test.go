package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/rogpeppe/go-internal/testscript"

	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store/bolt"
	"fieldwork/store/storetest"
)

// world is what the commands of one script share.
type world struct {
	tb       testing.TB
	now      func() time.Time
	entropy  io.Reader
	input    string   // of the next fieldwork
	keys     []string // pressed on the screen of the next fieldwork
	terminal bool     // the error stream of the next fieldwork is one
	piped    bool     // the input and output of the next fieldwork are none
	code     int      // the exit code of the last fieldwork
}

type worldKey struct{}

func worldOf(ts *testscript.TestScript) *world { return ts.Value(worldKey{}).(*world) }

// inFolder lets one command at a time change the folder of the process.
var inFolder sync.Mutex

// TestScripts runs the scripts of testdata/script. Beside the commands of
// testscript they have:
//
//	fieldwork ARGUMENT...      runs fieldwork in this process
//	status CODE                the exit code of the last fieldwork
//	given FILE                 is the input of the next fieldwork
//	keys KEY...                are pressed on the screen of the next fieldwork
//	terminal                   the error stream of the next fieldwork is one
//	piped                      the input and output of the next fieldwork are none
//	capture NAME STREAM REGEXP puts what the group matches in $NAME
//	hold FILE                  keeps a study open until the script ends
//	damage FILE                changes bytes in the middle of a file
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join(sourceFolder, "testdata", "script"),
		UpdateScripts: os.Getenv("UPDATE_GOLDEN") != "",
		Setup: func(env *testscript.Env) error {
			env.Values[worldKey{}] = &world{
				tb: env.T().(testing.TB), now: storetest.Clock(storetest.Start), entropy: storetest.Entropy(1),
			}
			env.Setenv("USER", "anna")
			env.Setenv("TERM", "xterm")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"fieldwork": runFieldwork,
			"status":    checkStatus,
			"given":     func(ts *testscript.TestScript, _ bool, args []string) { worldOf(ts).input = ts.ReadFile(args[0]) },
			"keys":      func(ts *testscript.TestScript, _ bool, args []string) { worldOf(ts).keys = args },
			"terminal":  func(ts *testscript.TestScript, _ bool, _ []string) { worldOf(ts).terminal = true },
			"piped":     func(ts *testscript.TestScript, _ bool, _ []string) { worldOf(ts).piped = true },
			"capture":   capture,
			"hold":      hold,
			"damage":    damage,
		},
	})
}

func runFieldwork(ts *testscript.TestScript, neg bool, args []string) {
	w := worldOf(ts)
	a := &app{
		in: strings.NewReader(w.input), out: ts.Stdout(), err: ts.Stderr(), screen: !w.piped, errTerminal: w.terminal,
		environment: ts.Getenv, account: func() (string, error) { return "anna", nil }, now: w.now, entropy: w.entropy,
		after: func(time.Duration, tea.Msg) tea.Cmd { return nil },
	}
	a.show = func(shell *ui.Shell) error { return w.press(a.out, shell) }
	inFolder.Lock()
	defer inFolder.Unlock()
	before, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	w.code = a.run(context.Background(), args)
	ts.Check(os.Chdir(before))
	w.input, w.keys, w.terminal, w.piped = "", nil, false, false
	if neg != (w.code != exitDone) {
		ts.Fatalf("the exit code is %d", w.code)
	}
}

// press presses the keys on a screen, writes the last frame, and hangs up
// where that did not end the program.
func (w *world) press(out io.Writer, shell *ui.Shell) error {
	d := uitest.Start(w.tb, shell.Top(), 80, 24)
	for _, key := range w.keys {
		d.Press(key)
	}
	fmt.Fprintln(out, d.Text())
	if !d.Ended {
		d.Send(ui.HangUp{})
	}
	return d.Shell.Outcome()
}

func checkStatus(ts *testscript.TestScript, _ bool, args []string) {
	if got := strconv.Itoa(worldOf(ts).code); got != args[0] {
		ts.Fatalf("the exit code is %s, want %s", got, args[0])
	}
}

func capture(ts *testscript.TestScript, _ bool, args []string) {
	found := regexp.MustCompile("(?m)" + args[2]).FindStringSubmatch(ts.ReadFile(args[1]))
	if found == nil {
		ts.Fatalf("%s does not match %s", args[1], args[2])
	}
	ts.Setenv(args[0], found[1])
}

func hold(ts *testscript.TestScript, _ bool, args []string) {
	engine, err := bolt.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { ts.Check(engine.Close()) })
}

// damage changes every copy of a text of the study's own in a file.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	content, err := os.ReadFile(path)
	ts.Check(err)
	changed := bytes.ReplaceAll(content, []byte("interviews"), []byte("interv1ews"))
	if bytes.Equal(changed, content) {
		ts.Fatalf("%s holds nothing to damage", args[0])
	}
	ts.Check(os.WriteFile(path, changed, 0o600))
}
