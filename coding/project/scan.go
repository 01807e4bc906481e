package project

import (
	"bytes"
	"strings"
	"time"

	"fieldwork/coding"
	"fieldwork/store/jsonscan"
)

// scanSegment reads a segment as it is kept. Segments stay in memory by the ten
// thousand: their texts must not hold on to what they were read from.
func scanSegment(payload []byte) (coding.Segment, bool) {
	var segment coding.Segment
	s := jsonscan.New(payload)
	s.Must(`{"id":`)
	segment.ID = strings.Clone(s.Text())
	s.Must(`,"document":`)
	segment.Document = strings.Clone(s.Text())
	s.Must(`,"code":`)
	segment.Code = strings.Clone(s.Text())
	s.Must(`,"from":`)
	segment.From = s.Int()
	s.Must(`,"to":`)
	segment.To = s.Int()
	s.Must(`,"coder":`)
	segment.Coder = strings.Clone(s.Text())
	s.Must(`,"made":`)
	segment.Made = s.Time()
	segment.Quote = s.Next(`,"quote":true`)
	s.Must(`}`)
	return segment, s.Done()
}

// scanTurns reads the speaker turns of a document as they are kept. There are
// few speakers and many turns, so that each name is kept once.
func scanTurns(payload []byte) ([]coding.Turn, bool) {
	s, names := jsonscan.New(payload), names{}
	s.Must("[")
	list := make([]coding.Turn, 0, bytes.Count(payload, []byte("{")))
	if s.Next("]") {
		return list, s.Done()
	}
	for more := true; more && s.Sound(); more = s.Next(",") {
		list = append(list, scanTurn(s, names))
	}
	s.Must("]")
	return list, s.Done()
}

func scanTurn(s *jsonscan.Scan, names names) coding.Turn {
	var turn coding.Turn
	s.Must(`{"from":`)
	turn.From = s.Int()
	s.Must(`,"to":`)
	turn.To = s.Int()
	if s.Next(`,"speaker":`) {
		turn.Speaker = names.kept(s.Text())
	}
	if s.Next(`,"question":`) {
		turn.Question = names.kept(s.Text())
	}
	turn.Timed = s.Next(`,"timed":true`)
	if s.Next(`,"at":`) {
		turn.At = time.Duration(s.Number())
	}
	turn.Quote = s.Next(`,"quote":true`)
	s.Must("}")
	return turn
}

// names keeps each text once.
type names map[string]string

func (n names) kept(text string) string {
	if kept, seen := n[text]; seen {
		return kept
	}
	text = strings.Clone(text)
	n[text] = text
	return text
}
