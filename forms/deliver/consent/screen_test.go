package consent_test

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/deliver/consent"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

const source = `
settings:
  form_id: talk
  form_title: {en: A talk, cy: Sgwrs}
  kind: guide
  languages: {en: {name: English, status: reviewed}, cy: {name: Cymraeg, status: draft}}
consent:
  version: "3"
  text: {en: "It is up to \e[2Jyou.", cy: Chi sy'n dewis.}
  purposes:
    - {name: take_part, label: {en: "Will you take part?", cy: A gymerwch ran?}, required: yes}
    - {name: record, label: {en: "May I \e[31mrecord?", cy: A gaf i recordio?}}
    - {name: quote, label: {en: May we quote you?, cy: A gawn ni eich dyfynnu?}}
survey:
  - {type: open, name: q1, label: {en: Well?, cy: Wel?}}
`

var now = time.Date(2026, time.November, 24, 10, 15, 0, 0, time.UTC)

// asked is a consent that is asked for, and what came of it.
type asked struct {
	*uitest.Driver
	done, refused []*forms.ConsentGiven
	language      string
}

// base is a screen under the consent.
type base struct{ resumed int }

func (b *base) Init() tea.Cmd        { return nil }
func (b *base) Typing() bool         { return false }
func (b *base) Actions() ui.Actions  { return nil }
func (b *base) Head() ui.Head        { return ui.Head{Left: []string{"Beneath"}} }
func (b *base) Body(_, _ int) string { return "" }

func (b *base) Update(msg tea.Msg) tea.Cmd {
	if _, resumed := msg.(ui.ResumedMsg); resumed {
		b.resumed++
	}
	return nil
}

func ask(t testing.TB, change func(*consent.Options)) *asked {
	t.Helper()
	in, faults := forms.Load("talk.yaml", []byte(source))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	a := &asked{}
	options := consent.Options{
		Instrument: in, Language: "en", Interviewer: "anna", Subject: "case 017", Now: func() time.Time { return now },
		Done: func(given *forms.ConsentGiven, language string) tea.Cmd {
			a.done, a.language = append(a.done, given), language
			return ui.Pop()
		},
		Refused: func(given *forms.ConsentGiven) tea.Cmd {
			a.refused = append(a.refused, given)
			return ui.Pop()
		},
	}
	if change != nil {
		change(&options)
	}
	a.Driver = uitest.Start(t, &base{}, 80, 24)
	a.Send(ui.Push(consent.New(options))())
	return a
}

func given(language string, answers map[string]bool) []*forms.ConsentGiven {
	return []*forms.ConsentGiven{{Version: "3", Language: language, At: now, Interviewer: "anna", Given: answers}}
}

func TestConsentByKeys(t *testing.T) {
	for name, test := range map[string]struct {
		keys    string
		done    []*forms.ConsentGiven
		refused []*forms.ConsentGiven
	}{
		"everything":            {"a", given("en", map[string]bool{"take_part": true, "record": true, "quote": true}), nil},
		"one by one":            {"y n y", given("en", map[string]bool{"take_part": true, "record": false, "quote": true}), nil},
		"the rest":              {"y n a", given("en", map[string]bool{"take_part": true, "record": false, "quote": true}), nil},
		"in Welsh":              {"l a", given("cy", map[string]bool{"take_part": true, "record": true, "quote": true}), nil},
		"out of order":          {"down down y n y n", given("en", map[string]bool{"take_part": true, "record": false, "quote": true}), nil},
		"corrected":             {"y y b b n y n", given("en", map[string]bool{"take_part": true, "record": true, "quote": false}), nil},
		"refused":               {"n enter", nil, given("en", map[string]bool{"take_part": false})},
		"refused, with a first": {"n a enter", nil, given("en", map[string]bool{"take_part": false, "record": true, "quote": true})},
		"refused and corrected": {"n y y y", given("en", map[string]bool{"take_part": true, "record": true, "quote": true}), nil},
		"left":                  {"y esc", nil, nil},
		"not finished":          {"y enter", nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			a := ask(t, nil)
			a.Press(strings.Fields(test.keys)...)
			if diff := cmp.Diff(test.done, a.done); diff != "" {
				t.Errorf("given (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.refused, a.refused); diff != "" {
				t.Errorf("refused (-want +got):\n%s", diff)
			}
		})
	}
}

func TestConsentIsReadInTheLanguageChosen(t *testing.T) {
	a := ask(t, func(o *consent.Options) { o.Language = "fr" })
	a.Shows("It is up to ␛[2Jyou.", "May I ␛[31mrecord?", "Will you take part? (needed)", "case 017")
	a.Press("ctrl+l")
	a.Shows("Chi sy'n dewis.", "CY draft", "Sgwrs")
	a.Press("a")
	if a.language != "cy" {
		t.Errorf("goes on in %s", a.language)
	}
}

func TestConsentAskedAnew(t *testing.T) {
	a := ask(t, func(o *consent.Options) {
		o.Before = &forms.ConsentGiven{Given: map[string]bool{"take_part": true, "record": false}}
	})
	a.Shows("Will you take part? (needed) (before: yes)", "(before: no)", "○       May we quote you?")
}

// TestKeysWaitForWhatFollows presses a key while the answers are handed over.
func TestKeysWaitForWhatFollows(t *testing.T) {
	a := ask(t, func(o *consent.Options) {
		o.Done = func(*forms.ConsentGiven, string) tea.Cmd { return ui.Warn("The interview could not be opened.") }
	})
	a.Press("a")
	a.Shows("The interview could not be opened.", "Consent")
	if holder := a.Shell.Top().(ui.KeyHolder); holder.HoldsKeys() {
		t.Error("keys wait for ever")
	}
	a.Press("esc")
	a.Shows("Beneath")
}

func TestConsentByMouse(t *testing.T) {
	a := ask(t, nil)
	y := -1
	for line, text := range strings.Split(a.Text(), "\n") {
		if strings.Contains(text, "May we quote you?") {
			y = line
		}
	}
	a.Click(20, y)
	a.Press("n", "y", "y")
	if diff := cmp.Diff(given("en", map[string]bool{"take_part": true, "record": true, "quote": false}), a.done); diff != "" {
		t.Errorf("given (-want +got):\n%s", diff)
	}
}

// TestConsentIsNeverInvented presses random keys: whatever is handed over as
// agreed was answered with y or a, and nothing is done without what is
// required.
func TestConsentIsNeverInvented(t *testing.T) {
	keys := []string{"y", "n", "b", "up", "down", "l", "enter", "esc", "a", "space", "pgup", "?", "esc"}
	rapid.Check(t, func(rt *rapid.T) {
		a := ask(t, nil)
		agreed := false
		for range rapid.IntRange(1, 20).Draw(rt, "keys") {
			key := rapid.SampledFrom(keys).Draw(rt, "key")
			agreed = agreed || key == "y" || key == "a"
			a.Press(key)
		}
		for _, g := range a.done {
			if !g.Given["take_part"] || len(g.Given) != 3 || !agreed {
				rt.Fatalf("done with %v", g.Given)
			}
		}
		for _, g := range a.refused {
			if g.Given["take_part"] {
				rt.Fatalf("refused with %v", g.Given)
			}
		}
	})
}

func TestConsentKeepsToItsSize(t *testing.T) {
	a := ask(t, nil)
	for width := 40; width <= 120; width += 9 {
		for height := 10; height <= 40; height += 2 {
			a.Send(tea.WindowSizeMsg{Width: width, Height: height})
			for _, key := range []string{"down", "down", "n", "up", "up", "n", "y"} {
				a.Press(key)
				if len(a.done) > 0 {
					t.Fatal("the consent is done")
				}
				body := a.Shell.Top().Body(width-2, height-4)
				if lines := strings.Count(body, "\n") + 1; lines > height-4 {
					t.Fatalf("%d lines in a window of %d by %d:\n%s", lines, width, height, body)
				}
				a.Shows(ui.MarkCursor)
			}
			a.Press("esc")
			a = ask(t, nil)
		}
	}
}
