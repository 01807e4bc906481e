package settingsfile

import (
	"maps"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"fieldwork/forms"
	"fieldwork/forms/sample"
)

// Read gives settings, which Check finds nothing wrong with, with what a file
// sets in them. If anything in it is
// wrong the faults name it with its place, and the settings are those that were
// given; file is only the name that the faults give to the file, which may come
// from anywhere.
func Read(file string, source []byte, current sample.Settings) (sample.Settings, forms.Faults) {
	r := &reader{faultList: faultList{file: file}, settings: clone(current)}
	seen := map[string]bool{}
	for _, entry := range r.parse(source) {
		r.take(entry, seen)
	}
	if len(r.faults) > 0 {
		return current, r.faults
	}
	r.settings.tidy()
	return sample.Settings(r.settings), nil
}

// reader reads one file.
type reader struct {
	faultList
	settings settings
}

// settings are settings whose maps nobody else has.
type settings sample.Settings

func clone(s sample.Settings) settings {
	s.Delays, s.CloseAs, s.ListQuestions = maps.Clone(s.Delays), maps.Clone(s.CloseAs), maps.Clone(s.ListQuestions)
	return settings(s)
}

// Check is that of sample.Settings.
func (s *settings) Check() error { return (*sample.Settings)(s).Check() }

// tidy takes out what is an outcome's own, and maps that hold nothing.
func (s *settings) tidy() {
	for _, outcome := range interim() {
		if s.Delays[outcome.Code] == outcome.Delay {
			delete(s.Delays, outcome.Code)
		}
		if s.CloseAs[outcome.Code] == outcome.CloseAs {
			delete(s.CloseAs, outcome.Code)
		}
	}
	if len(s.Delays) == 0 {
		s.Delays = nil
	}
	if len(s.CloseAs) == 0 {
		s.CloseAs = nil
	}
	if len(s.ListQuestions) == 0 {
		s.ListQuestions = nil
	}
}

// wrong is what an error of sample.Settings.Check says.
func wrong(err error) string {
	return strings.TrimPrefix(err.Error(), sample.ErrSettings.Error()+": ")
}

// take reads one key of the file.
func (r *reader) take(entry *ast.MappingValueNode, seen map[string]bool) {
	key, ok := r.key(entry, seen, "")
	if !ok {
		return
	}
	told, before := len(r.faults), clone(sample.Settings(r.settings))
	if set, plain := plainKeys[key]; plain {
		r.set(entry, func(text string) string { return set(&r.settings, text) })
	} else if read, sectioned := sections[key]; sectioned {
		read(r, entry.Value)
	} else {
		r.add(placeOf(entry.Key.GetToken()), "there is no setting “%s”%s", short(key), meant(key, topKeys))
	}
	if len(r.faults) > told {
		return
	}
	if err := r.settings.Check(); err != nil {
		r.add(placeOf(entry.Value.GetToken()), "%s", wrong(err))
		r.settings = before
	}
}

// key gives the name of an entry, once.
func (r *reader) key(entry *ast.MappingValueNode, seen map[string]bool, section string) (key string, ok bool) {
	at := placeOf(entry.Key.GetToken())
	if _, single := entry.Key.(ast.ScalarNode); !single {
		r.add(at, "a key is a single word here")
		return "", false
	}
	key = entry.Key.GetToken().Value
	if seen[section+"/"+key] {
		r.add(at, "“%s” stands twice here", key)
		return "", false
	}
	seen[section+"/"+key] = true
	return key, true
}

// set reads the single value of an entry with a function that says what is
// wrong with it.
func (r *reader) set(entry *ast.MappingValueNode, with func(text string) string) {
	at := placeOf(entry.Value.GetToken())
	if _, empty := entry.Value.(*ast.NullNode); empty {
		r.add(placeOf(entry.Key.GetToken()), "“%s” has no value; leave it out to keep what there is", entry.Key.GetToken().Value)
		return
	}
	if _, single := entry.Value.(ast.ScalarNode); !single {
		r.add(at, "a single value is wanted here")
		return
	}
	if message := with(strings.TrimSpace(entry.Value.GetToken().Value)); message != "" {
		r.add(at, "%s", message)
	}
}

func meant(key string, keys []string) string {
	if nearest := forms.Nearest(key, keys); nearest != "" {
		return "; did you mean “" + nearest + "”?"
	}
	return "; there are " + strings.Join(keys, ", ")
}
