package endtoend

import (
	"bufio"
	"crypto/rand"
	"flag"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/bolt"
)

var cycles = flag.Int("cycles", 50, "how often the program is killed while it records answers")

// crashQuestions is how many questions the instrument has that is answered
// while the program is killed.
const crashQuestions = 400

// TestKilledWhileAnswering kills the program with SIGKILL at a random moment
// while it takes answers as fast as they come, again and again, always going
// on with the same interviews. The prompt of a question says that the answer
// before it is on disk: after every kill all of these are there.
func TestKilledWhileAnswering(t *testing.T) {
	file := filepath.Join(t.TempDir(), "crash.yaml")
	if err := os.WriteFile(file, []byte(crashInstrument()), 0o600); err != nil {
		t.Fatal(err)
	}
	path := newStudy(t, file)
	acknowledged := 0
	for range *cycles {
		acknowledged += killOnce(t, path)
	}
	t.Logf("%d kills, %d answers acknowledged in the cycles that they cut", *cycles, acknowledged)
	if acknowledged == 0 {
		t.Error("no answer was acknowledged before a kill, so nothing was tested")
	}
	run(t, "", "verify", "--study", path)
}

func crashInstrument() string {
	var b strings.Builder
	b.WriteString("settings: {form_id: crash, form_title: Crash, default_language: en, languages: {en: {name: English, status: reviewed}}}\nsurvey:\n")
	for i := 1; i <= crashQuestions; i++ {
		fmt.Fprintf(&b, "  - {type: integer, name: n%d, label: Number %d}\n", i, i)
	}
	return b.String()
}

var prompt = regexp.MustCompile(`Question (\d+) of \d+`)

// killOnce runs the program over the interview to resume, or a new one, kills
// it after a random time, and checks what it had acknowledged. It gives the
// number of answers that this run acknowledged.
func killOnce(t *testing.T, path string) int {
	t.Helper()
	id, _ := newest(t, path)
	arguments := []string{"call", "--plain", "--study", path, "--form", "crash"}
	if id != "" {
		arguments = []string{"call", id, "--plain", "--study", path}
	}
	command := exec.Command(binary, arguments...)
	command.Env = environment()
	input, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	first, last := follow(bufio.NewReader(output), input, func() { _ = command.Process.Kill() })
	_ = command.Wait()
	if last == 0 {
		return 0
	}
	_, interview := newest(t, path)
	for n := 1; n < last; n++ {
		if got := interview.Answers["n"+strconv.Itoa(n)].Value; got != answerTo(n) {
			t.Fatalf("the prompt of question %d was seen, but answer %d is stored as %q, not %q", last, n, got, answerTo(n))
		}
	}
	if at := positionOf(interview.Position); at < last {
		t.Fatalf("question %d was on screen, but the interview resumes at %d", last, at)
	}
	return last - first
}

func answerTo(n int) string { return strconv.Itoa(n*7919%100003 + 1) }

func positionOf(name string) int {
	if name == forms.EndPosition {
		return crashQuestions + 1
	}
	n, _ := strconv.Atoi(strings.TrimPrefix(name, "n"))
	return n
}

// follow answers the question of every prompt, until the program is killed at
// a random moment, and gives the first and the last question that was asked.
func follow(output *bufio.Reader, input interface{ Write([]byte) (int, error) }, kill func()) (first, last int) {
	var timer *time.Timer
	for {
		line, err := output.ReadString('\n')
		if match := prompt.FindStringSubmatch(line); match != nil {
			last, _ = strconv.Atoi(match[1])
			if first == 0 {
				first = last
				timer = time.AfterFunc(time.Duration(random(60))*time.Millisecond, kill)
			}
			_, _ = fmt.Fprintln(input, answerTo(last))
		}
		if strings.HasPrefix(line, "Type complete") {
			_, _ = fmt.Fprintln(input, "complete")
		}
		if err != nil {
			if timer != nil {
				timer.Stop()
			}
			return first, last
		}
	}
}

func random(below int64) int64 {
	n, err := rand.Int(rand.Reader, big.NewInt(below))
	if err != nil {
		panic(err)
	}
	return n.Int64()
}

// newest opens the study after the program has gone, and gives the interview
// that can be resumed, or else the one that was begun last.
func newest(t *testing.T, path string) (resumable string, last forms.Interview) {
	t.Helper()
	engine, err := bolt.Open(path)
	if err != nil {
		t.Fatalf("the study cannot be opened after a kill: %v", err)
	}
	defer func() { _ = engine.Close() }()
	s := study.New(store.New(engine, "tester", time.Now, rand.Reader), time.Now)
	for interview, err := range s.Interviews("") {
		if err != nil {
			t.Fatal(err)
		}
		last = interview
	}
	if last.Status.Resumable() {
		resumable = last.ID
	}
	return resumable, last
}
