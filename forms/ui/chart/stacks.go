package chart

import (
	"strconv"
	"strings"

	"fieldwork/forms/ui"
)

// Part is a part of each stacked bar, such as a point of a scale.
type Part struct {
	// Label stands in the legend; it may come from outside.
	Label string
	Shade Shade
	// Side is where the part lies in a diverging chart: -1 to the left of the
	// line, 1 to its right, 0 half on either side.
	Side int
}

// Stack is one stacked bar.
type Stack struct {
	// Above is what this bar and the next ones are about; it stands above them
	// and may come from outside.
	Above string
	// Label stands to the left or above; it may come from outside.
	Label string
	// Values are by part. What is no number or below zero counts as 0; parts
	// without a value have none.
	Values []float64
	// Text stands after the numbers, such as "+54".
	Text string
	// Instead stands in place of the bar and its numbers where it is set.
	Instead string
}

// StackOptions say how stacked bars are drawn.
type StackOptions struct {
	// Width is how many columns each line may take.
	Width int
	// Diverging lays the parts around a line by their sides. Parts have to come
	// in the order of their sides.
	Diverging bool
	// Least and Most are the values at the ends of the room for bars: Least is
	// below 0 for what lies to the left of the line, else 0.
	Least, Most float64
	// TextHead stands above the texts, such as "net".
	TextHead string
}

const (
	// numberRoom is a whole percentage with the space before it.
	numberRoom = 4
	// leastBeside is the least room for bars beside their labels, and
	// leastBeforeNumbers that for bars before their numbers.
	leastBeside        = 20
	leastBeforeNumbers = 16
	zeroLine           = "│"
	legendGap          = "   "
)

// Stacks draws bars whose parts lie one after the other: the legend, a line
// with the characters of the parts over their numbers, and the bars. Every
// value is printed as a whole number. Labels stand beside the bars if all have
// room there, else above; in a narrow room the numbers stand below.
func Stacks(parts []Part, stacks []Stack, options StackOptions) []string {
	if options.Width < 1 || len(parts) == 0 {
		return nil
	}
	room := stackRoomOf(parts, stacks, options)
	lines := append(legend(parts, options.Width), "")
	if room.numbers > 0 {
		lines = append(lines, room.heading())
	}
	for i := range stacks {
		lines = append(lines, room.lines(&stacks[i])...)
	}
	return lines
}

// legend names the parts, on as many lines as they need.
func legend(parts []Part, width int) []string {
	lines := []string{""}
	for _, part := range parts {
		named := part.Shade.style().Render(strings.Repeat(part.Shade.block(), 2)) + " " + ui.Clip(part.Label, max(width-3, 1))
		last := len(lines) - 1
		switch {
		case lines[last] == "":
			lines[last] = ui.Fit(named, width)
		case ui.Width(lines[last])+len(legendGap)+ui.Width(named) <= width:
			lines[last] += legendGap + named
		default:
			lines = append(lines, ui.Fit(named, width))
		}
	}
	return lines
}

// stackRoom is how the lines are shared out, in columns.
type stackRoom struct {
	StackOptions
	parts []Part
	// label is 0 where labels stand above; numbers is 0 where numbers stand
	// below.
	label, left, right, numbers, text int
}

func stackRoomOf(parts []Part, stacks []Stack, options StackOptions) *stackRoom {
	room := &stackRoom{StackOptions: options, parts: parts, text: ui.Width(ui.Clip(options.TextHead, options.Width))}
	widest := 0
	for i := range stacks {
		widest = max(widest, ui.Width(ui.Clip(stacks[i].Label, options.Width)))
		room.text = max(room.text, ui.Width(ui.Clip(stacks[i].Text, options.Width)))
	}
	if room.text > 0 {
		room.text += len(barGap)
	}
	room.numbers = len(parts)*numberRoom + room.text
	const fifths = 5
	beside := options.Width - widest - len(barGap) - room.numbers
	switch {
	case widest <= options.Width*2/fifths && beside >= leastBeside:
		room.label = widest
		room.share(beside)
	case options.Width-room.numbers >= leastBeforeNumbers:
		room.share(options.Width - room.numbers)
	default:
		room.numbers = 0
		room.share(options.Width)
	}
	return room
}

// share parts the room for bars at the line.
func (r *stackRoom) share(bar int) {
	if !r.Diverging {
		r.right = bar
		return
	}
	bar -= ui.Width(zeroLine)
	least, most := finite(-r.Least), finite(r.Most)
	if least+most > 0 {
		r.left = min(int(float64(bar)*least/(least+most)+1), bar)
	}
	r.right = max(bar-r.left, 0)
}

// heading has the characters of the parts over their numbers.
func (r *stackRoom) heading() string {
	line := strings.Repeat(" ", r.Width-r.numbers)
	for _, part := range r.parts {
		line += strings.Repeat(" ", numberRoom-1) + part.Shade.style().Render(part.Shade.block())
	}
	if r.text > 0 {
		line += ui.CurrentTheme().Dim.Render(toRight(ui.Clip(r.TextHead, r.text), r.text))
	}
	return line
}

func toRight(text string, width int) string {
	return strings.Repeat(" ", max(width-ui.Width(text), 0)) + text
}

// lines are those of one bar.
func (r *stackRoom) lines(stack *Stack) []string {
	var lines []string
	if stack.Above != "" {
		for _, line := range firstLines(stack.Above, r.Width) {
			lines = append(lines, ui.CurrentTheme().Strong.Render(line))
		}
	}
	start := ""
	if r.label > 0 {
		start = ui.Pad(ui.Clip(stack.Label, r.label), r.label) + barGap
	} else if stack.Label != "" {
		lines = append(lines, firstLines(stack.Label, r.Width)...)
	}
	if stack.Instead != "" {
		return append(lines, ui.Fit(start+r.empty()+" "+ui.Safe(stack.Instead), r.Width))
	}
	if r.numbers > 0 {
		return append(lines, start+r.bar(stack)+r.numberColumns(stack))
	}
	return append(append(lines, r.bar(stack)), r.numberLines(stack)...)
}

// firstLines wraps a label from outside, in two lines at most.
func firstLines(text string, width int) []string {
	const most = 2
	lines, more := ui.WrapFirst(strings.Join(strings.Fields(text), " "), width, most)
	if last := len(lines) - 1; more {
		lines[last] = ui.Fit(lines[last]+"…", width)
	}
	return lines
}

// empty is the line alone, where there is no bar.
func (r *stackRoom) empty() string {
	if !r.Diverging {
		return ""
	}
	return strings.Repeat(" ", r.left) + ui.CurrentTheme().Rule.Render(zeroLine)
}

func (s *Stack) value(part int) float64 {
	if part >= len(s.Values) {
		return 0
	}
	return finite(s.Values[part])
}

func whole(value float64) string { return strconv.FormatFloat(value, 'f', 0, 64) }

func (r *stackRoom) numberColumns(stack *Stack) string {
	line := ""
	for i := range r.parts {
		line += toRight(ui.Clip(whole(stack.value(i)), numberRoom), numberRoom)
	}
	if r.text > 0 {
		line += toRight(ui.Clip(stack.Text, r.text), r.text)
	}
	return line
}

// numberLines are the numbers below a bar, each with its character.
func (r *stackRoom) numberLines(stack *Stack) []string {
	var words []string
	for i, part := range r.parts {
		words = append(words, part.Shade.block()+"\u00a0"+whole(stack.value(i)))
	}
	if stack.Text != "" {
		words = append(words, strings.TrimSpace(r.TextHead+" "+stack.Text))
	}
	return ui.Wrap(strings.Join(words, "  "), r.Width)
}
