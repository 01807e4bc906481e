// Package forms holds what is asked and what was answered: instruments, their
// questions and choices, answers and interviews, and the loading and checking
// of instrument files. It knows neither terminal nor disk.
package forms

import (
	"slices"

	"fieldwork/forms/expr"
)

// Kind tells a questionnaire, asked in order and word for word, from an
// interview guide, followed freely.
type Kind string

// The kinds of instrument.
const (
	Questionnaire Kind = "questionnaire"
	Guide         Kind = "guide"
)

// Instrument is one version of a questionnaire or guide: what is asked, in
// which order, under which conditions, in which languages. It is not changed
// once it is linked, so any number of interviews may share it.
type Instrument struct {
	Name            string     `json:"name"`
	Kind            Kind       `json:"kind"`
	Title           Text       `json:"title"`
	Languages       []Language `json:"languages"`
	DefaultLanguage string     `json:"default_language"`
	// Questions holds every question, note and calculation in the order of
	// the file; groups are flattened into them (see Question.Group).
	Questions []*Question `json:"questions"`
	// Groups holds the groups, outer before inner.
	Groups []*Group `json:"groups,omitempty"`
	// Script is what the interviewer says when the telephone is answered,
	// before consent is asked for; it may be missing.
	Script Text `json:"script,omitempty"`
	// Consent is asked for before the first question; nil if none is.
	Consent *Consent `json:"consent,omitempty"`
	// PlannedMinutes is how long a guide is planned to take.
	PlannedMinutes Minutes `json:"planned_minutes,omitzero"`

	variables []*Variable
	byName    map[string]*Variable
	questions map[string]*Question
}

// TranslationStatus says how far a language of an instrument can be relied on.
type TranslationStatus string

// A translation is a draft until somebody who is answerable has reviewed it.
const (
	Draft    TranslationStatus = "draft"
	Reviewed TranslationStatus = "reviewed"
)

// Language is one language that an instrument can be asked in.
type Language struct {
	Code   string            `json:"code"`
	Name   string            `json:"name"`
	Status TranslationStatus `json:"status"`
}

// LanguageAfter is the language that follows on one in the order of the
// instrument; after the last, and after one that it does not have, the first.
func (in *Instrument) LanguageAfter(code string) Language {
	at := slices.IndexFunc(in.Languages, func(l Language) bool { return l.Code == code })
	return in.Languages[(at+1)%len(in.Languages)]
}

// Group is a run of questions with a condition in common.
type Group struct {
	Name     string     `json:"name"`
	Label    Text       `json:"label,omitempty"`
	Relevant Expression `json:"relevant,omitzero"`
	// Parent is the index of the group around this one in
	// Instrument.Groups, or -1.
	Parent int `json:"parent"`

	At Position `json:"-"`
}

// Type is the type of a question, in XLSForm's words where it has one.
type Type string

// The types of question. Note and Instruction take no answer: a note is read
// out, an instruction is for the interviewer's eyes only. Calculate is never
// shown. Open is a question of a guide, which is asked freely: what is said to
// it is noted and is no variable. A guide has only open questions, notes and
// instructions; a questionnaire has no open questions.
const (
	TextType       Type = "text"
	Integer        Type = "integer"
	Decimal        Type = "decimal"
	Date           Type = "date"
	Time           Type = "time"
	SelectOne      Type = "select_one"
	SelectMultiple Type = "select_multiple"
	Grid           Type = "grid"
	Rank           Type = "rank"
	Note           Type = "note"
	Instruction    Type = "instruction"
	Calculate      Type = "calculate"
	Open           Type = "open"
)

// Requirement says what happens when a question is left without an answer.
type Requirement string

// An optional question may be left empty; a soft-required one after a second
// thought; a required one not at all, though a special answer will do.
const (
	Optional     Requirement = ""
	SoftRequired Requirement = "soft"
	Required     Requirement = "yes"
)

// Question is one thing to ask (or to read out, or to work out). A grid with
// its items, and a ranking, are one question each.
type Question struct {
	Name string `json:"name"`
	// Number is what the interviewer sees and says: "4". Notes,
	// instructions and calculations have none.
	Number   string `json:"number,omitempty"`
	Type     Type   `json:"type"`
	Label    Text   `json:"label,omitempty"`
	Hint     Text   `json:"hint,omitempty"`
	Guidance Text   `json:"guidance_hint,omitempty"`

	Required          Requirement `json:"required,omitempty"`
	RequiredIf        Expression  `json:"required_if,omitzero"`
	RequiredMessage   Text        `json:"required_message,omitempty"`
	Relevant          Expression  `json:"relevant,omitzero"`
	Constraint        Expression  `json:"constraint,omitzero"`
	ConstraintMessage Text        `json:"constraint_message,omitempty"`
	Calculation       Expression  `json:"calculation,omitzero"`
	Default           Expression  `json:"default,omitzero"`
	ChoiceFilter      Expression  `json:"choice_filter,omitzero"`

	// Choices are those of a select, the scale of a grid, or what is ranked.
	Choices []*Choice `json:"choices,omitempty"`
	// Items are the rows of a grid.
	Items []*Item `json:"items,omitempty"`
	// MinChoices and MaxChoices bound a multiple choice, and the number of
	// places of a ranking; 0 sets no bound.
	MinChoices int `json:"min_choices,omitempty"`
	MaxChoices int `json:"max_choices,omitempty"`
	// Partial lets a ranking end before everything is ranked.
	Partial bool `json:"partial,omitempty"`
	// Multiline gives a text more than one line.
	Multiline bool `json:"multiline,omitempty"`
	// Topic is the short name of an open question in lists; it may be missing.
	Topic Text `json:"topic,omitempty"`
	// Probes are the follow-ups of an open question, at most MostProbes.
	Probes []*Probe `json:"probes,omitempty"`
	// Specials are the special answers that this question accepts.
	Specials []Special `json:"special_answers,omitempty"`
	// Group is the index of the innermost group around the question in
	// Instrument.Groups, or -1.
	Group int `json:"group"`

	At Position `json:"-"`

	index     int
	variables []*Variable
}

// Choice is one of the answers that a question offers.
type Choice struct {
	Name  string `json:"name"`
	Label Text   `json:"label"`
	// Exclusive choices of a multiple choice cannot stand beside others.
	Exclusive bool `json:"exclusive,omitempty"`
	// OpenText asks for words beside the choice, as "Other" does. They are
	// kept in a variable named after question and choice: q6_other.
	OpenText bool `json:"open_text,omitempty"`
	// Attributes can be tested by a choice_filter.
	Attributes map[string]string `json:"attributes,omitempty"`

	At Position `json:"-"`
}

// Item is one row of a grid. Its name is that of its variable.
type Item struct {
	Name  string `json:"name"`
	Label Text   `json:"label"`

	At Position `json:"-"`
}

// Expression is an expression of an instrument: its source, and the compiled
// program once the instrument is linked.
type Expression struct {
	Source  string
	Program *expr.Program
	// At is where the source begins.
	At Position
}

// IsZero reports that there is no expression, for encoding.
func (e Expression) IsZero() bool { return e.Source == "" }

// MarshalText writes the source.
func (e Expression) MarshalText() ([]byte, error) { return []byte(e.Source), nil }

// UnmarshalText reads the source; the instrument has to be linked anew.
func (e *Expression) UnmarshalText(source []byte) error {
	*e = Expression{Source: string(source)}
	return nil
}

// Position is a place in an instrument file; lines and columns count from 1,
// columns in characters. The zero Position is nowhere.
type Position struct {
	Line, Column int
}
