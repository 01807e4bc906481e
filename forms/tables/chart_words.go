package tables

import (
	"fmt"
	"slices"
	"strings"
)

// describe says in words what is to be seen.
func (c *Chart) describe() string {
	text := fmt.Sprintf("Bar chart, %s. %s", counted(len(c.Bars), "bar"), strings.TrimSuffix(c.Caption, "."))
	shown := slices.DeleteFunc(slices.Clone(c.Bars), func(bar Bar) bool { return bar.Mark != NoMark })
	most, least := &shown[0], &shown[0]
	for i := range shown {
		if c.height(&shown[i]) > c.height(most) {
			most = &shown[i]
		}
		if c.height(&shown[i]) < c.height(least) {
			least = &shown[i]
		}
	}
	if len(shown) == 1 {
		return text + ": " + c.say(most) + "."
	}
	return fmt.Sprintf("%s. Highest: %s. Lowest: %s.", text, c.say(most), c.say(least))
}

// height is what bars are compared by: the net, the right side of a scale, or
// the first value.
func (c *Chart) height(bar *Bar) float64 {
	switch {
	case bar.Net != nil:
		return *bar.Net
	case c.Kind == Diverging:
		return c.right(bar)
	}
	return bar.Values[0]
}

// right is the sum of the right side of a scale.
func (c *Chart) right(bar *Bar) float64 {
	sum := 0.0
	for i, series := range c.Series {
		if series.Side > 0 {
			sum += bar.Values[i]
		}
	}
	return sum
}

func (c *Chart) say(bar *Bar) string {
	switch {
	case bar.Net != nil:
		return fmt.Sprintf("%s, net %+.0f", bar.Label, *bar.Net)
	case c.Kind == Diverging:
		var labels []string
		for _, series := range c.Series {
			if series.Side > 0 {
				labels = append(labels, series.Label)
			}
		}
		return fmt.Sprintf("%s, %.0f%% %s", bar.Label, c.right(bar), strings.Join(labels, " or "))
	case c.Kind == Stacked:
		return fmt.Sprintf("%s, %.0f%% %s", bar.Label, bar.Values[0], c.Series[0].Label)
	}
	return fmt.Sprintf("%s, %.0f%%", bar.Label, bar.Values[0])
}
