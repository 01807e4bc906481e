package tables

import (
	"errors"

	"fieldwork/forms"
	"fieldwork/forms/tables/statistics"
)

// Errors that callers tell apart.
var (
	// ErrNoQuestion says that no version of the instrument has a question or
	// variable of that name.
	ErrNoQuestion = errors.New("no question has this name")
	// ErrNoCrossing says that tables cannot be crossed with what was named.
	ErrNoCrossing = errors.New("tables cannot be crossed with this")
	// ErrManyCategories says that a crossing has more categories than
	// MostCategories.
	ErrManyCategories = errors.New("too many different answers to cross with")
	// ErrNoWeight says that what was named holds no numbers to weight by.
	ErrNoWeight = errors.New("tables cannot be weighted by this")
	// ErrFilter is wrapped where the condition on respondents is not understood.
	ErrFilter = errors.New("this condition is not understood")
	// ErrNoVersion says that an interview was made with a version that was not
	// given.
	ErrNoVersion = errors.New("the version of the instrument is not known")
)

// MostCategories is how many categories a crossing can have.
const MostCategories = 60

// The defaults of Options.
const (
	DefaultTop    = 3
	DefaultListed = 500
	DefaultLevel  = 0.95
)

// Form is one version of the instrument.
type Form struct {
	Version    int
	Instrument *forms.Instrument
}

// Attribute is something that is known of respondents beside their answers.
type Attribute struct {
	Name  string
	Label string
	// Multiple says that a respondent can have several values.
	Multiple bool
	// Values gives those of a respondent; none where it is not known. It is
	// called from several goroutines.
	Values func(*forms.Interview) []string
}

// Options say what is tabulated, and how.
type Options struct {
	// Forms are the versions of the instrument, the newest first; at least one.
	Forms []Form
	// Questions names what is tabulated: questions, items of a grid, or the
	// variables of words beside a choice. None stands for all.
	Questions []string
	// By names the variable or attribute that tables are crossed with; empty
	// for none.
	By string
	// Attributes can be named by By, Weight and Where. A variable goes before
	// an attribute of the same name.
	Attributes []Attribute
	// Weight names the variable or attribute that holds the weights; empty for
	// none. A respondent whose weight is no number above 0 is dropped.
	Weight string
	// Where is a condition on respondents in the language of instruments; empty
	// for none.
	Where string
	// All takes interviews too that are not complete.
	All bool
	// Language is that of labels; the instrument's own if it is empty.
	Language string
	// Interval makes confidence intervals; empty for none. Level is theirs, such
	// as 0.95.
	Interval statistics.Method
	Level    float64
	// Population is of how many the respondents are a sample; 0 if it is not
	// known. A number below that of the respondents is taken for not known.
	Population int
	// Suppress is the smallest count above 0 that is shown; 0 shows all.
	Suppress int
	// Top is the number of ranks that count as top ranks.
	Top int
	// Listed is the most different answers in words that a table lists.
	Listed int
	// CountWords counts the answers in words of questions that Questions does not
	// name, and lists none of them: they can tell who has answered.
	CountWords bool
}

// withDefaults fills in what was left out.
func (o Options) withDefaults() Options {
	if o.Top <= 0 {
		o.Top = DefaultTop
	}
	if o.Listed <= 0 {
		o.Listed = DefaultListed
	}
	if o.Level <= 0 || o.Level >= 1 {
		o.Level = DefaultLevel
	}
	if o.Language == "" {
		o.Language = o.newest().DefaultLanguage
	}
	return o
}

func (o Options) newest() *forms.Instrument { return o.Forms[0].Instrument }
