package expr

import "math"

// Program is a compiled expression. It may be run by several goroutines at
// the same time.
type Program struct {
	source      string
	typ         Type
	root        evaluator
	references  []Reference
	comparisons []Comparison
}

// Bool runs the program and gives its result as a condition: numbers hold
// unless they are 0 or NaN, texts unless they are empty, and truths that are
// kept as text (a variable of type Boolean) as boolean-from-string() reads them.
func (p *Program) Bool(env Env) bool { return truth(p.typ, p.root(env)) }

// Number runs the program and gives its result as a number; NaN if it is
// empty or reads as no number. A date counts as the days since 1970-01-01, a
// time as a fraction of the day.
func (p *Program) Number(env Env) float64 { return p.root(env).asNumber() }

// Text runs the program and gives its result as text, a number without
// needless digits. A number that is NaN gives "".
func (p *Program) Text(env Env) string {
	result := p.root(env)
	if result.kind == numberKind && math.IsNaN(result.number) {
		return ""
	}
	return result.asText()
}

// Type is the type of the program's result, Any if only running can tell.
func (p *Program) Type() Type { return p.typ }

// Source is the source that the program was compiled from.
func (p *Program) Source() string { return p.source }

// References lists every variable that the source refers to, each time that
// it does, in the order of the source. The caller must not change the list.
func (p *Program) References() []Reference { return p.references }

// Comparisons lists the literals that variables or "." are compared with, in
// the order of the source. The caller must not change the list.
func (p *Program) Comparisons() []Comparison { return p.comparisons }
