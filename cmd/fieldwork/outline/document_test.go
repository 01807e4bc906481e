package outline

import (
	"strings"
	"testing"

	"fieldwork/coding"
)

func TestTextThatBelongsToNoTurnIsShown(t *testing.T) {
	show := func(draft coding.Draft) string {
		var out strings.Builder
		if err := WriteDocument(&out, &draft, func(text string) string { return text }); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	bare := coding.Draft{Text: "One line.\n\nAnother."}
	bare.Title, bare.Kind = "Notes", coding.Transcript
	if got := show(bare); !strings.Contains(got, "\nOne line.\n\nAnother.\n") {
		t.Errorf("without turns: %q", got)
	}
	between := coding.Draft{Text: "Before.\nHello.\nBetween.\nBye.\nAfter."}
	between.Turns = []coding.Turn{{From: 8, To: 14, Speaker: "Ann"}, {From: 24, To: 28, Speaker: "Bob"}}
	got := show(between)
	at := -1
	for _, words := range []string{"Before.", "Ann", "Hello.", "Between.", "Bob", "Bye.", "After."} {
		next := strings.Index(got, words)
		if next <= at {
			t.Errorf("%s is not in its place in %q", words, got)
		}
		at = next
	}
}
