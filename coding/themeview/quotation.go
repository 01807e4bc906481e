package themeview

import (
	"cmp"
	"slices"
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/codesystem"
	"fieldwork/coding/query"
	"fieldwork/forms/ui"
)

const (
	// mostQuoted is how many lines of a passage are shown.
	mostQuoted = 6
	// standIn is how far the words stand in, in columns.
	standIn    = 4
	quoteBar   = "│ "
	sourceGap  = " · "
	quoteMark  = "❝"
	memoMark   = "✎"
	markedMark = ui.MarkChosen
)

// quotation draws a passage: its source, what stands before it, its words, and
// what stands after it.
func (s *Screen) quotation(at, width int) []string {
	find := &s.results.finds[s.results.shown[at]]
	content, read := s.work.Content(find.Segment.Document)
	lines := []string{s.source(find, content, at == s.list.selected, width)}
	room := max(ui.ReadingWidth(width)-standIn-ui.Width(quoteBar), 1)
	lead := strings.Repeat(" ", standIn)
	dim := ui.CurrentTheme().Dim
	switch {
	case !read && s.reading.failed[find.Segment.Document]:
		return append(lines, lead+dim.Render(ui.Clip("The document could not be read.", room)), "")
	case !read:
		return append(lines, lead+dim.Render("…"), "")
	case !content.Text.Holds(find.Passage):
		return append(lines, lead+dim.Render(ui.Clip("The passage is not in the document any more.", room)), "")
	}
	if before := contextBefore(content.Text, find.Passage.From, room); before != "" {
		lines = append(lines, lead+"  "+dim.Render(before))
	}
	code, _ := s.work.Analysis().Code(find.Segment.Code)
	bar := codesystem.Style(code.Colour).Render(quoteBar)
	words, more := ui.WrapFirst(flowing(content.Text.Slice(find.Passage)), room, mostQuoted)
	if more {
		words[len(words)-1] = ui.Fit(words[len(words)-1]+" …", room)
	}
	for _, line := range words {
		lines = append(lines, lead+bar+line)
	}
	if after := contextAfter(content.Text, find.Passage.To, room); after != "" {
		lines = append(lines, lead+"  "+dim.Render(after))
	}
	return append(lines, "")
}

// flowing leaves single empty lines out of a text, so that its paragraphs stand
// close.
func flowing(text string) string {
	return strings.ReplaceAll(strings.Trim(text, "\n "), "\n\n", "\n")
}

// source says in one line where a passage comes from.
func (s *Screen) source(find *query.Find, content coding.Content, current bool, width int) string {
	theme := ui.CurrentTheme()
	cursor, mark, style := " ", " ", theme.Strong
	if current {
		cursor, style = ui.MarkCursor, theme.Accent
	}
	if s.marked[find.Segment.ID] {
		mark = markedMark
	}
	cursor += mark + " "
	marks := ""
	if find.Segment.Quote {
		marks += " " + quoteMark
	}
	if _, there := s.work.Analysis().Memo(coding.OnSegment, find.Segment.ID); there {
		marks += " " + memoMark
	}
	d, _ := s.work.Analysis().Document(find.Segment.Document)
	room := max(width-ui.Width(cursor)-ui.Width(marks), 0)
	title := ui.Clip(cmp.Or(d.Title, "untitled"), max(room*3/5, room-sourceRoom))
	rest := ui.Clip(strings.Join(s.known(find, &d, content), sourceGap), max(room-ui.Width(title)-ui.Width(sourceGap), 0))
	if rest != "" {
		rest = sourceGap + rest
	}
	return style.Render(cursor+title) + theme.Dim.Render(rest) + marks
}

// sourceRoom is how many columns what is known of a passage has beside the
// title, where the window is wide.
const sourceRoom = 60

// attributesShown are those that stand in the line of the source, if they are
// known, after the one by which is counted.
var attributesShown = []string{"organisation", "role", "question"}

// known lists what is known of a passage: speaker, code, coder, attributes.
func (s *Screen) known(find *query.Find, d *coding.Document, content coding.Content) []string {
	var parts []string
	add := func(part string) {
		if part != "" && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	if content.Text != nil {
		add(speakerAt(content, find.Passage.From))
	}
	if s.combination.severalCodes() {
		code, _ := s.work.Analysis().Code(find.Segment.Code)
		add(code.Name)
	}
	add(find.Segment.Coder)
	attributes := s.attributes[d.ID]
	for _, name := range append([]string{s.counting.attribute()}, attributesShown...) {
		add(query.Column(d, attributes, name))
	}
	return parts
}

// speakerAt is who speaks at a place of a text; empty where that is not known.
func speakerAt(content coding.Content, place int) string {
	at, _ := slices.BinarySearchFunc(content.Turns, place, func(turn coding.Turn, place int) int {
		if turn.To <= place {
			return -1
		}
		return 1
	})
	if at < len(content.Turns) && content.Turns[at].From <= place {
		return content.Turns[at].Speaker
	}
	return ""
}
