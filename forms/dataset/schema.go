package dataset

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"fieldwork/forms"
)

// versions gives the versions of an instrument that interviews were made with.
type versions struct {
	newest  *forms.Instrument
	number  int
	resolve func(version int) (*forms.Instrument, error)

	mu     sync.Mutex
	others map[int]*forms.Instrument
}

func newVersions(in *forms.Instrument, options Options) *versions {
	return &versions{newest: in, number: options.Version, resolve: options.Resolve, others: map[int]*forms.Instrument{}}
}

// of gives a version.
func (v *versions) of(number int) (*forms.Instrument, error) {
	if v.resolve == nil || number == v.number {
		return v.newest, nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if in := v.others[number]; in != nil {
		return in, nil
	}
	in, err := v.resolve(number)
	if err != nil {
		return nil, err
	}
	v.others[number] = in
	return in, nil
}

// schema is the columns of a file that is exported.
type schema struct {
	// variables are those of the columns, each of the newest version that has
	// it, and at their places by name.
	variables []*forms.Variable
	at        map[string]int
	details   bool
	names     map[string]bool // in small letters
}

// schema gives the columns for the versions that were asked for so far.
func (v *versions) schema(details bool) *schema {
	s := &schema{at: map[string]int{}, names: map[string]bool{}, details: details}
	for _, in := range v.newestFirst() {
		s.add(in)
	}
	return s
}

// newestFirst lists the versions that were asked for so far.
func (v *versions) newestFirst() []*forms.Instrument {
	all := []*forms.Instrument{v.newest}
	for _, number := range slices.Backward(slices.Sorted(maps.Keys(v.others))) {
		all = append(all, v.others[number])
	}
	return all
}

func (s *schema) add(in *forms.Instrument) {
	for _, v := range in.Variables() {
		if _, exists := s.at[v.Name]; exists {
			continue
		}
		s.at[v.Name] = len(s.variables)
		s.variables = append(s.variables, v)
		s.names[strings.ToLower(v.Name)] = true
	}
}

// placesOf gives the columns of the variables of a version, by their index; -1
// for one that has none.
func (s *schema) placesOf(in *forms.Instrument) []int {
	var places []int
	for _, v := range in.Variables() {
		at, exists := s.at[v.Name]
		if !exists {
			at = -1
		}
		places = append(places, at)
	}
	return places
}

// own gives the name of a column of ours.
func (s *schema) own(name string) string {
	return ownName(name, func(name string) bool { return s.names[name] })
}
