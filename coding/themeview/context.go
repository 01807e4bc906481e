package themeview

import (
	"strings"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

const (
	// contextPerColumn is how many code points for each column are looked at
	// for a line of context.
	contextPerColumn = 2
	ellipsis         = "…"
	// paragraphMark stands for the end of a paragraph within a line.
	paragraphMark = " ¶ "
)

// contextBefore is the end of what stands before a place, no wider than a
// number of columns.
func contextBefore(text *coding.Text, place, width int) string {
	from := max(place-contextPerColumn*width, 0)
	words := wordsOf(text, coding.Span{From: from, To: place})
	if from > 0 && len(words) > 1 {
		words = words[1:] // it may be cut
	}
	kept := ""
	for i := len(words) - 1; i >= 0; i-- {
		next := strings.TrimSpace(words[i] + " " + kept)
		if ui.Width(next)+len(" ") > width {
			return ellipsis + kept
		}
		kept = next
	}
	if from > 0 && kept != "" {
		return ellipsis + kept
	}
	return kept
}

// contextAfter is the beginning of what stands after a place, no wider than a
// number of columns. The punctuation that ends the passage is left out.
func contextAfter(text *coding.Text, place, width int) string {
	to := min(place+contextPerColumn*width, text.Len())
	words := wordsOf(text, coding.Span{From: place, To: to})
	if to < text.Len() && len(words) > 1 {
		words = words[:len(words)-1] // it may be cut
	}
	if len(words) > 0 && strings.Trim(words[0], closing) == "" {
		words = words[1:]
	}
	kept := ""
	for _, word := range words {
		next := strings.TrimSpace(kept + " " + word)
		if ui.Width(next)+len(" ") > width {
			return ended(kept) + ellipsis
		}
		kept = next
	}
	if to < text.Len() && kept != "" {
		return ended(kept) + ellipsis
	}
	return kept
}

// ended leaves the mark of a paragraph out at the end of a line.
func ended(line string) string {
	return strings.TrimSuffix(line, strings.TrimRight(paragraphMark, " "))
}

// closing are the marks that end a sentence or a part of one.
const closing = ".,;:!?…”’\")"

// wordsOf are the words of a passage, safe to show, with the ends of paragraphs
// marked between them.
func wordsOf(text *coding.Text, passage coding.Span) []string {
	if passage.Len() <= 0 {
		return nil
	}
	words := strings.Fields(strings.ReplaceAll(text.Slice(passage), "\n\n", paragraphMark))
	for len(words) > 0 && words[0] == strings.TrimSpace(paragraphMark) {
		words = words[1:]
	}
	for len(words) > 0 && words[len(words)-1] == strings.TrimSpace(paragraphMark) {
		words = words[:len(words)-1]
	}
	for i := range words {
		words[i] = ui.Safe(words[i])
	}
	return words
}
