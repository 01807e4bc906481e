package agreement

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Missing stands for a unit that a coder did not judge.
const Missing = -1

// MostCoders is how many coders a matrix can have.
const MostCoders = 64

// mostUnits is how many units a matrix can have. The pairs of values of
// thousands of such matrices can still be counted.
const mostUnits = 1 << 40

// Errors about a matrix.
var (
	// ErrCoders says that the number of coders is not possible or not the same.
	ErrCoders = errors.New("the number of coders is wrong")
	// ErrCategory says that a value is neither a category of the scale nor Missing.
	ErrCategory = errors.New("the value is not a category of the scale")
	// ErrUnits says that the number of units is negative or too large.
	ErrUnits = errors.New("the number of units is wrong")
	// ErrUnlike says that matrices or counts do not have the same coders and scale.
	ErrUnlike = errors.New("the coders and the scale have to be the same")
)

// Matrix is a reliability matrix: what each coder said of each unit. Units of
// which the coders said the same are kept as one pattern with their number, so
// that its size grows with the patterns and not with the units. It does not
// keep the order of the units, on which no coefficient depends.
type Matrix struct {
	scale    Scale
	coders   int
	values   []int16        // patterns by coders, Missing where there is none
	units    []int          // the number of units of each pattern
	places   map[string]int // the pattern of the values in bytes
	all      int
	spelling []byte // the values being looked up
}

// NewMatrix makes an empty matrix for 2 to MostCoders coders. It fails with
// ErrCoders or ErrScale.
func NewMatrix(coders int, scale Scale) (*Matrix, error) {
	if coders < 2 || coders > MostCoders {
		return nil, fmt.Errorf("%w: %d, and it can be 2 to %d", ErrCoders, coders, MostCoders)
	}
	if err := scale.check(); err != nil {
		return nil, err
	}
	return &Matrix{scale: slices.Clone(scale), coders: coders, places: map[string]int{}}, nil
}

// Add adds a unit: the category of each coder, counted from 0, or Missing.
// It fails with ErrCoders, ErrCategory or ErrUnits, and then adds nothing.
func (m *Matrix) Add(values ...int) error { return m.AddRun(1, values...) }

// AddRun adds a number of units of which the coders said the same, such as the
// code points between two boundaries. It fails as Add does.
func (m *Matrix) AddRun(units int, values ...int) error {
	if len(values) != m.coders {
		return fmt.Errorf("%w: %d values for %d coders", ErrCoders, len(values), m.coders)
	}
	if units < 0 || units > mostUnits-m.all {
		return fmt.Errorf("%w: %d more", ErrUnits, units)
	}
	m.spelling = m.spelling[:0]
	for _, value := range values {
		if value < Missing || value >= len(m.scale) {
			return fmt.Errorf("%w: %d", ErrCategory, value)
		}
		m.spelling = binary.LittleEndian.AppendUint16(m.spelling, uint16(int16(value)))
	}
	if units > 0 {
		m.units[m.pattern(values)] += units
		m.all += units
	}
	return nil
}

// pattern finds the pattern that is spelt, or makes it.
func (m *Matrix) pattern(values []int) int {
	if at, known := m.places[string(m.spelling)]; known {
		return at
	}
	at := len(m.units)
	m.places[string(m.spelling)] = at
	m.units = append(m.units, 0)
	for _, value := range values {
		m.values = append(m.values, int16(value))
	}
	return at
}

// Merge adds the units of another matrix, as for the overall figure of several
// documents. It fails with ErrUnlike or ErrUnits, and then adds nothing.
func (m *Matrix) Merge(other *Matrix) error {
	if m.coders != other.coders || !slices.Equal(m.scale, other.scale) {
		return ErrUnlike
	}
	if other.all > mostUnits-m.all {
		return fmt.Errorf("%w: %d more", ErrUnits, other.all)
	}
	values := make([]int, m.coders)
	for at, units := range other.units {
		for coder := range values {
			values[coder] = int(other.values[at*m.coders+coder])
		}
		if err := m.AddRun(units, values...); err != nil {
			return err
		}
	}
	return nil
}

// Units is the number of units.
func (m *Matrix) Units() int { return m.all }

// Coders is the number of coders.
func (m *Matrix) Coders() int { return m.coders }

// Patterns is the number of different patterns among the units.
func (m *Matrix) Patterns() int { return len(m.units) }

// Counts counts the units.
func (m *Matrix) Counts() *Counts {
	counts := newCounts(m.coders, m.scale)
	counts.addPatterns(m, m.units)
	return counts
}
