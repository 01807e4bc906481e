package player_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fieldwork/coding/player"
)

// asMPV is the variable that lets this test program stand for mpv.
const asMPV = "FIELDWORK_TEST_AS_MPV"

func TestMain(m *testing.M) {
	if how := os.Getenv(asMPV); how != "" {
		pretend(how, os.Args[1:])
		return
	}
	os.Exit(m.Run())
}

// pretend listens as mpv does, writes down what it is told, and answers.
func pretend(how string, arguments []string) {
	socket, journal := "", ""
	for _, argument := range arguments {
		if value, ok := strings.CutPrefix(argument, "--input-ipc-server="); ok {
			socket = value
		}
	}
	journal = arguments[len(arguments)-1] + ".journal"
	note(journal, strings.Join(arguments[:len(arguments)-1], " "))
	if how == "fails" {
		os.Exit(2)
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		os.Exit(3)
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		answer(connection, journal)
	}
}

func answer(connection net.Conn, journal string) {
	lines := bufio.NewScanner(connection)
	for lines.Scan() {
		var asked struct {
			Command []any `json:"command"`
			ID      int   `json:"request_id"`
		}
		if json.Unmarshal(lines.Bytes(), &asked) != nil {
			continue
		}
		note(journal, fmt.Sprint(asked.Command...))
		reply := map[string]any{"request_id": asked.ID, "error": "success"}
		if asked.Command[0] == "get_property" {
			if reply["data"] = properties[asked.Command[1].(string)]; reply["data"] == nil || os.Getenv(asMPV) == "silent" {
				reply["error"] = "property unavailable"
			}
		}
		fmt.Fprintln(connection, `{"event":"playback-restart"}`)
		fmt.Fprintln(connection, "no JSON at all")
		line, _ := json.Marshal(reply)
		fmt.Fprintln(connection, string(line))
		if asked.Command[0] == "seek" && asked.Command[2] == "relative" {
			properties["time-pos"] = properties["time-pos"].(float64) + asked.Command[1].(float64)
		}
		switch how := os.Getenv(asMPV); {
		case how == "silent": // as where there is no way out for the sound
			os.Exit(2)
		case how == "ends" && asked.Command[0] == "seek" && asked.Command[2] == "relative":
			os.Exit(0)
		}
	}
}

// properties are what the pretended mpv says of itself.
var properties = map[string]any{"current-ao": "pulse", "duration": 100, "time-pos": 12.5, "pause": true}

func note(journal, line string) {
	file, err := os.OpenFile(journal, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		os.Exit(4)
	}
	defer file.Close()
	fmt.Fprintln(file, line)
}

// started makes a player of the pretended mpv, and a recording.
func started(t *testing.T, how string) (p *player.Player, recording string) {
	t.Helper()
	t.Setenv(asMPV, how)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	recording = filepath.Join(t.TempDir(), "-talk.mp3")
	if err := os.WriteFile(recording, []byte("sound"), 0o600); err != nil {
		t.Fatal(err)
	}
	p = player.New(program)
	t.Cleanup(p.Close)
	return p, recording
}

func TestARecordingIsPlayedPausedAndTurnedBack(t *testing.T) {
	p, recording := started(t, "plays")
	if err := p.Play(recording, 90*time.Second); err != nil {
		t.Fatal(err)
	}
	want := player.State{At: 12500 * time.Millisecond, Paused: true}
	if state, err := p.Pause(); err != nil || state != want {
		t.Errorf("paused: %+v, %v", state, err)
	}
	want.At -= 5 * time.Second
	if state, err := p.Back(5 * time.Second); err != nil || state != want {
		t.Errorf("back: %+v, %v", state, err)
	}
	if err := p.Play(recording, 3*time.Second); err != nil {
		t.Error(err)
	}
	if err := p.Play(recording, 100*time.Second); !errors.Is(err, player.ErrPastEnd) {
		t.Errorf("playing from behind the end: %v", err)
	}
	journal, err := os.ReadFile(recording + ".journal")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"--no-video", "seek90 absolute", "cyclepause", "seek-5 relative", "seek3 absolute", "set_propertypausefalse"} {
		if !strings.Contains(strings.ReplaceAll(string(journal), " ", ""), strings.ReplaceAll(want, " ", "")) {
			t.Errorf("%q was not asked for:\n%s", want, journal)
		}
	}
	if strings.Count(string(journal), "--no-video") != 1 {
		t.Errorf("it was started more than once:\n%s", journal)
	}
}

func TestWhatCannotBePlayedIsSaid(t *testing.T) {
	p, recording := started(t, "fails")
	if err := p.Play(recording, 0); !errors.Is(err, player.ErrNotPlayable) {
		t.Errorf("a player that ends at once: %v", err)
	}
	if _, err := p.Pause(); !errors.Is(err, player.ErrNotPlaying) {
		t.Errorf("pausing nothing: %v", err)
	}
	if err := p.Play(recording+".missing", 0); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("playing a file that is not there: %v", err)
	}
	if err := player.New("no-such-program-at-all").Play(recording, 0); !errors.Is(err, player.ErrNotInstalled) {
		t.Errorf("without mpv: %v", err)
	}
}

// TestWhatIsNotHeardIsSaid lets mpv listen, and end because no sound comes out.
func TestWhatIsNotHeardIsSaid(t *testing.T) {
	p, recording := started(t, "silent")
	if err := p.Play(recording, 0); !errors.Is(err, player.ErrNotPlayable) {
		t.Errorf("a player without a way out for the sound: %v", err)
	}
}

func TestAPlayerThatWasClosedIsStartedAnew(t *testing.T) {
	p, recording := started(t, "ends")
	if err := p.Play(recording, 0); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := p.Back(time.Second); !errors.Is(err, player.ErrNotPlaying) {
			t.Errorf("steering a player that has ended: %v", err)
		}
	}
	if err := p.Play(recording, 0); err != nil {
		t.Errorf("playing again: %v", err)
	}
}
