package field

import (
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"fieldwork/forms"
)

var _ = []huh.Field{(*choice)(nil), (*choices)(nil), (*grid)(nil), (*ranking)(nil), (*line)(nil), (*longText)(nil), (*reading)(nil)}

// TestCodesSettleEveryNumber types numbers one after the other, each followed
// by Enter where it waits, and gets the same numbers back.
func TestCodesSettleEveryNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(1, 250).Draw(t, "count")
		c := codes{count: count}
		for _, number := range rapid.SliceOf(rapid.IntRange(1, count)).Draw(t, "numbers") {
			var settled []int
			for _, d := range strconv.Itoa(number) {
				settled = append(settled, c.press(int(d-'0'))...)
			}
			if waiting, ok := c.settle(); ok {
				settled = append(settled, waiting)
			}
			if len(settled) != 1 || settled[0] != number {
				t.Fatalf("of %d, typing %d gives %v", count, number, settled)
			}
		}
	})
}

// TestCodesOfOneDigitNeedOneKey: up to nine choices never wait.
func TestCodesOfOneDigitNeedOneKey(t *testing.T) {
	for count := 1; count <= 9; count++ {
		for d := 1; d <= count; d++ {
			c := codes{count: count}
			if got := c.press(d); len(got) != 1 || got[0] != d {
				t.Errorf("of %d, %d gives %v", count, d, got)
			}
		}
	}
}

func TestCodesResolveWhatWaits(t *testing.T) {
	c := codes{count: 11}
	for _, step := range []struct {
		digit int
		want  string
	}{{0, ""}, {1, ""}, {3, "1 3"}, {1, ""}, {1, "11"}, {1, ""}, {0, "10"}, {2, "2"}, {1, ""}, {9, "1 9"}} {
		var got []string
		for _, n := range c.press(step.digit) {
			got = append(got, strconv.Itoa(n))
		}
		if strings.Join(got, " ") != step.want {
			t.Errorf("%d settles %v, want %s", step.digit, got, step.want)
		}
	}
}

const sample = `
settings: {form_id: f, form_title: F, default_language: en, languages: {en: {name: English, status: reviewed}}}
choices:
  scale: [{name: low, label: Low}, {name: mid, label: Middle of the road}, {name: high, label: High}]
  eleven:
    - {name: c1, label: One}
    - {name: c2, label: Two}
    - {name: c3, label: Three}
    - {name: c4, label: Four}
    - {name: c5, label: Five}
    - {name: c6, label: Six}
    - {name: c7, label: Seven}
    - {name: c8, label: Eight}
    - {name: c9, label: Nine}
    - {name: c10, label: Ten, open_text: true}
    - {name: c11, label: Eleven, exclusive: true}
survey:
  - {type: select_one, name: one, label: One, choices: eleven}
  - {type: select_multiple, name: many, label: Many, choices: eleven, max_choices: 3}
  - {type: grid, name: grid, label: Grid, choices: scale, items: [{name: g1, label: First item}, {name: g2, label: Second item}, {name: g3, label: Third item}]}
  - {type: rank, name: rank, label: Rank, choices: scale, partial: true}
  - {type: rank, name: top, label: Top, max_choices: 3, choices: [{name: t1, label: One}, {name: t2, label: Two}, {name: t3, label: Three}, {name: t4, label: Four}]}
  - {type: text, name: text, label: Text}
  - {type: text, name: long, label: Long, multiline: true}
  - {type: decimal, name: number, label: Number}
  - {type: time, name: time, label: Time}
  - {type: note, name: note, label: Note}
`

// desk holds one field with the answers that it has given.
type desk struct {
	Field
	answers map[string]forms.Answer
	done    bool
}

// sampleSetting is a question of the sample, and the answers that it reads.
func sampleSetting(t rapid.TB, name string) (Setting, map[string]forms.Answer) {
	t.Helper()
	in, faults := forms.Load("sample.yaml", []byte(sample))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	answers := map[string]forms.Answer{}
	q := in.Question(name)
	return Setting{
		Question: q, Choices: q.Choices,
		Say:    func(text forms.Text) string { return text.In("en", "en") },
		Answer: func(v *forms.Variable) forms.Answer { return answers[v.Name] },
	}, answers
}

func sampleField(t rapid.TB, name string) *desk {
	t.Helper()
	setting, answers := sampleSetting(t, name)
	d := &desk{Field: New(setting), answers: answers}
	d.WithWidth(70)
	d.WithHeight(20)
	d.View()
	return d
}

// press gives the field keys, and takes up what it answers as a screen does.
func (d *desk) press(keys ...tea.KeyMsg) *desk {
	for _, key := range keys {
		if d.TakesKey(key) {
			d.Update(key)
		}
		for _, change := range d.Changes() {
			d.answers[change.Variable.Name] = change.Answer
		}
		d.done = d.Done() || d.done
		d.View()
	}
	return d
}

func (d *desk) typed(text string) *desk {
	for _, r := range text {
		switch r {
		case '\n':
			d.press(tea.KeyMsg{Type: tea.KeyEnter})
		case '<':
			d.press(tea.KeyMsg{Type: tea.KeyBackspace})
		case 'v':
			d.press(tea.KeyMsg{Type: tea.KeyDown})
		case '>':
			d.press(tea.KeyMsg{Type: tea.KeyRight})
		case ' ':
			d.press(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}})
		default:
			d.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	}
	return d
}

func TestFields(t *testing.T) {
	for _, test := range []struct {
		question, keys, variable, want string
		done                           bool
	}{
		{"one", "2", "one", "c2", true},
		{"one", "1", "one", "", false},
		{"one", "1\n", "one", "c1", true},
		{"one", "11", "one", "c11", true},
		{"one", "vv\n", "one", "c2", true},
		{"one", "vv ", "one", "c2", false},
		{"one", "10abc\n", "one_c10", "abc", true},
		{"many", "325", "many", "c2 c3 c5", false},
		{"many", "3256", "many", "c2 c3 c5", false},
		{"many", "3252", "many", "c3 c5", false},
		{"many", "3211", "many", "c11", false},
		{"many", "114", "many", "c4", false},
		{"grid", "132", "g3", "mid", true},
		{"grid", "1", "g1", "low", false},
		{"grid", ">>\n", "g1", "mid", false},
		{"grid", "vv1", "g3", "low", false},
		{"grid", "vv112", "g3", "mid", false},
		{"rank", "31", "rank", "high low mid", false},
		{"rank", "3", "rank", "high", false},
		{"rank", "3<2", "rank", "mid", false},
		{"rank", "31<", "rank", "high", false},
		{"rank", "3 ", "rank", "high low mid", false},
		{"top", "234", "top", "t2 t3 t4", false},
		{"top", "234<1", "top", "t2 t3 t1", false},
		{"text", "abc", "text", "abc", false},
		{"text", "w\u0302y", "text", "w\u0302y", false},
		{"one", "10w\u0302\n", "one_c10", "w\u0302", true},
		{"long", "w\u0302", "long", "w\u0302", false},
		{"text", "abc\n", "text", "abc", true},
		{"long", "ab\nc", "long", "ab\nc", false},
		{"number", "12,50\n", "number", "12.50", true},
		{"number", "12x\n", "number", "", false},
		{"time", "2.30pm\n", "time", "14:30", true},
		{"time", "25:00\n", "time", "", false},
		{"time", "1430\n", "time", "14:30", true},
	} {
		d := sampleField(t, test.question).typed(test.keys)
		if got := d.answers[test.variable].Value; got != test.want || d.done != test.done {
			t.Errorf("%s: %q gives %s = %q, done %v; want %q, %v",
				test.question, test.keys, test.variable, got, d.done, test.want, test.done)
		}
	}
}

// TestFieldsFitTheirRoom draws every field in every size, whatever is pressed.
func TestFieldsFitTheirRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"one", "many", "grid", "rank", "top", "text", "number", "note"}).Draw(t, "question")
		keys := rapid.StringOf(rapid.SampledFrom([]rune("123456789 0\n<v>ab"))).Draw(t, "keys")
		width, height := rapid.IntRange(30, 130).Draw(t, "width"), rapid.IntRange(6, 30).Draw(t, "height")
		d := sampleField(t, name)
		d.WithWidth(width)
		d.WithHeight(height)
		d.typed(keys)
		lines := strings.Split(d.View(), "\n")
		if len(lines) > height {
			t.Fatalf("%d lines in a room of %d:\n%s", len(lines), height, d.View())
		}
		for _, line := range lines {
			if ansi.StringWidth(line) > width {
				t.Fatalf("%d columns in a room of %d: %q", ansi.StringWidth(line), width, line)
			}
		}
	})
}

// TestClickAnswersGrid clicks on the column of a point.
func TestClickAnswersGrid(t *testing.T) {
	d := sampleField(t, "grid")
	d.WithWidth(110)
	for y, line := range strings.Split(ansi.Strip(d.View()), "\n") {
		if strings.Contains(line, "Second item") {
			x := ansi.StringWidth(line[:strings.LastIndex(line, "·")])
			d.Click(x, y)
		}
	}
	d.press(tea.KeyMsg{Type: tea.KeyF1})
	if got := d.answers["g2"].Value; got != "high" {
		t.Errorf("a click on the last point of the second item gives %q", got)
	}
}
