package dataset

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"fieldwork/forms"
)

// idOf is the id of an interview in files: the one it came with, else its own.
func idOf(interview *forms.Interview) string {
	if interview.Reference != "" {
		return interview.Reference
	}
	return interview.ID
}

// timeOf is a time in files; empty for none.
func timeOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

// minutesOf is the length of an interview in minutes, with one decimal.
func minutesOf(interview *forms.Interview) string {
	return strconv.FormatFloat(interview.Elapsed().Minutes(), 'f', 1, 64)
}

// remarksOf is all remarks in one cell: "q4: text; q5: text".
func remarksOf(interview *forms.Interview, in *forms.Instrument) string {
	var remarks []string
	for _, name := range remarkedOn(interview, in) {
		remarks = append(remarks, name+": "+interview.Remarks[name])
	}
	return strings.Join(remarks, "; ")
}

// remarkedOn names what has a remark, in the order of the questions; what is
// no question comes last.
func remarkedOn(interview *forms.Interview, in *forms.Instrument) []string {
	place := func(name string) int {
		if q := in.Question(name); q != nil {
			return q.Index()
		}
		return len(in.Questions)
	}
	names := slices.Sorted(maps.Keys(interview.Remarks))
	slices.SortStableFunc(names, func(a, b string) int { return place(a) - place(b) })
	return names
}
