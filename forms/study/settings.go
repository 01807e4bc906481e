package study

import (
	"errors"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

var settings = store.NewCollection[sample.Settings]("settings", 1)

// fieldworkSettings is the key of the only settings there are so far.
const fieldworkSettings = "fieldwork"

// FieldworkSettings are the rules by which the study's cases are called:
// sample.Defaults until it sets its own.
func (s *Study) FieldworkSettings() (sample.Settings, error) {
	var current sample.Settings
	err := s.store.View(func(tx store.Tx) (err error) {
		current, err = settingsIn(tx)
		return err
	})
	return current, err
}

func settingsIn(tx store.Tx) (sample.Settings, error) {
	current, err := settings.Get(tx, fieldworkSettings)
	if errors.Is(err, store.ErrNotFound) {
		return sample.Defaults(), nil
	}
	return current, err
}

// SetFieldworkSettings gives the study rules of its own. The error wraps
// sample.ErrSettings where they cannot be worked with. A Fieldwork that is
// open keeps to the rules that it was opened with.
func (s *Study) SetFieldworkSettings(rules sample.Settings) error {
	if err := rules.Check(); err != nil {
		return err
	}
	return s.store.Update(func(ch *store.Change) error {
		return settings.Put(ch, "change-settings", fieldworkSettings, rules)
	})
}
