package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"fieldwork/cmd/fieldwork/desk"
	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/questionnaire"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/store/storetest"
)

func readme(t *testing.T) (path, text string) {
	t.Helper()
	path = filepath.Join("..", "..", "README.md")
	read, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, string(read)
}

// TestInstrumentInReadme checks the worked example by its own rules.
func TestInstrumentInReadme(t *testing.T) {
	_, text := readme(t)
	example := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindStringSubmatch(text)
	if example == nil {
		t.Fatal("README.md has no example of an instrument")
	}
	if _, faults := forms.Load("visitors.yaml", []byte(example[1])); len(faults) > 0 {
		t.Error(faults)
	}
}

// TestCommandsInReadme compares the commands that the README names with those
// that there are.
func TestCommandsInReadme(t *testing.T) {
	_, text := readme(t)
	for _, command := range newRootCommand(&app{}).Commands() {
		if !command.Hidden && command.Name() != "help" && !strings.Contains(text, "fieldwork "+command.Name()) {
			t.Errorf("README.md does not name %s", command.Name())
		}
	}
}

const (
	keysBegin = "<!-- keys: written by `UPDATE_GOLDEN=1 go test ./cmd/fieldwork -run TestKeysInReadme` -->\n"
	keysEnd   = "<!-- end of keys -->"
)

// TestKeysInReadme compares the key reference with the tables of actions that
// the screens act on.
func TestKeysInReadme(t *testing.T) {
	path, text := readme(t)
	before, rest, found := strings.Cut(text, keysBegin)
	_, after, closed := strings.Cut(rest, keysEnd)
	if !found || !closed {
		t.Fatal("README.md has no place for the keys")
	}
	want := before + keysBegin + keyReference(t) + keysEnd + after
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if text != want {
		t.Error("the keys in README.md are not those of the screens; write them anew as the comment there says")
	}
}

func keyReference(t *testing.T) string {
	t.Helper()
	clock := storetest.Clock(storetest.Start)
	s := study.New(storetest.Open(t), clock)
	source, _ := library.Source("fusion-survey")
	version, _, err := s.AddInstrument("fusion-survey.yaml", source)
	if err != nil {
		t.Fatal(err)
	}
	actionsAt := func(position string) ui.Actions {
		recorder, err := s.Begin(study.Beginning{Instrument: version.Name})
		if err != nil {
			t.Fatal(err)
		}
		if err := recorder.Record(study.Step{Position: position, Reached: position}); err != nil {
			t.Fatal(err)
		}
		instrument, _, err := s.Instrument(version.Name, 0)
		if err != nil {
			t.Fatal(err)
		}
		return questionnaire.New(deliver.NewSitting(instrument, recorder, clock), questionnaire.Options{}).Actions()
	}
	atDesk := desk.New(desk.Options{Study: s, Now: time.Now}).Actions()
	return "\n**An interview**\n\n" + ui.Reference(actionsAt("q3"), actionsAt(forms.EndPosition)) +
		"\n**The desk**\n\n" + ui.Reference(atDesk) +
		"\n**Every screen**\n\n" + ui.Reference(ui.Everywhere()) + "\n"
}
