package units_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/units"
)

// all lists the units of a text from its start to its end.
func all(unit units.Unit, content coding.Content) []coding.Span {
	u := units.New(content)
	var spans []coding.Span
	for place := 0; ; {
		span := u.At(unit, place)
		if span.To <= place || span.Len() == 0 {
			return spans
		}
		spans = append(spans, span)
		place = span.To
	}
}

func of(text string) coding.Content { return coding.Content{Text: coding.NewText(text)} }

// parts parts a text by bars, which show where the units are.
func parts(marked string) (text string, want []string) {
	for part := range strings.SplitSeq(marked, "|") {
		want = append(want, strings.TrimSpace(part))
	}
	return strings.ReplaceAll(marked, "|", ""), want
}

func expectUnits(t *testing.T, unit units.Unit, marked string) {
	t.Helper()
	text, want := parts(marked)
	content := of(text)
	var got []string
	for _, span := range all(unit, content) {
		got = append(got, content.Text.Slice(span))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%q (-want +got):\n%s", marked, diff)
	}
}

func TestSentences(t *testing.T) {
	for _, marked := range []string{
		"It led to other openings. |We share people now! |Did it work? |Yes",
		"no capitals here. |then we went on. |it worked",
		"It went well. |30 people came. |In 2016. |That was it.",
		"We saw Dr. Jones and Mrs. Evans. |They liked it.",
		"J. R. Smith and Ll. Williams came. |So did I. |It was fine.",
		"Museums, e.g. the one in Torfaen, i.e. Pontypool. |Others came.",
		"We had books, films, etc. and then lunch. |Books, films, etc. |Then lunch.",
		"It was at 3 p.m. on Monday. |We left at 5 p.m. |Then it rained.",
		"Well... it was hard. |So... |Then it ended. |I thought… |We left… and came back.",
		"“Did it work?” she asked. |“It became easier.” |And so on.",
		"\"Did it work?\" she asked. |\"Yes!\" |\"No.\" |(It did not.) |Then more.",
		"A good (?) idea. |[laughs] And then we left.",
		"It cost £3.50 a head, v. cheap. |See fig. 3 and p. 12 of vol. 2. |Done.",
		"In Sept. 2016 we began. |It ended in Dec. |Then nothing.",
		"Mae'n dda iawn, e.e. y cerddorion, h.y. pobl ifanc. |Roedd yn wych. |Diolch.",
		"Gweler tud. 4 a cyf. 2. |Cerddoriaeth, dawns, ayb. ac wedyn bwyd. |Ie. |Dyna ni. |Dim hon. |Na'r llall.",
		"Y Parch. Evans a'r Athro Jones. |Wedyn yr Arglwydd.",
		"He wrapped the text at\nthe Welsh Government, which is a long line\nto wrap and went on. |Then\nhe stopped.",
		"Better links\n|More money\n|Time and a bit more of it and yet more of it and\nWelsh people",
		"We need:\n|- money\n|- time, etc. and\n|1. a plan\n|2. Another\n|a) one",
		"A first paragraph\n\n|and a second. |With two\n \n|and a third",
		"日本語です。|「はい。」|そうですか？|はい",
		"Go to www.example.org?id=3 or mail a.b@c.uk now. |Version 1.2.3 works. |What?! |No way!!! |Right.",
		"And then?|",
		"– what. – why – so",
	} {
		expectUnits(t, units.Sentence, strings.TrimSuffix(marked, "|"))
	}
}

func TestParagraphs(t *testing.T) {
	long := strings.Repeat("words ", 30) + "end"
	for _, marked := range []string{
		"one\n\n|two\nwrapped\n \t\n\n|three",
		"\n\n one\n\n",
		long + "\n|short\nshort\n|" + long + "\n|" + long + "\n|short",
	} {
		expectUnits(t, units.Paragraph, marked)
	}
}

func TestWords(t *testing.T) {
	text := "We've “shared” 3.5 co-operative\nprosiectau i'r bobl – café, cafe\u0301 👍🏽 £5. 日本 (…)"
	content := of(text)
	var got []string
	for _, span := range all(units.Word, content) {
		got = append(got, content.Text.Slice(span))
	}
	want := strings.Split("We've|shared|3.5|co|operative|prosiectau|i'r|bobl|café|cafe\u0301|👍🏽|5|日|本", "|")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the words (-want +got):\n%s", diff)
	}
}

func TestCharacters(t *testing.T) {
	expectUnits(t, units.Character, "a|e\u0301|👩‍👩‍👧|🇬🇧|🏴󠁧󠁢󠁷󠁬󠁳󠁿|한|각|x")
}
