package study

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

var (
	// ErrNoGrid says that an instrument has no grid for a purposive sample yet.
	ErrNoGrid = errors.New("there is no sampling grid yet")
	// ErrGridRefused says that a grid cannot be one of the study.
	ErrGridRefused = errors.New("this cannot be a sampling grid")
)

// grids holds the grid of each instrument for which a purposive sample is
// drawn, under its name.
var grids = store.NewCollection[sample.Grid]("sampling-grids", 1)

// The bounds of a grid, within which a screen can show it.
const (
	// MostGridValues is how many rows a grid can have, and how many columns.
	MostGridValues = 40
	// MostWanted is the largest target of a cell.
	MostWanted = 9999
	// longestGridValue is how long a value can be, in characters.
	longestGridValue = 200
)

// CanBeInGrid reports whether a grid can be drawn over a column of the
// contacts: those that tell who somebody is are left out, for a grid over one
// would put that into the log.
func CanBeInGrid(column string) bool { return !sample.PersonalHeading(column) }

// SamplingGrid gives the grid of an instrument. The error wraps ErrNoGrid if it has
// none.
func (s *Study) SamplingGrid(instrument string) (sample.Grid, error) {
	var grid sample.Grid
	err := s.store.View(func(tx store.Tx) (err error) {
		grid, err = grids.Get(tx, instrument)
		return err
	})
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrKey) {
		return grid, fmt.Errorf("%w: %s", ErrNoGrid, instrument)
	}
	return grid, err
}

// SetSamplingGrid keeps a grid for an instrument, in place of the one that it has, if
// any. The error wraps ErrGridRefused, with what is wrong, or ErrNoInstrument.
func (s *Study) SetSamplingGrid(instrument string, grid sample.Grid) error {
	if err := checkGrid(&grid); err != nil {
		return err
	}
	if err := s.hasInstrument(instrument); err != nil {
		return err
	}
	return s.store.Update(func(ch *store.Change) error {
		before, err := grids.Get(ch, instrument)
		if err == nil && equalGrids(&before, &grid) {
			return nil
		}
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		return grids.Put(ch, "set-sampling-grid", instrument, grid)
	})
}

func equalGrids(a, b *sample.Grid) bool {
	return a.Row == b.Row && a.Column == b.Column && slices.Equal(a.Targets, b.Targets)
}

func checkGrid(grid *sample.Grid) error {
	if err := grid.Check(); err != nil {
		_, wrong, _ := strings.Cut(err.Error(), ": ")
		return fmt.Errorf("%w: %s", ErrGridRefused, wrong)
	}
	for _, column := range []string{grid.Row, grid.Column} {
		if !CanBeInGrid(column) {
			return fmt.Errorf("%w: %s tells who a contact is; choose another column", ErrGridRefused, column)
		}
	}
	for _, target := range grid.Targets {
		if target.Number > MostWanted {
			return fmt.Errorf("%w: a target is %d at most", ErrGridRefused, MostWanted)
		}
		for _, value := range []string{target.Row, target.Column} {
			if !utf8.ValidString(value) || utf8.RuneCountInString(value) > longestGridValue {
				return fmt.Errorf("%w: a value is longer than %d characters, or is no UTF-8", ErrGridRefused, longestGridValue)
			}
		}
	}
	empty := grid.Fill(nil)
	switch {
	case len(grid.Targets) == 0:
		return fmt.Errorf("%w: it has no cell", ErrGridRefused)
	case len(empty.Rows()) > MostGridValues || len(empty.Columns()) > MostGridValues:
		return fmt.Errorf("%w: it can have %d rows and %d columns at most", ErrGridRefused, MostGridValues, MostGridValues)
	}
	return nil
}
