package forms

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func drawGraph(t *rapid.T) graph {
	size := rapid.IntRange(1, 12).Draw(t, "size")
	g := make(graph, size)
	for i := range g {
		g[i] = rapid.SliceOfN(rapid.IntRange(0, size-1), 0, 3).Draw(t, "edges")
	}
	return g
}

// reaches is a slow and plain search for a way of one step or more.
func (g graph) reaches(from, to int) bool {
	seen := map[int]bool{}
	for open := slices.Clone(g[from]); len(open) > 0; open = open[1:] {
		if open[0] == to {
			return true
		}
		if !seen[open[0]] {
			seen[open[0]] = true
			open = append(open, g[open[0]]...)
		}
	}
	return false
}

func TestCirclesAreWaysThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		circles := g.circles()
		for a := range g {
			for b := range g {
				want := a == b || g.reaches(a, b) && g.reaches(b, a)
				if got := circles[a] == circles[b]; got != want {
					t.Fatalf("%v: %d and %d in a circle: %v", g, a, b, got)
				}
			}
		}
	})
}

func TestPathsFollowTheGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		from := rapid.IntRange(0, len(g)-1).Draw(t, "from")
		to := rapid.IntRange(0, len(g)-1).Draw(t, "to")
		way := g.path(from, to)
		if (way != nil) != (from == to || g.reaches(from, to)) {
			t.Fatalf("%v: way from %d to %d is %v", g, from, to, way)
		}
		if way == nil {
			return
		}
		if way[0] != from || way[len(way)-1] != to {
			t.Fatalf("%v does not go from %d to %d", way, from, to)
		}
		for i := 1; i < len(way); i++ {
			if !slices.Contains(g[way[i-1]], way[i]) {
				t.Fatalf("%v: no step from %d to %d", g, way[i-1], way[i])
			}
		}
	})
}
