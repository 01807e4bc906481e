package demo

import "fieldwork/coding"

// passagesForOneQuote is how many passages of a theme there are for each that is
// marked to be quoted, of which every theme has one.
const passagesForOneQuote = 5

// markQuotes marks passages to be quoted in a report: of each theme the longest.
func (c *codingWork) markQuotes() error {
	for _, code := range c.analysis.Tree() {
		var passages []coding.Segment
		for _, passage := range c.analysis.SegmentsOf(code.ID) {
			if passage.Coder == interviewer {
				passages = append(passages, passage)
			}
		}
		for range (len(passages) + passagesForOneQuote - 1) / passagesForOneQuote {
			longest := 0
			for i := range passages {
				if passages[i].Len() > passages[longest].Len() {
					longest = i
				}
			}
			if err := c.add(c.analysis.MarkQuote(passages[longest].ID, true)); err != nil {
				return err
			}
			passages = append(passages[:longest], passages[longest+1:]...)
		}
	}
	return c.save(interviewer, "marked passages to be quoted")
}
