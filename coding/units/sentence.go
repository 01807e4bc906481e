package units

// beginsSentence reports whether a sentence begins at a place.
func beginsSentence(text string, at int) bool {
	return at > 1 && text[at-1] == ' ' && text[at-2] == '.'
}
