package merge_test

import (
	"encoding/json"
	"testing"

	"fieldwork/forms/merge"
)

func TestListsAreJoinedButForWhatOneSideTookOut(t *testing.T) {
	for _, test := range []struct{ ours, theirs, base, want string }{
		{`["a"]`, `["b"]`, ``, `["a","b"]`},
		{`["a","b"]`, `["b"]`, `["a","b"]`, `["b"]`},
		{`["b","c"]`, `["a","b"]`, `["a","b"]`, `["b","c"]`},
		{``, `["a"]`, `["a"]`, ``},
		{`["a"]`, ``, ``, `["a"]`},
	} {
		value := func(text string) json.RawMessage {
			if text == "" {
				return nil
			}
			return json.RawMessage(text)
		}
		for range 2 {
			if got := merge.United(value(test.ours), value(test.theirs), value(test.base)); string(got) != test.want {
				t.Errorf("%s and %s of %s give %s, want %s", test.ours, test.theirs, test.base, got, test.want)
			}
			test.ours, test.theirs = test.theirs, test.ours
		}
	}
}

func TestTouchesTellWhatWasThereFirst(t *testing.T) {
	var touch merge.Touch
	touch.NoteDifference("", json.RawMessage(`{"name":"a","inner":{"x":1,"y":2}}`), json.RawMessage(`{"name":"b","inner":{"x":1,"y":3}}`))
	touch.NoteDifference("", json.RawMessage(`{"name":"b"}`), json.RawMessage(`{"name":"c"}`))
	touch.NoteUnknown("/secret")
	for _, test := range []struct {
		path, now string
		want      bool
	}{
		{"/name", `"a"`, false},
		{"/name", `"b"`, true},
		{"/inner/x", `9`, false},
		{"/inner/y", `2`, false},
		{"/inner/y", `3`, true},
		{"/inner", `{"x":1,"y":3}`, true},
		{"/inner", `{"x":1,"y":2}`, false},
		{"/secret", `1`, true},
		{"/other", `1`, false},
	} {
		if got := touch.Changed(test.path, json.RawMessage(test.now)); got != test.want {
			t.Errorf("%s with %s: %v", test.path, test.now, got)
		}
	}
}

func TestValuesAreToldInWords(t *testing.T) {
	for value, want := range map[string]string{
		`"plain"`: "plain", `12.5`: "12.5", `true`: "yes", `false`: "no", `null`: "", `["a",2]`: "a, 2",
		`{"call_again":3,"from":"9"}`: "call again: 3; from: 9", `not json`: "not json",
	} {
		if got := merge.Words(json.RawMessage(value)); got != want {
			t.Errorf("%s is %q, want %q", value, got, want)
		}
	}
}

func TestOnlyWhatAConflictAllowsSettlesIt(t *testing.T) {
	conflicts := []merge.Conflict{{ID: "a"}, {ID: "b", Joins: true}, {ID: "c"}}
	choices := merge.Choices{"a": merge.Both, "b": merge.Both}
	if open := choices.Open(conflicts); len(open) != 2 || open[0].ID != "a" || open[1].ID != "c" {
		t.Errorf("open are %+v", open)
	}
	if open := merge.Every(conflicts, merge.Theirs).Open(conflicts); len(open) != 0 {
		t.Errorf("open are %+v", open)
	}
}
