package jsonscan

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// record has a field of every kind that can be read.
type record struct {
	Name  string            `json:"name"`
	Count int               `json:"count,omitempty"`
	At    time.Time         `json:"at"`
	Texts map[string]string `json:"texts"`
	Sums  map[string]int64  `json:"sums,omitempty"`
}

func read(payload []byte) (r record, ok bool) {
	s := New(payload)
	s.Must(`{"name":`)
	r.Name = s.Text()
	if s.Next(`,"count":`) {
		r.Count = s.Int()
	}
	s.Must(`,"at":`)
	r.At = s.Time()
	s.Must(`,"texts":`)
	r.Texts = Object(s, (*Scan).Text)
	if s.Next(`,"sums":`) {
		r.Sums = Object(s, (*Scan).Number)
	}
	s.Must("}")
	return r, s.Done()
}

func TestWhatJSONWritesIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := record{
			Name:  rapid.String().Draw(t, "name"),
			Count: rapid.IntRange(-1e17, 1e17).Draw(t, "count"),
			At:    time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "second"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanosecond")).UTC(),
			Texts: rapid.MapOf(rapid.String(), rapid.String()).Draw(t, "texts"),
			Sums:  rapid.MapOfN(rapid.String(), rapid.Int64Range(-1e17, 1e17), 1, 5).Draw(t, "sums"),
		}
		payload, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := read(payload)
		if !ok || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s is read as %+v, %v; want %+v", payload, got, ok, want)
		}
	})
}

// FuzzReading reads any bytes: what is read is what encoding/json makes of it.
func FuzzReading(f *testing.F) {
	f.Add([]byte(`{"name":"Si\u00e2n","count":3,"at":"2026-01-02T03:04:05.6Z","texts":{"a":"<","b":""},"sums":{"x":-1}}`))
	f.Add([]byte(`{"name":"","at":"2026-01-02T03:04:05Z","texts":{}}`))
	f.Add([]byte(`{"name":"\ud800","at":"2026-01-02T03:04:05Z","texts":{"a":"1","a":"2"}}`))
	f.Add([]byte(`{"name":"`))
	f.Fuzz(func(t *testing.T, payload []byte) {
		got, ok := read(payload)
		if !ok {
			return
		}
		var want record
		if err := json.Unmarshal(payload, &want); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is read as %+v, by JSON as %+v, %v", payload, got, want, err)
		}
	})
}

// FuzzObject reads names and numbers that follow each other in any way.
func FuzzObject(f *testing.F) {
	f.Add(`{"a":1,"b":-20}`)
	f.Add(`{"a":1,"a":2}`)
	f.Add(`{"a":01}`)
	f.Add(`{"a":-0}`)
	f.Add(`{"a":1,}`)
	f.Fuzz(func(t *testing.T, text string) {
		s := New([]byte(text))
		got := Object(s, (*Scan).Number)
		if !s.Done() {
			return
		}
		var want map[string]int64
		if err := json.Unmarshal([]byte(text), &want); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is read as %v, by JSON as %v, %v", text, got, want, err)
		}
	})
}

// TestNamesAreReadAsJSONReadsThem reads objects one after the other, whose names
// are mostly the same.
func TestNamesAreReadAsJSONReadsThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var names Names
		name := rapid.OneOf(rapid.SampledFrom([]string{"a", "ab", "b", `b"`, `b\`, `b":"`, "Siân", "z"}), rapid.String())
		for range rapid.IntRange(1, 4).Draw(t, "objects") {
			want := rapid.MapOfN(name, rapid.String(), 0, 6).Draw(t, "object")
			payload, err := json.Marshal(want)
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]string{}
			s := Of(string(payload))
			s.Ordered(&names, func(name string) { got[name] = s.Text() })
			if !s.Done() || !reflect.DeepEqual(got, want) {
				t.Fatalf("%s is read as %q", payload, got)
			}
		}
	})
}

// FuzzOrdered reads two objects, of which the first may mislead about the names
// of the second.
func FuzzOrdered(f *testing.F) {
	f.Add(`{"a":"1","b":"2"}`, `{"b":"2","c":"3"}`)
	f.Add(`{"a\\":"1"}`, `{"a\":":"1"}`)
	f.Add(`{"a":"1"}`, `{"a":"1","a":"2"}`)
	f.Fuzz(func(t *testing.T, first, second string) {
		var names Names
		for _, text := range []string{first, second} {
			got := map[string]string{}
			s := Of(text)
			s.Ordered(&names, func(name string) { got[name] = s.Text() })
			if !s.Done() {
				continue
			}
			var want map[string]string
			if err := json.Unmarshal([]byte(text), &want); err != nil || !reflect.DeepEqual(got, want) {
				t.Fatalf("%q is read as %q, by JSON as %q, %v", text, got, want, err)
			}
		}
	})
}
