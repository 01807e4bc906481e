package refi

import "cmp"

// tellUnwritten tells what a project has no place for that belongs to the whole
// of it, and to documents and cases.
func (c *fromAnalysis) tellUnwritten() {
	if c.analysis.Blind() {
		c.report.lost("settings", notInFormat, "blind coding")
	}
	finished := c.analysis.Finished()
	for _, document := range c.analysis.Documents() {
		for range finished[document.ID] {
			c.report.lost("marks of coders who have finished a document", notInFormat, document.Title)
		}
	}
	c.tellPeople()
}

// tellPeople tells of those who were asked more than once, and of those who are
// not to be quoted.
func (c *fromAnalysis) tellPeople() {
	cases := map[string]map[string]bool{} // by person
	for _, document := range c.analysis.Documents() {
		if c.study.Unquotable[document.ID] {
			c.report.lost("refusals to be quoted", "The format has no place for them. See to it that these documents are not quoted.", document.Title)
		}
		person, of := c.study.People[document.ID], cmp.Or(document.Case, document.Interview)
		if person == "" || of == "" {
			continue
		}
		if cases[person] == nil {
			cases[person] = map[string]bool{}
		}
		cases[person][of] = true
	}
	told := map[string]bool{}
	for _, document := range c.analysis.Documents() {
		person, of := c.study.People[document.ID], cmp.Or(document.Case, document.Interview)
		if len(cases[person]) > 1 && !told[of] {
			told[of] = true
			c.report.lost("links between the cases of one respondent", "The format knows cases only: each counts as a respondent where the project is read.", c.caseName(of))
		}
	}
}
