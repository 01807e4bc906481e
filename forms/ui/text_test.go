package ui_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms/ui"
)

func TestSafe(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Theatre 003", "Theatre 003"},
		{"escape sequence", "\x1b[2Jgone", "␛[2Jgone"},
		{"bell, newline, return, delete", "\a\n\r\x7f", "␇␊␍␡"},
		{"null", "a\x00b", "a␀b"},
		{"C1 control sequence introducer", "\u009b2J", "⟨9B⟩2J"},
		{"not UTF-8", "a\x9bb\xff", "a\ufffdb\ufffd"},
		{"tab", "a\tb", "a    b"},
		{"right-to-left override", "abc\u202edef\u202c", "abc⟨RLO⟩def⟨PDF⟩"},
		{"isolates and marks", "\u2066\u2067\u2068\u2069\u200e\u200f\u061c", "⟨LRI⟩⟨RLI⟩⟨FSI⟩⟨PDI⟩⟨LRM⟩⟨RLM⟩⟨ALM⟩"},
		{"line separators", "a\u2028b\u2029c", "a⟨LS⟩b⟨PS⟩c"},
		{"without shape", "so\u00adft\ufeff\u200b", "soft"},
		{"Welsh accents, composed and not", "Tŷ Pawb, Y Fe\u0302l", "Tŷ Pawb, Y Fe\u0302l"},
		{"family emoji", "👨\u200d👩\u200d👧 yes", "👨\u200d👩\u200d👧 yes"},
		{"flag of Wales", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"},
		{"hidden tags", "a\U000e0041\U000e0042", "a"},
		{"marks without a base", "\u0301\u0302", "◌\u0301\u0302"},
		{"a heap of marks", "e" + strings.Repeat("\u0301", 20) + "f", "e" + strings.Repeat("\u0301", 8) + "f"},
		{"a heap of joiners", "👨" + strings.Repeat("\u200d👨", 30) + "!", "👨" + strings.Repeat("\u200d👨", 8) + strings.Repeat("👨", 22) + "!"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ui.Safe(c.in); got != c.want {
				t.Errorf("Safe(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestSafeLeavesAnythingSafeAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := ui.Safe(hostile().Draw(t, "text"))
		if twice := ui.Safe(once); twice != once {
			t.Fatalf("Safe(%q) = %q", once, twice)
		}
		mustBeHarmless(t, once)
	})
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name  string
		in    string
		width int
		want  []string
	}{
		{"empty", "", 10, []string{""}},
		{"no room", "a", 0, nil},
		{"fits", "one two", 7, []string{"one two"}},
		{"breaks at spaces", "one two three", 8, []string{"one two", "three"}},
		{"keeps paragraphs", "one\n\ntwo\r\nthree", 8, []string{"one", "", "two", "three"}},
		{"breaks a long word", "abcdefgh ij", 3, []string{"abc", "def", "gh", "ij"}},
		{"hangs under a dash", "- one two three", 8, []string{"- one", "  two", "  three"}},
		{"hangs under an indented dot", "  • one two", 8, []string{"  • one", "    two"}},
		{"keeps an indent", "    one two", 8, []string{"    one", "two"}},
		{"keeps spaces between words", "a  b   c", 10, []string{"a  b   c"}},
		{"wide characters", "文化参与", 4, []string{"文化", "参与"}},
		{"wide character without room", "文", 1, []string{"\ufffd"}},
		{"does not part an accent from its letter", "e\u0301e\u0301", 1, []string{"e\u0301", "e\u0301"}},
		{"shows escapes", "a\x1b[31mb", 20, []string{"a␛[31mb"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if difference := cmp.Diff(c.want, ui.Wrap(c.in, c.width)); difference != "" {
				t.Errorf("-want +got:\n%s", difference)
			}
		})
	}
}

func TestWrapIsNeverWiderAndKeepsEveryVisibleCharacter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostile().Draw(t, "text")
		width := rapid.IntRange(2, 90).Draw(t, "width")
		lines := ui.Wrap(text, width)
		mustFit(t, lines, width)
		var want strings.Builder
		for _, paragraph := range strings.Split(text, "\n") {
			want.WriteString(ui.Safe(strings.TrimSuffix(paragraph, "\r")))
		}
		if got := visible(strings.Join(lines, "")); got != visible(want.String()) {
			t.Fatalf("wrapped %q, want %q", got, visible(want.String()))
		}
	})
}

func TestWrapFirstIsTheBeginningOfWrap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostile().Draw(t, "text")
		width := rapid.IntRange(1, 40).Draw(t, "width")
		most := rapid.IntRange(1, 6).Draw(t, "lines")
		whole := ui.Wrap(text, width)
		first, more := ui.WrapFirst(text, width, most)
		if want := whole[:min(most, len(whole))]; !slices.Equal(first, want) {
			t.Fatalf("first lines %q, want %q", first, want)
		}
		if more != (len(whole) > most) {
			t.Fatalf("more = %v with %d lines of %d", more, most, len(whole))
		}
	})
}

func TestWrapFirstOfALongTextLooksNoFurtherThanItHasTo(t *testing.T) {
	long := strings.Repeat("word ", 4_000_000)
	allocated := testing.AllocsPerRun(3, func() { ui.WrapFirst(long, 80, 5) })
	if allocated > 100 {
		t.Errorf("%v allocations for five lines", allocated)
	}
	lines, more := ui.WrapFirst(long, 80, 5)
	if len(lines) != 5 || !more {
		t.Errorf("%d lines, more %v; want 5 and more", len(lines), more)
	}
}

func TestClipPadAndColumns(t *testing.T) {
	for _, c := range []struct{ name, got, want string }{
		{"clip", ui.Clip("Amgueddfa Cymru", 9), "Amgueddf…"},
		{"clip that fits", ui.Clip("Amgueddfa", 9), "Amgueddfa"},
		{"clip of a wide character", ui.Clip("文化", 3), "文…"},
		{"clip to nothing", ui.Clip("abc", 0), ""},
		{"clip of lines", ui.Clip("a\nb", 5), "a␊b"},
		{"pad", ui.Pad("ab", 4), "ab  "},
		{"pad of what is too long", ui.Pad("abcdef", 4), "abc…"},
		{"columns", ui.Columns([]string{"ab", "cdef", "g"}, []int{3, 3, 9}), "ab   cd…  g"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestClipAndPadKeepTheirWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostile().Draw(t, "text")
		width := rapid.IntRange(0, 60).Draw(t, "width")
		clipped := ui.Clip(text, width)
		mustFit(t, []string{clipped}, width)
		if safe := ui.Safe(text); width > 0 && ui.Width(safe) <= width && clipped != safe {
			t.Fatalf("Clip(%q) = %q, though it fits", safe, clipped)
		}
		if got := ui.Width(ui.Pad(ui.Safe(text), width)); got != width {
			t.Fatalf("Pad is %d columns wide, want %d", got, width)
		}
	})
}

func TestReadingWidth(t *testing.T) {
	for width, want := range map[int]int{-1: 0, 40: 40, 80: 80, 200: 80} {
		if got := ui.ReadingWidth(width); got != want {
			t.Errorf("ReadingWidth(%d) = %d, want %d", width, got, want)
		}
	}
}

func TestGuard(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"colours and text", "\x1b[1;36mTŷ\x1b[0m\nb\x1b[38:5:3mc", "\x1b[1;36mTŷ\x1b[0m\nb\x1b[38:5:3mc"},
		{"clear screen", "a\x1b[2Jb", "a␛[2Jb"},
		{"title", "\x1b]0;evil\a", "␛]0;evil␇"},
		{"private mode", "\x1b[?25l", "␛[?25l"},
		{"at the end", "a\x1b[3", "a␛[3"},
		{"lone escape", "\x1b", "␛"},
		{"return and tab", "a\rb\t", "a␍b␉"},
		{"C1", "a\u009bm", "a\ufffdm"},
		{"bidirectional", "\u202ea\u2069", "\ufffda\ufffd"},
		{"not UTF-8", "\xc3(", "\ufffd("},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ui.Guard(c.in); got != c.want {
				t.Errorf("Guard(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestGuardCopiesNothingWhenNothingIsWrong(t *testing.T) {
	frame := strings.Repeat("\x1b[1;36m ▸ Amgueddfa Tŷ\x1b[0m ─────\n", 45)
	if allocated := testing.AllocsPerRun(100, func() { ui.Guard(frame) }); allocated != 0 {
		t.Errorf("%v allocations", allocated)
	}
}

func TestGuardLetsNoControlThrough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { mustBeGuarded(t, ui.Guard(hostile().Draw(t, "frame"))) })
}

func FuzzSafe(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, text string) {
		once := ui.Safe(text)
		mustBeHarmless(t, once)
		if ui.Safe(once) != once {
			t.Errorf("Safe(%q) changes it again", once)
		}
	})
}

func FuzzGuard(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, frame string) {
		guarded := ui.Guard(frame)
		mustBeGuarded(t, guarded)
		if ui.Guard(guarded) != guarded {
			t.Errorf("Guard(%q) changes it again", guarded)
		}
	})
}

func FuzzWrap(f *testing.F) {
	for _, text := range seeds {
		f.Add(text, 7)
	}
	f.Fuzz(func(t *testing.T, text string, width int) {
		width = min(max(width, 0), 200)
		lines := ui.Wrap(text, width)
		mustFit(t, lines, width)
		for _, line := range lines {
			mustBeHarmless(t, line)
		}
		mustFit(t, []string{ui.Clip(text, width)}, width)
	})
}

// failer is what testing.T and rapid.T have in common.
type failer interface {
	Helper()
	Fatalf(format string, arguments ...any)
}

func mustFit(t failer, lines []string, width int) {
	t.Helper()
	for _, line := range lines {
		if got := ansi.StringWidth(line); got > width {
			t.Fatalf("%q is %d columns wide, the most is %d", line, got, width)
		}
	}
}

// mustBeHarmless fails when a text holds anything that a terminal acts on.
func mustBeHarmless(t failer, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Fatalf("%q is not UTF-8", text)
	}
	for _, r := range text {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || unicode.In(r, unicode.Zl, unicode.Zp) {
			t.Fatalf("%q holds %U", text, r)
		}
	}
}

// mustBeGuarded fails when a frame holds more than text, newlines and colours.
func mustBeGuarded(t failer, frame string) {
	t.Helper()
	mustBeHarmless(t, strings.ReplaceAll(withoutColours(frame), "\n", ""))
}

// withoutColours takes out the sequences that Guard is to let through, by a
// reading of its own.
func withoutColours(frame string) string {
	var out strings.Builder
	for {
		before, after, found := strings.Cut(frame, "\x1b[")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		rest := strings.TrimLeft(after, "0123456789;:")
		if !strings.HasPrefix(rest, "m") {
			out.WriteString("\x1b[")
			rest = "m" + after
		}
		frame = rest[1:]
	}
}

func visible(s string) string { return strings.ReplaceAll(s, " ", "") }

// hostile draws texts with everything in them that a terminal might act on.
func hostile() *rapid.Generator[string] {
	pieces := []string{
		"a", "word", "sefydliad", " ", "  ", "\n", "\r\n", "\t", "\x1b", "\x1b[31m", "\x1b]0;x\a", "\x00", "\x7f", "\u009b", "\xff", "\xc3",
		"\u202e", "\u2066", "\u200f", "\u2028", "\u200d", "\u200c", "e\u0301", "\u0301", "\u0489", "文", "ﷺ", "👨\u200d👩\u200d👧", "🏴", "🇬🇧", "🇬", "\U000e0067",
		"- ", "• ", "\u00ad", "\ufeff", "\u00a0", "ᄀ", "ᅡ", "नि", "❤\ufe0f", "1\ufe0f\u20e3",
	}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.StringN(0, 4, -1)), 0, 40).Draw(t, "pieces"), "")
	})
}

var seeds = []string{
	"", "plain text", "\x1b[2J\x1b]0;title\a", "\u009b31m", "\xff\xfe", "a\u202eb", "e\u0301\u0301", "👨\u200d👩\u200d👧",
	"- hanging text that goes on\n\n• more", "文化参与", "\t\r\n", "\u0301", "🇬🇧🇬",
}

func seed(f *testing.F) {
	f.Helper()
	for _, text := range seeds {
		f.Add(text)
	}
}
