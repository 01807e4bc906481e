package view

import (
	"fmt"
	"strconv"
	"strings"

	"fieldwork/coding"
	"fieldwork/coding/workspace"
	"fieldwork/forms/ui"
)

const (
	// wideKeys is the width from which the hot keys stand on one line.
	wideKeys = 100
	// lowBody is the height below which the hot keys share one line too.
	lowBody = 10
)

// statusLines are what stands below the panes: a rule, the hot keys with what
// each stands for, and what a code would land on.
func (s *Screen) statusLines(p panes, width, height int) []string {
	s.layout.keySpans = s.layout.keySpans[:0]
	lines := []string{s.pens.rule.of(strings.Repeat("─", width))}
	rows := 2
	if width >= wideKeys || height < lowBody {
		rows = 1
	}
	each := (workspace.MostKeys + rows - 1) / rows
	for from := 0; from < workspace.MostKeys; from += each {
		lines = append(lines, s.keyLine(from, min(from+each, workspace.MostKeys), len(lines), width/each))
	}
	if s.search.typing {
		return append(lines, s.searchLine(width))
	}
	return append(lines, s.targetLine(p, width))
}

// keyLine draws some hot keys, each in so many columns.
func (s *Screen) keyLine(from, to, line, each int) string {
	var out strings.Builder
	for place := from; place < to; place++ {
		code, known := s.space.Analysis().Code(s.space.Keys().Code(place))
		name := "–"
		pen := s.pens.dim
		if known {
			name, pen = s.keyName(code), s.pens.ofCode(code, false)
			if code.ID == s.space.Keys().Last() {
				name = "." + name
			}
			column := (place - from) * each
			s.layout.keySpans = append(s.layout.keySpans, keyRun{line, column, column + each, place})
		}
		words := s.pens.key.of(strconv.Itoa(place+1)) + " " + pen.of(ui.Clip(name, each-3))
		out.WriteString(ui.Pad(words, each))
	}
	return out.String()
}

// keyName is the name of a code that has a key, with that of the code above it
// where another key has a code of the same name.
func (s *Screen) keyName(code coding.Code) string {
	for place := range workspace.MostKeys {
		other, known := s.space.Analysis().Code(s.space.Keys().Code(place))
		above, under := s.space.Analysis().Code(code.Parent)
		if known && under && other.ID != code.ID && other.Name == code.Name {
			return code.Name + "‹" + above.Name
		}
	}
	return code.Name
}

// targetLine quotes what a code would land on, and where the pane of it is
// folded away says what is coded there.
func (s *Screen) targetLine(p panes, width int) string {
	if s.prompt != "" {
		return s.pens.accent.of(ui.Clip(ui.MarkCursor+" "+s.prompt, width))
	}
	right := s.searchWords()
	if p.details == 0 {
		right = strings.TrimSpace(s.hereWords(width/3) + "   " + right)
	}
	passage := s.target()
	what := unitNames[s.place.unit]
	pen := s.pens.dim
	switch {
	case s.resizing != "":
		what, pen = "new passage", s.pens.strong
	case s.selected.Len() > 0:
		what, pen = sized(s.text, passage), s.pens.strong
	}
	lead := ui.MarkCursor + " "
	room := width - columnsOf(right) - columnsOf(lead) - columnsOf(what) - 4
	words := s.quoted(passage, room)
	line := s.pens.accent.of(lead) + pen.of(words) + s.pens.dim.of("  "+what)
	return ui.Pad(line, width-columnsOf(right)) + right
}

// quoted is a passage in quotation marks, its middle left out where it is long.
func (s *Screen) quoted(passage coding.Span, room int) string {
	const marks = 2
	if passage.Len() <= 0 || room < 8 {
		return ""
	}
	room -= marks
	half := room / 2
	if passage.Len() <= 4*room {
		words := oneLine(s.text.Slice(passage))
		if columnsOf(words) <= room {
			return "“" + words + "”"
		}
	}
	first := oneLine(s.text.Slice(coding.Span{From: passage.From, To: min(passage.To, passage.From+2*room)}))
	last := oneLine(s.text.Slice(coding.Span{From: max(passage.From, passage.To-2*room), To: passage.To}))
	return "“" + ui.Clip(first, room-half) + lastColumns(last, half) + "”"
}

// oneLine is a text made safe, with spaces in place of line ends.
func oneLine(text string) string { return ui.Safe(strings.Join(strings.Fields(text), " ")) }

// lastColumns is the end of a safe text that fits a width.
func lastColumns(text string, width int) string {
	columns := 0
	from := len(text)
	var cells []cell
	for at := 0; at < len(text); {
		c := firstCell(text[at:])
		cells = append(cells, c)
		at += c.bytes
	}
	for i := len(cells) - 1; i >= 0 && columns+cells[i].columns <= width; i-- {
		columns += cells[i].columns
		from -= cells[i].bytes
	}
	return text[from:]
}

// mostCounted is how long a passage may be for its words to be counted.
const mostCounted = 20_000

// sized says how many words a passage has.
func sized(text *coding.Text, passage coding.Span) string {
	if passage.Len() > mostCounted {
		return fmt.Sprintf("%d characters", passage.Len())
	}
	words := len(strings.Fields(text.Slice(passage)))
	if words == 1 {
		return "1 word"
	}
	return fmt.Sprintf("%d words", words)
}

// hereWords name the codes under the cursor.
func (s *Screen) hereWords(width int) string {
	here := s.here()
	if len(here) == 0 {
		return ""
	}
	current, _ := s.segment()
	code, _ := s.space.Analysis().Code(current.Code)
	more := ""
	if len(here) > 1 {
		more = fmt.Sprintf(" +%d", len(here)-1)
	}
	words := ui.Clip(code.Name+" · "+current.Coder, width-len(more))
	return s.pens.ofCode(code, true).of(words) + s.pens.dim.of(more)
}
