package tables

import (
	"slices"
	"strings"

	"fieldwork/forms"
)

// The attributes of a choice that say where it stands on a scale: "left",
// "middle", "right" or "off"; and the score that means are made of.
const (
	sideAttribute  = "side"
	scoreAttribute = "score"
)

// offScale are names of choices that stand beside a scale and not on it.
var offScale = []string{
	"dont_know", "do_not_know", "not_applicable", "refused", "prefer_not_to_say", "no_opinion", "not_sure", "unsure", "other", "none",
}

// opposites are pairs of words in the names of choices: the right side of a
// scale and its left. A left word may contain the right one.
var opposites = [][2]string{
	{"agree", "disagree"}, {"satisfied", "dissatisfied"}, {"likely", "unlikely"}, {"important", "unimportant"},
	{"helpful", "unhelpful"}, {"useful", "useless"}, {"effective", "ineffective"}, {"good", "poor"}, {"good", "bad"},
	{"easy", "difficult"}, {"better", "worse"}, {"positive", "negative"}, {"confident", "unconfident"},
}

// frequencies are names of the points of a frequency scale, by side.
var frequencies = map[string]int{
	"never": -1, "rarely": -1, "seldom": -1, "hardly_ever": -1, "almost_never": -1,
	"sometimes": 0, "occasionally": 0,
	"often": 1, "frequently": 1, "usually": 1, "mostly": 1, "most_of_the_time": 1, "almost_always": 1, "always": 1,
}

// scaleOf gives the points of a scale, and whether a difference between its
// sides means something, as agreement less disagreement does. It is nil where
// the choices are no scale.
func (p *plan) scaleOf(choices []*forms.Choice) (points []ScalePoint, net bool) {
	points = make([]ScalePoint, len(choices))
	for i, choice := range choices {
		points[i] = ScalePoint{
			Category: Category{choice.Name, p.say(choice.Label)},
			Off:      slices.Contains(offScale, choice.Name) || choice.Attributes[sideAttribute] == "off",
			Score:    scoreOf(choice),
		}
	}
	scored := oneScale(points)
	switch {
	case sidesByAttribute(points, choices):
		return points, true
	case sidesByWords(points):
		return points, true
	case sidesByFrequency(points):
		return points, false
	case scored:
		sidesByScore(points)
		return points, true
	}
	return nil, false
}

// scoreOf is the score of a choice: its attribute, else the number that names
// it; nil if it has none.
func scoreOf(choice *forms.Choice) *float64 {
	text, named := choice.Attributes[scoreAttribute]
	if !named {
		text = choice.Name
	}
	if score, ok := numberOf(text); ok {
		return &score
	}
	return nil
}

// oneScale reports whether all points of a scale are scored; where one is not,
// it takes the scores of the others away.
func oneScale(points []ScalePoint) bool {
	scored, all := 0, true
	for _, point := range points {
		if !point.Off {
			scored++
			all = all && point.Score != nil
		}
	}
	whole := all && scored > 1
	for i := range points {
		if !whole || points[i].Off {
			points[i].Score = nil
		}
	}
	return whole
}

func sidesByAttribute(points []ScalePoint, choices []*forms.Choice) bool {
	sides := map[string]int{"left": -1, "middle": 0, "right": 1}
	for i, choice := range choices {
		side, named := sides[choice.Attributes[sideAttribute]]
		if !named && !points[i].Off {
			return false
		}
		points[i].Side = side
	}
	return bothSides(points)
}

// sidesByWords tells the sides by the words of opposite meaning in the names.
func sidesByWords(points []ScalePoint) bool {
	for _, pair := range opposites {
		for i := range points {
			points[i].Side = sideOf(points[i].Name, pair[0], pair[1])
		}
		if bothSides(points) {
			return true
		}
	}
	return false
}

func sideOf(name, right, left string) int {
	name = strings.ToLower(name)
	switch {
	case strings.Contains(name, "neither"), strings.Contains(name, "neutral"):
		return 0
	case strings.Contains(name, left), strings.HasPrefix(name, "not_") && strings.Contains(name, right):
		return -1
	case strings.Contains(name, right):
		return 1
	}
	return 0
}

func sidesByFrequency(points []ScalePoint) bool {
	for i := range points {
		side, known := frequencies[strings.ToLower(points[i].Name)]
		if !known && !points[i].Off {
			return false
		}
		points[i].Side = side
	}
	return bothSides(points)
}

// sidesByScore parts a scored scale in its middle.
func sidesByScore(points []ScalePoint) {
	least, most, first := 0.0, 0.0, true
	for _, point := range points {
		if point.Score == nil {
			continue
		}
		if first {
			least, most, first = *point.Score, *point.Score, false
		}
		least, most = min(least, *point.Score), max(most, *point.Score)
	}
	for i, point := range points {
		switch {
		case point.Score == nil || *point.Score == (least+most)/2:
			points[i].Side = 0
		case *point.Score < (least+most)/2:
			points[i].Side = -1
		default:
			points[i].Side = 1
		}
	}
}

// bothSides reports whether a scale has points on both sides. Points that are
// off it lie on none. At most one point lies in the middle.
func bothSides(points []ScalePoint) bool {
	left, middle, right := 0, 0, 0
	for i := range points {
		if points[i].Off {
			points[i].Side = 0
			continue
		}
		switch points[i].Side {
		case -1:
			left++
		case 0:
			middle++
		case 1:
			right++
		}
	}
	return left > 0 && right > 0 && middle <= 1
}
