package plain

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
)

// guideCommand is what can be typed after a slash while a guide is put.
type guideCommand struct {
	// words are its names: the full one, then shorter or other ones.
	words []string
	// argument names what can follow; "" for nothing.
	argument string
	help     string
	do       func(t *guideTalk, argument string)
}

// guideCommands gives the commands in the order of the help.
func guideCommands() []guideCommand {
	return []guideCommand{
		{words: []string{"next", "n"}, help: "go on to the next question", do: func(t *guideTalk, _ string) { t.move(1) }},
		{words: []string{"back", "b"}, help: "go back to the question before", do: func(t *guideTalk, _ string) { t.move(-1) }},
		{words: []string{"go", "jump", "g"}, argument: "QUESTION", help: "go to a question by its number or name", do: (*guideTalk).goTo},
		{words: []string{"list"}, help: "print all questions with how far each has come", do: (*guideTalk).list},
		{words: []string{"again"}, help: "print the question again", do: func(t *guideTalk, _ string) { t.present() }},
		{words: []string{"probe", "p"}, argument: "LETTERS", help: "mark probes as covered, or not covered any more", do: (*guideTalk).probe},
		{words: []string{"quote", "q"}, help: "mark the last note as one to quote, or take that back", do: (*guideTalk).quote},
		{words: []string{"correct"}, argument: "TEXT", help: "replace the last note; - takes it away", do: (*guideTalk).correct},
		{words: []string{"covered", "c"}, help: "mark the question as covered, or take that back", do: (*guideTalk).covered},
		{words: []string{"n/a", "not applicable", "x"}, argument: "REASON", help: "say why the question does not apply; - takes that back", do: (*guideTalk).notPut},
		{words: []string{"reword"}, argument: "TEXT", help: "put the question in other words; - takes that back", do: (*guideTalk).reword},
		{words: []string{"add"}, argument: "TEXT", help: "ask something beyond the guide, after this question", do: (*guideTalk).add},
		{words: []string{"language", "l"}, argument: "CODE", help: "go on in another language; alone, in the next one", do: (*guideTalk).language},
		{words: []string{"consent"}, argument: "PURPOSE yes|no", help: "change what the respondent agrees to; alone, print it", do: (*guideTalk).consent},
		{words: []string{"record"}, help: "start the clock of the recording, or stop it", do: (*guideTalk).record},
		{words: []string{suspendCommand, "stop", "s"}, help: "leave the interview, to go on later", do: (*guideTalk).suspend},
		{words: []string{"break off", "breakoff"}, help: "end the interview before its end, for good", do: (*guideTalk).breakOff},
		{words: []string{"complete"}, help: "end the interview, for good", do: (*guideTalk).complete},
		{words: []string{"help", "h", "?"}, help: "print this list", do: (*guideTalk).help},
	}
}

// command carries out what was typed after a slash.
func (t *guideTalk) command(line string) {
	for _, c := range guideCommands() {
		for _, name := range c.words {
			if rest, ok := cutName(strings.TrimSpace(line), name); ok && (rest == "" || c.argument != "") {
				c.do(t, rest)
				return
			}
		}
	}
	t.say("There is no such command. /help lists them.")
}

func (t *guideTalk) help(string) {
	t.say("Every line is a note on the question, but for these commands:")
	for _, c := range guideCommands() {
		line := "/" + c.words[0]
		if c.argument != "" {
			line += " " + c.argument
		}
		if short := c.words[len(c.words)-1]; len(short) == 1 {
			line += fmt.Sprintf(" (/%s)", short)
		}
		t.say(line + ": " + c.help)
	}
	t.say("A note that begins with a slash is typed with two.")
}

func (t *guideTalk) move(by int) {
	switch {
	case t.sitting.Move(by):
		t.arrive()
	case by < 0:
		t.say("This is the first question.")
	default:
		t.say("This is the last question. Type /complete to end the interview.")
	}
}

// arrive saves the move and prints where the interview is.
func (t *guideTalk) arrive() {
	if t.commit() {
		t.present()
	}
}

func (t *guideTalk) goTo(where string) {
	for _, named := range []func(forms.GuideEntry) string{
		func(e forms.GuideEntry) string { return e.Number() },
		func(e forms.GuideEntry) string { return e.Name },
	} {
		for place, entry := range t.sitting.Entries() {
			if where != "" && strings.EqualFold(named(entry), where) {
				t.sitting.GoTo(place)
				t.arrive()
				return
			}
		}
	}
	t.say("There is no question " + where + ". /list prints those that there are.")
}

// probe marks probes by their letters.
func (t *guideTalk) probe(letters string) {
	probes := t.sitting.Current().Probes()
	for letter := range strings.FieldsSeq(strings.NewReplacer(",", " ").Replace(strings.ToLower(letters))) {
		place := int(letter[0] - 'a')
		if len(letter) != 1 || place < 0 || place >= len(probes) {
			t.say("This question has no probe " + letter + ".")
			continue
		}
		t.sitting.ToggleProbe(place)
	}
	if t.commit() {
		t.sayProbes()
	}
}

func (t *guideTalk) quote(string) {
	last := len(t.sitting.Notes()) - 1
	if last < 0 {
		t.say("There is no note to quote yet.")
		return
	}
	t.sitting.ToggleQuote(last)
	if t.commit() {
		t.sayNote(t.sitting.Notes()[last])
		if why := t.sitting.NotToBeQuoted(); why != "" {
			t.say(why)
		}
	}
}

func (t *guideTalk) correct(text string) {
	last := len(t.sitting.Notes()) - 1
	switch {
	case last < 0:
		t.say("There is no note to correct yet.")
	case text == "":
		t.say("Type the note anew after the word: /correct TEXT")
	case text == "-":
		t.sitting.SetNote(last, "")
		if t.commit() {
			t.say("The note is taken away.")
		}
	default:
		t.sitting.SetNote(last, text)
		if t.commit() {
			t.sayNote(t.sitting.Notes()[last])
			if why := t.sitting.NotToBeQuoted(); why != "" {
				t.say(why)
			}
		}
	}
}

func (t *guideTalk) covered(string) {
	t.sitting.ToggleCovered()
	if t.commit() {
		t.sayStanding()
	}
}

func (t *guideTalk) notPut(reason string) {
	switch reason {
	case "":
		t.say("Type why it does not apply after the word: /n/a REASON")
		return
	case "-":
		reason = ""
	}
	t.sitting.SetNotPut(reason)
	if t.commit() {
		t.sayStanding()
	}
}

func (t *guideTalk) reword(text string) {
	switch text {
	case "":
		t.say("Type the question after the word: /reword TEXT")
		return
	case "-":
		text = ""
	}
	if err := t.sitting.Reword(text); err != nil {
		t.say(t.explain(err))
		return
	}
	t.arrive()
}

func (t *guideTalk) add(text string) {
	if text == "" {
		t.say("Type the question after the word: /add TEXT")
		return
	}
	t.sitting.Add(text)
	t.arrive()
}

// language goes on in another language: the one that is named, or the next.
func (t *guideTalk) language(code string) {
	if code == "" {
		code = t.sitting.FollowingLanguage().Code
	}
	var codes []string
	for _, l := range t.sitting.Instrument().Languages {
		if strings.EqualFold(l.Code, code) {
			t.sitting.SetLanguage(l.Code)
			if t.commit() {
				t.sayLanguage()
				t.present()
			}
			return
		}
		codes = append(codes, l.Code)
	}
	t.say("There are these languages: " + strings.Join(codes, ", ") + ".")
}

func (t *guideTalk) record(string) {
	if err := t.sitting.ToggleRecording(); err != nil {
		t.say("The respondent has not agreed to be recorded. If they do now, type /consent record yes")
		return
	}
	if !t.commit() {
		return
	}
	if _, running := t.sitting.Recording(); running {
		t.say("The clock of the recording runs.")
		return
	}
	list := t.sitting.Interview().Recordings
	last := list[len(list)-1]
	t.say("The clock of the recording is stopped at " + deliver.Clock(last.Stopped.Sub(last.Started)) + ".")
}
