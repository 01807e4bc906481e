package forms_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms"
)

func TestTextsAreReadAsAnyObjectIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z":,{}\\ ]{0,8}`))
		data, err := json.Marshal(rapid.MapOf(words, words).Draw(t, "text"))
		if err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "spaced") {
			var spaced any
			if err := json.Unmarshal(data, &spaced); err != nil {
				t.Fatal(err)
			}
			if data, err = json.MarshalIndent(spaced, "", " "); err != nil {
				t.Fatal(err)
			}
		}
		compareReading(t, data)
	})
}

// compareReading reads an object as a text and as a map.
func compareReading(t rapid.TB, data []byte) {
	t.Helper()
	var text forms.Text
	var plain map[string]string
	failed, want := json.Unmarshal(data, &text), json.Unmarshal(data, &plain)
	if (failed == nil) != (want == nil) {
		t.Fatalf("%s: %v, and as a map %v", data, failed, want)
	}
	if diff := cmp.Diff(plain, map[string]string(text)); want == nil && diff != "" {
		t.Fatalf("%s: %s", data, diff)
	}
}

func TestOddTextsAreReadAsAnyObjectIs(t *testing.T) {
	for _, data := range []string{
		`null`, `{}`, `{"a":1}`, `{"a":null}`, `[]`, `"a"`, `{"a":"b","a":"c"}`, `{"a":{"b":"c"}}`,
		`{"a":"b","c":1}`, `{"a" :"b"}`, `{"a":"b" }`, `{"":""}`, "{\"a\":\"\xff\"}", `{"a":["b"]}`, `{"a":"\u00e9"}`,
	} {
		compareReading(t, []byte(data))
	}
}
