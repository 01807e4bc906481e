package tableview

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// Sections of the help.
const (
	sectionQuestion = "Question"
	sectionTable    = "Table"
	sectionCounted  = "What is counted"
	sectionMove     = "Move"
)

// Actions is what can be done on the screen of tables.
func (s *Screen) Actions() ui.Actions {
	actions := s.questionActions()
	actions = append(actions, s.countedActions()...)
	actions = append(actions, s.tableActions()...)
	return append(actions, s.moveActions()...)
}

func (s *Screen) questionActions() ui.Actions {
	none := s.noTable()
	into := "table"
	if s.inTable {
		into = "questions"
	}
	return ui.Actions{
		{Name: "into", Keys: []string{"tab", "enter"}, Label: into, Section: sectionQuestion, Hint: true,
			Help: "Move in the table, or again in the list of questions.", Do: s.change, Disabled: none},
		{Name: "find", Keys: []string{"/"}, Label: "find", Section: sectionQuestion, Hint: true,
			Help: "Find a question by its number, its name or its words.", Do: s.find, Disabled: none},
		{Name: "next", Keys: []string{"]"}, Label: "next question", Section: sectionQuestion,
			Help: "Show the table of the next question, wherever you are.", Do: func() tea.Cmd { return s.selectQuestion(1) }, Disabled: none},
		{Name: "previous", Keys: []string{"["}, Label: "previous question", Section: sectionQuestion,
			Help: "Show the table of the question before.", Do: func() tea.Cmd { return s.selectQuestion(-1) }, Disabled: none},
	}
}

func (s *Screen) countedActions() ui.Actions {
	none := s.noTable()
	return ui.Actions{
		{Name: "cross", Keys: []string{"b"}, Label: "by", Section: sectionCounted, Hint: true,
			Help: "Cross the tables with a question, or with what is known of the contacts.", Do: s.chooseCrossing, Disabled: none},
		{Name: "filter", Keys: []string{"f"}, Label: "filter", Section: sectionCounted, Hint: true,
			Help: "Count only respondents for whom an expression holds; it is checked as you type.", Do: s.askFilter, Disabled: none},
		{Name: "intervals", Keys: []string{"i"}, Label: "intervals", Section: sectionCounted,
			Help: "Show 95% confidence intervals, or hide them: corrected for the size of the sample frame where it is known, else Wilson's.", Do: s.toggleIntervals, Disabled: none},
		{Name: "weight", Keys: []string{"W"}, Label: "weight", Section: sectionCounted,
			Help: "Weight by a question or a column of the contacts that holds numbers.", Do: s.chooseWeight, Disabled: none},
		{Name: "suppress", Keys: []string{"x"}, Label: "small counts", Section: sectionCounted,
			Help: "Hide small counts, and what would give them away.", Do: s.chooseSuppression, Disabled: none},
		{Name: "incomplete", Keys: []string{"a"}, Label: "incomplete too", Section: sectionCounted,
			Help: "Count interviews too that are not complete, or only those that are.", Do: s.toggleAll, Disabled: none},
		{Name: "again", Keys: []string{"r"}, Label: "count again", Section: sectionCounted,
			Help: "Read the study anew and count again. Changes are looked for every few seconds besides.", Do: func() tea.Cmd { return s.count(true) }},
	}
}

func (s *Screen) tableActions() ui.Actions {
	none := s.noTable()
	noFile := none
	if s.options.Write == nil {
		noFile = "Tables cannot be written from here."
	}
	return ui.Actions{
		{Name: "show", Keys: []string{"%", "p"}, Label: "counts or %", Section: sectionTable, Hint: true,
			Help: "Show counts and percentages, counts, percentages, or percentages of rows.", Do: s.nextShow, Disabled: none},
		{Name: "sort", Keys: []string{"s"}, Label: "sort", Section: sectionTable, Hint: true,
			Help: "Sort the answers as asked, the most first, or by name.", Do: s.nextOrder, Disabled: none},
		s.languageAction(none),
		{Name: "words", Keys: []string{"o"}, Label: "answers in words", Section: sectionTable,
			Help: "List what people answered in their own words, or only count it: words can tell who gave them.", Do: s.toggleWords, Disabled: none},
		{Name: "missing", Keys: []string{"m"}, Label: "missing", Section: sectionTable,
			Help: "Hide those who did not answer, or show them.", Do: s.toggleMissing, Disabled: none},
		{Name: "chart", Keys: []string{"c"}, Label: "chart", Section: sectionTable, Hint: true,
			Help: "Show the chart alone, the table alone, or both where there is room.", Do: s.nextPane, Disabled: s.noChart(none)},
		{Name: "notes", Keys: []string{"n"}, Label: "notes", Section: sectionTable, Hint: true,
			Help: "Read the whole question, who is counted, the tests and the notes; again for the table.", Do: s.toggleNotes, Disabled: none},
		{Name: "write", Keys: []string{"w"}, Label: "write", Section: sectionTable, Hint: true,
			Help: "Write this table to a file, as it is shown.", Do: s.askPath, Disabled: noFile},
		{Name: "close", Keys: []string{"esc"}, Label: "back", Section: sectionTable, Hint: true,
			Help: "Go back to where you came from.", Do: s.close},
	}
}

// languageAction switches to the language of labels that follows.
func (s *Screen) languageAction(none string) ui.Action {
	action := ui.Action{Name: "language", Keys: []string{"ctrl+l"}, Label: "language", Section: sectionTable,
		Help: "Show the labels in another language of the questionnaire.", Do: s.nextLanguage, Disabled: none}
	if none == "" && len(s.instrument().Languages) < 2 {
		action.Disabled = "This questionnaire has one language only."
	}
	return action
}

func (s *Screen) noTable() string {
	if s.nothing() != "" {
		return "There is no table yet."
	}
	return ""
}

func (s *Screen) noChart(none string) string {
	if none == "" && !s.shown.charted && s.pane != chartPane {
		return "There is no chart of this table."
	}
	return none
}

func (s *Screen) moveActions() ui.Actions {
	move := func(rows, columns int) func() tea.Cmd {
		return func() tea.Cmd { return s.move(rows, columns) }
	}
	page := s.questions.Page()
	if s.inTable {
		page = max(s.shown.grid.height-1, 1)
	}
	pages := max(s.shown.grid.columns-1, 1)
	most := len(s.counted.tables) + len(s.shown.grid.layout.Rows)
	noTable := ""
	if !s.inTable {
		noTable = "Press tab to move in the table."
	}
	return ui.Actions{
		{Name: "down", Keys: []string{"down", "j"}, Label: "down", Section: sectionMove, Help: "Show the next question, or select the row below.", Do: move(1, 0)},
		{Name: "up", Keys: []string{"up", "k"}, Label: "up", Section: sectionMove, Help: "Show the question before, or select the row above.", Do: move(-1, 0)},
		{Name: "right", Keys: []string{"right", "l"}, Label: "right", Section: sectionMove,
			Help: "Move into the table, or select the next cell of the row.", Do: move(0, 1)},
		{Name: "left", Keys: []string{"left", "h"}, Label: "left", Section: sectionMove,
			Help: "Select the cell before in the row; from the first, move to the list.", Do: move(0, -1), Disabled: noTable},
		{Name: "page-down", Keys: []string{"pgdown", "space"}, Label: "page down", Section: sectionMove,
			Help: "Go down by a window; in a chart or notes, scroll on.", Do: func() tea.Cmd { return s.page(1, page) }},
		{Name: "page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionMove,
			Help: "Go up by a window; in a chart or notes, scroll back.", Do: func() tea.Cmd { return s.page(-1, page) }},
		{Name: "page-right", Keys: []string{"shift+right", "L"}, Label: "page right", Section: sectionMove,
			Help: "Go right by a window of columns.", Do: move(0, pages), Disabled: noTable},
		{Name: "page-left", Keys: []string{"shift+left", "H"}, Label: "page left", Section: sectionMove,
			Help: "Go left by a window of columns.", Do: func() tea.Cmd { s.shown.grid.move(0, -pages); return nil }, Disabled: noTable},
		{Name: "first", Keys: []string{"home", "g"}, Label: "first", Section: sectionMove, Help: "Go to the first question, or the first cell of all.",
			Do: func() tea.Cmd { s.shown.grid.column = 0; return s.move(-most, 0) }},
		{Name: "last", Keys: []string{"end", "G"}, Label: "last", Section: sectionMove, Help: "Go to the last question, or the last row.", Do: move(most, 0)},
	}
}
