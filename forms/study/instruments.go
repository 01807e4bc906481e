package study

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/store"
)

// Version describes one version of an instrument in the study.
type Version struct {
	Name      string           `json:"name"`
	Version   int              `json:"version"`
	Kind      forms.Kind       `json:"kind"`
	Title     forms.Text       `json:"title"`
	Language  string           `json:"default_language"`
	Languages []forms.Language `json:"languages"`
	// Questions is the number of questions that ask something.
	Questions int       `json:"questions"`
	Added     time.Time `json:"added"`
	// Digest is the SHA-256 of the file it was loaded from, in hexadecimal.
	Digest string `json:"digest"`
}

// The bulk of a version is read only when it is needed. The content follows
// from the source, so that the log has the source alone.
var (
	versions = store.NewCollection[Version]("instruments", 1)
	sources  = store.NewCollection[string]("instrument-sources", 1)
	contents = store.NewIndex[*forms.Instrument]("instrument-contents", 1)
)

func versionKey(name string, version int) string { return fmt.Sprintf("%s/%06d", name, version) }

// AddInstrument loads an instrument file into the study. A file that is new
// or changed becomes the next version of its instrument; one that the study
// has as its newest version adds nothing, and added is false. The error is
// forms.Faults when the file has any.
func (s *Study) AddInstrument(file string, source []byte) (version Version, added bool, err error) {
	instrument, faults := forms.Load(file, source)
	if len(faults) > 0 {
		return Version{}, false, faults
	}
	sum := sha256.Sum256(source)
	version = describe(instrument, hex.EncodeToString(sum[:]), s.now())
	err = s.store.Update(func(ch *store.Change) error {
		newest, err := newestVersion(ch, instrument.Name)
		switch {
		case err == nil && newest.Digest == version.Digest:
			version = newest
			return nil
		case err == nil:
			version.Version = newest.Version + 1
		case !errors.Is(err, ErrNoInstrument):
			return err
		}
		added = true
		return putVersion(ch, version, source, instrument)
	})
	if err != nil {
		return Version{}, false, err
	}
	return version, added, nil
}

func putVersion(ch *store.Change, version Version, source []byte, instrument *forms.Instrument) error {
	const action = "add-instrument"
	key := versionKey(version.Name, version.Version)
	if err := versions.Put(ch, action, key, version); err != nil {
		return err
	}
	if err := sources.Put(ch, action, key, string(source)); err != nil {
		return err
	}
	return contents.Put(ch, key, instrument)
}

func describe(in *forms.Instrument, digest string, now time.Time) Version {
	asked := 0
	for _, q := range in.Questions {
		if q.Asks() {
			asked++
		}
	}
	return Version{
		Name: in.Name, Version: 1, Kind: in.Kind, Title: in.Title, Language: in.DefaultLanguage,
		Languages: in.Languages, Questions: asked, Added: now.UTC(), Digest: digest,
	}
}

func newestVersion(tx store.Tx, name string) (Version, error) {
	found := Version{}
	for record, err := range versions.Prefix(tx, name+"/") {
		if err != nil {
			return Version{}, err
		}
		found = record.Value
	}
	if found.Version == 0 {
		return Version{}, fmt.Errorf("%w: %s", ErrNoInstrument, name)
	}
	return found, nil
}

// Versions lists every version of every instrument, by name and version.
func (s *Study) Versions() ([]Version, error) {
	var all []Version
	err := s.store.View(func(tx store.Tx) error {
		for record, err := range versions.All(tx) {
			if err != nil {
				return err
			}
			all = append(all, record.Value)
		}
		return nil
	})
	return all, err
}

// Newest lists the newest version of every instrument, by name. With an error
// it lists those that are known to be the newest and can be read.
func (s *Study) Newest() ([]Version, error) {
	var newest []Version
	var unread error
	err := s.store.View(func(tx store.Tx) error {
		for record, err := range versions.All(tx) {
			name, _, _ := strings.Cut(record.Key, "/")
			if last := len(newest) - 1; last >= 0 && newest[last].Name == name {
				newest = newest[:last]
			}
			if err == nil {
				newest = append(newest, record.Value)
			} else if unread == nil {
				unread = err
			}
		}
		return nil
	})
	return newest, cmp.Or(err, unread)
}

// Instrument gives a version of an instrument, linked; version 0 is the
// newest. The error wraps ErrNoInstrument where there is none.
func (s *Study) Instrument(name string, version int) (*forms.Instrument, Version, error) {
	var described Version
	var known, stored *forms.Instrument
	err := s.store.View(func(tx store.Tx) (err error) {
		if described, err = findVersion(tx, name, version); err != nil {
			return err
		}
		key := versionKey(name, described.Version)
		if known = s.remembered(key); known != nil {
			return nil
		}
		stored, err = contents.Get(tx, key)
		return err
	})
	switch {
	case err != nil || known != nil:
		return known, described, err
	case stored == nil:
		return nil, described, fmt.Errorf("%w: nothing is kept of %s, version %d", store.ErrDamaged, name, described.Version)
	}
	if faults := stored.Link(); len(faults) > 0 {
		return nil, described, faults
	}
	s.remember(versionKey(name, described.Version), stored)
	return stored, described, nil
}

func findVersion(tx store.Tx, name string, version int) (Version, error) {
	if version == 0 {
		return newestVersion(tx, name)
	}
	v, err := versions.Get(tx, versionKey(name, version))
	if errors.Is(err, store.ErrNotFound) {
		return Version{}, fmt.Errorf("%w: %s, version %d", ErrNoInstrument, name, version)
	}
	return v, err
}

// InstrumentSource gives the file that a version was loaded from; version 0
// is the newest.
func (s *Study) InstrumentSource(name string, version int) (source string, described Version, err error) {
	err = s.store.View(func(tx store.Tx) error {
		if described, err = findVersion(tx, name, version); err != nil {
			return err
		}
		source, err = sources.Get(tx, versionKey(name, described.Version))
		return err
	})
	return source, described, err
}

func (s *Study) remembered(key string) *forms.Instrument {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.linked[key]
}

func (s *Study) remember(key string, in *forms.Instrument) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.linked[key] = in
}
