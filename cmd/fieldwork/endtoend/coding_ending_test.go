package endtoend

import "testing"

// codingPlace is a screen on which a study is coded, the way to it from a
// coding view where a first passage was coded, and a change that is made there.
type codingPlace struct {
	name string
	// way ends on the screen; change is pressed there.
	way, change []stage
	// seen is what is on the screen, in a window of any size.
	seen string
	want codedText
}

var codingPlaces = []codingPlace{
	{
		name: "coding view", change: []stage{{"a quote", []string{"q"}, "❝"}}, seen: "talk",
		want: codedText{text: mistyped, passages: []string{"*Joining: We joined in the first year, in the summer."}, codes: []string{"Joining"}},
	},
	{
		name: "theme", way: []stage{{"the theme", []string{"K"}, "Theme   Joining"}, {"its passage", nil, "│ We joined"}},
		change: []stage{{"a quote", []string{"q"}, "❝"}}, seen: "Theme",
		want: codedText{text: mistyped, passages: []string{"*Joining: We joined in the first year, in the summer."}, codes: []string{"Joining"}},
	},
	{
		name: "code system", way: []stage{{"the code system", []string{ctrl('o')}, "Code system"}},
		change: []stage{{"deleting", []string{"d"}, "Delete"}, {"no code", []string{"y"}, "0 codes"}}, seen: "Code system",
		want: codedText{text: mistyped},
	},
}

// goToCoding opens the coding view, codes a first passage, and goes to a screen.
func goToCoding(t *testing.T, study string, place codingPlace) *terminal {
	t.Helper()
	term := openCode(t, study)
	term.walk(session[:2])
	term.walk(place.way)
	return term
}

// TestCodingIsKeptHoweverItEnds ends the program as soon as a change is shown, on
// every screen of the coding and in every way that a terminal can end it. The
// change is there.
func TestCodingIsKeptHoweverItEnds(t *testing.T) {
	for _, place := range codingPlaces {
		for _, end := range ends {
			t.Run(place.name+" "+end.name, func(t *testing.T) {
				t.Parallel()
				study := newTalk(t)
				term := goToCoding(t, study, place)
				term.walk(place.change)
				end.how(term)
				code := term.waitEnd()
				if end.name == "ctrl+c" && code != 0 {
					t.Errorf("the program ends with %d", code)
				}
				if !end.gone {
					term.wantRestored()
				}
				wantCoded(t, study, place.want)
			})
		}
	}
}

// TestCodingInEveryWindow makes the window as small as it may be on every screen
// of the coding, and larger again.
func TestCodingInEveryWindow(t *testing.T) {
	for _, place := range codingPlaces {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			term := goToCoding(t, newTalk(t), place)
			for _, size := range [][2]int{{40, 10}, {80, 24}, {200, 60}, {40, 24}, {120, 10}, {120, 45}} {
				term.resize(size[0], size[1])
				term.waitFramed(size[0], size[1])
				term.waitFor(place.seen)
			}
			term.leave()
			if code := term.waitEnd(); code != 0 {
				t.Errorf("the program ends with %d", code)
			}
			term.wantRestored()
		})
	}
}
