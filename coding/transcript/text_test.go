package transcript_test

import (
	"strings"
	"testing"

	"fieldwork/coding/transcript"
)

func TestTextIsNormalised(t *testing.T) {
	result := read(t, "talk.txt", "INT: cafe\u0301\r\nR: a\x1b[31m\x00b\rmore\vand\u2028more\x7f\u0085c\u0084\ufffe", transcript.Options{})
	expect(t, script(&result), "INT| café\nR| a␛[31m␀b/more/and/more␡/c\ufffd\ufffd\n")
	expect(t, sentences(&result), `0: Control characters were replaced by symbols that show them on 2 of the lines, first on line 2.
0: Letters and accents that were apart were joined (Unicode NFC) on 1 of the lines, first on line 1.
0: The line ends were not LF; they are now.
`)
}

func utf16(text string, big bool) string {
	var out strings.Builder
	for _, r := range text {
		units := []rune{r}
		if r > 0xFFFF {
			units = []rune{0xD800 + (r-0x10000)>>10, 0xDC00 + (r-0x10000)&0x3FF}
		}
		for _, unit := range units {
			first, second := byte(unit>>8), byte(unit)
			if !big {
				first, second = second, first
			}
			out.Write([]byte{first, second})
		}
	}
	return out.String()
}

func TestEncodings(t *testing.T) {
	const words = "INT: caffi “Tŷ” 😀\nR: ïe"
	for _, c := range []struct {
		name, content, want string
		encoding            transcript.Encoding
		notices             string
	}{
		{"plain", words, words, transcript.UTF8, ""},
		{"marked", "\xEF\xBB\xBF" + words, words, transcript.UTF8, ""},
		{"little", "\xFF\xFE" + utf16(words, false), words, transcript.UTF16, ""},
		{"big", "\xFE\xFF" + utf16(words, true), words, transcript.UTF16, ""},
		{"unmarked", utf16(words, false), words, transcript.UTF16, "0: The file does not say that it is UTF-16, but it looks like it and was read so.\n"},
		{"unmarked big", utf16(words, true), words, transcript.UTF16, "0: The file does not say that it is UTF-16, but it looks like it and was read so.\n"},
		{
			"cut off", "\xFF\xFE" + utf16("INT: a\nR: b", false) + "\x3D", "INT: a\nR: b", transcript.UTF16,
			"0: The file ends in the middle of a character; what was left of it was dropped.\n",
		},
		{
			"half a character", "\xFF\xFE" + utf16("INT: a\nR: ", false) + "\x3D\xD8a\x00", "INT: a\nR: \ufffda", transcript.UTF16,
			"0: Damaged characters were replaced by � on 1 of the lines, first on line 2.\n",
		},
		{
			"Windows", "INT: caf\xe9 \x93T\x94 \x81\nR: \x80", "INT: café “T” \ufffd\nR: €", transcript.Windows1252,
			"0: The file is not UTF-8; it was read as Windows-1252. Look whether accents and quotes are right.\n",
		},
		{
			"damaged", "INT: é ï ŵ \xe9\nR: b", "INT: é ï ŵ \ufffd\nR: b", transcript.UTF8,
			"0: Damaged characters were replaced by � on 1 of the lines, first on line 1.\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			result := read(t, "talk.txt", c.content, transcript.Options{NoSpeakers: true})
			expect(t, result.Text, c.want)
			expect(t, sentences(&result), c.notices)
			if result.Encoding != c.encoding || result.Format != transcript.PlainText {
				t.Errorf("%s, %s", result.Format, result.Encoding)
			}
		})
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		name, content string
		class         error
	}{
		{"empty.txt", "", transcript.ErrEmpty},
		{"blank.txt", " \n\t\n\u00a0", transcript.ErrEmpty},
		{"label.txt", "INT:\nR:\nINT:", transcript.ErrEmpty},
		{"paper.pdf", "%PDF-1.7", transcript.ErrUnknownFormat},
		{"paper.txt", "%PDF-1.7", transcript.ErrUnknownFormat},
		{"paper.rtf", `{\rtf1 hello}`, transcript.ErrUnknownFormat},
		{"sound.txt", "RIFF\x00\x00\x00\x00WAVE", transcript.ErrUnknownFormat},
		{"sound.mp3", "words", transcript.ErrUnknownFormat},
		{"noise.txt", strings.Repeat("\x01\x02a", 100), transcript.ErrUnknownFormat},
		{"utf32.txt", "\xFF\xFE\x00\x00a\x00\x00\x00", transcript.ErrUnknownFormat},
		{"old.doc", "\xD0\xCF\x11\xE0\xA1", transcript.ErrUnknownFormat},
		{"locked.docx", "\xD0\xCF\x11\xE0\xA1", transcript.ErrLocked},
		{"text.docx", "only words", transcript.ErrBroken},
		{"text.odt", "only words", transcript.ErrBroken},
	} {
		refused(t, c.name, c.content, c.class)
	}
}

func TestLimitsOfText(t *testing.T) {
	large := strings.Repeat("word ", transcript.LargestFile/5+1)
	refused(t, "large.txt", large, transcript.ErrTooLarge)
	message := refused(t, "long.txt", strings.Repeat("a\n", transcript.MostLines+1), transcript.ErrTooLarge)
	expect(t, message, "long.txt:1000001: there are more than 1000000 lines or paragraphs; split the file")
}

func TestKnown(t *testing.T) {
	for _, name := range []string{"a.txt", "b/C.DOCX", `c\d.odt`, "e.md", "f.vtt", "g.SRT"} {
		if !transcript.Known(name) {
			t.Errorf("%s is not known", name)
		}
	}
	for _, name := range []string{"a", "a.wav", "txt", "b.txt/c", "d.doc"} {
		if transcript.Known(name) {
			t.Errorf("%s is known", name)
		}
	}
}

func TestMarkdown(t *testing.T) {
	result := read(t, "talk.md", "---\ntitle: \"The talk\"\nlang: cy\n---\n# First part #\n**Anna B.:** \\[laughs\\] a **very** *good* a\\*b __x__ &amp; c\\\nnext\n\n**Tom**: yes\n\n## Second\nplain\n**Anna B.:** 2 ** 3 **4\n**Tom**: #tag", transcript.Options{})
	expect(t, script(&result), "| First part\nAnna B.| [laughs] a very *good* a*b x & c/next\nTom| yes\n| Second//plain\nAnna B.| 2 ** 3 **4\nTom| #tag\n")
	expect(t, sentences(&result), "0: The marks of bold passages were taken off (6).\n1: The lines 1 to 4 describe the file and were left out of the text.\n")
	if result.Title != "The talk" || result.Language != "cy" || result.Format != transcript.Markdown {
		t.Errorf("%+v", result)
	}
}

func TestMarkdownTitleIsTheFirstHeading(t *testing.T) {
	result := read(t, "talk.md", "words\n\n## The  talk\n\n# Other\n---\nend", transcript.Options{})
	if result.Title != "The talk" {
		t.Errorf("the title is %q", result.Title)
	}
	expect(t, script(&result), "| words\n| The  talk\n| Other//---/end\n")
}
