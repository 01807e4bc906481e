package view_test

import (
	"fmt"
	"io/fs"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	sound "fieldwork/coding/player"
	"fieldwork/coding/view"
	"fieldwork/forms/ui/uitest"
)

// silent plays nothing and remembers what it was asked.
type silent struct {
	asked []string
	state sound.State
	ended bool
	err   error
}

func (p *silent) note(format string, values ...any) error {
	p.asked = append(p.asked, fmt.Sprintf(format, values...))
	return p.err
}
func (p *silent) Play(file string, at time.Duration) error { return p.note("play %s at %v", file, at) }
func (p *silent) Pause() (sound.State, error) {
	if err := p.note("pause"); !p.ended || err != nil {
		return p.state, err
	}
	return sound.State{}, sound.ErrNotPlaying
}
func (p *silent) Back(by time.Duration) (sound.State, error) {
	return p.state, p.note("back %v", by)
}
func (p *silent) Close() { _ = p.note("close") }

// playing opens the coding view of a document whose recording can be played.
func playing(t *testing.T, file *string) (*uitest.Driver, *silent) {
	t.Helper()
	talk := draft("Talk", short)
	talk.Interview = "interview"
	desk, player := openDesk(t, talk), &silent{}
	options := desk.options()
	options.Player = player
	options.Recording = func(coding.Document) (string, error) { return *file, nil }
	d := uitest.Start(t, view.New(options), 120, 24)
	player.asked = nil
	return d, player
}

func TestRecordingsArePlayedFromHere(t *testing.T) {
	file := "talk.mp3"
	d, player := playing(t, &file)
	d.Press("]", "a")
	d.Shows("Playing from 01:00. a pauses, A goes back five seconds.")
	player.state = sound.State{At: 77 * time.Second, Paused: true}
	d.Press("a")
	d.Shows("Paused at 01:17. a goes on.")
	player.state = sound.State{At: 72 * time.Second}
	d.Press("A")
	d.Shows("Playing from 01:12.")
	d.Press("[", "alt+a", "esc")
	want := []string{"play talk.mp3 at 1m0s", "pause", "back 5s", "play talk.mp3 at 0s", "close"}
	if diff := cmp.Diff(want, player.asked); diff != "" {
		t.Error(diff)
	}
}

// TestARecordingThatHasEndedPlaysAgain at the key that would pause it.
func TestARecordingThatHasEndedPlaysAgain(t *testing.T) {
	file := "talk.mp3"
	d, player := playing(t, &file)
	d.Press("a")
	player.ended = true
	d.Press("a")
	d.Shows("Playing from 00:00.")
	want := []string{"play talk.mp3 at 0s", "pause", "play talk.mp3 at 0s"}
	if diff := cmp.Diff(want, player.asked); diff != "" {
		t.Error(diff)
	}
}

// TestWhyNothingIsPlayedIsSaidPlainly in a sentence that names no error of the
// system.
func TestWhyNothingIsPlayedIsSaidPlainly(t *testing.T) {
	file := "talk.mp3"
	d, player := playing(t, &file)
	for said, err := range map[string]error{
		"Recordings are played by the program mpv, which is not installed here.": fmt.Errorf("%w: exec: no such file", sound.ErrNotInstalled),
		"mpv does not answer.":                   fmt.Errorf("%w: i/o timeout", sound.ErrNoAnswer),
		"No recording is being played.":          sound.ErrNotPlaying,
		"The recording ends before this turn.":   sound.ErrPastEnd,
		"mpv could not play this recording.":     sound.ErrNotPlayable,
		"The recording is not where it was when": &fs.PathError{Op: "stat", Path: "/x", Err: fs.ErrNotExist},
	} {
		player.err = err
		d.Press("a")
		d.Shows(said)
		d.Hides("exec", "timeout", "stat")
	}
	file, player.err, player.asked = "", nil, nil
	d.Press("a")
	d.Shows("No recording is linked to the interview of this document.")
	if len(player.asked) > 0 {
		t.Errorf("asked was %q", player.asked)
	}
}

// TestWithoutAnInterviewThereIsNoRecording which is linked to one.
func TestWithoutAnInterviewThereIsNoRecording(t *testing.T) {
	options := plain(t, short...).options()
	options.Player = &silent{}
	options.Recording = func(coding.Document) (string, error) { return "", nil }
	d := uitest.Start(t, view.New(options), 120, 24)
	d.Press("a")
	d.Shows("It is not known which interview this is.")
}

func TestWithoutAPlayerItIsSaid(t *testing.T) {
	d := plain(t, short...).start(80, 24)
	d.Press("a")
	d.Shows("Recordings cannot be played from here.")
}
