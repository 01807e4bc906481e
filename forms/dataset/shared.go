package dataset

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sharedTexts are the texts that a workbook keeps once, however many cells have
// them: the labels of choices.
type sharedTexts struct {
	texts  []string
	places map[string]int
}

// add gives the place of a text.
func (s *sharedTexts) add(text string) int {
	place, known := s.places[text]
	if !known {
		if s.places == nil {
			s.places = map[string]int{}
		}
		place = len(s.texts)
		s.places[text] = place
		s.texts = append(s.texts, text)
	}
	return place
}

// keep makes a book that has none keep the texts in their order: excelize shares
// what its cells hold. The sheet that it puts them into is not written.
func (s *sharedTexts) keep(book *excelize.File) error {
	for i, text := range s.texts {
		if err := book.SetCellStr(responsesSheet, "A"+strconv.Itoa(i+1), escaped(text)); err != nil {
			return err
		}
	}
	return nil
}

// escaped is a text in which nothing reads like an escape that is none.
func escaped(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if text[i] == '_' && readsLikeEscape(text[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
