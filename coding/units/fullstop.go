package units

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stopEnds reports whether the full stop behind a text ends a sentence, by what
// follows and by whether a quote or a bracket closes in between.
func stopEnds(before string, follows beginning, closed bool) bool {
	word := lastWord(before)
	goesOn := follows == small
	switch lower := strings.ToLower(word); {
	case word == "":
		return !goesOn
	case closed && goesOn:
		return false
	case isNumber(word):
		return !isFirstOnLine(before, word) && (!goesOn || len(word) > longestItem)
	case word == "I":
		return !goesOn
	case beforeNumbers[lower] && follows == digit:
		return false
	case utf8.RuneCountInString(word) == 1:
		return !startsWithCapital(word) && !goesOn && !isFirstOnLine(before, word)
	case titles[word], neverLast[lower]:
		return false
	default:
		return !goesOn || !oftenLast[lower] && !beforeNumbers[lower] && !strings.Contains(word, ".")
	}
}

func startsWithCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// longestItem is how many digits the number of an item of a list has at most.
const longestItem = 2

// longestWord is how many bytes back the beginning of a word is looked for.
const longestWord = 24

// lastWord is the word at the end of a text, with the full stops in it.
func lastWord(text string) string {
	tail := text[max(len(text)-longestWord, 0):]
	begin := strings.LastIndexFunc(tail, func(r rune) bool {
		return r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if begin >= 0 {
		_, size := utf8.DecodeRuneInString(tail[begin:])
		begin += size
	}
	return strings.TrimLeft(tail[max(begin, 0):], ".")
}

func isNumber(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' }) < 0
}

// isFirstOnLine reports whether the last word of a text begins a line.
func isFirstOnLine(text, word string) bool {
	return len(text) == len(word) || text[len(text)-len(word)-1] == '\n'
}

// titles are followed by a name. They have a capital, by which they are told
// from Welsh words such as hon and parch.
var titles = set("Mr Mrs Ms Mx Dr Prof Rev St Cllr Hon Sgt Capt Lt Col Gen Parch Bnr Ll Rh Th Ff Ch")

// neverLast are abbreviations that something always follows: that is, for
// example, compare, against, about; in Welsh h.y. (hynny yw), e.e. (er
// enghraifft) and gw. (gweler).
var neverLast = set("e.g eg i.e viz cf vs approx ca h.y e.e gw")

// beforeNumbers are abbreviations that a number follows, the months among them;
// Welsh are tud. and tt. (pages), cyf. (volume), pen. (chapter) and the months
// from ion. to rhag.
var beforeNumbers = set(`no nos fig figs p pp vol vols ch sec art para tud tt cyf pen
	jan feb mar apr jun jul aug sep sept oct nov dec ion chwef maw ebr meh gorff hyd tach rhag`)

// oftenLast are abbreviations that may well be the last word of a sentence, which
// the capital after it tells; Welsh are ayb. and ayyb. (and so on).
var oftenLast = set("etc ltd co inc plc jr sr dept est incl tel ext govt assoc univ hrs mins yrs ayb ayyb")

func set(words string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		all[word] = true
	}
	return all
}
