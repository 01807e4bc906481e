package report_test

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensions "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"fieldwork/forms/report"
	"fieldwork/forms/tables"
)

// hostile draws text that would be markup in one format or another.
func hostile(r *rapid.T, name string) string {
	pieces := []string{
		"<script>alert(1)</script>", "</w:t>", "&amp;", "&", "]]>", "<!--", "\"", "'", "\x00", "\x1b[2J", "\u202e", "\ufffe", "\xff", "\u2028",
		"# ", "1. ", "a) ", "(i) ", "- ", "+ ", "* ", "> ", "---", "===", "```", "~~~", "~~x~~", "*x*", "_x_", "**", "`x`", "[x](y)", "![x](y)", "[^1]",
		"[x]: /y", "http://x.org", "www.x.org", "a@b.org", "<http://x.org>", "|", "\\", "\n", "\n\n", "    ", "\t", "word", "é", "😀", "$x$", ":smile:", ": x",
		"{#id}", "%", "\\*", "&lt;", "#", "mailto:x", "FTP://x", "1)", "12345.", "= SEQ", "{{.}}",
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(r, name), "")
}

// hostileDocument has hostile text wherever there is text.
func hostileDocument(r *rapid.T) report.Document {
	words := func() string { return hostile(r, "text") }
	emphasis := report.Text{{Text: words(), Strong: rapid.Bool().Draw(r, "strong")}, {Text: words(), Emphasis: rapid.Bool().Draw(r, "light")}, {Text: words(), Strong: true, Emphasis: true}}
	chart := motives()
	chart.Alternative, chart.Caption, chart.Bars[0].Label, chart.Series[0].Label = words(), words(), words(), words()
	blocks := []report.Block{
		report.Heading{Level: rapid.IntRange(-1, 9).Draw(r, "level"), Text: words()},
		report.Paragraph{Text: emphasis},
		report.Paragraph{Text: report.Plain(words())},
		report.Quotation{Text: words(), Source: words(), Language: words()},
		report.Table{
			Caption: words(), Columns: []string{words(), words()},
			Rows: [][]report.Cell{{report.Words(words()), report.Number(words()), report.Words("too much")}, {}}, Notes: []string{words()},
		},
		report.List{Items: []report.Text{report.Plain(words()), emphasis}, Ordered: rapid.Bool().Draw(r, "ordered")},
		report.Figure{Caption: words(), Chart: chart},
		report.Figure{Chart: tables.Chart{Kind: tables.Diverging}},
		report.PageBreak{}, report.Contents{},
	}
	return report.Document{Title: words(), Subtitle: words(), Language: words(), Blocks: rapid.Permutation(blocks).Draw(r, "blocks")}
}

// wellFormed reads XML to its end and gives the names of its elements.
func wellFormed(t rapid.TB, name, content string) map[string]int {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(content))
	names := map[string]int{}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return names
		}
		if err != nil {
			t.Fatalf("%s is not well-formed: %v\n%s", name, err, content)
		}
		if start, ok := token.(xml.StartElement); ok {
			names[start.Name.Local]++
		}
	}
}

func TestHostileTextIsNoMarkupInHTMLAndWord(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := hostileDocument(r)
		page := written(t, report.WriteHTML, d)
		elements := wellFormed(r, "the HTML", page)
		for _, name := range []string{"script", "img"} {
			if elements[name] > 0 {
				r.Fatalf("there is an element %q in\n%s", name, page)
			}
		}
		if links := strings.Count(page, `<li><a href="#part-`); elements["a"] != links {
			r.Fatalf("%d links are not those %d of the contents in\n%s", elements["a"], links, page)
		}
		for name, content := range partsOf(t, written(t, report.WriteWord, d)) {
			wellFormed(r, name, content)
		}
	})
}

var everyMarkdown = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))

// TestHostileTextIsNoMarkupInMarkdown reads what was written with all extensions
// and finds nothing but what the document has.
func TestHostileTextIsNoMarkupInMarkdown(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		page := written(t, report.WriteMarkdown, hostileDocument(r))
		source := []byte(page)
		counts := map[ast.NodeKind]int{}
		root := everyMarkdown.Parser().Parse(text.NewReader(source))
		_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			counts[node.Kind()]++
			switch n := node.(type) {
			case *ast.Link, *ast.Image, *ast.AutoLink, *ast.CodeSpan, *ast.CodeBlock, *ast.FencedCodeBlock:
				r.Fatalf("there is a %s in\n%s", node.Kind(), page)
			case *ast.RawHTML:
				if raw := string(n.Segments.Value(source)); raw != "<br>" {
					r.Fatalf("there is %q in\n%s", raw, page)
				}
			case *ast.HTMLBlock:
				r.Fatalf("there is HTML in\n%s", page)
			}
			return ast.WalkContinue, nil
		})
		for kind, most := range map[ast.NodeKind]int{
			ast.KindHeading: 2, ast.KindBlockquote: 1, ast.KindList: 1, ast.KindListItem: 2, ast.KindThematicBreak: 1, extensions.KindTable: 1,
			extensions.KindFootnote: 0, extensions.KindStrikethrough: 0, extensions.KindDefinitionList: 0, extensions.KindTaskCheckBox: 0,
		} {
			if counts[kind] > most {
				r.Fatalf("%d of %s in\n%s", counts[kind], kind, page)
			}
		}
	})
}

var spaces = regexp.MustCompile(`\s+`)

// TestMarkdownReadsAsItWasWritten reads a paragraph back to the letter.
func TestMarkdownReadsAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		wanted := hostile(r, "text")
		page := written(t, report.WriteMarkdown, report.Document{Title: "T", Blocks: []report.Block{report.Paragraph{Text: report.Plain("x" + wanted)}}})
		var rendered strings.Builder
		if err := everyMarkdown.Convert([]byte(page), &rendered); err != nil {
			r.Fatal(err)
		}
		var html strings.Builder
		if err := report.WriteHTML(&html, report.Document{Blocks: []report.Block{report.Paragraph{Text: report.Plain("x" + wanted)}}}); err != nil {
			r.Fatal(err)
		}
		if got, want := lastParagraph(t, rendered.String()), lastParagraph(t, html.String()); got != want {
			r.Fatalf("%q is read as %q from\n%s", want, got, page)
		}
	})
}

// lastParagraph is the text of the last paragraph of a page of HTML.
func lastParagraph(t testing.TB, page string) string {
	t.Helper()
	from := strings.LastIndex(page, "<p>")
	to := strings.LastIndex(page, "</p>")
	if from < 0 || to < from {
		t.Fatalf("there is no paragraph in %s", page)
	}
	paragraph := strings.ReplaceAll(strings.ReplaceAll(page[from:to], "<br>", " "), "<br/>", " ")
	decoder := xml.NewDecoder(strings.NewReader(paragraph + "</p>"))
	var content strings.Builder
	for {
		token, err := decoder.Token()
		if err != nil {
			break
		}
		if words, ok := token.(xml.CharData); ok {
			content.Write(words)
		}
	}
	return strings.TrimSpace(spaces.ReplaceAllString(content.String(), " "))
}
