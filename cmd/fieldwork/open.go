package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fieldwork/cmd/fieldwork/desk"
	"fieldwork/coding/player"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/bolt"
)

// extension ends the name of every study.
const extension = ".field"

// opened is a study that is open.
type opened struct {
	*study.Study
	engine store.Engine
	path   string
	// player plays recordings; it starts nothing before it is asked to.
	player *player.Player
	// notices are sentences about what was found when it was opened.
	notices []string
}

// studyPath is the file of the study that commands work on; empty if there is
// none in the current folder and none was named.
func (a *app) studyPath() (string, error) {
	if a.studyFlag != "" {
		return a.studyFlag, nil
	}
	if path := a.environment("FIELDWORK_STUDY"); path != "" {
		return path, nil
	}
	found, err := studiesHere()
	switch {
	case err != nil || len(found) == 0:
		return "", err
	case len(found) == 1:
		return found[0].File, nil
	}
	names := make([]string, len(found))
	for i, one := range found {
		names[i] = one.File
	}
	slices.Sort(names)
	return "", fail("This folder has several studies; name one with --study: %s.", strings.Join(names, ", "))
}

// studyNamed reports whether the command line or the environment names a study.
func (a *app) studyNamed() bool { return a.studyFlag != "" || a.environment("FIELDWORK_STUDY") != "" }

// studiesHere are the studies in the current folder, the one that was changed
// last first.
func studiesHere() ([]desk.Found, error) {
	entries, err := os.ReadDir(".")
	if err != nil {
		return nil, about("this folder", err)
	}
	var found []desk.Found
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, extension) || strings.HasPrefix(name, ".") || entry.IsDir() {
			continue
		}
		one := desk.Found{File: name, Name: titleOf(name)}
		if info, err := os.Stat(name); err == nil {
			one.Changed = info.ModTime()
		}
		found = append(found, one)
	}
	slices.SortFunc(found, func(a, b desk.Found) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.File, b.File))
	})
	return found, nil
}

// openStudy opens the study that commands work on and says on the error
// stream what was found.
func (a *app) openStudy(recover recovery) (*opened, error) {
	path, err := a.studyPath()
	if err != nil {
		return nil, err
	}
	if path == "" {
		return nil, fail("There is no study in this folder. Make one with 'fieldwork new NAME%s', or name one with --study FILE.", extension)
	}
	s, err := a.openRecovered(path, recover)
	if err != nil {
		return nil, err
	}
	for _, notice := range s.notices {
		a.tell(notice)
	}
	return s, nil
}

// openFile opens a study to write to it.
func (a *app) openFile(path string) (*opened, error) {
	return a.openRecovered(path, (*opened).recoverToWrite)
}

func (a *app) openRecovered(path string, recover recovery) (*opened, error) {
	engine, err := bolt.Open(path)
	if err != nil {
		return nil, about(path, err)
	}
	s := a.attach(engine)
	if err := recover(s); err != nil {
		_ = engine.Close()
		return nil, about(path, err)
	}
	return s, nil
}

func (a *app) attach(engine store.Engine) *opened {
	kept := store.New(engine, a.interviewer(), a.now, a.entropy)
	return &opened{Study: study.New(kept, a.now), engine: engine, path: engine.Path(), player: player.New("")}
}

// Close closes the study, and ends what is played.
func (s *opened) Close() error {
	s.player.Close()
	return about(s.path, s.engine.Close())
}

// explain makes a sentence of an error that came up with the study.
func (s *opened) explain(err error) string { return sentenceOf(named(s.path, err)) }

// titleOf is what a study is called: its file without folder and extension.
func titleOf(path string) string {
	return strings.TrimSuffix(filepath.Base(path), extension)
}

// withStudy opens the study to write to it, runs a function on it and closes it.
func (a *app) withStudy(do func(*opened) error) error {
	return a.withRecovered((*opened).recoverToWrite, do)
}

// readingStudy is withStudy for a function that only reads.
func (a *app) readingStudy(do func(*opened) error) error {
	return a.withRecovered((*opened).recoverToRead, do)
}

func (a *app) withRecovered(recover recovery, do func(*opened) error) (err error) {
	s, err := a.openStudy(recover)
	if err != nil {
		return err
	}
	defer func() {
		if closing := s.Close(); err == nil {
			err = closing
		}
	}()
	return named(s.path, do(s))
}

// named lets an error that names no file tell which study it is about.
func named(path string, err error) error {
	var file fileError
	var place *fs.PathError
	if errors.As(err, &file) || errors.As(err, &place) || ofStore(err) == "" && ofSystem(err) == "" {
		return err
	}
	return about(path, err)
}
