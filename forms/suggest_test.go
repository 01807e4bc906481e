package forms

import "testing"

func TestSuggestion(t *testing.T) {
	keys := []string{"label", "name", "relevant", "constraint", "constraint_message"}
	for word, want := range map[string]string{
		"lable":            "; did you mean label?",
		"Label":            "; did you mean label?",
		"constriant":       "; did you mean constraint?",
		"contraint_mesage": "; did you mean constraint_message?",
		"relevent":         "; did you mean relevant?",
		"colour":           "",
		"":                 "",
		"x":                "",
		"a_very_long_word_that_is_longer_than_forty": "",
	} {
		if got := Suggestion(word, keys); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestEditDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0}, {"abc", "acb", 1},
		{"abc", "ab", 1}, {"abc", "abcd", 1}, {"abc", "axc", 1}, {"kitten", "sitting", 3}, {"ca", "abc", 3},
	} {
		if got := editDistance(test.a, test.b); got != test.want {
			t.Errorf("%q and %q: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}
