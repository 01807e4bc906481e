package chart

import (
	"strings"

	"fieldwork/forms/ui"
)

// Bar is one row of a chart of bars.
type Bar struct {
	// Label stands to the left; it may come from outside.
	Label string
	// Value is the length of the part that is done. What is no number or below
	// zero counts as 0.
	Value float64
	// Of is the target, whose rest is drawn after the value; 0 for none.
	Of float64
	// Text stands to the right, at the right edge: the value in words.
	Text string
}

// BarOptions say how bars are drawn.
type BarOptions struct {
	// Width is how many columns each line may take.
	Width int
	// Most is the value that fills the room for bars; if it is 0, the greatest
	// value or target does.
	Most float64
	// LabelWidth is how many columns the labels take; if it is 0, as many as
	// the widest needs. They never take more than two fifths of the width.
	LabelWidth int
}

const (
	barGap = "  "
	// narrowestBar is the least room in which bars are drawn.
	narrowestBar = 4
	doneBlock    = "█"
	restBlock    = "░"
)

// partBlocks are the blocks of one to seven eighths, from the left.
var partBlocks = [eighthsInCell]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// Bars draws one line for each bar: the label, the bar, the text. Where the
// width leaves no room for bars, label and text stand alone.
func Bars(bars []Bar, options BarOptions) []string {
	room := barRoomOf(bars, options)
	lines := make([]string, len(bars))
	for i := range bars {
		lines[i] = room.line(&bars[i])
	}
	return lines
}

// barRoom is how a line is shared out, in columns.
type barRoom struct {
	width, label, bar, text int
	most                    float64
}

func barRoomOf(bars []Bar, options BarOptions) barRoom {
	room := barRoom{width: max(options.Width, 0), most: finite(options.Most)}
	widest, greatest := 0, 0.0
	for i := range bars {
		widest = max(widest, ui.Width(ui.Clip(bars[i].Label, room.width)))
		room.text = max(room.text, ui.Width(ui.Clip(bars[i].Text, room.width)))
		greatest = max(greatest, finite(bars[i].Value), finite(bars[i].Of))
	}
	if room.most == 0 {
		room.most = greatest
	}
	if options.LabelWidth > 0 {
		widest = options.LabelWidth
	}
	const fifths = 5
	room.label = min(widest, room.width*2/fifths)
	room.bar = room.width - room.label - room.text - gapAfter(room.label) - gapAfter(room.text)
	if room.bar < narrowestBar {
		room.bar = 0
		room.text = min(room.text, max(room.width-room.label-gapAfter(room.label), 0))
		room.label = max(room.width-room.text-gapAfter(room.text), 0)
	}
	return room
}

// gapAfter is the space that parts a column of a width from the next; an empty
// one needs none.
func gapAfter(width int) int {
	if width == 0 {
		return 0
	}
	return len(barGap)
}

func (r *barRoom) line(bar *Bar) string {
	var parts []string
	if r.label > 0 {
		parts = append(parts, ui.Pad(ui.Clip(bar.Label, r.label), r.label))
	}
	if r.bar > 0 {
		parts = append(parts, r.drawn(bar))
	}
	if r.text > 0 {
		text := ui.Clip(bar.Text, r.text)
		parts = append(parts, strings.Repeat(" ", r.text-ui.Width(text))+text)
	}
	return ui.Fit(strings.Join(parts, barGap), r.width)
}

// drawn is the bar itself, as wide as the room for bars.
func (r *barRoom) drawn(bar *Bar) string {
	theme := ui.CurrentTheme()
	length := eighths(min(finite(bar.Value), r.most), r.most, r.bar)
	done := strings.Repeat(doneBlock, length/eighthsInCell) + partBlocks[length%eighthsInCell]
	cells := ui.Width(done)
	target := (eighths(min(finite(bar.Of), r.most), r.most, r.bar) + eighthsInCell - 1) / eighthsInCell
	rest := max(target-cells, 0)
	space := strings.Repeat(" ", r.bar-cells-rest)
	return styled(theme.Accent, done) + styled(theme.Dim, strings.Repeat(restBlock, rest)) + space
}
