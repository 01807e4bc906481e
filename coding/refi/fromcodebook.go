package refi

import "fieldwork/coding"

// CodebookOf makes a codebook of the codes of an analysis, and tells what of
// them a codebook has no place for.
func CodebookOf(a *coding.Analysis) (Codebook, Report) {
	c := &fromAnalysis{analysis: a, study: &Study{}, users: map[string]GUID{}}
	c.gatherSummaries()
	codes := c.codes("")
	for _, code := range a.Tree() {
		const why = "A codebook has no place for them; a project has."
		if _, there := a.Memo(coding.OnCode, code.ID); there {
			c.report.lost("memos on codes", why, code.Name)
		}
		for range c.summaries[code.ID] {
			c.report.lost("summaries of cases", why, code.Name)
		}
	}
	dropNotes(codes)
	return Codebook{Origin: ours, Codes: codes}, c.report
}

func dropNotes(codes []Code) {
	for i := range codes {
		codes[i].Notes = nil
		dropNotes(codes[i].Codes)
	}
}
