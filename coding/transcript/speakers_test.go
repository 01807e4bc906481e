package transcript_test

import (
	"fmt"
	"strings"
	"testing"

	"fieldwork/coding/transcript"
)

// conversation tells what a text comes to, turn by turn.
type conversation struct {
	name, text, want string
	options          transcript.Options
}

var conversations = []conversation{
	{
		name: "known labels need not recur",
		text: "INT: How was it?\nIt was late.\nR: Good: very good.\n",
		want: "INT| How was it?/It was late.\nR| Good: very good.\n",
	}, {
		name: "names that recur",
		text: "Sarah Jones: Hello.\n\nTom: Hi.\n\nMore.\n\nSarah Jones: Well?\n\ntom: Yes.",
		want: "Sarah Jones| Hello.\nTom| Hi.//More.\nSarah Jones| Well?\nTom| Yes.\n",
	}, {
		name: "notes, addresses and times of day are no speakers",
		text: "INT: Yes?\nR: Note: see below\nNote: see below\nNote: see above\nhttps://example.org: there\nhttps://example.org: here\n10:30 we met\nAt 10:30: lunch\nINT: No.",
		want: "INT| Yes?\nR| Note: see below/Note: see below/Note: see above/https://example.org: there/https://example.org: here/10:30 we met/At 10:30: lunch\nINT| No.\n",
	}, {
		name: "prose with two lines that look alike",
		text: strings.Repeat("One more paragraph.\n\n", 120) + "Strength: much.\n\nWeakness: little.\n\nStrength: this.\n\nWeakness: that.",
		want: "| " + strings.Repeat("One more paragraph.//", 120) + "Strength: much.//Weakness: little.//Strength: this.//Weakness: that.\n",
	}, {
		name: "one name has to recur more",
		text: "Anna: one\nwords\nAnna: two",
		want: "| Anna: one/words/Anna: two\n",
	}, {
		name: "a single speaker",
		text: "Anna: one\nwords\nAnna: two\nAnna: three",
		want: "Anna| one/words\nAnna| two\nAnna| three\n",
	}, {
		name: "a code and a time on a line of their own",
		text: "BSR01  00:00\nHello.\nBSR02  00:12\nYes, Lunch 12:30 it was.\n\nBSR01  1:02:03\nBye.",
		want: "BSR01@0| Hello.\nBSR02@12| Yes, Lunch 12:30 it was.\nBSR01@3723| Bye.\n",
	}, {
		name: "times before, behind and within labels",
		text: "[00:01:23] INT: a\n(00:12) R: b\n00:01:23.456 INT: c\nR [00:02:00]: d\nINT (02:30) e\nR: [03:00] f\n#00:04:05-5# INT: g\nR 05:00: h\nINT\t06:00\ti",
		want: "INT@83| a\nR@12| b\nINT@83.456| c\nR@120| d\nINT@150| e\nR@180| f\nINT@245.5| g\nR@300| h\nINT@360| i\n",
	}, {
		name: "a time begins a turn of the same speaker",
		text: "INT: a\nR: b\n[00:05:00] c\nat 10:30 (10:40) d [00:06:00] e\n[00:07]\nf",
		want: "INT| a\nR| b\nR@300| c/at 10:30 (10:40) d [00:06:00] e\nR@7| f\n",
	}, {
		name: "a time on its own line belongs to the label below it",
		text: "[00:05]\nINT: a\n[00:10]\nR: b",
		want: "INT@5| a\nR@10| b\n",
	}, {
		name: "a diary keeps its times",
		text: "10:30 We met.\n11:00 Coffee.\n(12:15) Lunch.\nLunch 12:30\nHome 16:00",
		want: "| 10:30 We met./11:00 Coffee./(12:15) Lunch./Lunch 12:30/Home 16:00\n",
	}, {
		name: "the head of a file is not spoken",
		text: "Date: 2 May\nInterviewer: Kathleen\nRespondent: BSR01\n\nInterviewer: Hello.\nRespondent: Hi.",
		want: "| Date: 2 May/Interviewer: Kathleen/Respondent: BSR01\nInterviewer| Hello.\nRespondent| Hi.\n",
	}, {
		name: "labels on lines of their own",
		text: "Interviewer\nHello.\nRespondent\nHi.\nInterviewer\nBye.\nRespondent\nBye.",
		want: "Interviewer| Hello.\nRespondent| Hi.\nInterviewer| Bye.\nRespondent| Bye.\n",
	}, {
		name: "labels with a colon on lines of their own, and one without words",
		text: "Sarah:\nHello.\nTom:\n\nSarah:\n\nBye.\nTom:\nBye.",
		want: "Sarah| Hello.\nSarah| Bye.\nTom| Bye.\n",
	}, {
		name: "labels before tabs",
		text: "I:\tHello\nR:\tHi\nI\tAnd?\nR\tYes",
		want: "I| Hello\nR| Hi\nI| And?\nR| Yes\n",
	}, {
		name: "long names with abbreviations, and codes that are there once",
		text: "Mireille B. Reece, Psy.D: a\nP1: b\nMireille B. Reece, Psy.D: c\nP2: d\nBSR-07: e\nBSR-08: f\nBSR-07: g",
		want: "Mireille B. Reece, Psy.D| a\nP1| b\nMireille B. Reece, Psy.D| c\nP2| d\nBSR-07| e\nBSR-08| f\nBSR-07| g\n",
	}, {
		name: "Welsh labels",
		text: "Cyfwelydd: Sut mae?\nYmatebydd: Iawn.\nNodyn: chwerthin",
		want: "Cyfwelydd| Sut mae?\nYmatebydd| Iawn./Nodyn: chwerthin\n",
	}, {
		name:    "speakers that are given",
		text:    "the old man: hello\nSarah: a\nNote: b\nSarah\nTom",
		want:    "The old man| hello\nSarah| a\nNote| b\nSarah| Tom\n",
		options: transcript.Options{Speakers: []string{"The old man", " sarah ", "Note"}},
	}, {
		name:    "no speakers",
		text:    "INT: a\n[00:12] R: b",
		want:    "| INT: a\n@12| R: b\n",
		options: transcript.Options{NoSpeakers: true},
	}, {
		name: "long times before words, and two times on one line",
		text: "00:00:05 one\n00:00:07.25 two\n00:09 [00:10] R: three\nR: 00:00:12 four\nR: 12:30 five",
		want: "@5| one\n@7.25| two/00:09 [00:10] R: three\nR@12| four\nR| 12:30 five\n",
	}, {
		name: "times in round brackets and behind tabs",
		text: "Sarah (00:03):\nHello.\nTom (00:05): Hi.\nSarah (00:07) Well.\nTom\t00:09\nBye",
		want: "Sarah@3| Hello.\nTom@5| Hi.\nSarah@7| Well.\nTom@9| Bye\n",
	}, {
		name: "indents within a turn, blank lines in a row",
		text: "\n\n  INT:   a  \n   b\n\n\n\n   c\t\nR: d\n",
		want: "INT| a/   b//   c\nR| d\n",
	},
}

func TestSpeakers(t *testing.T) {
	for _, c := range conversations {
		t.Run(c.name, func(t *testing.T) {
			result := read(t, "talk.txt", c.text, c.options)
			want := c.want
			if len(c.options.Speakers) > 0 {
				want = strings.ReplaceAll(want, "\nSarah|", "\nsarah|")
			}
			expect(t, script(&result), want)
		})
	}
}

func TestWhatIsTakenOutIsKept(t *testing.T) {
	result := read(t, "talk.txt", "Intro\nINT: a\n[00:12] R:\nb\nINT:", transcript.Options{})
	expect(t, result.Text, "Intro\n\na\n\nb")
	want := []transcript.Label{{At: 7, Line: 2, Words: "INT:"}, {At: 10, Line: 3, Words: "[00:12] R:"}, {At: 11, Line: 5, Words: "INT:"}}
	if len(result.Labels) != len(want) {
		t.Fatalf("%+v", result.Labels)
	}
	for i := range want {
		if result.Labels[i] != want[i] {
			t.Errorf("label %d is %+v, not %+v", i, result.Labels[i], want[i])
		}
	}
}

func TestDoubtsAreTold(t *testing.T) {
	result := read(t, "talk.txt", "INT: a\nSarah: b\nINT: c\nTom:\n[00:30] R: d\n[00:20] R: e\nINT:\nR: f\nINT: g", transcript.Options{Speakers: []string{"Nobody"}})
	expect(t, sentences(&result), `0: “Nobody” was said to be a speaker, but begins no line.
2: “Sarah” may be a speaker; it is there only once and stayed in the text.
4: “Tom” may be a speaker; it is there only once and stayed in the text.
6: The time 0:00:20 comes after 0:00:30.
7: “INT” has a label here and no words; there is no turn for it.
`)
}

func TestManyDoubtsAreCounted(t *testing.T) {
	text := "INT: a\n"
	for c := 'A'; c <= 'Z'; c++ {
		text += "Z" + string(c) + ": b\n"
	}
	result := read(t, "talk.txt", text, transcript.Options{})
	if len(result.Notices) != 21 || result.Notices[0].Sentence != "There are 26 doubtful speakers; only the first 20 are listed." {
		t.Errorf("%d notices: %+v", len(result.Notices), result.Notices[0])
	}
}

func TestMoreLabelsThanAreLookedAt(t *testing.T) {
	var text strings.Builder
	for i := range 10_002 {
		fmt.Fprintf(&text, "Z%d-x: a\n", i)
	}
	text.WriteString("INT: b\nINT: c\n")
	result := read(t, "talk.txt", text.String(), transcript.Options{Speakers: []string{"INT"}})
	if len(result.Speakers) != 1 || !strings.Contains(sentences(&result), "\n0: There are more than 10000 different labels") {
		t.Errorf("%v, %v", result.Speakers, result.Notices)
	}
}
