package forms

import (
	"strings"
	"unicode/utf8"
)

// Load reads an instrument file: YAML in the words of XLSForm, as the schema
// that Schema gives describes it. The instrument it returns is linked. If
// anything is wrong the instrument is nil and the faults name everything that
// is, each with its place; file is only the name that they give to the file.
//
// A file may come from anywhere: one that is larger than 8 MiB, nested too
// deeply or made to grow when it is read is refused.
func Load(file string, source []byte) (*Instrument, Faults) {
	list := &faultList{file: file}
	text, sound := decode(list, source)
	if !sound {
		return nil, list.result()
	}
	root := parseYAML(list, text)
	if root == nil {
		return nil, list.result()
	}
	l := &loader{
		faultList: list,
		lines:     strings.Split(text, "\n"),
		in:        &Instrument{Kind: Questionnaire},
		lists:     map[string]*choiceList{},
		scalars:   map[Position]*node{},
		texts:     map[textKey]*node{},
	}
	l.file(root)
	l.in.link(list, l)
	l.checkChoiceUse()
	if faults := list.result(); faults != nil {
		return nil, faults
	}
	return l.in, nil
}

// decode makes text of the bytes of a file, without byte order mark and with
// plain line ends.
func decode(list *faultList, source []byte) (text string, sound bool) {
	if len(source) > largestFile {
		list.add(Position{1, 1}, "the file is too large: %d bytes, where %d is the most", len(source), largestFile)
		return "", false
	}
	text = strings.TrimPrefix(string(source), "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if utf8.ValidString(text) {
		return text, true
	}
	at := Position{1, 1}
	for i, r := range text {
		if _, size := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 {
			break
		}
		at.Column++
		if r == '\n' {
			at = Position{at.Line + 1, 1}
		}
	}
	list.add(at, "the file is not UTF-8 here; save it as UTF-8")
	return "", false
}

// loader makes an instrument of the nodes of a file.
type loader struct {
	*faultList
	lines textLines
	in    *Instrument
	lists map[string]*choiceList
	// inline are the lists that stand within their question.
	inline []*choiceList
	// scalars are the sources of expressions by where they begin; texts are
	// those that refer to answers.
	scalars map[Position]*node
	texts   map[textKey]*node
	// specials are the special answers of a question that names none.
	specials []Special
	// offered counts the choices of all questions.
	offered int
}

// textKey tells the texts of an instrument apart.
type textKey struct {
	owner           any
	field, language string
}

// expression is the place within the source of an expression.
func (l *loader) expression(e *Expression, offset int) Position {
	if n := l.scalars[e.At]; n != nil {
		return l.lines.within(n, offset-prefixOf(n, e))
	}
	return e.At
}

// prefixOf is how much longer the beginning of an expression is than what
// stands in the file: a default that stands there bare was put in quotes.
func prefixOf(n *node, e *Expression) int {
	return max(strings.Index(e.Source, n.text), 0)
}

// text is the place within a text.
func (l *loader) text(owner any, field, language string, offset int) Position {
	key := textKey{owner, field, language}
	if n := l.texts[key]; n != nil {
		return l.lines.within(n, offset)
	}
	return Position{}
}

func (l *loader) file(root *node) {
	top := l.fields(root, "the file", fileKeys)
	l.settings(top)
	l.in.Script = l.words(l.in, "script", top.get("script"))
	l.consent(top.values["consent"])
	l.onlyIn(Questionnaire, top, "choices")
	l.choiceLists(top.get("choices"))
	survey := top.get("survey")
	switch {
	case top.broken:
	case survey == nil:
		l.add(top.at, "the file has no survey: list its questions under survey")
	case survey.kind == sequenceNode && len(survey.items) == 0:
		l.add(survey.at, "the survey has no questions")
	default:
		l.questions(survey, -1)
	}
	l.nameUnnamed()
}
