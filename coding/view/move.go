package view

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/units"
)

// mark is a place in a document that the coder jumped from.
type mark struct {
	document string
	at       int
}

// toPlace moves the cursor; while selecting, what is selected grows to it.
func (s *Screen) toPlace(at int) tea.Cmd {
	s.moveTo(s.units, s.legal(at), s.marking)
	s.column, s.dragged = -1, false
	return nil
}

// legal is the nearest place on which the cursor can be.
func (s *Screen) legal(at int) int {
	last := s.text.Len()
	if last == 0 {
		return 0
	}
	return s.units.At(units.Character, max(min(at, last-1), 0)).From
}

// next moves to where the next unit begins.
func (s *Screen) next(unit units.Unit) tea.Cmd {
	return s.pastFolds(s.units.Next(unit, s.at), +1)
}

// previous moves to where the unit before begins.
func (s *Screen) previous(unit units.Unit) tea.Cmd {
	return s.pastFolds(s.units.Previous(unit, s.at), -1)
}

// rows moves so many rows down, the column as near as it can be; past rows that
// are folded away.
func (s *Screen) rows(by int) tea.Cmd {
	here := s.page.find(s.text.ByteAt(s.at))
	aim := s.column
	if aim < 0 {
		aim = s.columnOf(here, s.at)
	}
	to := s.shownNear(here, by)
	if to == here {
		return nil
	}
	s.toPlace(s.placeAt(to, aim))
	s.column = aim
	return nil
}

// columnOf is the column at which a place of a row is drawn.
func (s *Screen) columnOf(at point, place int) int {
	row := s.page.row(at)
	column, here := row.lead, s.text.PlaceOf(row.from)
	for from := row.from; from < row.to && here < place; {
		c := firstCell(s.page.blocks.text[from:row.to])
		column += c.columns
		here += codePoints(s.page.blocks.text[from : from+c.bytes])
		from += c.bytes
	}
	return column
}

// placeAt is the place of a row that is drawn at a column, or its last one.
func (s *Screen) placeAt(at point, column int) int {
	row := s.page.row(at)
	text := s.page.blocks.text
	used, place := row.lead, s.text.PlaceOf(row.from)
	for from := row.from; from < row.to; {
		c := firstCell(text[from:row.to])
		from += c.bytes
		if used+c.columns > column || from >= row.to {
			break
		}
		used += c.columns
		place += codePoints(text[from-c.bytes : from])
	}
	return place
}

// rowEnd moves to the first or the last character of the row.
func (s *Screen) rowEnd(last bool) tea.Cmd {
	at := s.page.find(s.text.ByteAt(s.at))
	if last {
		const beyond = 1 << 20
		return s.toPlace(s.placeAt(at, beyond))
	}
	return s.toPlace(s.text.PlaceOf(s.page.row(at).from))
}

// halfPage moves by half of what is in sight.
func (s *Screen) halfPage(direction int) tea.Cmd {
	return s.rows(direction * max(s.layout.height/2, 1))
}

// nextSegment moves to where the next shown segment begins; where only what is
// uncoded is shown, to the next passage of that.
func (s *Screen) nextSegment() tea.Cmd {
	if s.filter.uncoded {
		return s.nextUncoded()
	}
	segment := s.known.nextAfter(s.at)
	if segment == nil {
		return warn("There is no coded passage after this.")
	}
	return s.toPlace(segment.From)
}

// previousSegment moves to where the shown segment before begins, or as
// nextSegment does.
func (s *Screen) previousSegment() tea.Cmd {
	if s.filter.uncoded {
		return s.previousUncoded()
	}
	segment := s.known.lastBefore(s.at)
	if segment == nil {
		return warn("There is no coded passage before this.")
	}
	return s.toPlace(segment.From)
}

// nextUncoded moves to the next passage without a code.
func (s *Screen) nextUncoded() tea.Cmd {
	k := s.known
	for i := k.coveredAt(s.at); i < len(k.covered); i++ {
		end := s.text.Len()
		if i+1 < len(k.covered) {
			end = k.covered[i+1].From
		}
		if at, ok := firstWord(s.text, coding.Span{From: k.covered[i].To, To: end}); ok {
			return s.toPlace(at)
		}
	}
	return warn("Nothing after this is uncoded.")
}

// previousUncoded moves to the passage without a code before this.
func (s *Screen) previousUncoded() tea.Cmd {
	k := s.known
	i := k.coveredAt(s.at)
	if i == len(k.covered) || s.at < k.covered[i].From {
		i-- // the passage before the gap that the cursor is in
	}
	for ; i >= 0; i-- {
		start := 0
		if i > 0 {
			start = k.covered[i-1].To
		}
		if at, ok := firstWord(s.text, coding.Span{From: start, To: k.covered[i].From}); ok {
			return s.toPlace(at)
		}
	}
	return warn("Nothing before this is uncoded.")
}

// spaces are the characters that are no words.
const spaces = " \t\n\u00a0"

// firstWord is where a passage begins to have words; ok is false where it is
// only space.
func firstWord(text *coding.Text, gap coding.Span) (at int, ok bool) {
	const step = 200
	for from := gap.From; from < gap.To; from += step {
		words := text.Slice(coding.Span{From: from, To: min(from+step, gap.To)})
		if left := strings.TrimLeft(words, spaces); left != "" {
			return from + codePoints(words) - codePoints(left), true
		}
	}
	return 0, false
}

// jump remembers where the cursor is, and goes elsewhere.
func (s *Screen) jump(document string, passage coding.Span) tea.Cmd {
	s.back = append(s.back, mark{s.document, s.at})
	return s.goTo(document, passage)
}

// goBack goes to where the coder jumped from.
func (s *Screen) goBack() tea.Cmd {
	last := s.back[len(s.back)-1]
	s.back = s.back[:len(s.back)-1]
	return s.goTo(last.document, coding.Span{From: last.at, To: last.at})
}

// goToMsg takes a coding view to a passage.
type goToMsg struct {
	screen   *Screen
	document string
	at       coding.Span
}

// goTo shows a passage of a document, selected where it is not empty.
func (s *Screen) goTo(document string, passage coding.Span) tea.Cmd {
	s.place.drop()
	s.arriving = passage
	s.dragged = false
	if document == s.document && s.page != nil {
		s.arrive()
		return nil
	}
	s.remember()
	s.document, s.text, s.page, s.units, s.known = document, nil, nil, nil, nil
	s.search.outdated = true
	return tea.Batch(s.space.Load(document), s.tellBehind())
}

// arrive goes to the passage that was to be shown once the text has been read.
func (s *Screen) arrive() {
	passage := s.arriving
	s.arriving = coding.Span{}
	if passage.Len() > 0 && s.text.Holds(passage) {
		s.choose(s.units, s.units.Snap(passage), true)
		s.arrived = true
		return
	}
	if passage == (coding.Span{}) {
		passage.From = s.space.LastPlace(s.document)
	}
	s.at, s.column = s.legal(passage.From), -1
}

// remember lets the document be opened again where the cursor is.
func (s *Screen) remember() {
	if s.page != nil {
		s.space.SetLastPlace(s.document, s.at)
	}
}

// setMark waits for the letter of a mark and sets it here.
func (s *Screen) setMark() tea.Cmd {
	s.await("Mark this place: press a letter.", func(key tea.KeyMsg) tea.Cmd {
		letter, ok := letterOf(key)
		if !ok {
			return warn("A mark is one letter or digit.")
		}
		keep := s.space.SetMark(letter, project.Mark{Document: s.document, At: s.at})
		return tea.Batch(keep, notify("Marked as "+string(letter)+"."))
	})
	return nil
}

// goToMark waits for the letter of a mark and goes there.
func (s *Screen) goToMark() tea.Cmd {
	s.await("Go to a mark: press its letter. "+strings.Join(s.space.Marks(), " "), func(key tea.KeyMsg) tea.Cmd {
		letter, _ := letterOf(key)
		to, set := s.space.Mark(letter)
		if !set {
			return warn("There is no such mark.")
		}
		return s.jump(to.Document, coding.Span{From: to.At, To: to.At})
	})
	return nil
}

// await lets the next key go to a function.
func (s *Screen) await(prompt string, take func(tea.KeyMsg) tea.Cmd) {
	s.prompt, s.pending = prompt, take
}

func letterOf(key tea.KeyMsg) (rune, bool) {
	if key.Type != tea.KeyRunes || key.Alt || key.Paste || len(key.Runes) != 1 {
		return 0, false
	}
	return key.Runes[0], true
}
