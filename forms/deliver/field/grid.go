package field

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
)

// grid takes one point of a scale for each of several items. A digit answers
// the item at the cursor and moves to the next.
type grid struct {
	base
	codes codes
	item  int // the item at the cursor
	point int // the point of the scale at the cursor; -1 for none

	pane
	headerLines int
	points      []int // point of the scale at each column, or -1
}

func newGrid(s Setting) *grid {
	g := &grid{base: base{Setting: s}, codes: codes{count: len(s.Choices)}, point: -1}
	g.self = g
	for i := range s.Question.Items {
		if g.Setting.Answer(g.variable(i)).Empty() {
			g.item = i
			break
		}
	}
	g.aim()
	return g
}

func (g *grid) variable(item int) *forms.Variable { return g.Question.Variables()[item] }

// Target is the item at the cursor.
func (g *grid) Target() *forms.Variable { return g.variable(g.item) }

// Answered moves on after a special answer; it reports false after the last
// item.
func (g *grid) Answered() bool {
	last := g.item == len(g.Question.Items)-1
	if !last {
		g.moveTo(g.item + 1)
	}
	return !last
}

// TakesKey takes digits, the arrows, Space, and Enter where it answers an item.
func (g *grid) TakesKey(msg tea.KeyMsg) bool {
	if _, ok := digit(msg); ok {
		return true
	}
	switch msg.String() {
	case "up", "down", "left", "right", "home", "end", " ":
		return true
	case "enter", "tab":
		return g.codes.typed > 0 || g.item < len(g.Question.Items)-1 || g.point >= 0 && g.point != g.answered(g.item)
	case "shift+tab":
		return g.item > 0
	}
	return false
}

// Update takes a key.
func (g *grid) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return g, nil
	}
	if d, ok := digit(key); ok {
		g.press(d)
		return g, nil
	}
	switch key.String() {
	case "up", "shift+tab":
		g.moveTo(g.item - 1)
	case "down":
		g.moveTo(g.item + 1)
	case "home":
		g.moveTo(0)
	case "end":
		g.moveTo(len(g.Question.Items) - 1)
	case "left":
		g.point = max(0, g.point-1)
	case "right":
		g.point = min(len(g.Choices)-1, g.point+1)
	case " ", "enter", "tab":
		g.accept()
	}
	return g, nil
}

func (g *grid) press(d int) {
	settled := g.codes.press(d)
	for _, number := range settled {
		g.pick(number - 1)
	}
	if len(settled) == 0 && g.codes.typed == 0 {
		g.notice = fmt.Sprintf("The scale has no point %d.", d)
	}
}

// accept takes the point at the cursor where it is new, and moves on.
func (g *grid) accept() {
	if number, ok := g.codes.settle(); ok {
		g.point = number - 1
	}
	if g.point >= 0 && g.point != g.answered(g.item) {
		g.pick(g.point)
		if !g.Confirm {
			return
		}
	}
	g.moveTo(g.item + 1)
}

// pick answers the item at the cursor and moves to the next. The answer that
// fills the grid, and one to the last item of a full grid, ends it.
func (g *grid) pick(point int) {
	if g.Confirm {
		g.change(g.Target(), g.Choices[point].Name)
		g.point = point
		return
	}
	wasFull := g.missing() == 0
	wasOpen := g.Setting.Answer(g.Target()).Empty()
	g.change(g.Target(), g.Choices[point].Name)
	last := g.item == len(g.Question.Items)-1
	g.done = !wasFull && g.missing() == 1 && wasOpen || wasFull && last
	if !last && !g.done {
		g.moveTo(g.item + 1)
		return
	}
	g.point = point
}

// missing counts the items that have no answer yet.
func (g *grid) missing() int {
	n := 0
	for i := range g.Question.Items {
		if g.Setting.Answer(g.variable(i)).Empty() {
			n++
		}
	}
	return n
}

func (g *grid) answered(item int) int { return g.indexOf(g.value(g.variable(item))) }

func (g *grid) moveTo(item int) {
	g.item = max(0, min(len(g.Question.Items)-1, item))
	g.codes.typed = 0
	g.aim()
}

func (g *grid) aim() { g.point = g.answered(g.item) }

// Click moves to the item under the mouse and, on its scale, answers it.
func (g *grid) Click(x, y int) {
	item := g.at(y - g.headerLines)
	if item < 0 {
		return
	}
	g.moveTo(item)
	if x >= 0 && x < len(g.points) && g.points[x] >= 0 {
		g.pick(g.points[x])
	}
}

// Status counts the items answered.
func (g *grid) Status() string {
	if pending := waiting(&g.codes); pending != "" {
		return pending
	}
	total := len(g.Question.Items)
	return joined(fmt.Sprintf("%d of %d answered", total-g.missing(), total), g.hidden())
}
