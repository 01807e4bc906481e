package plain

import (
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver/field"
)

// typedCommand is what can be typed besides answers.
type typedCommand struct {
	// words are its names: the full one, then shorter or other ones.
	words []string
	// argument names what can follow; "" for nothing.
	argument string
	help     string
	// special is the special answer that the command gives, if it gives one.
	special forms.Special
	do      func(t *talk, argument string)
}

const suspendCommand = "suspend"

// specialCommands are the commands for special answers.
var specialCommands = []typedCommand{
	{words: []string{"dont know", "dontknow", "d"}, special: forms.DontKnow, help: "the respondent does not know"},
	{words: []string{"refused", "r"}, special: forms.Refused, help: "the respondent does not want to answer"},
	{words: []string{"not applicable", "x"}, special: forms.NotApplicable, help: "the question does not apply"},
}

// commands gives the other commands, in the order of the help.
func commands() []typedCommand {
	return []typedCommand{
		{words: []string{"clear", "c"}, help: "take the answer back", do: (*talk).clear},
		{words: []string{"remark", "t"}, argument: "TEXT", help: "note a remark on the question; - takes it back", do: (*talk).remark},
		{words: []string{"next", "n"}, help: "go on; so does an empty line", do: nil},
		{words: []string{"back", "b"}, help: "go back to the line or question before", do: (*talk).back},
		{words: []string{"jump", "g"}, argument: "QUESTION", help: "go to a question by its number or name, or to the end; alone, list where one can go", do: (*talk).jump},
		{words: []string{"again", "a"}, help: "print the question again", do: func(t *talk, _ string) { t.again() }},
		{words: []string{"review"}, help: "print all answers", do: func(t *talk, _ string) { t.review() }},
		{words: []string{"language", "l"}, argument: "CODE", help: "ask in another language; alone, in the next one", do: (*talk).language},
		{words: []string{suspendCommand, "s"}, help: "leave the interview, to go on later", do: (*talk).suspend},
		{words: []string{"break off", "breakoff"}, help: "end the interview before its end, for good", do: (*talk).breakOff},
		{words: []string{"complete"}, help: "end the interview at its end, for good", do: (*talk).complete},
		{words: []string{"help", "?"}, help: "print this list", do: (*talk).help},
	}
}

// findCommand finds the command that a line begins with; nil if there is
// none. slashed reports a leading slash.
func findCommand(line string) (command *typedCommand, argument string, slashed bool) {
	line = strings.TrimSpace(line)
	line, slashed = strings.CutPrefix(line, "/")
	for _, c := range append(specialCommands[:len(specialCommands):len(specialCommands)], commands()...) {
		for _, name := range c.words {
			rest, ok := cutName(line, name)
			if ok && (rest == "" || c.argument != "") {
				return &c, rest, slashed
			}
		}
	}
	return nil, "", slashed
}

// cutName cuts the name of a command off a line, whatever its capital letters
// and apostrophes, and whether its words are joined by spaces or underscores.
func cutName(line, name string) (rest string, ok bool) {
	for _, want := range name {
		for strings.HasPrefix(line, "'") || strings.HasPrefix(line, "’") {
			line = strings.TrimPrefix(strings.TrimPrefix(line, "'"), "’")
		}
		if line == "" {
			return "", false
		}
		got := rune(line[0])
		switch {
		case got >= 'A' && got <= 'Z':
			got += 'a' - 'A'
		case got == '_':
			got = ' '
		}
		if got != want {
			return "", false
		}
		line = line[1:]
	}
	if line != "" && line[0] != ' ' && line[0] != '\t' {
		return "", false
	}
	return strings.TrimSpace(line), true
}

// command acts on a line if it is a command, and reports whether it was one.
// Without its slash a line is a command only where no text is typed, and only
// if it is no answer.
func (t *talk) command(line string, warned bool) bool {
	q := t.flow.Current()
	typing := q != nil && q.Type == forms.TextType
	if typing && (!strings.HasPrefix(line, "/") || strings.HasPrefix(line, "//")) {
		return false
	}
	command, argument, slashed := findCommand(line)
	switch {
	case command == nil && !slashed:
		return false
	case command == nil:
		t.say("There is no such command. /help lists them.")
		return true
	case !slashed && q != nil && q.Asks():
		if _, err := t.readAnswer(q, line); err == nil {
			return false
		}
	}
	t.run(command, argument, warned)
	return true
}

// run carries a command out. A text that is being typed is saved first.
func (t *talk) run(command *typedCommand, argument string, warned bool) {
	switch {
	case !t.saveText():
	case command.special != forms.NotSpecial:
		t.special(command.special)
	case command.do == nil && t.flow.Current() == nil:
		t.say("This is the end. Type complete to end the interview.")
	case command.do == nil:
		t.forward(warned)
	default:
		command.do(t, argument)
	}
}

// special records a special answer, of a grid for one item, and goes on. Where
// the question has a choice of that name, that is the answer.
func (t *talk) special(s forms.Special) {
	answer, why := t.sitting.SpecialAnswer(s)
	if why != "" {
		t.say(why)
		return
	}
	q := t.flow.Current()
	if q.Type == forms.Grid {
		t.recordItem(q, field.Change{Variable: q.Variables()[t.item], Answer: answer})
		return
	}
	if t.record(field.Change{Variable: q.Variables()[0], Answer: answer}) {
		t.forward(false)
	}
}

// clear takes an answer back with the words beside it, of a grid that to one
// item.
func (t *talk) clear(string) {
	q := t.flow.Current()
	if q == nil || !q.Asks() {
		t.say("There is no answer here.")
		return
	}
	t.dropText()
	variables := q.Variables()
	if q.Type == forms.Grid {
		variables = variables[t.item : t.item+1]
	}
	changes := make([]field.Change, len(variables))
	for i, v := range variables {
		changes[i].Variable = v
	}
	if t.record(changes...) {
		t.say("There is no answer now.")
	}
}

// remark keeps a remark, or prints the one that there is.
func (t *talk) remark(text string) {
	q := t.flow.Current()
	switch {
	case q == nil:
		t.say("Remarks belong to questions. Jump to one first.")
	case text == "" && t.sitting.RemarkOn(q) != "":
		t.say("Remark so far: " + t.sitting.RemarkOn(q))
	case text == "":
		t.say("There is no remark yet. Type it after the word: /remark TEXT")
	case text == "-":
		t.sitting.Remark(q, "")
		if t.commit() {
			t.say("The remark is taken back.")
		}
	default:
		t.sitting.Remark(q, text)
		if t.commit() {
			t.say("The remark is saved.")
		}
	}
}
