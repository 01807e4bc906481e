package forms_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/forms"
)

func TestStoredAnswersComeBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answer := forms.Answer{Value: rapid.String().Draw(t, "value")}
		if rapid.Bool().Draw(t, "special") {
			answer = forms.Answer{Special: rapid.SampledFrom(forms.Specials).Draw(t, "which")}
		}
		data, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		back := forms.Answer{Value: "stale", Special: forms.Refused}
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if back != answer {
			t.Fatalf("%q came back as %q", answer, back)
		}
	})
}

func TestATextThatReadsLikeASpecialAnswerIsNone(t *testing.T) {
	word := forms.Answer{Value: "refused"}
	special := forms.Answer{Special: forms.Refused}
	if word == special || word.Text() != special.Text() {
		t.Error("the two should read alike and yet differ")
	}
	if word.Empty() || special.Empty() || !(forms.Answer{}).Empty() {
		t.Error("only the zero answer is empty")
	}
}

func TestTextsFallBack(t *testing.T) {
	text := forms.Text{"en": "Yes", "": "same"}
	for language, want := range map[string]string{"en": "Yes", "cy": "Yes"} {
		if got := text.In(language, "en"); got != want {
			t.Errorf("%s: %q", language, got)
		}
	}
	if got := text.In("cy", "de"); got != "same" {
		t.Errorf("without a fallback: %q", got)
	}
	if text.Empty() || !(forms.Text{"en": ""}).Empty() || !(forms.Text)(nil).Empty() {
		t.Error("a text is empty if it says nothing")
	}
}
