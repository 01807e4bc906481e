package template_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms/report"
	"fieldwork/forms/report/template"
)

// made fills a template that has a function placing a quotation.
func made(t rapid.TB, source string, data any) report.Document {
	t.Helper()
	page := &template.Page{}
	parsed, err := template.Parse("t.md", source, map[string]any{
		"said": func(words string) template.Placed { return page.Place(report.Quotation{Text: words}) },
		"none": func() template.Placed { return page.Place() },
	})
	if err != nil {
		t.Fatal(err)
	}
	document, err := parsed.Document(page, data)
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func plain(words string) report.Paragraph { return report.Paragraph{Text: report.Plain(words)} }

func TestMarkdownBecomesBlocks(t *testing.T) {
	const source = `# The *title*

*The subtitle*

## Chapter

Some **strong** and *light* words\
on two lines &amp; an \*escape\*, [a link](https://example.org), ` + "`code`" + ` and <b>.

    {{said "# no heading"}}

> Said.
>
> — Somebody

- one
- two
  - three

1. first

| Code | n |
| --- | ---: |
| A | 1 |

---

{{with none}}never{{end}}
{{range .}}- {{.}}
{{end}}`
	got := made(t, source, []template.Words{"# a\n\n# b", "*c* | <d>"})
	want := report.Document{Title: "The title", Subtitle: "The subtitle", Blocks: []report.Block{
		report.Heading{Level: 1, Text: "Chapter"},
		report.Paragraph{Text: report.Text{
			{Text: "Some "}, {Text: "strong", Strong: true}, {Text: " and "}, {Text: "light", Emphasis: true}, {Text: " words\n"},
			{Text: "on two lines & an *escape*, "}, {Text: "a link"}, {Text: " (https://example.org)"}, {Text: ", "}, {Text: "code"}, {Text: " and "}, {Text: "<b>."},
		}},
		report.Quotation{Text: "# no heading"},
		report.Quotation{Text: "Said.", Source: "Somebody"},
		report.List{Items: []report.Text{report.Plain("one"), report.Plain("two"), report.Plain("three")}},
		report.List{Items: []report.Text{report.Plain("first")}, Ordered: true},
		report.Table{Columns: []string{"Code", "n"}, Rows: [][]report.Cell{{report.Words("A"), report.Number("1")}}},
		report.PageBreak{},
		report.List{Items: []report.Text{report.Plain("# a\n\n# b"), report.Plain("*c* | <d>")}},
	}}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Error(difference)
	}
}

// TestNothingOfTheStudyIsMarkdown puts words wherever Markdown could be, and
// finds them as they were.
func TestNothingOfTheStudyIsMarkdown(t *testing.T) {
	pieces := []string{"#", " ", "*", "_", "`", "\n", "\n\n", "|", "---", "- ", "1. ", "> ", "<b>", "[x](y)", "\\", "&amp;", "\U000F0041", "\U000F0100", "{{", "é", "\xff", "~~~"}
	rapid.Check(t, func(r *rapid.T) {
		words := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 8).Draw(r, "words"), "")
		got := made(r, "# {{.}}\n\n## {{.}}\n\n{{.}}\n\n- {{.}}\n\n> {{.}}\n\n| {{.}} |\n| --- |\n| {{.}} |\n\n{{said (print \"x\" (len .))}}\n", template.Words(words))
		want := report.Document{Title: words, Blocks: []report.Block{
			report.Heading{Level: 1, Text: words}, plain(words), report.List{Items: []report.Text{report.Plain(words)}}, report.Quotation{Text: words},
			report.Table{Columns: []string{words}, Rows: [][]report.Cell{{report.Words(words)}}},
		}}
		got.Blocks = got.Blocks[:len(got.Blocks)-1]
		if difference := cmp.Diff(want, got); difference != "" {
			r.Fatal(difference)
		}
	})
}

func TestWordsCompareAsTheyAre(t *testing.T) {
	got := made(t, `{{if eq . "cy"}}yes{{end}} {{len .}}`, template.Words("cy"))
	if difference := cmp.Diff([]report.Block{plain("yes 2")}, got.Blocks); difference != "" {
		t.Error(difference)
	}
}

var errSaid = errors.New("no such thing")

func TestFaultsNameTheirPlace(t *testing.T) {
	functions := map[string]any{"fails": func(string) (template.Placed, error) { return "", errSaid }, "add": func(a, b int) int { return a + b }}
	for _, c := range []struct{ source, want string }{
		{"# A\n\né {{tabel 1}}\n", `t.md:3:5: function "tabel" not defined`},
		{"# A\n{{range .}}\n", "t.md:3:1: unexpected EOF"},
		{"x {{end}}", "t.md:1:3: unexpected {{end}}"},
		{"\né {{fails \"q99\"}}", "t.md:2:5: fails: no such thing"},
		{"{{.Nothing}}", `t.md:1:3: can't evaluate field Nothing in type string`},
		{"{{template \"x\"}}", `t.md:1:12: template "x" not defined`},
		{"{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}", ""},
		{strings.Repeat("x", template.MostSource+1), "t.md:1:1: the template is larger than 1 MB"},
		{"{{range $i := 100000000}}xxxxxxxxxxxxxxxxxxxx{{end}}", "t.md:1:1: the template writes more than 16 MB"},
	} {
		parsed, err := template.Parse("t.md", c.source, functions)
		if err == nil {
			_, err = parsed.Document(&template.Page{}, "data")
		}
		var fault *template.Fault
		if !errors.As(err, &fault) {
			t.Errorf("%.60q gives %v, no fault", c.source, err)
			continue
		}
		if c.want != "" && err.Error() != c.want {
			t.Errorf("%.60q gives\n%v, not\n%v", c.source, err, c.want)
		}
	}
	parsed, err := template.Parse("t.md", `{{fails "x"}}`, functions)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parsed.Document(&template.Page{}, nil); !errors.Is(err, errSaid) {
		t.Errorf("the cause of %v is lost", err)
	}
}

func FuzzTemplate(f *testing.F) {
	f.Add(template.Default)
	f.Add("# {{.}}\n\n- {{said .}}\n\n| a |\n| - |\n| {{.}} |\n\n```\n{{said .}}\n```\n> > x\n")
	f.Fuzz(func(t *testing.T, source string) {
		page := &template.Page{}
		parsed, err := template.Parse("t.md", source, map[string]any{"said": func(words string) template.Placed { return page.Place(plain(words)) }})
		if err != nil || strings.Contains(source, "range") || strings.Contains(source, "template") || strings.Contains(source, "block") {
			return // which could run for long
		}
		if _, err := parsed.Document(page, "data"); err != nil {
			var fault *template.Fault
			if !errors.As(err, &fault) || fault.Line < 1 || fault.Column < 1 {
				t.Errorf("%v names no place", err)
			}
		}
	})
}
