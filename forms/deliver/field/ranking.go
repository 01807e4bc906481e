package field

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/flow"
	"fieldwork/forms/ui"
)

// ranking puts choices in order. Digits place them one after the other;
// Backspace takes the last back. The numbers of the choices stay the same
// throughout, because the respondent may have noted them.
type ranking struct {
	base
	codes  codes
	cursor int   // among the choices that are left; -1 for none
	order  []int // choices placed so far, by index
	left   list
	placed list
	// leftWidth is how wide the choices that are left were drawn.
	leftWidth int
}

func newRanking(s Setting) *ranking {
	r := &ranking{base: base{Setting: s}, codes: codes{count: len(s.Choices)}, cursor: -1}
	r.self = r
	for _, name := range strings.Fields(s.value(r.Target())) {
		if i := s.indexOf(name); i >= 0 {
			r.order = append(r.order, i)
		}
	}
	return r
}

// places is how many ranks there are.
func (r *ranking) places() int {
	_, most := r.bounds()
	return most
}

// TakesKey takes digits, Backspace, the keys that move the cursor, Space, and
// Enter while digits wait.
func (r *ranking) TakesKey(msg tea.KeyMsg) bool {
	if _, ok := digit(msg); ok {
		return true
	}
	switch msg.String() {
	case "up", "down", "home", "end", " ", "backspace":
		return true
	case "enter", "tab":
		return r.codes.typed > 0
	}
	return false
}

// Update takes a key.
func (r *ranking) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok {
		return r, nil
	}
	if d, ok := digit(key); ok {
		r.press(d)
		return r, nil
	}
	switch key.String() {
	case "up":
		r.moveTo(r.cursor - 1)
	case "down":
		r.moveTo(r.cursor + 1)
	case "home":
		r.moveTo(0)
	case "end":
		r.moveTo(len(r.Choices))
	case " ":
		if left := r.remaining(); r.cursor >= 0 && r.cursor < len(left) {
			r.place(left[r.cursor])
		}
	case "enter", "tab":
		if number, ok := r.codes.settle(); ok {
			r.place(number - 1)
		}
	case "backspace":
		r.takeBack()
	}
	return r, nil
}

func (r *ranking) press(d int) {
	settled := r.codes.press(d)
	for _, number := range settled {
		r.place(number - 1)
	}
	if len(settled) == 0 && r.codes.typed == 0 {
		r.notice = fmt.Sprintf("There is no choice %d.", d)
	}
}

// place gives a choice the next rank. When only one is left of a ranking that
// has a rank for each, that one takes the last. A full ranking waits for Enter,
// lest a number too many lands on the next question.
func (r *ranking) place(index int) {
	if rank := r.rankOf(index); rank > 0 {
		r.notice = fmt.Sprintf("%d is ranked already, in place %d. Backspace takes the last one back.", index+1, rank)
		return
	}
	order := append(slices.Clone(r.order), index)
	if wrong := flow.TooMany(r.Question, r.names(order), r.places()); wrong != "" {
		r.notice = wrong + " Backspace takes the last one back."
		return
	}
	r.order = order
	if left := r.remaining(); len(left) == 1 && r.places() == len(r.Choices) {
		r.order = append(r.order, left[0])
	}
	r.commit()
}

func (r *ranking) takeBack() {
	if len(r.order) == 0 {
		return
	}
	keep := len(r.order) - 1
	if len(r.order) == len(r.Choices) && keep > 0 {
		keep-- // the last one placed itself
	}
	r.order = r.order[:keep]
	r.commit()
}

func (r *ranking) commit() {
	r.change(r.Target(), r.names(r.order))
	r.moveTo(r.cursor)
}

// rankOf is the rank of a choice, from 1; 0 if it has none.
func (r *ranking) rankOf(index int) int {
	for rank, placed := range r.order {
		if placed == index {
			return rank + 1
		}
	}
	return 0
}

func (r *ranking) remaining() []int {
	var left []int
	for i := range r.Choices {
		if r.rankOf(i) == 0 {
			left = append(left, i)
		}
	}
	return left
}

func (r *ranking) moveTo(cursor int) {
	r.cursor = max(0, min(len(r.Choices)-len(r.order)-1, cursor))
	if len(r.order) == len(r.Choices) {
		r.cursor = -1
	}
}

// Click places the choice under the mouse.
func (r *ranking) Click(x, y int) {
	left := r.remaining()
	if i := r.left.at(y - headingLines); x < r.leftWidth && i >= 0 && i < len(left) {
		r.place(left[i])
	}
}

// Status counts the ranks that are filled, and says what is suggested.
func (r *ranking) Status() string {
	if pending := waiting(&r.codes); pending != "" {
		return pending
	}
	status := fmt.Sprintf("%d of %d ranked", len(r.order), r.places())
	if len(r.order) == r.places() {
		return joined(status, r.placed.hidden())
	}
	return joined(status, r.suggestion("enter"), r.left.hidden())
}

func (r *ranking) columnWidth() int { return (r.width - 3) / 2 }

// Least is room for the headings and some choices.
func (r *ranking) Least() int { return 7 }

// View draws what is left beside the order so far; where one of them is empty,
// the other alone.
func (r *ranking) View() string {
	switch len(r.order) {
	case 0:
		r.leftWidth = r.width
		return joinLines(r.viewLeft(r.width))
	case len(r.Choices):
		r.leftWidth = 0
		return joinLines(r.viewOrder(r.width))
	}
	r.leftWidth = r.columnWidth()
	return sideBySide(r.viewLeft(r.leftWidth), r.viewOrder(r.leftWidth), r.leftWidth)
}

func (r *ranking) viewLeft(width int) []string {
	r.left.rows = r.left.rows[:0]
	r.left.cursor = r.cursor
	for _, index := range r.remaining() {
		r.left.rows = append(r.left.rows, row{number: strconv.Itoa(index + 1), label: r.Say(r.Choices[index].Label)})
	}
	return headed("To be ranked", width, r.left.view(width, r.height-headingLines))
}

func (r *ranking) viewOrder(width int) []string {
	r.placed = list{cursor: -1, focus: len(r.order) - 1}
	for rank, index := range r.order {
		r.placed.rows = append(r.placed.rows, row{
			number: strconv.Itoa(rank + 1), label: r.Say(r.Choices[index].Label), chosen: true,
		})
	}
	return headed("Order so far", width, r.placed.view(width, r.height-headingLines))
}

// headingLines stand above each column.
const headingLines = 2

func headed(heading string, width int, view string) []string {
	lines := []string{ui.CurrentTheme().Strong.Render(ui.Clip(heading, width)), ""}
	return append(lines, strings.Split(view, "\n")...)
}

func sideBySide(left, right []string, width int) string {
	var lines []string
	for i := range max(len(left), len(right)) {
		line := ""
		if i < len(left) {
			line = left[i]
		}
		line = ui.Pad(line, width) + " │"
		if i < len(right) && right[i] != "" {
			line += " " + right[i]
		}
		lines = append(lines, line)
	}
	return joinLines(lines)
}
