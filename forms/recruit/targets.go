package recruit

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

// targetEditor is the cursor in the grid while targets are typed.
type targetEditor struct {
	open        bool
	row, column int
	typed       string // what is typed for the cell; empty where nothing is
	touched     bool   // something was typed or deleted
}

// key types into the target of the cell.
func (e *targetEditor) key(key tea.KeyMsg) {
	if key.Type != tea.KeyRunes || key.Paste {
		return
	}
	for _, r := range key.Runes {
		if r < '0' || r > '9' {
			continue
		}
		if typed := strings.TrimLeft(e.typed+string(r), "0"); len(typed) <= len(strconv.Itoa(study.MostWanted)) {
			e.typed, e.touched = typed, true
		}
	}
}

// erase deletes the last digit that was typed, or what the cell holds.
func (e *targetEditor) erase() {
	e.touched = true
	if e.typed != "" {
		e.typed = e.typed[:len(e.typed)-1]
	}
}

// number is what was typed.
func (e *targetEditor) number() int {
	number, err := strconv.Atoi(e.typed)
	if err != nil {
		return 0
	}
	return number
}

// leaveCell forgets what was typed.
func (e *targetEditor) leaveCell() { e.typed, e.touched = "", false }

// editTargets puts the cursor in the grid.
func (s *sampling) editTargets() tea.Cmd {
	s.targets = targetEditor{open: true}
	return nil
}

// moveCell saves what was typed and goes to another cell.
func (s *sampling) moveCell(rows, columns int) func() tea.Cmd {
	return func() tea.Cmd {
		save := s.keepTarget()
		e := &s.targets
		e.row = max(min(e.row+rows, len(s.pool.rows)-1), 0)
		e.column = max(min(e.column+columns, len(s.pool.columns)-1), 0)
		return save
	}
}

// nextCell saves what was typed and goes to the next cell, row by row; after
// the last it goes back to the list.
func (s *sampling) nextCell() tea.Cmd {
	e := &s.targets
	rows, columns := len(s.pool.rows), len(s.pool.columns)
	switch {
	case e.column+1 < columns:
		return s.moveCell(0, 1)()
	case e.row+1 < rows:
		return s.moveCell(1, -columns)()
	}
	return s.endTargets()
}

// endTargets saves what was typed and goes back to the top of the list.
func (s *sampling) endTargets() tea.Cmd {
	save := s.keepTarget()
	s.targets.open, s.finder.fromTop = false, true
	if save != nil {
		return save // what is wanted then is looked for once it is saved
	}
	return s.finder.look()
}

// keepTarget saves what was typed for the cell under the cursor.
func (s *sampling) keepTarget() tea.Cmd {
	e := &s.targets
	defer e.leaveCell()
	if !e.touched {
		return nil
	}
	cell := s.pool.matrix[e.row][e.column]
	if cell.Number == e.number() {
		return nil
	}
	return s.keepGrid(withTarget(s.pool.grid, cell.Target, e.number()), false)
}

// withTarget is a grid with another target in one cell.
func withTarget(grid sample.Grid, target sample.Target, number int) sample.Grid {
	grid.Targets = slices.Clone(grid.Targets)
	at := slices.IndexFunc(grid.Targets, func(t sample.Target) bool { return t.Row == target.Row && t.Column == target.Column })
	if at < 0 {
		grid.Targets = append(grid.Targets, target)
		at = len(grid.Targets) - 1
	}
	grid.Targets[at].Number = number
	return grid
}
