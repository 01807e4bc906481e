package plain

import (
	"context"
	"io"
	"maps"
	"strings"
	"time"

	"fieldwork/forms"
)

// Consent asks for consent line by line: the text is printed, and each purpose
// is answered with y or n.
type Consent struct {
	// Instrument is what is asked; it has a consent.
	Instrument *forms.Instrument
	// Language to begin with; empty for the instrument's own.
	Language    string
	Interviewer string
	Now         func() time.Time
	In          io.Reader
	Out         io.Writer
}

// ConsentResult is what came of asking for consent.
type ConsentResult struct {
	// Given is what was answered; nil if it was left before the end.
	Given *forms.ConsentGiven
	// Refused is set where something required was not agreed to.
	Refused bool
	// Language is the code of the language to go on in.
	Language string
}

// Run asks until everything is answered, something required is refused, or it
// is left: by the word, or because the input ends or the context is cancelled.
func (c *Consent) Run(ctx context.Context) ConsentResult {
	a := &consentTalk{
		prompter: newPrompter(ctx, c.In, c.Out), Consent: c, language: c.Language, given: make(map[string]bool),
	}
	defer a.in.stop()
	defer func() { _ = a.out.Flush() }()
	if _, ok := c.Instrument.Language(a.language); !ok {
		a.language = c.Instrument.DefaultLanguage
	}
	a.readOut()
	return a.run()
}

// consentTalk is a consent while it is asked for.
type consentTalk struct {
	*prompter
	*Consent
	language string
	given    map[string]bool
	place    int  // of the purpose that is asked
	ended    bool // the input is at its end
}

func (a *consentTalk) wording(text forms.Text) string {
	return text.In(a.language, a.Instrument.DefaultLanguage)
}

func (a *consentTalk) readOut() {
	a.say("Consent. Read out:", a.wording(a.Instrument.Consent.Text))
	a.say("(interviewer: answer each with y or n; back, language and leave can be typed too)")
}

func (a *consentTalk) run() ConsentResult {
	purposes := a.Instrument.Consent.Purposes
	for a.place < len(purposes) {
		purpose := purposes[a.place]
		a.say(a.wording(purpose.Label))
		line, ok := a.ask("y or n ")
		if !ok || strings.EqualFold(line, "leave") {
			return ConsentResult{Language: a.language}
		}
		a.take(purpose, line)
		if agreed, answered := a.given[purpose.Name]; purpose.Required && answered && !agreed {
			if !a.corrects() {
				return a.refusal()
			}
		}
	}
	return ConsentResult{Given: a.answers(), Language: a.language}
}

// take acts on one typed line.
func (a *consentTalk) take(purpose *forms.Purpose, line string) {
	switch strings.ToLower(line) {
	case "y", "yes":
		a.given[purpose.Name] = true
		a.place++
	case "n", "no":
		a.given[purpose.Name] = false
		a.place++
	case "back", "b":
		a.place = max(a.place-1, 0)
	case "language", "l":
		a.language = a.Instrument.LanguageAfter(a.language).Code
		a.readOut()
	default:
		a.say("Type y or n. back goes to the purpose before, language reads it in the other language, leave ends this without an interview.")
	}
}

// corrects says that there can be no interview, and reports whether the purpose
// is asked once more.
func (a *consentTalk) corrects() bool {
	a.say("Without this the interview cannot start.")
	for {
		line, ok := a.ask("Type refused, or back to correct ")
		switch {
		case !ok:
			a.ended = true
			return false
		case strings.EqualFold(line, "refused"):
			return false
		case strings.EqualFold(line, "back"):
			a.place--
			delete(a.given, a.Instrument.Consent.Purposes[a.place].Name)
			return true
		}
	}
}

// refusal is the result where something required is refused. Where the input
// ended before that was confirmed, the consent was left.
func (a *consentTalk) refusal() ConsentResult {
	if a.ended {
		return ConsentResult{Language: a.language}
	}
	return ConsentResult{Given: a.answers(), Refused: true, Language: a.language}
}

func (a *consentTalk) answers() *forms.ConsentGiven {
	return &forms.ConsentGiven{
		Version: a.Instrument.Consent.Version, Language: a.language, At: a.Now().UTC(),
		Interviewer: a.Interviewer, Given: maps.Clone(a.given),
	}
}
