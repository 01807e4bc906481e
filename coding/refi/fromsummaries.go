package refi

import (
	"strings"

	"fieldwork/coding"
)

// summaryLink is the name of the links from summaries to the cases or the
// documents that they sum up. Their notes are those of the codes.
const summaryLink = "sums up"

// gatherSummaries finds what coders have summed up, by the code.
func (c *fromAnalysis) gatherSummaries() {
	c.summaries = map[string][]summary{}
	for _, memo := range c.analysis.Memos() {
		if memo.Subject != coding.OnSummary {
			continue
		}
		of, code := partsOf(memo.ID)
		if _, known := c.analysis.Code(code); !known {
			c.report.lost("summaries of cases", "Their code is no more.", "")
			continue
		}
		c.summaries[code] = append(c.summaries[code], summary{of, memo})
	}
}

// summary is what a coder has summed up, and of which case, interview or
// document.
type summary struct {
	of   string
	memo coding.Memo
}

// partsOf gives what a summary is of and its code, by its ID.
func partsOf(id string) (of, code string) {
	at := strings.LastIndexByte(id, '/')
	return id[:max(at, 0)], id[at+1:]
}

// summaryNotes adds the summaries under a code to the notes, each with a link to
// what it is of, and their GUIDs to a list.
func (c *fromAnalysis) summaryNotes(to []GUID, code *coding.Code) []GUID {
	for _, s := range c.summaries[code.ID] {
		key := s.memo.Key()
		note := c.noteOf(&s.memo, "Summary: "+code.Name)
		c.project.Links = append(c.project.Links, Link{
			GUID: derived("link", key), Name: summaryLink, Direction: OneWay, Origin: note, Target: GUIDOf(s.of),
		})
		to = append(to, note)
	}
	return to
}

// summedUp makes cases of what is summed up but has no document, so that every
// link leads somewhere.
func (c *fromAnalysis) summedUp() {
	known := map[GUID]bool{}
	for i := range c.project.Sources {
		known[c.project.Sources[i].GUID] = true
	}
	for i := range c.project.Cases {
		known[c.project.Cases[i].GUID] = true
	}
	for _, code := range c.analysis.Tree() {
		for _, s := range c.summaries[code.ID] {
			if id := GUIDOf(s.of); !known[id] {
				known[id] = true
				c.project.Cases = append(c.project.Cases, Case{GUID: id, Name: c.caseName(s.of)})
			}
		}
	}
}

// summariesUnder takes in the summaries among the notes on a code, and gives the
// other notes.
func (t *toAnalysis) summariesUnder(code string, notes []GUID) []GUID {
	var others []GUID
	for _, id := range notes {
		if of, sumsUp := t.summaries[id]; sumsUp {
			t.note(coding.OnSummary, coding.SummaryID(of.ID(), code), []GUID{id}, "", Stamp{})
			continue
		}
		others = append(others, id)
	}
	return others
}
