package themes

import (
	"fieldwork/coding"
)

// Count is how often something was coded.
type Count struct {
	Segments int `json:"segments"`
	// Documents and Respondents are how many have at least one of them.
	Documents   int `json:"documents"`
	Respondents int `json:"respondents"`
}

// CodeCount is how often a code was given.
type CodeCount struct {
	Code coding.Code
	Path []string
	// Own leaves the codes under it out, Branch takes them in.
	Own, Branch Count
	// By are the counts of the code itself by the values of an attribute, in
	// the order of the values; nil where none was asked for.
	By []ValueCount
}

// ValueCount is how often a code was given in documents with a value of an
// attribute; an empty value stands for documents that have none.
type ValueCount struct {
	Value string
	Count
}

// tally counts segments that come document by document.
type tally struct {
	Count
	last        string // document
	respondents map[string]bool
}

func (t *tally) add(s *coding.Segment, respondent string) {
	t.Segments++
	if s.Document == t.last {
		return
	}
	t.last = s.Document
	t.Documents++
	if t.respondents == nil {
		t.respondents = map[string]bool{}
	}
	t.respondents[respondent] = true
	t.Respondents = len(t.respondents)
}

// Counts counts the segments that a choice wants by code, in the order of the
// tree, and by the values of an attribute where one is named. Documents of
// several values count under each. The last count is that of all segments
// together, with the zero Code.
func Counts(m *Material, c *Choice, r *Reading, attribute string) []CodeCount {
	counting := &codeCounting{own: map[string]*tally{}, branch: map[string]*tally{}, by: map[string]map[string]*tally{}}
	respondents := map[string]string{}
	for _, s := range Passages(m, c, r) {
		respondent, known := respondents[s.Document]
		d, _ := m.Analysis.Document(s.Document)
		if !known {
			respondent = m.respondent(&d).ID
			respondents[s.Document] = respondent
		}
		counting.add(m.Analysis, &s, respondent)
		if attribute != "" {
			counting.addValues(&s, respondent, m.values(&d, attribute))
		}
	}
	return counting.counts(m, c, attribute)
}

type codeCounting struct {
	all         tally
	own, branch map[string]*tally            // by code
	by          map[string]map[string]*tally // by code and value; all codes under ""
}

func tallyOf(tallies map[string]*tally, key string) *tally {
	if tallies[key] == nil {
		tallies[key] = &tally{}
	}
	return tallies[key]
}

func (c *codeCounting) add(a *coding.Analysis, s *coding.Segment, respondent string) {
	c.all.add(s, respondent)
	tallyOf(c.own, s.Code).add(s, respondent)
	for code, known := a.Code(s.Code); known; code, known = a.Code(code.Parent) {
		tallyOf(c.branch, code.ID).add(s, respondent)
	}
}

func (c *codeCounting) addValues(s *coding.Segment, respondent string, values []string) {
	for _, code := range []string{s.Code, ""} {
		if c.by[code] == nil {
			c.by[code] = map[string]*tally{}
		}
		for _, value := range values {
			tallyOf(c.by[code], value).add(s, respondent)
		}
	}
}

func (c *codeCounting) counts(m *Material, choice *Choice, attribute string) []CodeCount {
	var values []string
	if attribute != "" {
		values = m.valuesOfAll(choice, attribute)
	}
	var counts []CodeCount
	for _, code := range choice.CodesOf(m.Analysis) {
		counts = append(counts, CodeCount{
			Code: code, Path: m.Analysis.Path(code.ID),
			Own: tallyOf(c.own, code.ID).Count, Branch: tallyOf(c.branch, code.ID).Count, By: c.valueCounts(code.ID, values),
		})
	}
	return append(counts, CodeCount{Own: c.all.Count, Branch: c.all.Count, By: c.valueCounts("", values)})
}

func (c *codeCounting) valueCounts(code string, values []string) []ValueCount {
	var counts []ValueCount
	for _, value := range values {
		count := ValueCount{Value: value}
		if t := c.by[code][value]; t != nil {
			count.Count = t.Count
		}
		counts = append(counts, count)
	}
	return counts
}
