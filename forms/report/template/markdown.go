package template

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extended "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	markup "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"fieldwork/forms/report"
)

// sourceMark begins the paragraph of a quotation that says where it is from.
const sourceMark = "—"

// newParser reads CommonMark with the tables of GitHub's, but without HTML, which
// stays text, and without code by indentation, which actions are given to show
// their nesting.
func newParser() parser.Parser {
	lowest := 1000
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100), util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300), util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600), util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800), util.Prioritized(parser.NewParagraphParser(), lowest),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100), util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300), util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
	)
	return p
}

// reading turns Markdown into blocks.
type reading struct {
	source   []byte
	page     *Page
	document report.Document
	titled   bool
}

// read makes a document of Markdown.
func read(markdown string, page *Page) report.Document {
	r := &reading{source: []byte(markdown), page: page}
	root := newParser().Parse(text.NewReader(r.source))
	for node := root.FirstChild(); node != nil; node = node.NextSibling() {
		r.block(node)
	}
	return r.document
}

func (r *reading) add(blocks ...report.Block) {
	r.document.Blocks = append(r.document.Blocks, blocks...)
}

func (r *reading) block(node ast.Node) {
	switch n := node.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		r.paragraph(node)
	case *ast.Blockquote:
		r.quotation(n)
	case *ast.List:
		r.add(report.List{Items: r.items(n), Ordered: n.IsOrdered()})
	case *extended.Table:
		r.add(r.table(n))
	case *ast.ThematicBreak:
		r.add(report.PageBreak{})
	default: // code, whose lines stay as they are
		r.add(report.Paragraph{Text: report.Plain(decoded(strings.TrimRight(string(node.Lines().Value(r.source)), "\n")))})
	}
}

// heading takes the first one of the first level for the title.
func (r *reading) heading(n *ast.Heading) {
	words := decoded(r.runs(n).String())
	if n.Level == 1 && !r.titled && len(r.document.Blocks) == 0 {
		r.document.Title, r.titled = words, true
		return
	}
	r.add(report.Heading{Level: max(n.Level-1, 1), Text: words})
}

func (r *reading) paragraph(n ast.Node) {
	runs := r.runs(n)
	if blocks, placed := r.page.at(runs.String()); placed {
		r.add(blocks...)
		return
	}
	for i := range runs {
		runs[i].Text = decoded(runs[i].Text)
	}
	if r.titled && len(r.document.Blocks) == 0 && r.document.Subtitle == "" && allItalic(runs) {
		r.document.Subtitle = runs.String()
		return
	}
	r.add(report.Paragraph{Text: runs})
}

func allItalic(runs report.Text) bool {
	for _, run := range runs {
		if !run.Emphasis || run.Strong {
			return false
		}
	}
	return len(runs) > 0
}

// quotation takes a last paragraph that begins with a dash for the source.
func (r *reading) quotation(n ast.Node) {
	var said []string
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		said = append(said, decoded(r.runs(child).String()))
	}
	quotation := report.Quotation{Text: strings.Join(said, "\n")}
	if last := len(said) - 1; last >= 0 {
		if source, found := strings.CutPrefix(said[last], sourceMark); found {
			quotation = report.Quotation{Text: strings.Join(said[:last], "\n"), Source: strings.TrimSpace(source)}
		}
	}
	r.add(quotation)
}

// items are those of a list; those of lists within it follow on their own.
func (r *reading) items(list ast.Node) []report.Text {
	var items []report.Text
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		var words report.Text
		var within []report.Text
		for child := item.FirstChild(); child != nil; child = child.NextSibling() {
			if inner, isList := child.(*ast.List); isList {
				within = append(within, r.items(inner)...)
				continue
			}
			if len(words) > 0 {
				words = append(words, report.Run{Text: "\n"})
			}
			for _, run := range r.runs(child) {
				run.Text = decoded(run.Text)
				words = append(words, run)
			}
		}
		items = append(append(items, words), within...)
	}
	return items
}

func (r *reading) table(n *extended.Table) report.Table {
	var table report.Table
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []report.Cell
		for child := row.FirstChild(); child != nil; child = child.NextSibling() {
			words := report.Words(decoded(r.runs(child).String()))
			if cell, isCell := child.(*extended.TableCell); isCell {
				words.Number = cell.Alignment == extended.AlignRight
			}
			cells = append(cells, words)
		}
		if _, isHeader := row.(*extended.TableHeader); !isHeader {
			table.Rows = append(table.Rows, cells)
			continue
		}
		for _, words := range cells {
			table.Columns = append(table.Columns, words.Text)
		}
	}
	return table
}

// runs is the text within a block, still encoded.
func (r *reading) runs(n ast.Node) report.Text {
	var runs report.Text
	r.inline(n, report.Run{}, &runs)
	return runs
}

func (r *reading) inline(n ast.Node, manner report.Run, runs *report.Text) {
	put := func(words string) {
		manner.Text = words
		*runs = append(*runs, manner)
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch c := child.(type) {
		case *ast.Text:
			put(unescaped(c.Value(r.source)) + lineEnd(c))
		case *ast.String:
			put(unescaped(c.Value))
		case *ast.AutoLink:
			put(string(c.Label(r.source)))
		case *ast.Emphasis:
			inner := manner
			inner.Emphasis, inner.Strong = inner.Emphasis || c.Level == 1, inner.Strong || c.Level > 1
			r.inline(c, inner, runs)
		case *ast.CodeSpan:
			for part := c.FirstChild(); part != nil; part = part.NextSibling() {
				if words, isText := part.(*ast.Text); isText {
					put(string(words.Value(r.source)))
				}
			}
		case *ast.Link:
			r.inline(c, manner, runs)
			put(" (" + string(c.Destination) + ")")
		default:
			r.inline(child, manner, runs)
		}
	}
}

// lineEnd is what stands between a line and the next.
func lineEnd(t *ast.Text) string {
	switch {
	case t.HardLineBreak():
		return "\n"
	case t.SoftLineBreak():
		return " "
	}
	return ""
}

// unescaped is Markdown without its backslashes and references to characters.
func unescaped(source []byte) string {
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	markup.DefaultWriter.Write(w, source)
	if err := w.Flush(); err != nil {
		return string(source)
	}
	return html.UnescapeString(out.String())
}
