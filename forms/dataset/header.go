package dataset

import (
	"fmt"
	"slices"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/dataset/csvfile"
)

// column is one column of a file that is imported. Exactly one of variable
// and own is set; own is the name of a column that is no variable.
type column struct {
	name     string
	variable *forms.Variable
	own      string
}

// ownColumns can be imported beside the variables.
var ownColumns = []string{idName, submittedName, languageName}

// readHeader says what the columns of a file are. What it does not allow is
// added to the faults.
func readHeader(in *forms.Instrument, cells []csvfile.Cell, faults *faultList) []column {
	if len(cells) == 1 && strings.ContainsAny(cells[0].Text, ";\t") {
		faults.add(cells[0].Line, cells[0].Column, "the cells of this file are not separated by commas; save it as CSV with commas")
		return nil
	}
	columns := make([]column, len(cells))
	seen := make(map[column]int, len(cells))
	for i, cell := range cells {
		c := columnNamed(in, cell.Text)
		columns[i] = c
		if c.variable == nil && c.own == "" {
			faults.add(cell.Line, cell.Column, unknownColumn(in, i+1, cell.Text))
			continue
		}
		c.name = ""
		if first, twice := seen[c]; twice {
			faults.add(cell.Line, cell.Column, fmt.Sprintf("column %d, “%s”, is column %d already", i+1, short(cell.Text), first))
			continue
		}
		seen[c] = i + 1
	}
	return columns
}

// columnNamed finds what a name in the first line stands for.
func columnNamed(in *forms.Instrument, name string) column {
	if v := in.Variable(name); v != nil {
		return column{name: name, variable: v}
	}
	for _, own := range ownColumns {
		if name == escape+own || name == own && !hasVariable(in, own) {
			return column{name: name, own: own}
		}
	}
	return column{name: name}
}

func unknownColumn(in *forms.Instrument, number int, name string) string {
	detail := strings.TrimPrefix(name, escape)
	switch v := variableLike(in, name); {
	case name == "":
		return fmt.Sprintf("column %d has no name", number)
	case v != nil:
		return fmt.Sprintf("column %d, “%s”, is no variable of %s; did you mean “%s”?", number, name, in.Name, v.Name)
	case slices.Contains(detailNames, detail):
		return fmt.Sprintf("column %d, “%s”, cannot be imported; take it out, or export without details", number, name)
	}
	return fmt.Sprintf("column %d, “%s”, is no variable of %s; its columns are id, submitted, language and the names of its variables",
		number, short(name), in.Name)
}
