package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fieldwork/forms/library"
	"fieldwork/store"
	"fieldwork/store/bolt"
)

// makeStudy makes a study that a function fills. It is made under a hidden
// name in the same folder and put in its place when it is whole, so that no
// crash leaves a part of one under its name. The error wraps store.ErrExists
// when there is a file of that name.
func (a *app) makeStudy(path string, fill func(*opened) error) error {
	if _, err := os.Lstat(path); err == nil {
		return about(path, store.ErrExists)
	}
	folder, err := a.scratch(path)
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	made := filepath.Join(folder, filepath.Base(path))
	engine, err := bolt.Create(made)
	if err != nil {
		return about(path, err)
	}
	if err := fill(a.attach(engine)); err != nil {
		_ = engine.Close()
		if cmp.Or(ofStore(err), ofSystem(err)) == "" {
			return err
		}
		return about(path, err)
	}
	if err := engine.Close(); err != nil {
		return about(path, err)
	}
	return about(path, place(made, path))
}

// place gives a file its name without writing over another.
func place(made, path string) error {
	err := os.Link(made, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		err = renameInto(made, path)
	}
	if errors.Is(err, fs.ErrExist) {
		return store.ErrExists
	}
	if err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// renameInto is place for a file system without hard links.
func renameInto(made, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	return os.Rename(made, path)
}

// studyFile gives a new study the extension by which it is found.
func studyFile(name string) (string, error) {
	base := filepath.Base(name)
	switch {
	case name == "", base == extension, os.IsPathSeparator(name[len(name)-1]):
		return "", fail("Give the study a name: NAME%s, in this folder or in another.", extension)
	case filepath.Ext(base) == extension:
		return name, nil
	case filepath.Ext(base) == "":
		return name + extension, nil
	}
	return "", fail("Call the study NAME%s, so that fieldwork finds it; %s ends otherwise.", extension, name)
}

// instrumentFile is the source of an instrument and what messages call it.
type instrumentFile struct {
	name   string
	source []byte
}

// readInstrument reads an instrument file, or one that ships by its name.
func readInstrument(name string) (instrumentFile, error) {
	if source, ok := library.Source(name); ok {
		return instrumentFile{name, source}, nil
	}
	source, err := readLimited(name)
	if errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, `./\`) {
		return instrumentFile{}, fail("There is no instrument file %s. Those that come with fieldwork are: %s.",
			name, strings.Join(library.Names(), ", "))
	}
	return instrumentFile{name, source}, err
}

// add brings an instrument file into the study and says what came of it.
func (s *opened) add(file instrumentFile) (string, error) {
	version, added, err := s.AddInstrument(file.name, file.source)
	if err != nil {
		return "", err
	}
	if !added {
		return fmt.Sprintf("%s is in the study already, as version %d; nothing was added.", version.Name, version.Version), nil
	}
	return fmt.Sprintf("Added %s, version %d, with %s.", version.Name, version.Version,
		plural(version.Questions, "question", "questions")), nil
}
