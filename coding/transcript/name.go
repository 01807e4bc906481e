package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The limits of the label of a speaker.
const (
	longestName = 60 // code points
	mostWords   = 6
)

// certainty is how sure it is that a label is a speaker before the whole of the
// file is seen.
type certainty int

const (
	// never is what no label of a speaker looks like, or what begins notes and
	// headings.
	never certainty = iota
	// mayBe is what could be a name.
	mayBe
	// likely is what names a part in an interview, but begins other lines too.
	likely
	// sure is what only names a part in an interview.
	sure
)

// parts are the labels of those who take part in an interview, in English and
// Welsh. A number may follow, as in "P1".
var parts = map[string]certainty{
	"int": sure, "interviewer": sure, "interviewee": sure, "respondent": sure, "resp": sure,
	"participant": sure, "speaker": sure, "moderator": sure, "facilitator": sure, "informant": sure,
	"researcher": sure, "unknown speaker": sure, "unidentified speaker": sure,
	"cyfwelydd": sure, "holwr": sure, "ymatebydd": sure, "ymatebwr": sure, "cyfranogwr": sure, "siaradwr": sure, "hwylusydd": sure,
	"i": likely, "r": likely, "p": likely, "s": likely, "m": likely, "f": likely, "q": likely, "a": likely,
	"mod": likely, "fac": likely, "question": likely, "answer": likely, "ir": likely, "ie": likely,
}

// numberedParts are the letters that only name a part where a number follows;
// Q1 and A1 may number questions.
const numberedParts = "iprsmf"

// notSpeakers are the first words of lines that look as if somebody spoke: the
// heads of files and letters, notes, captions, and parts of a document.
var notSpeakers = wordSet(`
note notes nb n.b ps p.s source sources example examples e.g i.e table figure fig box annex appendix chapter section part step
date time place location venue duration length title author authors subject re from to cc bcc sent project study file filename recording
recorded transcript transcribed transcriber transcription interview interviews language mode version page pages url http https link links see
email e-mail tel telephone phone fax mobile address website summary background context conclusion conclusions recommendation
recommendations objective objectives aim aims theme themes code codes key legend total base warning important caution tip update
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december yes no well ok okay so and but because however now then also oh right thanks thank hello hi ie na today yesterday tomorrow first second third finally firstly secondly
nodyn nodiadau dyddiad amser lle lleoliad hyd teitl awdur tabl ffigur atodiad pennod adran cwestiwn ffynhonnell enghraifft crynodeb
iaith prosiect ffeil pwnc oddi tudalen gweler`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// headWords are the first words of the lines that stand at the head of a
// transcript and say what it is of.
var headWords = wordSet(`
date time place location venue duration length title author project study file filename recording recorded transcript
transcribed transcriber transcription interview language mode version subject
dyddiad amser lle lleoliad hyd teitl awdur prosiect ffeil iaith`)

// titles are the abbreviations of more than one letter that names have in them.
var titles = wordSet("dr mr mrs ms mx prof rev st sr jr cllr hon psy ph ph.d")

// particles are the small words that names have in them.
var particles = wordSet("a ab ac af and ap at av da de del della den der di dos du el en ferch in la le of o on the to ter van ven verch von y yr &")

// nameKey is what two spellings of one label have in common.
func nameKey(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}

// rank is how sure it is that a label is a speaker, by itself.
func rank(name string) certainty {
	if name == "" || utf8.RuneCountInString(name) > longestName {
		return never
	}
	key := nameKey(name)
	stem := strings.TrimRight(key, "0123456789 .#")
	if part, known := parts[stem]; known {
		switch isNumbered := stem != key; {
		case isNumbered && strings.Contains(numberedParts, stem):
			return sure
		case isNumbered && part == likely && len(stem) > 1:
			return never
		}
		return part
	}
	if !hasNameShape(name) || isNotSpeaker(key, name) {
		return never
	}
	return mayBe
}

// isNotSpeaker reports labels that begin as notes and headings do. "June Evans"
// may be a name all the same, where "June" and "June 12" are not.
func isNotSpeaker(key, name string) bool {
	first, _, _ := strings.Cut(key, " ")
	if !notSpeakers[strings.Trim(first, ".,()")] {
		return false
	}
	words := strings.Fields(name)
	if len(words) == 1 {
		return true
	}
	second, _ := utf8.DecodeRuneInString(words[1])
	return !unicode.IsUpper(second) || strings.ContainsAny(words[1], "0123456789")
}

// hasNameShape reports whether a label is written like a name or a code: few
// words, each with a capital or a digit, and no sentence that ends among them.
func hasNameShape(name string) bool {
	words := strings.Fields(name)
	if len(words) > mostWords || !strings.ContainsFunc(name, unicode.IsLetter) {
		return false
	}
	for i, word := range words {
		if !isNameWord(word) && (i == 0 || !particles[word]) {
			return false
		}
		if i < len(words)-1 && strings.HasSuffix(word, ".") && !isAbbreviation(word) {
			return false
		}
	}
	return true
}

// isNameWord reports a word with a capital or a digit and no sign that names do
// not have.
func isNameWord(word string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "('’"))
	if unicode.IsLower(first) || !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.ContainsRune("-–/&#", first) {
		return false
	}
	return !strings.ContainsFunc(word, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && !strings.ContainsRune(".,'’-–_&/()#", r)
	})
}

// isAbbreviation reports initials such as "B." and "J.R.", and titles.
func isAbbreviation(word string) bool {
	letters := strings.TrimRight(word, ".")
	for part := range strings.SplitSeq(letters, ".") {
		if utf8.RuneCountInString(part) > 1 {
			return titles[strings.ToLower(letters)]
		}
	}
	return true
}

// isCode reports whether a label is a code as BSR01 is: letters, then digits,
// and no space. The letters are its stem.
func isCode(name string) (stem string, ok bool) {
	stem = strings.TrimRight(name, "0123456789")
	if len(stem) == len(name) || stem == "" || len(name)-len(stem) > 4 {
		return "", false
	}
	for _, r := range stem {
		if !unicode.IsUpper(r) && r != '-' && r != '_' {
			return "", false
		}
	}
	return stem, unicode.IsUpper([]rune(stem)[0])
}
