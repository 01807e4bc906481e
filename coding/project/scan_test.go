package project

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"fieldwork/coding"
)

// drawnText is a text of any kind, mostly one that needs no escape.
func drawnText(t *rapid.T, name string) string {
	return rapid.OneOf(rapid.StringMatching(`[A-Za-z0-9 .ŷâ’]{0,30}`), rapid.String()).Draw(t, name)
}

func drawnTime(t *rapid.T) time.Time {
	return time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "second"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanosecond")).UTC()
}

func drawnSegment(t *rapid.T) coding.Segment {
	return coding.Segment{
		ID: drawnText(t, "id"), Document: drawnText(t, "document"), Code: drawnText(t, "code"),
		Span:  coding.Span{From: rapid.Int().Draw(t, "from"), To: rapid.IntRange(0, 1e7).Draw(t, "to")},
		Coder: drawnText(t, "coder"), Made: drawnTime(t), Quote: rapid.Bool().Draw(t, "quote"),
	}
}

func drawnTurn(t *rapid.T) coding.Turn {
	return coding.Turn{
		From: rapid.IntRange(0, 1e7).Draw(t, "from"), To: rapid.Int().Draw(t, "to"),
		Speaker: drawnText(t, "speaker"), Question: drawnText(t, "question"), Timed: rapid.Bool().Draw(t, "timed"),
		At: time.Duration(rapid.Int64().Draw(t, "at")), Quote: rapid.Bool().Draw(t, "quote"),
	}
}

// TestQuickReadingGivesWhatJSONGives writes records as they are kept and reads
// them both ways. Those without an escape have to be read the quick way.
func TestQuickReadingGivesWhatJSONGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		segment := drawnSegment(t)
		compareScan(t, scanSegment, segment)
		compareScan(t, scanTurns, rapid.SliceOfN(rapid.Custom(drawnTurn), 0, 4).Draw(t, "turns"))
		segment.ID, segment.Document, segment.Code, segment.Coder, segment.From = "01ARZ", "01BX5", "01CY6", "Siân", 7
		if _, ok := scanSegment(written(t, segment)); !ok {
			t.Fatalf("%+v is not read the quick way", segment)
		}
		plain := []coding.Turn{{To: 5, Speaker: "Tŷ", Question: "q1", Timed: true, At: time.Hour, Quote: true}, {From: 6, To: 9}}
		if _, ok := scanTurns(written(t, plain)); !ok {
			t.Fatalf("%+v are not read the quick way", plain)
		}
	})
}

func written(t interface{ Fatal(...any) }, value any) []byte {
	payload, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return payload
}

func compareScan[T any](t *rapid.T, read func([]byte) (T, bool), value T) {
	payload := written(t, value)
	var want T
	if err := json.Unmarshal(payload, &want); err != nil {
		t.Fatal(err)
	}
	if got, ok := read(payload); ok && !reflect.DeepEqual(got, want) {
		t.Fatalf("%s is read as %+v, by JSON as %+v", payload, got, want)
	}
}

// FuzzQuickReading reads any bytes both ways: what is read the quick way is what
// JSON makes of it.
func FuzzQuickReading(f *testing.F) {
	f.Add([]byte(`{"id":"a","document":"b","code":"c","from":0,"to":12,"coder":"AM","made":"2026-01-02T03:04:05.6Z","quote":true}`))
	f.Add([]byte(`[{"from":0,"to":5,"speaker":"Ann","question":"q1","timed":true,"at":3600000000000,"quote":true},{"from":6,"to":9}]`))
	f.Add([]byte(`[{"from":0,"to":5}`))
	f.Add([]byte(`[{"from":00,"to":5},]`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, payload []byte) {
		compareRead(t, scanSegment, payload)
		compareRead(t, scanTurns, payload)
	})
}

func compareRead[T any](t *testing.T, read func([]byte) (T, bool), payload []byte) {
	got, ok := read(payload)
	if !ok {
		return
	}
	var want T
	if err := json.Unmarshal(payload, &want); err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("%q is read as %+v, by JSON as %+v, %v", payload, got, want, err)
	}
}
