package search

import (
	"encoding/binary"
	"regexp/syntax"
	"unicode/utf8"
)

// automaton runs the program of an expression as a deterministic automaton that
// is made as it runs (R. Cox, Regular Expression Matching in the Wild, 2010). A
// state is the instructions at which the program may be, the preferred first,
// and what is before the place. It belongs to one goroutine.
type automaton struct {
	program *syntax.Prog
	classes classes
	// back says that the automaton goes backwards from the end of a passage: it
	// looks for the longest there, not for the preferred one from anywhere.
	back   bool
	states []state
	known  map[string]int
	// steps are the next states, by state and class: each is a place in steps at
	// which the steps of a state begin, doubled, with 1 added where a passage
	// ends before what is read. notMade stands for those not yet made.
	steps []int32
	// firsts are the states that first gives; 0 for those not yet made.
	firsts [textSide + 1]int
	// seen holds for each instruction the last closing at which it was reached.
	seen    []int
	closing int
}

// state is one state. The first is that from which nothing matches.
type state struct {
	at     []uint32 // instructions
	before side
	// searching says that a passage may still begin.
	searching bool
}

const notMade = -1

// mostSteps is how many steps are kept; when there are more, all states are
// forgotten and made anew as they are needed.
const mostSteps = 1 << 19

func newAutomaton(program *syntax.Prog, back bool) *automaton {
	a := &automaton{program: program, classes: classesOf(program), back: back, seen: make([]int, len(program.Inst))}
	a.forget()
	return a
}

// forget drops all states but the first.
func (a *automaton) forget() {
	a.states, a.steps, a.known, a.firsts = nil, nil, map[string]int{}, [textSide + 1]int{}
	a.state(nil, otherSide, false)
}

// width is how many steps a state has.
func (a *automaton) width() int { return a.classes.end() + 1 }

// first is the state at a place, by what is before it.
func (a *automaton) first(before side) int {
	if a.firsts[before] == 0 {
		a.firsts[before] = a.state([]uint32{uint32(a.program.Start)}, before, !a.back)
	}
	return a.firsts[before]
}

// state finds or makes a state, and gives the place of its steps.
func (a *automaton) state(at []uint32, before side, searching bool) int {
	if len(at) == 0 && !searching {
		before = otherSide
	}
	key := []byte{byte(before), 0}
	if searching {
		key[1] = 1
	}
	for _, instruction := range at {
		key = binary.LittleEndian.AppendUint32(key, instruction)
	}
	if place, known := a.known[string(key)]; known {
		return place
	}
	place := len(a.steps)
	for range a.width() {
		a.steps = append(a.steps, notMade)
	}
	a.states = append(a.states, state{at, before, searching})
	a.known[string(key)] = place
	return place
}

// step gives the next state behind a code point of a class, doubled, with 1
// added where a passage ends before it.
func (a *automaton) step(from, class int) int {
	if step := a.steps[from+class]; step != notMade {
		return int(step)
	}
	return a.makeStep(from, class)
}

func (a *automaton) makeStep(from, class int) int {
	was := a.states[from/a.width()]
	after, r := textSide, rune(-1)
	if class < a.classes.end() {
		r = a.classes.firsts[class]
		after = sideOf(r)
	}
	a.closing++
	c := closure{automaton: a, flags: between(was.before, after), r: r}
	for _, instruction := range was.at {
		c.follow(instruction)
	}
	if was.searching {
		c.follow(uint32(a.program.Start))
	}
	forgets := len(a.steps) > mostSteps
	if forgets {
		a.forget()
	}
	step := a.state(c.next, after, was.searching && !c.ends) << 1
	if c.ends {
		step++
	}
	if !forgets {
		a.steps[from+class] = int32(step)
	}
	return step
}

// closure is one step as it is made: the instructions reached before a code
// point is read, and those behind it.
type closure struct {
	automaton *automaton
	flags     syntax.EmptyOp
	r         rune // -1 at the end of the block
	next      []uint32
	ends      bool
}

// follow follows an instruction to all that can be reached without reading. The
// end of a passage hides what is less preferred.
func (c *closure) follow(at uint32) {
	a := c.automaton
	if a.seen[at] == a.closing || c.ends && !a.back {
		return
	}
	a.seen[at] = a.closing
	instruction := &a.program.Inst[at]
	switch instruction.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		c.follow(instruction.Out)
		c.follow(instruction.Arg)
	case syntax.InstCapture, syntax.InstNop:
		c.follow(instruction.Out)
	case syntax.InstEmptyWidth:
		if syntax.EmptyOp(instruction.Arg)&^c.flags == 0 {
			c.follow(instruction.Out)
		}
	case syntax.InstMatch:
		c.ends = true
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		if c.r >= 0 && instruction.MatchRune(c.r) {
			c.next = append(c.next, instruction.Out)
		}
	}
}

// forwards is where the first passage ends that begins at a place of a block or
// behind it; -1 if there is none.
func (a *automaton) forwards(block string, at int) int {
	before, end := textSide, -1
	if at > 0 {
		r, _ := utf8.DecodeLastRuneInString(block[:at])
		before = sideOf(r)
	}
	now := a.first(before)
	for at < len(block) && now != 0 {
		class, size := 0, 1
		if b := block[at]; b < utf8.RuneSelf {
			class = a.classes.ascii[b]
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(block[at:])
			class = a.classes.find(r)
		}
		step := int(a.steps[now+class])
		if step == notMade {
			step = a.makeStep(now, class)
		}
		if step&1 != 0 {
			end = at
		}
		now = step >> 1
		at += size
	}
	if now != 0 && a.step(now, a.classes.end())&1 != 0 {
		end = len(block)
	}
	return end
}

// backwards is where the longest passage begins that ends at a place of a block
// and begins at least at another.
func (a *automaton) backwards(block string, least, at int) int {
	before, start := textSide, at
	if at < len(block) {
		r, _ := utf8.DecodeRuneInString(block[at:])
		before = sideOf(r)
	}
	now := a.first(before)
	for at > least && now != 0 {
		r, size := utf8.DecodeLastRuneInString(block[:at])
		step := a.step(now, a.classes.of(r))
		if step&1 != 0 {
			start = at
		}
		now = step >> 1
		at -= size
	}
	class := a.classes.end()
	if at > 0 {
		r, _ := utf8.DecodeLastRuneInString(block[:at])
		class = a.classes.of(r)
	}
	if now != 0 && a.step(now, class)&1 != 0 {
		start = at
	}
	return start
}
