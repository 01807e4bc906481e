package study

// ShortID is the end of the ID of an interview, by which lists tell it and
// Study.Interview finds it.
func ShortID(id string) string {
	const length = 6
	return id[max(len(id)-length, 0):]
}

// Subject says in words which interview it is: its case, or the end of its ID
// where it has none.
func Subject(caseID, id string) string {
	if caseID != "" {
		return "case " + caseID
	}
	return ShortID(id)
}
