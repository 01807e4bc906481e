package search_test

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/search"
)

func compiled(t interface{ Fatal(...any) }, text string, mode search.Mode) *search.Pattern {
	pattern, err := search.Compile(text, mode)
	if err != nil {
		t.Fatal(err)
	}
	return pattern
}

func found(pattern *search.Pattern, text string) []string {
	var all []string
	in := coding.NewText(text)
	for span := range pattern.All(in) {
		all = append(all, fmt.Sprintf("%d %s", span.From, in.Slice(span)))
	}
	return all
}

func TestSearch(t *testing.T) {
	plain, word, expression := search.Mode{}, search.Mode{Kind: search.Word}, search.Mode{Kind: search.Regexp}
	exact := search.Mode{MatchCase: true}
	for _, c := range []struct {
		words string
		mode  search.Mode
		text  string
		want  []string
	}{
		{"links", plain, "Links, LINKS – blinks", []string{"0 Links", "7 LINKS", "16 links"}},
		{"Links", exact, "Links, LINKS – blinks", []string{"0 Links"}},
		{"links", word, "Links, LINKS – blinks links_", []string{"0 Links", "7 LINKS"}},
		{"tom", word, "Tom’s Tom's Tomos tom", []string{"0 Tom", "6 Tom", "18 tom"}},
		{"aa", plain, "aaaaa", []string{"0 aa", "2 aa"}},
		{"café", plain, "CAFÉ cafe cafe\u0301 café", []string{"0 CAFÉ", "10 cafe\u0301", "16 café"}},
		{"cafe\u0301", plain, "CAFÉ cafe", []string{"0 CAFÉ"}},
		{"cafe", plain, "CAFÉ cafe cafe\u0301", []string{"5 cafe"}},
		{"éa", exact, "e\u0301a éa Éa", []string{"0 e\u0301a", "4 éa"}},
		{"kiss", plain, "\u212Aiſs KISS", []string{"0 \u212Aiſs", "5 KISS"}},
		{"σ", plain, "ΣΑΣ ς", []string{"0 Σ", "2 Σ", "4 ς"}},
		{"日本", word, "日本 日本語", []string{"0 日本"}},
		{"share people", plain, "share\npeople, share\u00a0\t people, share\n\npeople, sharepeople", []string{"0 share\npeople", "14 share\u00a0\t people"}},
		{"share \n people ", plain, "share people share people", []string{"0 share people "}},
		{"share people", word, "share\npeople, share people", []string{"14 share people"}},
		{"– w", plain, "a – We", []string{"2 – W"}},
		{"(…)", word, "x(…)y", []string{"1 (…)"}},
		{`w\w+`, expression, "we Were,\nwide", []string{"0 we", "3 Were", "9 wide"}},
		{`^w.*$`, expression, "we were\n\nbut\nwe", []string{"0 we were", "13 we"}},
		{`art\s+form`, expression, "an art\nform, art\n\nform", []string{"3 art\nform"}},
		{`x*`, expression, "axxb", []string{"1 xx"}},
		{`partner|network`, expression, "Networks\nnone\nof a partner", []string{"0 Network", "19 partner"}},
		{`\bé`, expression, "é é", []string{}},
		{`\Awe|us\z`, expression, "we us\n\nwe us", []string{"0 we", "3 us", "7 we", "10 us"}},
		{`[^.]+\.`, expression, "One. Two\nthree.\n\nFour", []string{"0 One.", "4  Two\nthree."}},
	} {
		if got := found(compiled(t, c.words, c.mode), c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q %+v in %q: %q, want %q", c.words, c.mode, c.text, got, c.want)
		}
	}
}

func TestWhatCannotBeSearchedFor(t *testing.T) {
	for words, want := range map[string]string{
		"":                        "there is nothing to search for",
		strings.Repeat("é", 1001): "what is searched for is longer than 1,000 characters",
		"a(b":                     "the regular expression is wrong: a round bracket is not closed",
		"é[z-a]":                  "the regular expression is wrong at character 3, “z-a”: the range in square brackets goes backwards, or there is no such set",
		"a**":                     "the regular expression is wrong at character 2, “**”: two signs of repetition stand together",
		"(?=a)":                   "the regular expression is wrong at character 1, “(?=”: there is no such group; looking ahead or back is not possible",
		"((a{100}){100}){100}":    "the regular expression is wrong at character 4, “{100}”: the number of repetitions is wrong or above 1,000",
		`a\`:                      "the regular expression is wrong: it ends in a backslash",
	} {
		_, err := search.Compile(words, search.Mode{Kind: search.Regexp})
		if err == nil || err.Error() != want {
			t.Errorf("%.20q: %v", words, err)
		}
		if words != "" && len(words) < 1000 && !errors.Is(err, search.ErrExpression) {
			t.Errorf("%.20q: %v is not ErrExpression", words, err)
		}
	}
}

const alphabet = ";\u037EaAbkKsSſ\u212AeEéÉ\u0301ñßσΣς日 \n\n\u00a0_-1."

func drawText(t *rapid.T, name string, longest int) string {
	return rapid.StringOfN(rapid.SampledFrom([]rune(alphabet)), 0, longest, -1).Draw(t, name)
}

// folded is a text as it is compared.
func folded(text string, fold bool) string {
	text = norm.NFD.String(text)
	if !fold {
		return text
	}
	return strings.Map(func(r rune) rune {
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, text)
}

var spaces = regexp.MustCompile(`[\s\v\x{85}\p{Z}]+`)

// withGaps puts one sign for white space within a text that holds no blank line.
func withGaps(text string) string {
	end := len(text)
	var out strings.Builder
	at := 0
	for _, run := range spaces.FindAllStringIndex(text, -1) {
		if run[0] > 0 && run[1] < end && strings.Count(text[run[0]:run[1]], "\n") < 2 {
			out.WriteString(text[at:run[0]] + "\x00")
			at = run[1]
		}
	}
	return out.String() + text[at:]
}

// slowly finds words by comparing every passage of a text.
func slowly(words, text string, mode search.Mode) []coding.Span {
	compared := func(text string) string {
		if mode.Kind == search.Plain {
			text = withGaps(text)
		}
		return folded(text, !mode.MatchCase)
	}
	want := compared(words)
	points := []rune(text)
	isWord := func(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M) || r == '_' }
	edges := []rune(folded(words, true))
	var all []coding.Span
	for from := 0; from < len(points); from++ {
		for to := from + 1; to <= len(points); to++ {
			if compared(string(points[from:to])) != want || to < len(points) && unicode.IsMark(points[to]) {
				continue
			}
			if mode.Kind == search.Word && (isWord(edges[0]) && from > 0 && isWord(points[from-1]) ||
				isWord(edges[len(edges)-1]) && to < len(points) && isWord(points[to])) {
				continue
			}
			all = append(all, coding.Span{From: from, To: to})
			from = to - 1
			break
		}
	}
	return all
}

func TestFindsWhatIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words, text := drawText(t, "words", 4), drawText(t, "text", 40)
		if words == "" {
			return
		}
		mode := search.Mode{Kind: rapid.SampledFrom([]search.Kind{search.Plain, search.Word}).Draw(t, "kind"), MatchCase: rapid.Bool().Draw(t, "case")}
		text += words + drawText(t, "rest", 5)
		pattern, in := compiled(t, words, mode), coding.NewText(text)
		got, want := slices.Collect(pattern.All(in)), slowly(words, text, mode)
		if !slices.Equal(got, want) {
			t.Fatalf("%q %+v in %q: %v, want %v", words, mode, text, got, want)
		}
		if pattern.Count(in) != len(want) {
			t.Fatalf("%q in %q: %d counted, want %d", words, text, pattern.Count(in), len(want))
		}
	})
}

// drawExpression draws a regular expression, which may be wrong.
func drawExpression(t *rapid.T) string {
	whole := rapid.SampledFrom([]string{
		`as`, `a|bk`, `\bk\w*`, `s\s+a`, `(a|e)+\n?`, `(?s)a.b`, `(ab){2}`, `(ab)?k`, `a{0,2}`, `ab|(a|.)k`, `(?-i)Ab`, `(a|ab)(k|bks)`, `(?:a|ab)??k`,
	})
	piece := rapid.OneOf(whole, rapid.SampledFrom([]string{
		"a", "b", "k", "s", "é", "σ", ".", `\w`, `\W`, `\s`, `[^a]`, "[a-k]", `\pL`, "^", "$", `\b`, `\B`, `\A`, `\z`, `\n`,
		"*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "|", "(", ")", "(?:", "(?i)", "(?s)", "",
	}))
	return strings.Join(rapid.SliceOfN(piece, 1, 7).Draw(t, "expression"), "")
}

var blank = regexp.MustCompile(`\n\n+`)

// TestExpressionsFindWhatPackageRegexpFinds compares with package regexp on each
// block of a text.
func TestExpressionsFindWhatPackageRegexpFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := drawExpression(t)
		exact := rapid.Bool().Draw(t, "case")
		text := drawText(t, "text", 60)
		flags := "(?im)"
		if exact {
			flags = "(?m)"
		}
		slow, err := regexp.Compile(flags + words)
		if err != nil || words == "" {
			return
		}
		var want [][]int
		block := func(from, to int) {
			for _, m := range slow.FindAllStringIndex(text[from:to], -1) {
				if m[0] < m[1] {
					want = append(want, []int{from + m[0], from + m[1]})
				}
			}
		}
		from := 0
		for _, gap := range blank.FindAllStringIndex(text, -1) {
			block(from, gap[0])
			from = gap[1]
		}
		block(from, len(text))
		var got [][]int
		for from, to := range compiled(t, words, search.Mode{Kind: search.Regexp, MatchCase: exact}).AllBytes([]byte(text)) {
			got = append(got, []int{from, to})
		}
		if !slices.EqualFunc(got, want, slices.Equal[[]int]) {
			t.Fatalf("%s in %q: %v, want %v", words, text, got, want)
		}
	})
}

// TestPartsHoldWhatTheWholeHolds searches texts part by part.
func TestPartsHoldWhatTheWholeHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mode := search.Mode{Kind: rapid.SampledFrom([]search.Kind{search.Plain, search.Word, search.Regexp}).Draw(t, "kind")}
		words := rapid.SampledFrom([]string{"a", "a\nb", "a b", "a a", "\n", " b", "e$", `s\s`, `\w+`, "k1", "é"}).Draw(t, "words")
		pattern, text := compiled(t, words, mode), []byte(drawText(t, "text", 80))
		var want, got [][2]int
		for from, to := range pattern.AllBytes(text) {
			want = append(want, [2]int{from, to})
		}
		end := 0
		for begin, to := range pattern.Parts(text, rapid.IntRange(1, 20).Draw(t, "size")) {
			if begin != end || to <= begin {
				t.Fatalf("a part from %d to %d after %d", begin, to, end)
			}
			end = to
			for from, to := range pattern.AllBytes(text[begin:to]) {
				got = append(got, [2]int{begin + from, begin + to})
			}
		}
		if end != len(text) || !slices.Equal(got, want) {
			t.Fatalf("%q in %q: in parts up to %d %v, in the whole %v", words, text, end, got, want)
		}
	})
}

func FuzzSearch(f *testing.F) {
	for _, words := range []string{"a", "é", `(a|b)*c`, `\pL+`, "[^x]", "(", "\xff", "a{2,1}", `(?i)ſ`} {
		f.Add(words, "A text, in which\n\nthe café is. \u212A ſ", 0, false)
		f.Add(words, "abc\xff\u0301", 2, true)
	}
	f.Fuzz(func(t *testing.T, words, text string, kind int, exact bool) {
		pattern, err := search.Compile(words, search.Mode{Kind: search.Kind(kind & 3), MatchCase: exact})
		if err != nil {
			return
		}
		last := 0
		for from, to := range pattern.AllBytes([]byte(text)) {
			if from < last || to <= from || to > len(text) {
				t.Fatalf("%q in %q: %d to %d after %d", words, text, from, to, last)
			}
			last = to
		}
		if utf8.ValidString(text) && pattern.Count(coding.NewText(text)) > len(text) {
			t.Fatalf("%q in %q: too many", words, text)
		}
	})
}
