package plain

import (
	"context"
	"strings"
	"time"

	"fieldwork/forms/sample"
)

// sheetCommand is what can be typed at a call sheet besides outcomes.
type sheetCommand struct {
	word, argument, help string
	do                   func(t *sheetTalk, ctx context.Context, argument string)
}

func sheetCommands() []sheetCommand {
	return []sheetCommand{
		{"begin", "", "begin the interview, or go on with it", func(t *sheetTalk, ctx context.Context, _ string) { t.begin(ctx) }},
		{"record", "", "record the outcome that the call comes to", func(t *sheetTalk, _ context.Context, _ string) { t.recordPreset() }},
		{"appointment", "TIME", "record an appointment, such as appointment tomorrow 10; without TIME it is asked for", func(t *sheetTalk, _ context.Context, words string) {
			outcome, _ := sample.FindOutcome(sample.AppointmentCode)
			t.agree(outcome, words)
		}},
		{"remark", "TEXT", "note a remark for whoever calls next; - takes it back", func(t *sheetTalk, _ context.Context, text string) { t.remark(text) }},
		{"language", "", "read and ask in the other language", func(t *sheetTalk, _ context.Context, _ string) { t.nextLanguage() }},
		{"again", "", "print the call sheet again", func(t *sheetTalk, _ context.Context, _ string) { t.present() }},
		{"outcomes", "", "list every outcome", func(t *sheetTalk, _ context.Context, _ string) { t.listOutcomes(true) }},
		{"back", "", "give the case back without an outcome", func(t *sheetTalk, _ context.Context, _ string) { t.ended = true }},
		{"help", "", "print this list", func(t *sheetTalk, _ context.Context, _ string) { t.help() }},
	}
}

// take acts on one typed line: a command, or an outcome by its key or code.
func (t *sheetTalk) take(ctx context.Context, line string) {
	word, rest, _ := strings.Cut(line, " ")
	word, rest = strings.ToLower(strings.TrimPrefix(word, "/")), strings.TrimSpace(rest)
	for _, c := range sheetCommands() {
		if c.word == word && (rest == "" || c.argument != "") {
			c.do(t, ctx, rest)
			return
		}
	}
	outcome, known := outcomeNamed(word)
	switch {
	case line == "":
		t.say(t.suggestion())
	case !known || rest != "" && !outcome.NeedsTime:
		t.say("That is no outcome. Type its letter or its code; outcomes lists them, help lists what else can be typed.")
	case outcome.NeedsTime:
		t.agree(outcome, rest)
	default:
		t.record(outcome.Code, time.Time{})
	}
}

// outcomeNamed finds an outcome by its key or its code.
func outcomeNamed(word string) (sample.Outcome, bool) {
	for _, outcome := range sample.Outcomes() {
		if outcome.Code == word || outcome.Key != "" && outcome.Key == word {
			return outcome, true
		}
	}
	return sample.Outcome{}, false
}

func (t *sheetTalk) recordPreset() {
	if code := t.attempt.Preset(); code != "" {
		t.record(code, time.Time{})
		return
	}
	t.say("There was no interview in this call. Type its outcome.")
}

func (t *sheetTalk) remark(text string) {
	switch text {
	case "":
		t.say("Type the remark after the word: remark TEXT")
		return
	case "-":
		text = ""
	}
	t.attempt.Remark = text
	if err := t.Study.NoteRemark(t.attempt.Case.ID, text); err != nil {
		t.say("The remark is not saved yet; it goes with the outcome. " + t.explain(err))
		return
	}
	if text == "" {
		t.say("The remark is taken back.")
		return
	}
	t.say("The remark goes with the outcome.")
}

func (t *sheetTalk) nextLanguage() {
	t.language = t.attempt.Instrument.LanguageAfter(t.language).Code
	t.sayLanguage()
	t.say(t.script())
}

func (t *sheetTalk) help() {
	t.say("Type an outcome by its letter or code, or one of these:")
	for _, c := range sheetCommands() {
		name := c.word
		if c.argument != "" {
			name += " " + c.argument
		}
		t.say(name + ": " + c.help)
	}
}
