package main

import (
	"errors"

	"fieldwork/cmd/fieldwork/desk"
	"fieldwork/forms/library"
	"fieldwork/forms/ui"
	"fieldwork/store"
)

// openDesk opens the desk on the study here; with none or several, the welcome.
func (a *app) openDesk(confirm bool) error {
	if err := a.screenFault(); err != nil {
		return err
	}
	if !a.studyNamed() {
		found, err := studiesHere()
		if err != nil {
			return err
		}
		if len(found) != 1 {
			return a.showWelcome(found, confirm)
		}
	}
	path, err := a.studyPath()
	if err != nil {
		return err
	}
	return a.showStudy(path, confirm)
}

// showStudy opens the desk on a study.
func (a *app) showStudy(path string, confirm bool) error {
	s, err := a.openFile(path)
	if err != nil {
		return err
	}
	err = a.show(ui.NewShell(desk.New(a.deskOptions(s, confirm))))
	return named(path, errors.Join(err, s.Close()))
}

func (a *app) deskOptions(s *opened, confirm bool) desk.Options {
	return desk.Options{
		Study: s.Study, Name: titleOf(s.path), Interviewer: a.interviewer(), Confirm: confirm,
		Now: a.now, Explain: s.explain, After: a.after, Media: a.mediaFor(s), Tables: a.tablesFor(s), Coding: a.codingOptions(s), Notices: s.notices,
	}
}

// showWelcome lets people pick a study, make one or open the demo, and then
// opens the desk on it.
func (a *app) showWelcome(found []desk.Found, confirm bool) error {
	var s *opened
	open := func(path string) (desk.Options, error) {
		var err error
		s, err = a.openFile(path)
		if err != nil {
			return desk.Options{}, err
		}
		return a.deskOptions(s, confirm), nil
	}
	welcome := desk.NewWelcome(desk.Beginnings{
		Studies: found,
		Now:     a.now,
		Open:    open,
		Forms:   library.Names(),
		Make: func(name string, instruments []string) (desk.Options, error) {
			path, _, err := a.newStudy(name, instruments)
			if err != nil {
				return desk.Options{}, err
			}
			return open(path)
		},
		Demo: func() (desk.Options, error) {
			path, _, err := a.makeDemo(demoFolder)
			if err != nil && !errors.Is(err, store.ErrExists) {
				return desk.Options{}, err
			}
			return open(path)
		},
		Explain: sentenceOf,
	})
	err := a.show(ui.NewShell(welcome))
	if s != nil {
		err = named(s.path, errors.Join(err, s.Close()))
	}
	return err
}
