package project_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/search"
	"fieldwork/store"
	"fieldwork/store/bolt"
	"fieldwork/store/storetest"
)

// withTexts makes a project with a document of each text.
func withTexts(t testing.TB, engine store.Engine, texts ...string) *project.Project {
	t.Helper()
	clock := storetest.Clock(storetest.Start)
	p := project.New(store.New(engine, storetest.Author, clock, storetest.Entropy(1)), clock)
	for i, text := range texts {
		draft := coding.Draft{Document: coding.Document{Title: fmt.Sprint("Document ", i)}, Text: text}
		if _, err := p.AddDocuments([]coding.Draft{draft}, project.Origin{File: "talk.txt", Digest: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func searchFor(t interface{ Fatal(...any) }, words string, kind search.Kind) *search.Pattern {
	pattern, err := search.Compile(words, search.Mode{Kind: kind})
	if err != nil {
		t.Fatal(err)
	}
	return pattern
}

// longText is of about so many bytes, in paragraphs.
func longText(bytes int) string {
	const paragraph = "INT: We've also, through the projects that we did, leveraged in other opportunities – enormous ones.\nIt became easier, " +
		"once we got our foot through the door of the café, for museums and theatres in Torfaen to work together; 30 of them, in 2016.\n\n"
	return strings.Repeat(paragraph, bytes/len(paragraph)+1)
}

func TestSearchFindsWhatIsInEachDocument(t *testing.T) {
	texts := []string{longText(700_000) + "door", "nothing", longText(400_000) + "\n\nFÓOT\nfoot", "a door\n\nto the café"}
	p := withTexts(t, storetest.OpenEngine(t), texts...)
	kept, err := p.Documents()
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []*search.Pattern{
		searchFor(t, "door", search.Plain), searchFor(t, "café", search.Word), searchFor(t, `f\w+t\b`, search.Regexp), searchFor(t, `ones\.\s+it`, search.Regexp),
		searchFor(t, "ones.\nIt", search.Plain), searchFor(t, "not there", search.Plain),
	} {
		got, done := map[string][]coding.Span{}, 0
		err := p.Search(t.Context(), pattern, func(document string, matches []coding.Span, count, all int) bool {
			if all != len(texts) || count < done || kept[min(done, count)].ID != document {
				t.Errorf("document %s comes after %d of %d, and %d are done", document, done, all, count)
			}
			got[document], done = append(got[document], matches...), count
			return true
		})
		if err != nil || done != len(texts) {
			t.Fatalf("%d are done, %v", done, err)
		}
		for i, text := range texts {
			if want := slices.Collect(pattern.All(coding.NewText(text))); !slices.Equal(got[kept[i].ID], want) {
				t.Errorf("document %d: %d matches, want %d", i, len(got[kept[i].ID]), len(want))
			}
		}
	}
}

// TestSearchGivesPartsInPlace searches texts of any length with words that are
// spread at random.
func TestSearchGivesPartsInPlace(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var text strings.Builder
		for range rapid.IntRange(1, 6).Draw(rt, "stretches") {
			text.WriteString(strings.Repeat("é – a\n", rapid.IntRange(1, 30_000).Draw(rt, "length")))
			text.WriteString("here\n\n")
		}
		directory, err := os.MkdirTemp(t.TempDir(), "search")
		if err != nil {
			rt.Fatal(err)
		}
		engine, err := bolt.Create(filepath.Join(directory, "test.field"))
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = engine.Close() }()
		var got []coding.Span
		pattern := searchFor(rt, "here", search.Word)
		err = withTexts(t, engine, text.String()).Search(t.Context(), pattern, func(_ string, matches []coding.Span, _, _ int) bool {
			got = append(got, matches...)
			return true
		})
		if want := slices.Collect(pattern.All(coding.NewText(text.String()))); err != nil || !slices.Equal(got, want) {
			rt.Fatalf("found %v, %v; want %v", got, err, want)
		}
	})
}

func TestSearchStops(t *testing.T) {
	p := withTexts(t, storetest.OpenEngine(t), longText(3_000_000), longText(3_000_000))
	calls := 0
	err := p.Search(t.Context(), searchFor(t, "door", search.Plain), func(string, []coding.Span, int, int) bool {
		calls++
		return false
	})
	if err != nil || calls != 1 {
		t.Errorf("stopped by what it calls: %d calls, %v", calls, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = p.Search(ctx, searchFor(t, "e", search.Plain), func(string, []coding.Span, int, int) bool {
		calls++
		cancel()
		return true
	})
	if !errors.Is(err, context.Canceled) || calls != 2 {
		t.Errorf("stopped from outside: %d calls, %v", calls, err)
	}
}

// TestSearchInAFileThatIsCutShort cuts the file while it is searched: that has
// to end as an error, not the program.
func TestSearchInAFileThatIsCutShort(t *testing.T) {
	engine, err := bolt.Create(filepath.Join(t.TempDir(), "test.field"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = engine.Close() }()
	p := withTexts(t, engine, longText(20_000_000))
	err = p.Search(t.Context(), searchFor(t, "door", search.Plain), func(string, []coding.Span, int, int) bool {
		if err := os.Truncate(engine.Path(), 2*4096); err != nil {
			t.Fatal(err)
		}
		return true
	})
	if !errors.Is(err, store.ErrDamaged) {
		t.Errorf("the search gives %v", err)
	}
}

// BenchmarkSearch searches 100 MB; the first matches are to be there within
// 100 ms (first-ms), and all within 2 s.
func BenchmarkSearch(b *testing.B) {
	const size = 100 << 20
	for name, count := range map[string]int{"100of1MB": 100, "1of100MB": 1} {
		texts := slices.Repeat([]string{longText(size / count)}, count)
		p := withTexts(b, storetest.OpenEngine(b), texts...)
		for words, mode := range map[string]search.Mode{
			"foot through": {}, "Museums": {MatchCase: true}, "enormous": {Kind: search.Word}, "Torfáen": {}, "e": {},
			`opportunit(y|ies)`: {Kind: search.Regexp}, `once\s+we`: {Kind: search.Regexp}, `\d{4}`: {Kind: search.Regexp},
			`\w+ing\b`: {Kind: search.Regexp}, `[A-Z]\w+ \w+en`: {Kind: search.Regexp, MatchCase: true}, `\bmus[^ ]*`: {Kind: search.Regexp},
			`museum|theatre`: {Kind: search.Regexp}, `(we|they)\W+got`: {Kind: search.Regexp}, `c.f.`: {Kind: search.Regexp},
		} {
			pattern, err := search.Compile(words, mode)
			if err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprint(name, "/", mode.Kind, mode.MatchCase, "/", words), func(b *testing.B) {
				b.SetBytes(size)
				var first time.Duration
				found := 0
				for b.Loop() {
					found = 0
					began := time.Now()
					if err := p.Search(b.Context(), pattern, func(_ string, matches []coding.Span, _, _ int) bool {
						if found == 0 && len(matches) > 0 {
							first = time.Since(began)
						}
						found += len(matches)
						return true
					}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(first)/1e6, "first-ms")
				b.ReportMetric(float64(found), "found")
			})
		}
	}
}
