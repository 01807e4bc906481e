package expr

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MostCharacters is the length of the longest source that compiles.
const MostCharacters = 10_000

// MostNesting is how deep parentheses and calls may stand within each other.
const MostNesting = 200

// parser reads a source by precedence climbing. After a fault it goes on
// behind the next comma or parenthesis, so that it finds later faults too.
type parser struct {
	lexer   lexer
	token   token
	nesting int
	// unclosed is set once an open parenthesis is known, so that those around
	// it are not reported as well.
	unclosed bool
	faults   []Fault
}

// parse reads a whole source. The tree is of use only if there are no faults.
func parse(source string) (node, []Fault) {
	if fault, found := unreadable(source); found {
		return broken{}, []Fault{fault}
	}
	p := &parser{lexer: lexer{source: source}}
	p.advance()
	if p.token.kind == endToken {
		return broken{}, []Fault{{Message: "the expression is empty"}}
	}
	tree := p.expression(lowestPrecedence)
	for p.token.kind != endToken {
		p.expected("an operator such as and, or, =, + or the end")
		p.skip()
		if p.token.kind != endToken {
			p.advance()
			p.skip()
		}
	}
	return tree, p.faults
}

func unreadable(source string) (Fault, bool) {
	if utf8.RuneCountInString(source) > MostCharacters {
		message := fmt.Sprintf("the expression is longer than %d characters; put parts of it into calculations", MostCharacters)
		return Fault{Offset: len(string([]rune(source)[:MostCharacters])), Message: message}, true
	}
	for at := 0; at < len(source); {
		r, size := utf8.DecodeRuneInString(source[at:])
		if r == utf8.RuneError && size == 1 {
			return Fault{Offset: at, Message: "this is not text in UTF-8"}, true
		}
		at += size
	}
	return Fault{}, false
}

func (p *parser) advance() { p.token = p.lexer.next() }

// fault records a fault; of several in one place the first says the most.
func (p *parser) fault(offset int, message string) {
	if last := len(p.faults) - 1; last >= 0 && p.faults[last].Offset == offset {
		return
	}
	p.faults = append(p.faults, Fault{Offset: offset, Message: message})
}

// expected records that something else than the token at hand was expected,
// or what is wrong with the token itself.
func (p *parser) expected(what string) {
	switch p.token.kind {
	case wrongToken:
		p.fault(p.token.offset, p.token.text)
	case endToken:
		p.fault(p.token.offset, "expected "+what+", but the expression ends here")
	default:
		p.fault(p.token.offset, fmt.Sprintf("expected %s, not %s", what, p.found()))
	}
}

func (p *parser) found() string {
	switch p.token.kind {
	case textToken:
		return "the text " + quoted(p.token.text)
	case referenceToken:
		return "${" + p.token.text + "}"
	}
	return p.token.text
}

// skip passes over what cannot be understood, up to the comma or the
// parenthesis that ends it, or the end.
func (p *parser) skip() {
	for depth := 0; p.token.kind != endToken; p.advance() {
		switch {
		case p.token.is("("):
			depth++
		case depth == 0 && (p.token.is(",") || p.token.is(")")):
			return
		case p.token.is(")"):
			depth--
		}
	}
}

const lowestPrecedence = 1

// precedence gives how tightly an operator binds, 0 if the token is none.
func precedence(t token) int {
	if t.kind != symbolToken && t.kind != nameToken {
		return 0
	}
	switch t.text {
	case "or":
		return 1
	case "and":
		return 2
	case "=", "!=":
		return 3
	case "<", "<=", ">", ">=":
		return 4
	case "+", "-":
		return 5
	case "*", "div", "mod":
		return 6
	}
	return 0
}

func (p *parser) expression(lowest int) node {
	left := p.unary()
	for {
		binds := precedence(p.token)
		if binds < lowest || binds == 0 {
			return left
		}
		operator := p.token
		p.advance()
		right := p.expression(binds + 1)
		left = operation{place: place(operator.offset), operator: operator.text, left: left, right: right}
	}
}

func (p *parser) unary() node {
	if !p.token.is("-") {
		return p.primary()
	}
	at := place(p.token.offset)
	even := true
	for p.token.is("-") {
		even = !even
		p.advance()
	}
	return negation{place: at, operand: p.primary(), even: even}
}

func (p *parser) primary() node {
	t := p.token
	at := place(t.offset)
	switch {
	case t.kind == textToken:
		p.advance()
		return textLiteral{at, t.text}
	case t.kind == numberToken:
		p.advance()
		number, _ := strconv.ParseFloat(t.text, 64) // digits that are too many give an infinity
		return numberLiteral{at, number}
	case t.kind == referenceToken:
		p.advance()
		return variableNode{at, t.text}
	case t.kind == selfToken:
		p.advance()
		return selfNode{at}
	case t.kind == nameToken:
		p.advance()
		if p.token.is("(") {
			return p.call(t)
		}
		return attributeNode{at, t.text}
	case t.is("("):
		return p.parenthesis()
	}
	p.expected("a value such as ${name}, 3 or 'text'")
	p.skip()
	return broken{at}
}

func (p *parser) parenthesis() node {
	opening := p.token.offset
	if !p.enter() {
		return broken{place(opening)}
	}
	defer p.leave()
	p.advance()
	inside := p.expression(lowestPrecedence)
	p.close(opening, "an operator or )")
	return inside
}

func (p *parser) call(name token) node {
	opening := p.token.offset
	if !p.enter() {
		return broken{place(name.offset)}
	}
	defer p.leave()
	c := call{place: place(name.offset), name: name.text}
	p.advance()
	if p.token.is(")") {
		p.advance()
		return c
	}
	for {
		c.arguments = append(c.arguments, p.expression(lowestPrecedence))
		if !p.token.is(",") && !p.token.is(")") && p.token.kind != endToken {
			p.expected("an operator, a comma or )")
			p.skip()
		}
		if !p.token.is(",") {
			p.close(opening, "a comma or )")
			return c
		}
		p.advance()
	}
}

// close passes the ")" that belongs to an opening parenthesis.
func (p *parser) close(opening int, expected string) {
	if p.token.kind != endToken && !p.token.is(")") {
		p.expected(expected)
		p.skip()
		for p.token.is(",") {
			p.advance()
			p.skip()
		}
	}
	if p.token.kind == endToken {
		if !p.unclosed {
			p.fault(opening, "this ( is never closed")
		}
		p.unclosed = true
		return
	}
	p.advance()
}

// enter goes one level deeper. Too deep is a fault that ends the reading.
func (p *parser) enter() bool {
	if p.nesting == MostNesting {
		p.fault(p.token.offset, fmt.Sprintf("parentheses stand more than %d deep; put parts of the expression into calculations", MostNesting))
		p.unclosed = true
		p.lexer.at = len(p.lexer.source)
		p.advance()
		return false
	}
	p.nesting++
	return true
}

func (p *parser) leave() { p.nesting-- }

// quoted shows a text from a source in a message, shortened and with what
// cannot be printed made visible.
func quoted(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most-1]) + "…"
	}
	shown := strconv.Quote(text)
	return "'" + strings.ReplaceAll(shown[1:len(shown)-1], `\"`, `"`) + "'"
}
