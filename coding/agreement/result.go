package agreement

import (
	"errors"
	"strconv"
)

// Reasons why a figure is not defined.
var (
	// ErrNoPairs says that nothing was judged by two coders.
	ErrNoPairs = errors.New("nothing was judged by two coders")
	// ErrNoVariation says that there was only one judgement, with which coders
	// would agree by chance alone.
	ErrNoVariation = errors.New("all judgements are the same, so that agreement by chance is certain")
	// ErrOneCategory says that there was nothing to choose from.
	ErrOneCategory = errors.New("there is only one category to choose from")
	// ErrTwoCoders says that a coefficient is for two coders.
	ErrTwoCoders = errors.New("this coefficient is for exactly two coders")
	// ErrTwoCategories says that a coefficient is for coded or not coded.
	ErrTwoCategories = errors.New("this coefficient is for two categories: not coded and coded")
	// ErrNothingCoded says that no coder coded anything.
	ErrNothingCoded = errors.New("nobody has coded anything")
	// ErrRatio says that numbers below nought have no ratio.
	ErrRatio = errors.New("a ratio scale has no numbers below 0")
	// ErrTooFew says that too few of the bootstrap's samples had a figure.
	ErrTooFew = errors.New("too few of the samples have a figure")
	// ErrWholeText says that a figure has no interval, as it is one of a whole
	// text.
	ErrWholeText = errors.New("alpha of unitised text is of a whole text, and samples would tear its passages and gaps apart")
)

// Result is a coefficient, or the reason why there is none. The zero value has
// neither.
type Result struct {
	value, observed, expected float64
	ok                        bool
	why                       error
}

// Undefined is a result that there is not, with the reason why.
func Undefined(why error) Result { return undefined(why) }

// undefined is a result that there is not.
func undefined(why error) Result { return Result{why: why} }

// beyondChance corrects an agreement for what chance would give:
// (observed - expected) / (1 - expected).
func beyondChance(observed, expected float64) Result {
	if expected >= 1 {
		return undefined(ErrNoVariation)
	}
	return Result{value: (observed - expected) / (1 - expected), observed: observed, expected: expected, ok: true}
}

// Value is the figure, and whether there is one. Without one the figure is 0
// and means nothing.
func (r Result) Value() (value float64, ok bool) { return r.value, r.ok }

// Observed is what was seen before the correction for chance: an agreement
// between 0 and 1; for alpha and alpha of unitised text a disagreement from 0.
func (r Result) Observed() float64 { return r.observed }

// Expected is what chance would give, in the same measure as Observed; 0 for a
// figure that is not corrected for chance.
func (r Result) Expected() float64 { return r.expected }

// Why says why there is no figure; nil where there is one.
func (r Result) Why() error { return r.why }

// String is the figure to three decimals, or n/a.
func (r Result) String() string {
	if !r.ok {
		return "n/a"
	}
	text := strconv.FormatFloat(r.value, 'f', 3, 64)
	if text == "-0.000" {
		return "0.000"
	}
	return text
}
