// Package dataset reads and writes respondent-level files: one row for each
// interview, one column for each variable.
//
// A file has the columns id, submitted and language, then the variables under
// their names. An instrument that has a variable of such a name keeps it: the
// column of ours then has an underscore before its name (_id), which no
// variable can have. Cells are as ODK exports them: a choice's name, chosen
// names separated by spaces (in the order of rank for a ranking), digits,
// YYYY-MM-DD, HH:MM. An empty cell is no answer. A special answer stands under
// its name (dont_know, refused, not_applicable) where the question allows it;
// a text that reads like one has a backslash before it, and one that reads
// like that with backslashes before it has one more.
//
// CSV that is meant for spreadsheets has an apostrophe before every cell that
// a spreadsheet would take for a formula. That is not taken off again on
// import, because an answer may well begin so: a file that is to be imported
// again is exported raw.
package dataset

import (
	"strings"

	"fieldwork/forms"
)

// The columns that are no variables. The later ones are details, which are
// exported when they are asked for and cannot be imported.
const (
	idName          = "id"
	submittedName   = "submitted"
	languageName    = "language"
	instrumentName  = "instrument"
	statusName      = "status"
	versionName     = "version"
	interviewerName = "interviewer"
	startedName     = "started"
	minutesName     = "minutes"
	remarksName     = "remarks"
)

var detailNames = []string{statusName, versionName, interviewerName, startedName, minutesName, remarksName}

// escape is the sign before the name of a column of ours that a variable has
// already.
const escape = "_"

// ownName gives the name under which a column of ours stands beside variables.
func ownName(name string, taken func(string) bool) string {
	if taken(name) {
		return escape + name
	}
	return name
}

// hasVariable reports whether an instrument has a variable of a name,
// whatever its case, which spreadsheets and statistics programs do not tell.
func hasVariable(in *forms.Instrument, name string) bool {
	return variableLike(in, name) != nil
}

// variableLike finds a variable by its name, whatever the case; nil if there
// is none.
func variableLike(in *forms.Instrument, name string) *forms.Variable {
	for _, v := range in.Variables() {
		if strings.EqualFold(v.Name, name) {
			return v
		}
	}
	return nil
}
