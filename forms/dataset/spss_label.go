package dataset

import (
	"strings"
	"unicode/utf8"

	"fieldwork/forms/dataset/codeplan"
	"fieldwork/forms/dataset/sav"
)

// label is that of a column. SPSS shows labels far from one another, so that a
// row of a grid has its question before it.
func (e *savEncoder) label(column *codeplan.Column) string {
	label := oneLine(column.Label(e.language, e.fallback))
	if column.Variable.Item == nil {
		return label
	}
	return questionAndRow(oneLine(column.Variable.Question.Label.In(e.language, e.fallback)), label)
}

// questionAndRow puts the wording of a question before that of its row, cut so
// that all of the row has room. Where hardly anything would be left of the
// question, the row stands alone.
func questionAndRow(question, row string) string {
	const (
		between, cutSign = " – ", "…"
		fewest           = 24
	)
	room := sav.MostVariableLabel - len(between) - len(row)
	if len(question) > room {
		if room < fewest {
			return row
		}
		end := room - len(cutSign)
		for !utf8.RuneStart(question[end]) {
			end--
		}
		question = strings.TrimRight(question[:end], " ") + cutSign
	}
	if question == "" {
		return row
	}
	return question + between + row
}
