package transcript_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fieldwork/coding/transcript"
)

func TestWebVTT(t *testing.T) {
	result := read(t, "talk.vtt", `WEBVTT - a talk
Language: en-GB

STYLE
::cue { color: red }

NOTE
A comment
of two lines

NOTE another

a name
00:01.000 --> 00:04.000 align:start position:10%
<v.loud Roger Bingham>We are in <i>New <00:02.000>York</i>
<v Roger Bingham>City.</v>

00:04.500 --> 00:06.000
<v Roger Bingham>&lt;b&gt; is <laughs> fine &amp; 1 < 2

00:06.000 --> 00:08.000
<v Neil>One</v> none <v Roger   Bingham>two

00:12.001 --> 00:13.000
<v Roger Bingham>Later
`, transcript.Options{})
	expect(t, script(&result), `Roger Bingham@1| We are in New York City. <b> is <laughs> fine & 1 < 2
Neil@6| One
@6| none
Roger Bingham@6| two
Roger Bingham@12.001| Later
`)
	expect(t, sentences(&result), "0: Comments (NOTE) were left out (2).\n")
	if result.Language != "en-GB" || result.Format != transcript.WebVTT {
		t.Errorf("%+v", result)
	}
}

func TestDamagedWebVTT(t *testing.T) {
	result := read(t, "talk.vtt", `00:01.000 --> 00:04.000
<v A>one

00:xx --> 00:05.000
<v A>two

00:05.000 --> 00:02.000
<v A>three

words alone

00:06.000 --> 00:07.000
<v A>four
00:08.000 --> 00:09.000
<v A>five

00:03.000 --> 00:04.000
<v A>six <v B

7
`, transcript.Options{})
	expect(t, script(&result), "A@1| one two three\n| words alone\nA@6| four five\nA@3| six <v B\n")
	expect(t, sentences(&result), `1: The file does not begin with WEBVTT; it was read as if it did.
4: The time of this caption cannot be read (00:xx --> 00:05.000); its words were kept without it.
7: The caption ends before it begins.
10: There are words without the time of a caption; they were kept without it.
18: The time 0:00:03 comes after 0:00:06.
20: There is the number of a caption and no caption.
`)
}

func TestHeadWithoutABlankLine(t *testing.T) {
	result := read(t, "talk.vtt", "WEBVTT\n00:01.000 --> 00:02.000\none\n\n00:02.000 --> 00:03.000\ntwo", transcript.Options{})
	expect(t, script(&result), "@1| one two\n")
	expect(t, sentences(&result), "2: There is no blank line behind WEBVTT; the captions were read from here on.\n")
}

func TestSubRip(t *testing.T) {
	result := read(t, "talk.srt", `1
00:00:01,000 --> 00:00:04,000
{\an8}<font color="#fff">SARAH: Hello there,</font>
my friend

2
00:00:04,000 --> 00:00:06,000
and so on.
3
00:00:06,000 --> 00:00:09,000
TOM: Right &amp; proper.

4
00:00:09,000 --> 00:00:10,000
SARAH: Yes.

5
00:00:10,000 --> 00:00:11,000
TOM: No.

6
00:00:11,500 --> 00:00:12,000
- Who?
- I.
`, transcript.Options{})
	expect(t, script(&result), "SARAH@1| Hello there, my friend and so on.\nTOM@6| Right &amp; proper.\nSARAH@9| Yes.\nTOM@10| No.\n@11.5| - Who?\n@11.5| - I.\n")
	expect(t, sentences(&result), "")
}

func TestDamagedSubRip(t *testing.T) {
	result := read(t, "talk.srt", "1\n00:00:01,000 -> 00:00:04,000\none\n\n2\n00:00:99,000 --> 00:00:04,000\ntwo\n\n\x00\n\n3\n00:00:05,000 --> 00:00:06,000\n\n4\n00:00:07,000 --> 00:00:08,000\nfour", transcript.Options{})
	expect(t, script(&result), "| 00:00:01,000 -> 00:00:04,000 one two ␀\n@7| four\n")
	expect(t, sentences(&result), `0: Control characters were replaced by symbols that show them on 1 of the lines, first on line 9.
1: There are words without the time of a caption; they were kept without it.
6: The time of this caption cannot be read (00:00:99,000 --> 00:00:04,000); its words were kept without it.
9: There are words without the time of a caption; they were kept without it.
`)
}

// TestPausesAndLongTurns joins captions without a pause for a minute and up to
// the end of the sentence.
func TestPausesAndLongTurns(t *testing.T) {
	var file strings.Builder
	file.WriteString("WEBVTT\n\n")
	for i := range 40 {
		words := "word"
		if i%10 == 9 {
			words = "end.”"
		}
		at := time.Duration(i) * 3 * time.Second
		fmt.Fprintf(&file, "%s --> %s\n%s\n\n", stamp(at, "."), stamp(at+3*time.Second, "."), words)
	}
	at := 120 * time.Second
	for _, pause := range []time.Duration{transcript.PauseBetweenTurns, transcript.PauseBetweenTurns + time.Millisecond} {
		at += pause
		fmt.Fprintf(&file, "%s --> %s\nlater\n\n", stamp(at, "."), stamp(at, "."))
	}
	result := read(t, "talk.vtt", file.String(), transcript.Options{})
	var begin []float64
	for _, turn := range result.Turns {
		begin = append(begin, turn.At.Seconds())
	}
	if got := fmt.Sprint(begin); got != "[0 90 128.001]" {
		t.Errorf("turns begin at %s", got)
	}
}

func TestVoicesStayWithoutSpeakers(t *testing.T) {
	file := "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>INT: one\n\n00:02.000 --> 00:03.000\nINT: two\n\n00:03.000 --> 00:04.000\nINT: three\n"
	result := read(t, "talk.vtt", file, transcript.Options{NoSpeakers: true})
	expect(t, script(&result), "Anna@1| INT: one\n@2| INT: two INT: three\n")
	result = read(t, "talk.vtt", file, transcript.Options{})
	expect(t, script(&result), "Anna@1| INT: one\nINT@2| two three\n")
}

func TestLongVoicesAreCut(t *testing.T) {
	result := read(t, "talk.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v "+strings.Repeat("é", 150)+">one", transcript.Options{})
	expect(t, result.Speakers[0].Name, strings.Repeat("é", 100))
	expect(t, sentences(&result), "4: The name of the voice has more than 100 letters and was cut.\n")
}
