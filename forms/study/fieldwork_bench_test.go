package study_test

import (
	"fmt"
	"testing"
	"time"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
)

const manyContacts = 100_000

// manyListed makes a study of 100,000 contacts on two of ten lists each, with a
// case each.
func manyListed(b *testing.B) *study.Study {
	b.Helper()
	s := open(b)
	allDay(b, s)
	for list := range 10 {
		rows := []string{"name,organisation,email"}
		for i := range manyContacts {
			if i%10 == list || i%7 == list {
				rows = append(rows, fmt.Sprintf("Person %d,Body %d,p%d@example.org", i, i, i))
			}
		}
		importContacts(b, s, "", sheetOf(fmt.Sprint("list", list), rows...))
	}
	if _, _, err := s.MakeCases("visits", nil, 0); err != nil {
		b.Fatal(err)
	}
	return s
}

func BenchmarkFieldwork100000(b *testing.B) {
	s := manyListed(b)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			openFieldwork(b, s)
		}
	})
	f := openFieldwork(b, s)
	b.Run("next", func(b *testing.B) {
		for b.Loop() {
			if len(f.Upcoming(1)) == 0 {
				b.Fatal("nothing is to be called")
			}
		}
	})
	b.Run("next claimed on disk", func(b *testing.B) {
		for b.Loop() {
			next, ok, err := f.Take("Nia")
			if err != nil || !ok {
				b.Fatal(ok, err)
			}
			b.StopTimer()
			if _, err := s.ReleaseCase(next.Case.ID); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
	b.Run("call recorded", func(b *testing.B) {
		for b.Loop() {
			next := f.Upcoming(1)[0].Case
			if _, _, err := s.RecordCall(sample.Call{Case: next.ID, At: time.Now(), Outcome: sample.NoAnswerCode}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("board", func(b *testing.B) {
		for b.Loop() {
			if board, err := f.Board("visits"); err != nil || board.Sample != manyContacts {
				b.Fatal(board.Sample, err)
			}
		}
	})
}
