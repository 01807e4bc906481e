package view

import (
	"fmt"
	"strings"
	"time"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// detailLines tell what is under the cursor: who speaks, and each segment with
// its code, coder and memo.
func (s *Screen) detailLines(width, height int) []string {
	d := details{screen: s, width: width}
	d.add(s.pens.dim, "Here")
	if turn, ok := s.turnAt(s.at); ok {
		d.turn(turn)
	}
	here := s.here()
	if len(here) == 0 {
		d.lines = append(d.lines, "")
		d.wrapped(s.pens.dim, "Nothing is coded here. "+s.codeHint(), 3)
	}
	current, _ := s.segment()
	for i := range here {
		d.lines = append(d.lines, "")
		d.segment(&here[i], here[i].ID == current.ID)
	}
	if code, ok := s.space.Analysis().Code(current.Code); ok {
		d.code(code)
	}
	if s.options.Behind[s.document] {
		d.lines = append(d.lines, "")
		d.wrapped(s.pens.warning, ui.MarkWarning+" What was recorded has changed since this text was edited here.", 4)
	}
	d.memo("On the document", coding.OnDocument, s.document)
	d.memo("On the project", coding.OnProject, "")
	return d.lines[:min(len(d.lines), height)]
}

func (s *Screen) codeHint() string {
	return "c puts a code on the " + unitNames[s.place.unit] + "."
}

// details puts the pane together.
type details struct {
	screen *Screen
	width  int
	lines  []string
}

func (d *details) add(pen pen, text string) {
	d.lines = append(d.lines, pen.of(ui.Clip(text, d.width)))
}

func (d *details) wrapped(pen pen, text string, most int) {
	lines, more := ui.WrapFirst(text, d.width, most)
	for i, line := range lines {
		if more && i == len(lines)-1 {
			line = ui.Fit(line, d.width-2) + " …"
		}
		d.lines = append(d.lines, pen.of(line))
	}
}

func (d *details) turn(turn coding.Turn) {
	words := turn.Speaker
	if turn.Timed {
		words = strings.TrimSpace(words + "  " + clock(turn.At))
	}
	if words != "" {
		d.add(d.screen.pens.strong, words)
	}
}

// clock is a time after the start of a recording.
func clock(at time.Duration) string {
	seconds := int(at / time.Second)
	if seconds >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	}
	return fmt.Sprintf("%02d:%02d", seconds/60, seconds%60)
}

func (d *details) segment(segment *coding.Segment, current bool) {
	a, pens := d.screen.space.Analysis(), d.screen.pens
	code, _ := a.Code(segment.Code)
	mark := "  "
	if current {
		mark = ui.MarkCursor + " "
	}
	d.lines = append(d.lines, mark+pens.ofCode(code, current).of(ui.Clip(code.Name, d.width-2)))
	if path := a.Path(segment.Code); len(path) > 1 {
		d.add(pens.dim, "  "+coding.PathWords(path[:len(path)-1]))
	}
	where := d.screen.space.Author().Now().Location()
	d.add(pens.dim, "  "+segment.Coder+", "+segment.Made.In(where).Format("2 Jan 15:04"))
	if segment.Quote {
		d.add(pens.plain, "  ❝ to be quoted")
	}
	if memo, ok := a.Memo(coding.OnSegment, segment.ID); ok {
		d.wrapped(pens.plain, "  ✎ "+memo.Text, 4)
	}
}

// code tells what the current code stands for.
func (d *details) code(code coding.Code) {
	for _, part := range []struct{ title, text string }{
		{"Stands for", code.Definition}, {"Use it for", code.Include}, {"Not for", code.Exclude},
	} {
		if part.text != "" {
			d.lines = append(d.lines, "")
			d.add(d.screen.pens.dim, part.title)
			d.wrapped(d.screen.pens.plain, part.text, 4)
		}
	}
	d.memo("On "+code.Name, coding.OnCode, code.ID)
}

func (d *details) memo(title string, subject coding.Subject, id string) {
	memo, ok := d.screen.space.Analysis().Memo(subject, id)
	if !ok {
		return
	}
	d.lines = append(d.lines, "")
	d.add(d.screen.pens.dim, "✎ "+title)
	d.wrapped(d.screen.pens.plain, memo.Text, 4)
}
