package chart_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"fieldwork/forms/ui/chart"
	"fieldwork/forms/ui/uitest"
)

func agreement() []chart.Part {
	return []chart.Part{
		{Label: "Strongly disagree", Shade: chart.Dark, Side: -1}, {Label: "Disagree", Shade: chart.Medium, Side: -1},
		{Label: "Neither agree nor disagree", Shade: chart.Light}, {Label: "Agree", Shade: chart.Half, Side: 1},
		{Label: "Strongly agree", Shade: chart.Full, Side: 1},
	}
}

func opinions() []chart.Stack {
	return []chart.Stack{
		{Label: "more with people", Values: []float64{2, 5, 10, 41, 42}, Text: "+76"},
		{Label: "targets activities more", Values: []float64{20, 30, 25, 15, 10}, Text: "-25"},
		{Label: "nobody is of two minds", Values: []float64{50, 0, 0, 0, 50}, Text: "0"},
		{Label: "all in the middle", Values: []float64{0, 0, 100, 0, 0}, Text: "0"},
		{Label: "few were asked", Instead: "[c]"},
		{Label: "evil\x1b[2J\u202ename\nwith lines", Values: []float64{math.NaN(), 0, 0, 100}, Text: "+100\x1b]0;x\a"},
	}
}

func TestStacks(t *testing.T) {
	options := chart.StackOptions{Diverging: true, Least: -70, Most: 100, TextHead: "net"}
	for _, width := range []int{118, 78, 56, 40, 24, 8} {
		options.Width = width
		uitest.Golden(t, fmt.Sprint("stacks-", width), plain(chart.Stacks(agreement(), opinions(), options)))
	}
	options.Width = 100
	uitest.Golden(t, "stacks-colour", strings.Join(chart.Stacks(agreement(), opinions(), options), "\n")+"\n")
	whole := chart.StackOptions{Width: 78, Most: 100}
	uitest.Golden(t, "stacks-whole", plain(chart.Stacks(agreement(), opinions()[:4], whole)))
}

// TestPartsAreToldApartWithoutColour: no two shades have the same character.
func TestPartsAreToldApartWithoutColour(t *testing.T) {
	seen := map[rune]bool{}
	for shade := chart.Dark; shade <= chart.Stripes; shade++ {
		parts := []chart.Part{{Label: "x", Shade: shade, Side: 1}}
		line := ansi.Strip(chart.Stacks(parts, nil, chart.StackOptions{Width: 20})[0])
		block := []rune(line)[0]
		if seen[block] {
			t.Errorf("%c stands for two shades", block)
		}
		seen[block] = true
	}
}

// TestStacksFitTheirWidth: no line is wider than it may be, and a bar that
// fills the axis fills its room whatever its parts are.
func TestStacksFitTheirWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.OneOf(rapid.Float64(), rapid.Float64Range(0, 100))
		var stacks []chart.Stack
		for range rapid.IntRange(0, 4).Draw(t, "bars") {
			stacks = append(stacks, chart.Stack{
				Label: rapid.String().Draw(t, "label"), Values: rapid.SliceOfN(value, 0, 5).Draw(t, "values"),
				Text: rapid.String().Draw(t, "text"), Instead: rapid.SampledFrom([]string{"", "[c]"}).Draw(t, "instead"),
			})
		}
		options := chart.StackOptions{
			Width: rapid.IntRange(1, 130).Draw(t, "width"), Diverging: rapid.Bool().Draw(t, "diverging"),
			Least: value.Draw(t, "least"), Most: value.Draw(t, "most"), TextHead: rapid.String().Draw(t, "head"),
		}
		for _, line := range chart.Stacks(agreement(), stacks, options) {
			if ansi.StringWidth(line) > options.Width {
				t.Fatalf("%d columns in a width of %d: %q", ansi.StringWidth(line), options.Width, line)
			}
		}
	})
}

// TestABarIsAsLongAsItsParts: whatever a hundred percent are shared out into,
// a bar of it fills the room.
func TestABarIsAsLongAsItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		left := 100.0
		var values []float64
		for range 4 {
			values = append(values, rapid.Float64Range(0, left).Draw(t, "value"))
			left -= values[len(values)-1]
		}
		stacks := []chart.Stack{{Label: "all", Values: append(values, left)}}
		lines := chart.Stacks(agreement(), stacks, chart.StackOptions{Width: 120, Most: 100})
		bar := ansi.Strip(lines[len(lines)-1])
		const room = 120 - len("all  ") - 5*4
		if drawn := len([]rune(strings.TrimRight(string([]rune(bar)[5:5+room]), " "))); drawn != room {
			t.Fatalf("%d of %d cells: %q", drawn, room, bar)
		}
	})
}
