package matrixview

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding/themes"
	"fieldwork/forms/ui"
)

const (
	sectionCell   = "Cell"
	sectionMatrix = "Matrix"
	sectionMove   = "Move"
)

// Actions is what can be done on the screen of matrices.
func (s *Screen) Actions() ui.Actions {
	actions := s.cellActions()
	actions = append(actions, s.matrixActions()...)
	return append(actions, s.moveActions()...)
}

func (s *Screen) cellActions() ui.Actions {
	return ui.Actions{
		{Name: "open", Keys: []string{"enter"}, Label: "passages", Section: sectionCell, Hint: true,
			Help: "Show the passages of the selected cell; esc there comes back.", Do: s.open, Disabled: s.whyNotOpen()},
		{Name: "summary", Keys: []string{"e"}, Label: "summary", Section: sectionCell, Hint: s.framework != nil,
			Help: "Write what the case says to the theme.", Do: s.editSummary, Disabled: s.whyNoSummary()},
		{Name: "undo", Keys: []string{"u"}, Label: "undo", Section: sectionCell, Hint: s.framework != nil,
			Help: "Take back your last change of the coding, and say what it was.", Do: s.step(s.work.Undo)},
		{Name: "redo", Keys: []string{"ctrl+r"}, Label: "redo", Section: sectionCell,
			Help: "Make the change again that was undone last.", Do: s.step(s.work.Redo)},
	}
}

func (s *Screen) matrixActions() ui.Actions {
	noMeasure := ""
	if s.framework != nil {
		noMeasure = "The cells hold summaries. Choose another matrix with a to count."
	}
	allCodes := ""
	if s.asked.branch == "" {
		allCodes = "All codes are shown."
	}
	return ui.Actions{
		{Name: "across", Keys: []string{"a"}, Label: "against", Section: sectionMatrix, Hint: true,
			Help: "Choose what the codes are set against: an attribute, documents, one another, or cases.", Do: s.chooseAcross},
		{Name: "measure", Keys: []string{"m"}, Label: "measure", Section: sectionMatrix, Hint: s.framework == nil,
			Help: "Count passages, documents, words, or only whether there is any.", Do: s.nextMeasure, Disabled: noMeasure},
		{Name: "sort", Keys: []string{"s"}, Label: "sort", Section: sectionMatrix, Hint: s.framework == nil,
			Help: "Sort by the selected column, or again as the codes lie in the tree.", Do: s.toggleSort, Disabled: s.whyNotSort(noMeasure)},
		{Name: "branches", Keys: []string{"b"}, Label: "branches", Section: sectionMatrix,
			Help: "Count each code with all that lie under it, or alone.", Do: s.toggleSum},
		{Name: "theme", Keys: []string{"t"}, Label: "theme", Section: sectionMatrix, Hint: true,
			Help: "Show only one code and those under it.", Do: s.chooseBranch},
		{Name: "all-codes", Keys: []string{"T"}, Label: "all codes", Section: sectionMatrix,
			Help: "Show all codes again.", Do: s.showAll, Disabled: allCodes},
		{Name: "coder", Keys: []string{"f"}, Label: "coder", Section: sectionMatrix,
			Help: "Count only what one coder has coded.", Do: s.chooseCoder},
		{Name: "close", Keys: []string{"esc"}, Label: "back", Section: sectionMatrix, Hint: true,
			Help: "Go back to where you came from.", Do: ui.Pop},
	}
}

func (s *Screen) moveActions() ui.Actions {
	step := func(rows, columns int) func() tea.Cmd {
		return func() tea.Cmd { s.grid.move(rows, columns); return s.quote() }
	}
	page, wide := max(s.grid.height-1, 1), max(len(s.grid.widths)-1, 1)
	rows, columns := len(s.grid.rows), len(s.grid.columns)
	return ui.Actions{
		{Name: "down", Keys: []string{"down", "j"}, Label: "down", Section: sectionMove, Help: "Select the cell below.", Do: step(1, 0)},
		{Name: "up", Keys: []string{"up", "k"}, Label: "up", Section: sectionMove, Help: "Select the cell above.", Do: step(-1, 0)},
		{Name: "right", Keys: []string{"right", "l"}, Label: "right", Section: sectionMove, Help: "Select the next cell of the row.", Do: step(0, 1)},
		{Name: "left", Keys: []string{"left", "h"}, Label: "left", Section: sectionMove, Help: "Select the cell before it in the row.", Do: step(0, -1)},
		{Name: "page-down", Keys: []string{"pgdown", "ctrl+d"}, Label: "page down", Section: sectionMove, Help: "Go down by a window.", Do: step(page, 0)},
		{Name: "page-up", Keys: []string{"pgup", "ctrl+u"}, Label: "page up", Section: sectionMove, Help: "Go up by a window.", Do: step(-page, 0)},
		{Name: "page-right", Keys: []string{"tab"}, Label: "page right", Section: sectionMove, Help: "Go right by a window.", Do: step(0, wide)},
		{Name: "page-left", Keys: []string{"shift+tab"}, Label: "page left", Section: sectionMove, Help: "Go left by a window.", Do: step(0, -wide)},
		{Name: "first", Keys: []string{"home", "g"}, Label: "first", Section: sectionMove, Help: "Select the first cell of all.", Do: step(-rows, -columns)},
		{Name: "last", Keys: []string{"end", "G"}, Label: "last", Section: sectionMove, Help: "Select the last row.", Do: step(rows, 0)},
	}
}

func (s *Screen) whyNotSort(noMeasure string) string {
	if noMeasure == "" && s.asked.sorted == "" && s.totalSelected() {
		return "Select a column other than the total to sort by."
	}
	return noMeasure
}

// totalSelected reports whether the column of totals is selected, or none is.
func (s *Screen) totalSelected() bool {
	return s.matrix != nil && s.grid.column >= len(s.matrix.Columns)
}

func (s *Screen) whyNoSummary() string {
	switch {
	case s.framework == nil:
		return "Summaries are written in the matrix of cases by codes; a chooses it."
	case len(s.grid.rows) == 0 || len(s.grid.columns) == 0:
		return "There is no cell."
	}
	return ""
}

// mouse selects the cell that is clicked, and opens the one that was selected.
func (s *Screen) mouse(msg tea.MouseMsg) tea.Cmd {
	if msg.Action != tea.MouseActionPress {
		return nil
	}
	switch msg.Button {
	case tea.MouseButtonWheelDown:
		s.grid.move(1, 0)
	case tea.MouseButtonWheelUp:
		s.grid.move(-1, 0)
	case tea.MouseButtonLeft:
		row, column, ok := s.grid.at(msg.X, msg.Y)
		if !ok {
			return nil
		}
		if row == s.grid.row && column == s.grid.column && s.whyNotOpen() == "" {
			return s.open()
		}
		s.grid.row, s.grid.column = row, column
	}
	return nil
}

// nextMeasure counts by the next measure that the matrix has.
func (s *Screen) nextMeasure() tea.Cmd {
	measures := s.matrix.Measures
	for i, measure := range measures {
		if measure == s.asked.measure {
			s.asked.measure = measures[(i+1)%len(measures)]
			break
		}
	}
	return tea.Batch(s.again(), ui.Notify("Counted: "+s.asked.measure.Label()+"."))
}

func (s *Screen) toggleSort() tea.Cmd {
	if s.asked.sorted != "" || s.totalSelected() {
		s.asked.sorted = ""
		return s.again()
	}
	s.asked.sorted = s.matrix.Columns[s.grid.column].ID
	s.grid.row, s.grid.top = 0, 0
	return s.again()
}

func (s *Screen) toggleSum() tea.Cmd {
	s.asked.sum = !s.asked.sum
	said := "Each code is counted alone."
	if s.asked.sum {
		said = "Each code is counted with all that lie under it."
	}
	return tea.Batch(s.again(), ui.Notify(said))
}

// editSummary asks for what a case says to a theme.
func (s *Screen) editSummary() tea.Cmd {
	one, column := s.framework.Cases[s.grid.row], s.framework.Columns[s.grid.column]
	before := s.framework.Cells[s.grid.row][s.grid.column].Summary
	title := one.Label + " × " + column.Label
	return ui.Open(ui.Prompt(title, "What does the case say to the theme?", before, true, func(text string) tea.Cmd {
		text = trimmed(text)
		said := "Summary kept."
		switch {
		case text == before:
			return nil
		case text == "":
			said = "Summary taken away."
		}
		cmd := s.work.Change(themes.SetSummary(s.work.Analysis(), s.work.Author(), one.ID, column.ID, text), nil)
		s.make()
		return tea.Batch(cmd, ui.Notify(said))
	}))
}

// step takes a change back or makes it again. It may be one of texts.
func (s *Screen) step(find func() tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd {
		s.reading.forget()
		s.quoting.forget()
		return find()
	}
}
