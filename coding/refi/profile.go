package refi

import "strings"

// Profile is the program that a project is written for.
type Profile string

// The profiles. They differ in how positions count and texts are written, which
// the format does not say and programs do each in their own way.
const (
	// Default counts code points in texts with LF, as the format is read by most.
	Default Profile = ""
	// MAXQDA is as Default.
	MAXQDA Profile = "maxqda"
	// NVivo counts UTF-16 units in texts with CR LF, which are two, and with a
	// byte order mark.
	NVivo Profile = "nvivo"
	// ATLAS is as Default; CR LF, were there any, would count as one.
	ATLAS Profile = "atlas"
	// QualCoder is as Default.
	QualCoder Profile = "qualcoder"
)

// Profiles lists the profiles by their words, as a command takes them.
var Profiles = []Profile{Default, MAXQDA, NVivo, ATLAS, QualCoder}

// reading is how positions count in what is written.
func (p Profile) reading() Reading {
	if p == NVivo {
		return UTF16Two
	}
	return CodePointsOne
}

// text is a text with LF line ends as a file of the archive has it.
func (p Profile) text(text string) []string {
	if p != NVivo {
		return []string{text}
	}
	return []string{byteOrderMark, strings.ReplaceAll(text, "\n", "\r\n")}
}

// doubts tells of what programs are known not to agree on in a text with
// selections.
func (p Profile) doubts(report *Report, text, name string) {
	if p != NVivo && hasAstral(text) {
		report.doubted("texts with characters above U+FFFF", "Positions behind such a character are counted in code points, as the format says; "+
			"a program that counts otherwise puts selections behind them one or more characters too early.", name)
	}
}
