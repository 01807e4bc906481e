package dataset

import (
	"fmt"

	"fieldwork/forms"
	"fieldwork/forms/dataset/csvfile"
	"fieldwork/forms/flow"
)

// follow checks what a row answers as a whole: that every answer lies on the
// path, that what is calculated agrees, and that nothing which has to be
// answered is missing. What is wrong is noted.
func (r *rowReader) follow(cells []csvfile.Cell, interview *forms.Interview) {
	state := flow.Restore(r.in, interview)
	for _, v := range state.OffPath() {
		r.fault(cells, r.at[v.Index()], offPathMessage(v))
	}
	for i, c := range r.columns {
		if c.variable != nil && c.variable.Type() == forms.Calculate {
			r.compare(cells, i, effective(state, c.variable).Value)
		}
	}
	for _, problem := range state.Outstanding() {
		if !problem.Soft {
			r.problem(cells, state, problem)
		}
	}
}

// effective is the answer to a variable if it counts, else none.
func effective(state *flow.State, v *forms.Variable) forms.Answer {
	if !state.OnPath(v) {
		return forms.Answer{}
	}
	return state.Answer(v)
}

func offPathMessage(v *forms.Variable) string {
	if v.OpenText != nil {
		return fmt.Sprintf("There are words here, but “%s” is not chosen in %s.", v.OpenText.Name, v.Question.Name)
	}
	return "There is an answer here, but the other answers have the question left out."
}

// compare checks a cell against what the instrument calculates.
func (r *rowReader) compare(cells []csvfile.Cell, i int, calculated string) {
	if cell := cells[i].Text; cell != calculated {
		r.fault(cells, i, fmt.Sprintf("“%s” stands here, but the instrument works out “%s”.", short(cell), short(calculated)))
	}
}

// problem notes a problem at the column that it lies in; at the beginning of
// the row if the file has no such column.
func (r *rowReader) problem(cells []csvfile.Cell, state *flow.State, problem flow.Problem) {
	v := problem.Variable
	if v == nil {
		v = problem.Question.Variables()[0]
	}
	message := state.Say(problem.Message, r.in.DefaultLanguage)
	if i := r.at[v.Index()]; i >= 0 {
		r.fault(cells, i, message)
		return
	}
	r.faults.add(cells[0].Line, cells[0].Column, v.Name+": "+message)
}
