package transcript_test

import (
	"fmt"
	"html"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"fieldwork/coding/transcript"
)

// said is a turn as a test makes it: each of the words is a paragraph.
type said struct {
	speaker string
	at      time.Duration
	words   []string
}

// paragraphOf draws a paragraph of words that begin no line as a label does.
func paragraphOf(t *rapid.T) string {
	words := rapid.SliceOfN(rapid.StringMatching(`[a-zéŵ“”’&<0-9*_#😀]{0,8}[a-z,.?!]`), 1, 12).Draw(t, "words")
	return norm.NFC.String("so " + strings.Join(words, " "))
}

// talk draws a conversation of two to four speakers; one after the other has
// turns, and every one has at least three.
func talk(t *rapid.T) []said {
	names := rapid.SliceOfNDistinct(rapid.StringMatching(`(BSR[0-9]{2}|[A-Z][a-z]{2,8}( [A-Z]\.)? [A-ZÉŴ][a-zéŵ]{2,8})`), 2, 4, rapid.ID[string]).Draw(t, "names")
	var turns []said
	var at time.Duration
	for round := range 3 * len(names) {
		at += time.Duration(rapid.IntRange(10, 100_000).Draw(t, "gap")) * time.Second / 10
		var words []string
		for range rapid.IntRange(1, 3).Draw(t, "paragraphs") {
			words = append(words, paragraphOf(t))
		}
		turns = append(turns, said{names[round%len(names)], at, words})
	}
	return turns
}

// wants is what a talk has to come to.
func wants(turns []said, parting string, timed bool) string {
	var out strings.Builder
	for _, turn := range turns {
		out.WriteString(turn.speaker)
		if timed {
			fmt.Fprintf(&out, "@%g", turn.at.Seconds())
		}
		out.WriteString("| " + strings.ReplaceAll(strings.Join(turn.words, parting), "\n", "/") + "\n")
	}
	return out.String()
}

// checkTalk renders random talks as a format, reads them and compares.
func checkTalk(t *testing.T, name, parting string, timed bool, render func([]said) string) {
	t.Helper()
	rapid.Check(t, func(r *rapid.T) {
		turns := talk(r)
		result, err := transcript.Read(name, []byte(render(turns)), transcript.Options{})
		if err != nil {
			r.Fatal(err)
		}
		checkResult(t, &result)
		if got, want := script(&result), wants(turns, parting, timed); got != want {
			r.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// rendered writes each turn by a function.
func rendered(one func(said) string) func([]said) string {
	return func(turns []said) string {
		var out strings.Builder
		for _, turn := range turns {
			out.WriteString(one(turn))
		}
		return out.String()
	}
}

func TestTalksInTextComeBack(t *testing.T) {
	checkTalk(t, "talk.txt", "\n", false, rendered(func(s said) string {
		return s.speaker + ": " + strings.Join(s.words, "\n") + "\n"
	}))
	checkTalk(t, "talk.txt", "\n\n", true, rendered(func(s said) string {
		return s.speaker + "  " + stamp(s.at, ".") + "\r\n" + strings.Join(s.words, "\r\n\r\n") + "\r\n\r\n"
	}))
	checkTalk(t, "talk.txt", "\n", true, rendered(func(s said) string {
		return "[" + stamp(s.at, ",") + "] " + s.speaker + ":\t" + strings.Join(s.words, "\n") + "\n"
	}))
}

// escapeMarkdown writes words so that Markdown gives them back.
var escapeMarkdown = strings.NewReplacer(`*`, `\*`, `_`, `\_`, `&`, "&amp;", `#`, `\#`)

func TestTalksInMarkdownComeBack(t *testing.T) {
	checkTalk(t, "talk.md", "\n\n", true, rendered(func(s said) string {
		return "**" + s.speaker + ":** \\[" + stamp(s.at, ".") + "\\] " + escapeMarkdown.Replace(strings.Join(s.words, "\n\n")) + "\n\n"
	}))
}

func TestTalksInWordComeBack(t *testing.T) {
	checkTalk(t, "talk.docx", "\n\n", false, func(turns []said) string {
		return wordFile(t, rendered(func(s said) string {
			body := wordParagraph(wordRun(s.speaker, true), wordRun("\t"+s.words[0], false))
			for _, words := range s.words[1:] {
				body += wordParagraph(wordRun(words, false))
			}
			return body
		})(turns))
	})
	checkTalk(t, "talk.docx", "\n\n", true, func(turns []said) string {
		return wordFile(t, rendered(func(s said) string {
			body := wordParagraph(wordRun(s.speaker+"  "+stamp(s.at, "."), false))
			for _, words := range s.words {
				body += wordParagraph(wordRun(words, false))
			}
			return body
		})(turns))
	})
}

func TestTalksInOpenDocumentComeBack(t *testing.T) {
	checkTalk(t, "talk.odt", "\n\n", false, func(turns []said) string {
		return openFile(t, rendered(func(s said) string {
			body := `<text:p><text:span text:style-name="T1">` + s.speaker + ":</text:span> " + html.EscapeString(s.words[0]) + "</text:p>"
			for _, words := range s.words[1:] {
				body += "<text:p>" + html.EscapeString(words) + "</text:p>"
			}
			return body
		})(turns))
	})
}

func TestTalksInCaptionsComeBack(t *testing.T) {
	captions := func(point string, words func(said, int) string) func(said) string {
		return func(s said) string {
			file := ""
			for i := range s.words {
				at := s.at + time.Duration(i)*100*time.Millisecond
				file += stamp(at, point) + " --> " + stamp(at+100*time.Millisecond, point) + "\n" + words(s, i) + "\n\n"
			}
			return file
		}
	}
	checkTalk(t, "talk.vtt", " ", true, func(turns []said) string {
		return "WEBVTT\n\n" + rendered(captions(".", func(s said, i int) string {
			return "<v " + s.speaker + ">" + html.EscapeString(s.words[i])
		}))(turns)
	})
	checkTalk(t, "talk.srt", " ", true, rendered(captions(",", func(s said, i int) string {
		if i > 0 {
			return s.words[i]
		}
		return s.speaker + ": " + s.words[i]
	})))
}

// withoutSpace takes all space out of a text.
func withoutSpace(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// whole is the text of a result with its labels put back where they stood.
func whole(result *transcript.Result) string {
	var out strings.Builder
	text, at := []rune(result.Text), 0
	for _, label := range result.Labels {
		out.WriteString(string(text[at:label.At]) + label.Words)
		at = label.At
	}
	return out.String() + string(text[at:])
}

// TestNoWordIsLost reads lines that are made of what labels and times are made
// of, in any order, and finds every word again.
func TestNoWordIsLost(t *testing.T) {
	pieces := []string{
		"INT", "R", "Sarah Jones", "sarah", ":", "：", " ", "  ", "\t", "\n", "\n\n", "\r\n", "[00:12]", "(1:02:03)", "00:05", "00:00:07.5", "#1:00#", "[", "]",
		"Note", "Date", "well", "e\u0301", "\u0301", "\u00a0", "\u2028", "P1", "BSR01", ".", "-", "😀",
	}
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(r, "text"), "")
		result, err := transcript.Read("talk.txt", []byte(text), transcript.Options{})
		if err != nil {
			return
		}
		checkResult(t, &result)
		if got, want := withoutSpace(whole(&result)), withoutSpace(norm.NFC.String(text)); got != want {
			r.Fatalf("got %q\nof  %q", got, want)
		}
	})
}
