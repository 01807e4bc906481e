package view

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/text/unicode/norm"

	"fieldwork/coding"
	"fieldwork/coding/search"
	"fieldwork/coding/units"
	"fieldwork/forms/ui"
)

// correct asks what the words that are selected, or the word under the cursor,
// are to be.
func (s *Screen) correct() tea.Cmd {
	span := s.selected
	if span.Len() == 0 {
		span = s.units.At(units.Word, s.at)
	}
	if !s.text.Holds(span) {
		return warn("There are no words here to correct.")
	}
	const longest = 5000
	if span.Len() > longest {
		return warn("That is too much to correct at once. Select fewer words.")
	}
	old := s.text.Slice(span)
	return ui.Open(ui.Prompt("Correct the text", "", old, strings.Contains(old, "\n"), func(text string) tea.Cmd {
		return s.replace(span, text)
	}))
}

// insert asks for words to be put before the cursor.
func (s *Screen) insert() tea.Cmd {
	at := s.at
	return ui.Open(ui.Prompt("Insert before the cursor", "Spaces count at both ends.", "", false, func(text string) tea.Cmd {
		return s.replace(coding.Span{From: at, To: at}, text)
	}))
}

// replace writes a text in the place of a passage. What both begin and end with
// stays untouched, so that only what differs moves.
func (s *Screen) replace(span coding.Span, text string) tea.Cmd {
	old, text := s.text.Slice(span), norm.NFC.String(text)
	before := commonStart(old, text)
	after := commonEnd(old[before:], text[before:])
	edit := coding.TextEdit{Document: s.document, At: span.From + codePoints(old[:before]),
		Old: old[before : len(old)-after], New: text[before : len(text)-after]}
	if edit.Old == edit.New {
		return nil
	}
	label := "corrected “" + ui.Clip(oneLine(old), 30) + "” to “" + ui.Clip(oneLine(text), 30) + "”"
	if old == "" {
		label = "inserted “" + ui.Clip(oneLine(text), 40) + "”"
	}
	c, err := s.space.Analysis().EditTexts(label, map[string]coding.Content{s.document: s.page.content}, edit)
	cmd, made := s.change(c, err)
	if made {
		s.place.drop()
	}
	return cmd
}

// commonStart is how many bytes two texts begin with alike, in whole
// characters.
func commonStart(a, b string) int {
	at := 0
	for at < len(a) && at < len(b) {
		x, y := firstCell(a[at:]), firstCell(b[at:])
		if a[at:at+x.bytes] != b[at:at+y.bytes] {
			break
		}
		at += x.bytes
	}
	return at
}

// commonEnd is how many bytes two texts end with alike, in whole characters.
func commonEnd(a, b string) int {
	first, second := characters(a), characters(b)
	same := 0
	for i := 1; i <= min(len(first), len(second)) && first[len(first)-i] == second[len(second)-i]; i++ {
		same += len(first[len(first)-i])
	}
	return same
}

func characters(s string) []string {
	var list []string
	for s != "" {
		c := firstCell(s)
		list = append(list, s[:c.bytes])
		s = s[c.bytes:]
	}
	return list
}

// pseudonymise asks for a name, and for what stands in its place in all
// documents.
func (s *Screen) pseudonymise() tea.Cmd {
	name := ""
	if s.selected.Len() > 0 && s.selected.Len() <= mostInVivo {
		name = oneLine(s.text.Slice(s.selected))
	}
	return ui.Open(ui.Prompt("Pseudonymise: the name", "Whole words, as they are written here. It is looked for in all documents.", name, false, func(name string) tea.Cmd {
		if name = strings.TrimSpace(name); name == "" {
			return nil
		}
		return ui.Open(ui.Prompt("Pseudonymise: what stands instead of "+ui.Clip(name, 30), "A label such as [cultural organisation]; [name] if you type none. The original stays in the change log.", "", false, func(label string) tea.Cmd {
			return s.showNames(name, norm.NFC.String(cmp.Or(strings.TrimSpace(label), "[name]")))
		}))
	}))
}

// showNames shows each place of a name before it is replaced.
func (s *Screen) showNames(name, label string) tea.Cmd {
	mode := search.Mode{Kind: search.Word, MatchCase: true}
	return s.gatherAll(name, mode, units.Character, false, func(list []passage) tea.Cmd {
		return s.openPreview("To become "+label, "replace them", list, func(wanted []passage) tea.Cmd {
			return s.replaceAll(name, label, wanted)
		})
	})
}

// replaceAll replaces passages in all documents by a label, as one step.
func (s *Screen) replaceAll(name, label string, wanted []passage) tea.Cmd {
	contents := map[string]coding.Content{}
	var edits []coding.TextEdit
	for _, each := range slices.Backward(wanted) { // so that places stay true
		content, there := s.space.Content(each.document)
		if !there {
			content = each.Content
		}
		contents[each.document] = content
		edits = append(edits, coding.TextEdit{Document: each.document, At: each.From, Old: each.Text.Slice(each.Span), New: label})
	}
	c, err := s.space.Analysis().EditTexts("replaced “"+ui.Clip(name, 30)+"” by "+ui.Clip(label, 30), contents, edits...)
	cmd, made := s.change(c, err)
	if !made {
		return cmd
	}
	s.place.drop()
	return tea.Batch(cmd, notify("Done: "+c.Says()+". u takes it back."))
}
