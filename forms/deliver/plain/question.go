package plain

import (
	"fmt"
	"strconv"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/field"
)

// setting is what there is to know for reading an answer to a question.
func (t *talk) setting(q *forms.Question) field.Setting {
	return field.Setting{
		Question:  q,
		Choices:   t.flow.Choices(q),
		Say:       t.wording,
		Answer:    t.flow.Answer,
		Suggested: t.flow.Suggested(q),
	}
}

// wording is a text in the language of the interview, without empty lines.
func (t *talk) wording(text forms.Text) string {
	var lines []string
	for line := range strings.SplitSeq(t.sitting.Say(text), "\n") {
		if !blankLine(line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// greet says what is asked and in which language.
func (t *talk) greet() {
	t.say(t.wording(t.flow.Instrument().Title), "Type /help for what can be typed.")
	t.sayLanguage()
}

func (t *talk) sayLanguage() {
	language, ok := t.flow.Instrument().Language(t.sitting.Language())
	if !ok {
		return
	}
	t.say("Language: " + language.Name + ".")
	if language.Status == forms.Draft {
		t.say("(interviewer: this translation is a draft, which nobody has reviewed)")
	}
}

// present prints what has not been printed of where the interview stands.
func (t *talk) present() {
	q := t.flow.Current()
	question, item := t.showQuestion, t.showItem
	t.showQuestion, t.showItem = false, false
	switch {
	case q == nil && question:
		t.presentEnd()
	case q == nil:
	case question:
		t.say("")
		t.presentQuestion(q)
		fallthrough
	case item:
		t.presentItem(q)
	}
}

func (t *talk) presentQuestion(q *forms.Question) {
	switch q.Type {
	case forms.Instruction:
		t.aside(t.wording(q.Label))
	case forms.Note:
		t.say("To read out:", t.wording(q.Label))
	default:
		t.say(t.heading(q), t.wording(q.Label))
	}
	if hint := t.wording(q.Hint); hint != "" {
		t.say(hint)
	}
	t.aside(t.wording(q.Guidance))
	if q.Group >= 0 {
		t.aside(t.wording(t.flow.Instrument().Groups[q.Group].Label))
	}
	if len(q.Variables()) > 0 {
		t.presentAnswering(q)
	} else {
		t.say("Enter goes on.")
	}
	if remark := t.sitting.RemarkOn(q); remark != "" {
		t.say("Remark so far: " + remark)
	}
}

// heading is the number of a question and how far the interview has come.
func (t *talk) heading(q *forms.Question) string {
	before, total := t.flow.Progress()
	heading := fmt.Sprintf("Question %d of %d", before+1, total)
	if q.Number != strconv.Itoa(before+1) && q.Number != "" {
		heading = fmt.Sprintf("Question %s (%d of %d)", q.Number, before+1, total)
	}
	if language, _ := t.flow.Instrument().Language(t.sitting.Language()); language.Status == forms.Draft {
		heading += " (draft translation)"
	}
	return heading
}

// aside prints what is for the interviewer only.
func (t *talk) aside(text string) {
	if text == "" {
		return
	}
	for line := range strings.SplitSeq(text, "\n") {
		t.say("(interviewer: " + line + ")")
	}
}

// presentAnswering prints what can be answered and what was answered.
func (t *talk) presentAnswering(q *forms.Question) {
	setting := t.setting(q)
	if q.Type == forms.Grid {
		t.say("The scale, for every line:")
		t.say(field.OfferChoices(setting)...)
	} else {
		t.say(field.Offer(setting)...)
	}
	if q.Multiline && q.Type == forms.TextType {
		t.say("Type as many lines as needed, then a line with only a full stop. An empty first line goes on without.")
	}
	if specials := specialsOffered(q); specials != "" {
		t.say("Also: " + specials + ".")
	}
	if q.Type == forms.Grid {
		return
	}
	if answer := t.answerInWords(q); answer != "" {
		t.say("Answer so far: " + answer)
	} else if suggested := setting.Suggested; !suggested.Empty() {
		t.say("Enter answers: " + t.inWords(q.Variables()[0], suggested))
	}
}

func specialsOffered(q *forms.Question) string {
	var offered []string
	for _, c := range specialCommands {
		if q.Allows(c.special) {
			offered = append(offered, "/"+c.words[0])
		}
	}
	return strings.Join(offered, ", ")
}

// presentItem prints the item of a grid that is to be answered.
func (t *talk) presentItem(q *forms.Question) {
	if q.Type != forms.Grid {
		return
	}
	t.say(fmt.Sprintf("Line %d of %d: %s", t.item+1, len(q.Items), deliver.OneLine(t.wording(q.Items[t.item].Label))))
	v := q.Variables()[t.item]
	if answer := t.flow.Answer(v); !answer.Empty() {
		t.say("Answer so far: " + t.inWords(v, answer))
	}
}

// answerInWords is the answer to a question that is no grid, with the words
// beside choices; "" for none.
func (t *talk) answerInWords(q *forms.Question) string {
	if len(q.Variables()) == 0 {
		return ""
	}
	v := q.Variables()[0]
	answer := t.flow.Answer(v)
	if answer.Empty() {
		return ""
	}
	return t.inWords(v, answer)
}

// inWords is an answer to a variable on one line.
func (t *talk) inWords(v *forms.Variable, answer forms.Answer) string {
	parts := t.flow.Parts(v, answer, t.sitting.Language())
	if v.Type().Chooses() {
		for i := range parts {
			parts[i] = deliver.OneLine(parts[i])
		}
	}
	return strings.Join(parts, "; ")
}
