package forms

import "time"

// The purposes of consent that the program acts on. An instrument can name
// others, which are recorded only.
const (
	// TakePart is consent to be interviewed at all.
	TakePart = "take_part"
	// Record is consent to a recording of the sound.
	Record = "record"
	// Quote is consent to be quoted.
	Quote = "quote"
)

// Consent is what respondents are asked to agree to before an interview: the
// text is read out, then each purpose is answered with yes or no.
type Consent struct {
	// Version tells one wording from another, so that it can be said later
	// which one was agreed to.
	Version  string     `json:"version"`
	Text     Text       `json:"text"`
	Purposes []*Purpose `json:"purposes"`

	At Position `json:"-"`
}

// Purpose is one thing that a respondent agrees to or not.
type Purpose struct {
	Name  string `json:"name"`
	Label Text   `json:"label"`
	// Required purposes have to be agreed to, or there is no interview.
	Required bool `json:"required,omitempty"`

	At Position `json:"-"`
}

// ConsentGiven is what a respondent answered to a consent, and when. It is
// not changed: who answers anew gets a new one.
type ConsentGiven struct {
	// Version is that of the consent whose text was read out.
	Version string `json:"version"`
	// Language is the code of the language that it was read out in.
	Language    string    `json:"language"`
	At          time.Time `json:"at"`
	Interviewer string    `json:"interviewer,omitempty"`
	// Given holds the answers by the name of the purpose; purposes that were
	// not answered are missing.
	Given map[string]bool `json:"given"`
}

// Allows reports whether a purpose was agreed to. What was not asked or not
// answered is not allowed; nil, where nobody was asked, allows nothing.
func (g *ConsentGiven) Allows(purpose string) bool { return g != nil && g.Given[purpose] }

// Refuses reports whether a purpose was asked for and not agreed to.
func (g *ConsentGiven) Refuses(purpose string) bool {
	if g == nil {
		return false
	}
	agreed, answered := g.Given[purpose]
	return answered && !agreed
}

// Unanswered gives the purposes that have no answer yet, in order. There are
// none if the instrument asks for no consent, which nil stands for.
func (c *Consent) Unanswered(given *ConsentGiven) []*Purpose {
	return c.purposes(func(p *Purpose) bool {
		if given == nil {
			return true
		}
		_, answered := given.Given[p.Name]
		return !answered
	})
}

// Lacking gives the required purposes that were not agreed to, in order. While
// there is any, the interview must not go on. There are none if the instrument
// asks for no consent, which nil stands for.
func (c *Consent) Lacking(given *ConsentGiven) []*Purpose {
	return c.purposes(func(p *Purpose) bool { return p.Required && !given.Allows(p.Name) })
}

func (c *Consent) purposes(wanted func(*Purpose) bool) []*Purpose {
	if c == nil {
		return nil
	}
	var found []*Purpose
	for _, p := range c.Purposes {
		if wanted(p) {
			found = append(found, p)
		}
	}
	return found
}
