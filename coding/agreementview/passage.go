package agreementview

import (
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/comparison"
	"fieldwork/forms/ui"
)

const (
	// context is how many code points before and after the passage are shown at
	// most, as far as its paragraph goes.
	context = 240
	// longestShown is how many code points of a passage are shown; of a longer
	// one the beginning and the end are.
	longestShown = 4000
	// roomForSpace is the least number of lines that have an empty one among them.
	roomForSpace = 8
	// lanes is how wide the margin with the brackets of both coders is.
	lanes = 4
)

// passage draws the disagreement that is selected in its context.
func (s *Screen) passage(width, room int) []string {
	d := s.current()
	content, read := s.content()
	lines := []string{s.legend(d, content, read, width)}
	if room >= roomForSpace {
		lines = append(lines, "")
	}
	if !read {
		text := "Reading the text…"
		if _, there := s.work.Content(d.Document.ID); there {
			text = "The passage is not in the document any more."
		}
		return append(lines, dimmed(text, width)...)
	}
	text := s.wrapped(d, content, ui.ReadingWidth(width))
	text = append(text, s.memos(d, width)...)
	return append(lines, s.scroll.Window(text, max(room-len(lines), 0))...)
}

// legend says which marks are whose, and what is shown.
func (s *Screen) legend(d *comparison.Disagreement, content coding.Content, read bool, width int) string {
	theme := ui.CurrentTheme()
	pens := coderPens()
	first := pens[0].Render(firstMarks.opens+" "+firstMarks.closes) + " " + ui.Clip(s.first(), longestLabel)
	second := pens[1].Render(secondMarks.opens+" "+secondMarks.closes) + " " + ui.Clip(s.second(), longestLabel)
	about := []string{s.codeOf(d), d.Document.Title}
	if read {
		if speaker := speakerAt(content.Turns, d.Passage.From); speaker != "" {
			about = append(about, speaker)
		}
	}
	legend := first + "  " + second + "   "
	return ui.Fit(legend+theme.Dim.Render(ui.Clip(strings.Join(about, " · "), max(width-ui.Width(legend), 0))), width)
}

// memos are what the coders have noted on their segments.
func (s *Screen) memos(d *comparison.Disagreement, width int) []string {
	var lines []string
	for _, segments := range [][]coding.Segment{d.First, d.Second} {
		for _, segment := range segments {
			if memo, there := s.work.Analysis().Memo(coding.OnSegment, segment.ID); there {
				lines = append(lines, dimmed("✎ "+memo.Coder+": "+memo.Text, width)...)
			}
		}
	}
	return lines
}

// speakerAt is who speaks at a place.
func speakerAt(turns []coding.Turn, place int) string {
	for _, turn := range turns {
		if turn.From <= place && place < turn.To {
			return turn.Speaker
		}
	}
	return ""
}

// wrapped breaks the passage with its context into lines that have both coders'
// brackets in the margin.
func (s *Screen) wrapped(d *comparison.Disagreement, content coding.Content, width int) []string {
	shown := around(content.Text, d.Passage)
	margin := newMargin(d)
	var lines []string
	for at, span := range shown {
		if at > 0 {
			lines = append(lines, strings.Repeat(" ", lanes)+ui.CurrentTheme().Dim.Render("⋯"))
		}
		for _, row := range breakRows(content.Text, span, d, max(width-lanes, 1)) {
			lines = append(lines, margin.of(row)+row.text)
		}
	}
	return lines
}

// around is what is shown of a text: the passage and what stands around it in
// its paragraphs, or of a long passage its beginning and its end.
func around(text *coding.Text, passage coding.Span) []coding.Span {
	before := coding.Span{From: max(passage.From-context, 0), To: passage.From}
	after := coding.Span{From: passage.To, To: min(passage.To+context, text.Len())}
	if at := lastRune(text.Slice(before), '\n'); at >= 0 {
		before.From += at + 1
	} else if before.From > 0 {
		before.From += firstRune(text.Slice(before), ' ') + 1
	}
	if at := firstRune(text.Slice(after), '\n'); at >= 0 {
		after.To = after.From + at
	} else if at := lastRune(text.Slice(after), ' '); at >= 0 && after.To < text.Len() {
		after.To = after.From + at
	}
	if passage.Len() <= longestShown {
		return []coding.Span{{From: before.From, To: after.To}}
	}
	const half = longestShown / 2
	return []coding.Span{{From: before.From, To: passage.From + half}, {From: passage.To - half, To: after.To}}
}

// firstRune is before how many code points a rune stands first; -1 for nowhere.
func firstRune(text string, wanted rune) int {
	at := strings.IndexRune(text, wanted)
	if at < 0 {
		return -1
	}
	return len([]rune(text[:at]))
}

// lastRune is before how many code points an ASCII rune stands last; -1 for
// nowhere.
func lastRune(text string, wanted byte) int {
	at := strings.LastIndexByte(text, wanted)
	if at < 0 {
		return -1
	}
	return len([]rune(text[:at]))
}
