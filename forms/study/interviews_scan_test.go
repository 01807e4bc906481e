package study

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"fieldwork/forms"
)

func drawnInterview(t *rapid.T) forms.Interview {
	text := func(name string) string { return rapid.String().Draw(t, name) }
	moment := func(name string) time.Time {
		return time.Unix(rapid.Int64Range(0, 4e9).Draw(t, name), rapid.Int64Range(0, 999_999_999).Draw(t, name+" nanoseconds")).UTC()
	}
	answer := rapid.Custom(func(t *rapid.T) forms.Answer {
		if rapid.Bool().Draw(t, "special") {
			return forms.Answer{Special: rapid.SampledFrom(forms.Specials).Draw(t, "which")}
		}
		return forms.Answer{Value: rapid.String().Draw(t, "value")}
	})
	i := forms.Interview{
		ID: text("id"), Reference: text("reference"), Instrument: text("instrument"), Version: rapid.IntRange(0, 1000).Draw(t, "version"),
		Case: text("case"), Interviewer: text("interviewer"), Language: text("language"), Mode: forms.Mode(text("mode")),
		Status: forms.Status(text("status")), Started: moment("started"), Updated: moment("updated"),
		Position: text("position"), Reached: text("reached"), Import: text("import"),
		Answers: rapid.MapOfN(rapid.String(), answer, 1, 4).Draw(t, "answers"),
	}
	if rapid.Bool().Draw(t, "ended") {
		i.Submitted = moment("submitted")
		i.Remarks = rapid.MapOfN(rapid.String(), rapid.String(), 1, 3).Draw(t, "remarks")
		i.Spent = rapid.MapOfN(rapid.String(), rapid.Custom(func(t *rapid.T) time.Duration {
			return time.Duration(rapid.Int64Range(0, 1e15).Draw(t, "nanoseconds"))
		}), 1, 3).Draw(t, "spent")
	}
	return i
}

func TestInterviewsAreReadAsJSONReadsThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r responseReader
		want := drawnInterview(t)
		byJSON, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		byRecorder, err := written{&want, orderOf(&want)}.AppendJSON(nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, payload := range [][]byte{byJSON, byRecorder} {
			if got, ok := scanInterview(payload); !ok || !reflect.DeepEqual(got, want) {
				t.Fatalf("%s\nis read as %+v, %v\nwant %+v", payload, got, ok, want)
			}
			if ok := r.scan(string(payload)); !ok || !reflect.DeepEqual(r.response, want.Listed()) {
				t.Fatalf("%s\nis read as %+v, %v\nwant %+v", payload, r.response, ok, want.Listed())
			}
		}
	})
}

// TestAnswersOutOfOrderAreLeftToJSON: what stands twice counts once.
func TestAnswersOutOfOrderAreLeftToJSON(t *testing.T) {
	const whole = `{"id":"a","instrument":"s","version":1,"language":"en","mode":"telephone","status":"complete",` +
		`"started":"2026-01-02T03:04:05Z","updated":"2026-01-02T03:04:05Z","answers":`
	for _, answers := range []string{`{"b":"1","a":"2"}`, `{"a":"1","a":"2"}`} {
		var r responseReader
		if r.scan(whole + answers + "}") {
			t.Errorf("%s is read as %v", answers, r.response.Listed)
		}
		err := r.read("a", whole+answers+"}")
		if want := (forms.NamedAnswer{Name: "a", Answer: forms.Answer{Value: "2"}}); err != nil || r.response.Listed[0] != want {
			t.Errorf("%s is read as %v, %v", answers, r.response.Listed, err)
		}
	}
}

// TestInterviewsUnderAGuideAreLeftToJSON gives an interview every field there
// is, one after the other: what the quick way does not know it does not read.
func TestInterviewsUnderAGuideAreLeftToJSON(t *testing.T) {
	whole := reflect.TypeFor[forms.Interview]()
	for n := range whole.NumField() {
		var i forms.Interview
		fill(reflect.ValueOf(&i).Elem().Field(n))
		payload, err := json.Marshal(i)
		if err != nil {
			t.Fatal(err)
		}
		var want forms.Interview
		if err := json.Unmarshal(payload, &want); err != nil {
			t.Fatal(err)
		}
		if got, ok := scanInterview(payload); ok && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %s is read as %+v", whole.Field(n).Name, payload, got)
		}
	}
}

// fill gives a value something that is not empty.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("some")
	case reflect.Int, reflect.Int64:
		v.SetInt(3)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key)
		fill(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(1, 0).UTC()))
			return
		}
		for n := range v.NumField() {
			if v.Field(n).CanSet() {
				fill(v.Field(n))
			}
		}
	}
}

func FuzzInterviewScan(f *testing.F) {
	f.Add([]byte(`{"id":"a","instrument":"s","version":1,"language":"en","mode":"telephone","status":"complete","started":"2026-01-02T03:04:05Z","updated":"2026-01-02T03:04:05Z","answers":{"q1":"1","q2":{"special":"refused"}},"spent":{"q1":5}}`))
	f.Fuzz(func(t *testing.T, payload []byte) {
		var r responseReader
		listed := r.scan(string(payload))
		got, ok := scanInterview(payload)
		if listed && (!ok || !reflect.DeepEqual(r.response, got.Listed())) {
			t.Fatalf("%q is read as %+v, and as %+v", payload, r.response, got)
		}
		if !ok {
			return
		}
		var want forms.Interview
		if err := json.Unmarshal(payload, &want); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is read as %+v, by JSON as %+v, %v", payload, got, want, err)
		}
	})
}
