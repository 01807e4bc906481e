package study

// ShortID is the end of the ID of an interview, by which lists tell it and
// Study.Interview finds it.
func ShortID(id string) string {
	const length = 6
	return id[max(len(id)-length, 0):]
}

// Subject says in words which interview it is: the end of the ID of
// its case, or of its own where it has none.
func Subject(caseID, id string) string {
	if caseID != "" {
		return "case " + ShortID(caseID)
	}
	return ShortID(id)
}
