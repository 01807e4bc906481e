package desk

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// Sections of the help.
const (
	sectionInterviews = "Interviews"
	sectionCases      = "Contacts and cases"
	sectionCoding     = "Coding"
	sectionDesk       = "Desk"
	sectionList       = "All interviews"
	sectionText       = "Text"
	sectionWelcome    = "Welcome"
)

// listInterviews opens the list of all interviews.
func (d *Desk) listInterviews() tea.Cmd { return ui.Push(newInterviewList(d.options)) }

// Actions is what can be done now.
func (d *Desk) Actions() ui.Actions {
	noWaiting := ""
	if len(d.contents.waiting) == 0 {
		noWaiting = "No interview waits to be resumed."
	}
	noInstrument := ""
	switch {
	case !d.loaded:
		noInstrument = "The study is still being read."
	case len(d.contents.instruments) == 0:
		noInstrument = d.contents.noInstrument()
	}
	noInterview := noInstrument
	if noInterview == "" && d.contents.interviews() == 0 && d.contents.why == nil {
		noInterview = "There is no interview yet. Press n to begin one."
	}
	nothing := ""
	if len(d.tasks) == 0 {
		nothing = "There is nothing to do here yet. Press n to begin an interview."
	}
	actions := ui.Actions{
		{Name: "open", Keys: []string{"enter"}, Label: "open", Section: sectionInterviews, Hint: true,
			Help: "Do what is selected: call, go on with the interview, or read.", Do: d.open, Disabled: nothing},
	}
	actions = append(actions, d.caseActions()...)
	return append(actions, ui.Actions{
		{Name: "resume", Keys: []string{"r"}, Label: "resume", Section: sectionInterviews,
			Help: "Go on with the selected interview where it stands, or with the first that waits.", Do: d.resumeSelected, Disabled: noWaiting},
		{Name: "new", Keys: []string{"n"}, Label: "new interview", Section: sectionInterviews, Hint: true,
			Help: "Begin an interview with somebody who is not in the sample.", Do: d.begin, Disabled: noInstrument},
		{Name: "view", Keys: []string{"v"}, Label: "view", Section: sectionInterviews,
			Help: "Read the answers of the selected interview so far.", Do: d.viewAnswers, Disabled: d.noneSelected()},
		{Name: "answers", Keys: []string{"a"}, Label: "answers", Section: sectionInterviews, Hint: true,
			Help: "List all interviews, newest first, to read their answers.", Do: d.listInterviews, Disabled: noInterview},
		{Name: "tables", Keys: []string{"T"}, Label: "tables", Section: sectionInterviews,
			Help: "See how a questionnaire was answered, in tables and charts.", Do: d.openTables, Disabled: d.noTables()},
		{Name: "documents", Keys: []string{"d"}, Label: "documents", Section: sectionCoding,
			Help: "Read and code a document: a transcript, the notes of an interview, an open answer.", Do: d.listDocuments, Disabled: d.noDocument()},
		{Name: "codes", Keys: []string{"t"}, Label: "themes", Section: sectionCoding,
			Help: "See the code system, and what is filed under each theme.", Do: d.codeSystem},
		{Name: "matrices", Keys: []string{"M"}, Label: "matrices", Section: sectionCoding,
			Help: "Set codes against an attribute, documents, one another or cases.", Do: d.matrices, Disabled: d.noDocument()},
		{Name: "agreement", Keys: []string{"g"}, Label: "agreement", Section: sectionCoding,
			Help: "See how far coders agree, and settle where they do not.", Do: d.agreement, Disabled: d.noDocument()},
		{Name: "instruments", Keys: []string{"i"}, Label: "instruments", Section: sectionDesk, Hint: true,
			Help: "Read the questions of an instrument.", Do: d.viewInstrument, Disabled: noInstrument},
		{Name: "up", Keys: []string{"up", "k"}, Label: "up", Section: sectionInterviews,
			Help: "Select what is above.", Do: func() tea.Cmd { return d.move(-1) }, Disabled: nothing},
		{Name: "down", Keys: []string{"down", "j"}, Label: "down", Section: sectionInterviews,
			Help: "Select what is below.", Do: func() tea.Cmd { return d.move(+1) }, Disabled: nothing},
		{Name: "page-up", Keys: []string{"pgup"}, Label: "page up", Section: sectionInterviews,
			Help: "Go a page up in the list.", Do: func() tea.Cmd { return d.move(-d.cursor.page()) }, Disabled: nothing},
		{Name: "page-down", Keys: []string{"pgdown"}, Label: "page down", Section: sectionInterviews,
			Help: "Go a page down in the list.", Do: func() tea.Cmd { return d.move(d.cursor.page()) }, Disabled: nothing},
		{Name: "quit", Keys: []string{"q", "ctrl+q"}, Label: "quit", Section: sectionDesk, Hint: true,
			Help: "Leave the program. Everything is saved.", Do: ui.Quit},
	}...)
}

// caseActions are what can be done with contacts and cases.
func (d *Desk) caseActions() ui.Actions {
	noCase, noSample := "", ""
	switch {
	case !d.loaded:
		noCase, noSample = "The study is still being read.", "The study is still being read."
	case d.withoutCases() != "":
		noCase = d.withoutCases()
	case d.contents.calling.cases == 0:
		noCase = "The study has no case yet. Bring contacts in with 'fieldwork contacts import FILE', and press s to choose whom to ask."
	}
	if d.loaded && len(d.contents.instruments) == 0 {
		noSample = d.contents.noInstrument()
	}
	return ui.Actions{
		{Name: "queue", Keys: []string{"c"}, Label: "call", Section: sectionCases, Hint: noCase == "",
			Help: "See whom to call now, and call.", Do: d.queue, Disabled: noCase},
		{Name: "board", Keys: []string{"b"}, Label: "board", Section: sectionCases, Hint: noCase == "",
			Help: "See how the fieldwork stands: by list and by day.", Do: d.openBoard, Disabled: noCase},
		{Name: "contacts", Keys: []string{"p"}, Label: "people", Section: sectionCases, Hint: noCase == "",
			Help: "Find, read and edit contacts.", Do: d.contacts},
		{Name: "sample", Keys: []string{"s"}, Label: "sample", Section: sectionCases,
			Help: "Choose whom to ask, against the target numbers of a grid.", Do: d.chooseSample, Disabled: noSample},
	}
}

// noneSelected says why no interview can be read; "" if one is selected.
func (d *Desk) noneSelected() string {
	if d.selected().interview == "" {
		return "No interview is selected. Press a for the list of all."
	}
	return ""
}

func (d *Desk) noDocument() string {
	switch {
	case d.contents.documents > 0:
		return ""
	case d.readingCases:
		return "The documents are still being read."
	}
	return "There is no document yet. Bring transcripts in with 'fieldwork transcripts import FILE'; an interview under a guide becomes one when it has ended."
}
