package themes

import "fieldwork/coding"

// Summary is what a coder has written of a case and a code; empty for nothing.
func Summary(a *coding.Analysis, subject, code string) string {
	memo, _ := a.Memo(coding.OnSummary, coding.SummaryID(subject, code))
	return memo.Text
}

// SetSummary makes the change that writes the summary of a case and a code
// anew, or takes it away if the text is empty.
func SetSummary(a *coding.Analysis, by coding.Author, subject, code, text string) coding.Change {
	c := a.SetMemo(by, coding.OnSummary, coding.SummaryID(subject, code), text)
	about, _ := a.Code(code)
	c.Label = "summed up a case under " + about.Name
	if text == "" {
		c.Label = "took a summary of a case under " + about.Name + " away"
	}
	return c
}
