package svg

import (
	"fmt"
	"strings"

	"fieldwork/forms/tables"
)

// style is how a pattern is filled: a ground, lines across it, and the colour
// of numbers on it, whose contrast to both is 4.5 at least.
type style struct {
	ground, hatch, ink string
	// turn is the direction of the lines in degrees; they are drawn if hatch is
	// not empty.
	turn int
}

const dark, light = "#1a1a1a", "#ffffff"

// styles are those of the patterns. The left side has lines that rise, the weak
// points are light; the colours keep apart for colour-blind eyes.
var styles = map[tables.Pattern]style{
	tables.Solid:        {ground: "#12436D", ink: light},
	tables.StrongLeft:   {ground: "#801650", hatch: "#94306a", ink: light, turn: 45},
	tables.WeakLeft:     {ground: "#f6dce8", hatch: "#dfa3c2", ink: dark, turn: 45},
	tables.Middle:       {ground: "#d9d9d9", ink: dark},
	tables.WeakRight:    {ground: "#bcd3e6", ink: dark},
	tables.StrongRight:  {ground: "#12436D", ink: light},
	tables.OtherPattern: {ground: "#ffffff", hatch: "#9a9a9a", ink: dark, turn: 135},
}

func styleOf(pattern tables.Pattern) style {
	if known, ok := styles[pattern]; ok {
		return known
	}
	return styles[tables.Solid]
}

// fill is how a series is filled.
func (d *drawing) fill(series int) string {
	style := styleOf(d.chart.Series[series].Pattern)
	if style.hatch == "" {
		return style.ground
	}
	return fmt.Sprintf("url(#%s-%d)", d.name, d.chart.Series[series].Pattern)
}

// patterns defines the hatches that the series need.
func (d *drawing) patterns() string {
	var out strings.Builder
	defined := map[tables.Pattern]bool{}
	for _, series := range d.chart.Series {
		style := styleOf(series.Pattern)
		if style.hatch == "" || defined[series.Pattern] {
			continue
		}
		defined[series.Pattern] = true
		fmt.Fprintf(&out, `<pattern id="%s-%d" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(%d)"><rect width="7" height="7" fill="%s"/><rect width="2" height="7" fill="%s"/></pattern>`,
			d.name, series.Pattern, style.turn, style.ground, style.hatch)
	}
	if out.Len() == 0 {
		return ""
	}
	return "<defs>" + out.String() + "</defs>"
}
