package codebook_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/codebook"
)

// pieces are pieces that one form or another takes for marks.
var pieces = []string{
	"a", "Rhwydwaith", "ŵ", "e\u0301", "😀", " ", "  ", "\n", "\n\n", "# x", "\n# x", "\n- x", "\n1. x", ": ", "- ", "\"", "'", "**Example:** x",
	"\n**Example:** x", ">", " > ", `\`, `\\`, "=1+1", "|", "{", "[x](y)", "<b>", "~", "`", "1", "null", "true", "#", "\t", "@", "%", "&", "*", "!", ",", ";", "\n  x", "---", "\n---\n", "…",
}

func drawText(t *rapid.T, label string) string {
	text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 8).Draw(t, label), "")
	return strings.TrimSpace(text)
}

func drawName(t *rapid.T, label string) string {
	name := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return -1
		}
		return r
	}, drawText(t, label))
	if name = strings.TrimSpace(name); name == "" {
		return "n"
	}
	return name
}

// drawAnalysis draws a code system.
func drawAnalysis(t *rapid.T) *coding.Analysis {
	a := coding.NewAnalysis()
	ids := []string{""}
	newID := counted()
	by := coding.Author{NewID: newID}
	for range rapid.IntRange(1, 12).Draw(t, "codes") {
		code := coding.Code{
			Parent: rapid.SampledFrom(ids).Draw(t, "parent"), Name: drawName(t, "name"), Colour: rapid.SampledFrom(coding.Colours).Draw(t, "colour"),
			Definition: drawText(t, "definition"), Include: drawText(t, "include"), Exclude: drawText(t, "exclude"), Example: drawText(t, "example"),
		}
		change, made, err := a.NewCode(by, code)
		if errors.Is(err, coding.ErrCodeName) {
			continue
		}
		if err == nil {
			_, err = a.Apply(&change)
		}
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, made.ID)
	}
	return a
}

func counted() func() string {
	count := 0
	return func() string { count++; return fmt.Sprintf("ID%06d", count) }
}

// fresher makes IDs unlike those of counted.
func fresher() func() string {
	next := counted()
	return func() string { return "X" + next() }
}

// plain leaves out where entries stand.
func plain(entries []codebook.Entry) []codebook.Entry {
	for i := range entries {
		entries[i].Line, entries[i].Column = 0, 0
	}
	return entries
}

func TestEveryFormGivesTheCodesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawAnalysis(t)
		want := codebook.Of(a)
		format := rapid.SampledFrom(codebook.Formats).Draw(t, "format")
		var file bytes.Buffer
		if _, err := codebook.Write(&file, format, want, true); err != nil {
			t.Fatal(err)
		}
		written := file.String()
		got, notices, err := codebook.Read("book."+string(format), format, &file)
		if err != nil || len(notices) > 0 {
			t.Fatalf("%v %q\n%s", err, notices, written)
		}
		if diff := cmp.Diff(want, plain(got), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-want +got):\n%s\n%s", diff, written)
		}
		fresh := coding.NewAnalysis()
		change := coding.Change{Codes: codebook.Merge(fresh, codebook.Codes(got, counted()), false).Edits}
		if _, err := fresh.Apply(&change); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, codebook.Of(fresh), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("made of it (-want +got):\n%s", diff)
		}
		again := codebook.Merge(a, codebook.Codes(got, fresher()), true)
		if len(again.Edits) > 0 || again.Same != len(want) {
			t.Fatalf("brought in again: %+v", again)
		}
	})
}

func TestPathsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := make([]string, rapid.IntRange(1, 4).Draw(t, "names"))
		for i := range want {
			want[i] = drawName(t, "name")
		}
		if got, ok := codebook.ReadPath(codebook.WritePath(want)); !ok || !cmp.Equal(want, got) {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

const small = `codes:
  - path: Benefits
    definition: What it is good for.
  - path: Benefits > Access
    colour: "#f00"
`

func TestMergeKeepsWhatThereIs(t *testing.T) {
	a := coding.NewAnalysis()
	a.Load(nil, []coding.Code{
		{ID: "B", Name: "benefits", Colour: "#000080", Definition: "Good."}, {ID: "A", Parent: "B", Name: "Access"}, {ID: "O", Name: "Other", Place: 1},
	}, nil, nil)
	entries, _, err := codebook.Read("a.yaml", codebook.YAML, strings.NewReader(small+"  - path: Costs\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, theirs := range []bool{false, true} {
		merged := codebook.Merge(a, codebook.Codes(entries, counted()), theirs)
		if merged.New != 1 || merged.Same != 1 || merged.Differing != 1 {
			t.Errorf("%+v", merged)
		}
		want := []codebook.Conflict{
			{"benefits", "name", "benefits", "Benefits", theirs}, {"benefits", "definition", "Good.", "What it is good for.", theirs},
		}
		if diff := cmp.Diff(want, merged.Conflicts); diff != "" {
			t.Error(diff)
		}
		codebook.Coloured(a, merged.Edits)
		change := coding.Change{Codes: merged.Edits}
		fresh := coding.NewAnalysis()
		fresh.Load(nil, a.Tree(), nil, nil)
		if _, err := fresh.Apply(&change); err != nil {
			t.Fatal(err)
		}
		name, definition := "benefits", "Good."
		if theirs {
			name, definition = "Benefits", "What it is good for."
		}
		got := codebook.Of(fresh)
		if diff := cmp.Diff([]codebook.Entry{
			{Path: []string{name}, Colour: "#000080", Definition: definition}, {Path: []string{name, "Access"}, Colour: "#FF0000"},
			{Path: []string{"Other"}}, {Path: []string{"Costs"}, Colour: coding.Colours[3]},
		}, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestMergeByIdentity(t *testing.T) {
	a := coding.NewAnalysis()
	a.Load(nil, []coding.Code{{ID: "X", Name: "Old"}, {ID: "Y", Name: "New", Place: 1}}, nil, nil)
	merged := codebook.Merge(a, []coding.Code{{ID: "X", Name: "New"}, {ID: "Z", Name: "Old"}, {ID: "C", Parent: "Z", Name: "Child"}}, true)
	if diff := cmp.Diff([]codebook.Conflict{{"Old", "name", "Old", "New", false}}, merged.Conflicts); diff != "" {
		t.Error(diff)
	}
	if len(merged.Edits) != 2 || merged.Edits[0].After.Name != "Old (2)" || merged.Edits[1].After.Parent != "Z" {
		t.Errorf("%+v", merged.Edits)
	}
}

func TestFaultsAreNamedInTheirPlace(t *testing.T) {
	for _, c := range []struct{ format, source, want string }{
		{"csv", "path,definition\nA,x\n\"A > \",y\n", "a.csv:3:1: a code needs a path of names"},
		{"csv", "path\nA\na\n", "a.csv:3:1: the code a stands in line 2 already"},
		{"csv", "path,colour\nA,red\n", `a.csv:2:1: "red" is no colour`},
		{"csv", "path,name\nA > B,C\n", `a.csv:2:7: the name is "C", but the path ends in "B"`},
		{"csv", "definition\nx\n", "a.csv:1:1: no column is called path"},
		{"csv", "path,code\nA,B\n", "a.csv:1:6: a second column is called path"},
		{"csv", "", "a.csv:1:1: the file is empty"},
		{"csv", "path\n", "a.csv:1:1: the file holds no code"},
		{"xlsx", "x", "a.xlsx:1:1: this is no workbook"},
		{"yaml", "codes:\n  - path: A\n    colour: red\n", `a.yaml:2:5: "red" is no colour`},
		{"yaml", "codes:\n  - path: A\n    meaning: x\n", `a.yaml:3:5: a code has no "meaning"`},
		{"yaml", "codes:\n  - definition: x\n", "a.yaml:2:5: a code needs a path"},
		{"yaml", "codes:\n  - path: [A]\n", "a.yaml:2:5: path is a text"},
		{"yaml", "codes:\n  - A\n", "a.yaml:2:5: a code needs a path"},
		{"yaml", "themes: []\n", `a.yaml:1:1: there is no key "themes"`},
		{"yaml", "codes: x\n", "a.yaml:1:1: the file has to hold one list"},
		{"yaml", "codes: &a [*a]\n", "a.yaml:1:8: anchors, aliases and tags"},
		{"yaml", "codes: " + strings.Repeat("[", 200_000), "a.yaml:1:12: this is nested deeper"},
		{"yaml", strings.Repeat("- ", 200_000), "a.yaml:1:41: this is nested deeper"},
		{"yaml", "codes: [\n", "a.yaml:1:8: this is not YAML"},
		{"yaml", "", "a.yaml:1:1: "},
		{"yaml", "\xff", "a.yaml:1:1: the file is not UTF-8"},
		{"md", "# Codebook\n\nWords.\n", "a.md:1:1: the file holds no code"},
		{"md", "## A\n\n## A\n", "a.md:3:1: the code A stands in line 1 already"},
		{"md", "## A > > B\n", "a.md:1:1: a heading has to name a code"},
	} {
		format, _ := codebook.FormatOf("a." + c.format)
		_, _, err := codebook.Read("a."+c.format, format, strings.NewReader(c.source))
		if err == nil || !errors.Is(err, codebook.ErrFile) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s of %.40q: %v; want %s", c.format, c.source, err, c.want)
		}
	}
}

func TestMarkdownByHand(t *testing.T) {
	source := "# Benefits\n\nWhat it is\ngood for.\n\n## Access\n\n**When to use:** always\n\n#not a heading\n\n# Costs\n## Time\n### Travel > far\n"
	entries, _, err := codebook.Read("a.md", codebook.Markdown, strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	want := []codebook.Entry{
		{Path: []string{"Benefits"}, Definition: "What it is\ngood for."},
		{Path: []string{"Benefits", "Access"}, Include: "always\n\n#not a heading"},
		{Path: []string{"Costs"}}, {Path: []string{"Costs", "Time"}}, {Path: []string{"Travel", "far"}},
	}
	if diff := cmp.Diff(want, plain(entries)); diff != "" {
		t.Error(diff)
	}
}

// A codebook of Taguette names its column tag, and has one that is not ours.
func TestOtherHeadings(t *testing.T) {
	entries, notices, err := codebook.Read("a.csv", codebook.CSV, strings.NewReader("tag,description,number of highlights\nA,x,3\n"))
	if err != nil || len(entries) != 1 || entries[0].Definition != "x" {
		t.Fatal(entries, err)
	}
	if diff := cmp.Diff([]string{"Columns that were passed over: number of highlights."}, notices); diff != "" {
		t.Error(diff)
	}
}

func TestCellsAreNoFormulas(t *testing.T) {
	entries := []codebook.Entry{{Path: []string{"A"}, Definition: "=1+1"}}
	var file bytes.Buffer
	if _, err := codebook.Write(&file, codebook.CSV, entries, false); err != nil || !strings.Contains(file.String(), "'=1+1") {
		t.Error(file.String(), err)
	}
	entries[0].Definition = strings.Repeat("😀", 20_000)
	notices, err := codebook.Write(io.Discard, codebook.Workbook, entries, false)
	if err != nil || len(notices) != 1 || !strings.Contains(notices[0], "1 texts were cut") {
		t.Error(notices, err)
	}
}
