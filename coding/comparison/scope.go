package comparison

import (
	"errors"
	"fmt"
	"slices"

	"fieldwork/coding/agreement"
)

// Unit is what is counted: each is coded by a coder or not.
type Unit int

// The units.
const (
	// Character is a code point of the text.
	Character Unit = iota
	Sentence
	Turn
	Paragraph
	Document
)

// unitNames are the units as they are written, one and several.
var unitNames = [][2]string{
	Character: {"character", "characters"}, Sentence: {"sentence", "sentences"}, Turn: {"turn", "turns"},
	Paragraph: {"paragraph", "paragraphs"}, Document: {"document", "documents"},
}

// UnitNames lists the names of the units.
func UnitNames() []string {
	names := make([]string, len(unitNames))
	for i, each := range unitNames {
		names[i] = each[0]
	}
	return names
}

// UnitNamed finds a unit by its name.
func UnitNamed(name string) (unit Unit, known bool) {
	at := slices.Index(UnitNames(), name)
	return Unit(max(at, 0)), at >= 0
}

// String is the name of the unit.
func (u Unit) String() string { return unitNames[u][0] }

// Several is the name of several units.
func (u Unit) Several() string { return unitNames[u][1] }

// Errors about what is to be compared.
var (
	// ErrCoders says that there are not at least two different coders.
	ErrCoders = errors.New("two different coders are needed to compare")
	// ErrNotAll says that a figure is for texts that all coders have finished.
	ErrNotAll = errors.New("not all of the coders have finished it")
	// ErrManyDocuments says that single documents have no intervals.
	ErrManyDocuments = fmt.Errorf("of more than %d documents none has an interval of its own; compare fewer for that", mostDrawn)
	// ErrThreshold says that a threshold is not above 0 and up to 1.
	ErrThreshold = errors.New("the threshold is a share above 0 and up to 1")
)

// Scope says what is compared.
type Scope struct {
	// Coders are at least two.
	Coders []string
	// Codes are the IDs of codes, each compared on its own; none for all that
	// any of the coders has used in what is compared.
	Codes []string
	// Documents are the IDs of documents; none for all.
	Documents []string
	// Unfinished takes in documents that not all of the coders have finished:
	// who has not coded there counts as having coded nothing.
	Unfinished bool
}

func (s Scope) check() error {
	sorted := slices.Clone(s.Coders)
	slices.Sort(sorted)
	switch different := slices.Compact(sorted); {
	case len(different) < 2 || len(different) < len(s.Coders):
		return ErrCoders
	case len(different) > agreement.MostCoders:
		return fmt.Errorf("%w: %d, and %d at the most", ErrCoders, len(different), agreement.MostCoders)
	}
	return nil
}

// Manner says how it is compared.
type Manner struct {
	Unit Unit
	// OnlyCoded leaves out the units that nobody gave the code.
	OnlyCoded bool
	// WithoutInterviewer leaves out the turns of the interviewer, as
	// IsInterviewer tells them, and WithoutSpeakers those of speakers that are
	// named, case ignored.
	WithoutInterviewer bool
	WithoutSpeakers    []string
	// Threshold is from which share of what either holds two segments match,
	// above 0 and up to 1; 0 stands for 0.5.
	Threshold float64
	// Samples is how many samples the intervals are drawn from; 0 for no
	// intervals. Seed starts the random numbers.
	Samples int
	Seed    uint64
}

// usualThreshold is the threshold where none is named.
const usualThreshold = 0.5

func (m *Manner) check() error {
	if m.Threshold == 0 {
		m.Threshold = usualThreshold
	}
	if !(m.Threshold > 0 && m.Threshold <= 1) {
		return ErrThreshold
	}
	return nil
}

// cutsSpeakers reports whether turns of some speakers are left out.
func (m *Manner) cutsSpeakers() bool { return m.WithoutInterviewer || len(m.WithoutSpeakers) > 0 }
