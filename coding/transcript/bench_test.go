package transcript_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fieldwork/coding/transcript"
)

// millionWords is an interview of a million words in lines of twenty, with a
// label every fifth line.
func millionWords() string {
	var out strings.Builder
	for i := range 50_000 {
		switch i % 10 {
		case 0:
			fmt.Fprintf(&out, "\nINT [%s]: ", stamp(time.Duration(i)*time.Second, "."))
		case 5:
			out.WriteString("\nBSR01: ")
		}
		out.WriteString("it went well: the café was full of people, and we all thought that more of it would do no harm\n")
	}
	return out.String()
}

func benchmarkRead(b *testing.B, name, content string) {
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		result, err := transcript.Read(name, []byte(content), transcript.Options{})
		if err != nil || len(result.Turns) != 10_000 {
			b.Fatalf("%d turns, %v", len(result.Turns), err)
		}
	}
}

// BenchmarkTextOfAMillionWords is to be below a second.
func BenchmarkTextOfAMillionWords(b *testing.B) { benchmarkRead(b, "talk.txt", millionWords()) }

func BenchmarkMarkdownOfAMillionWords(b *testing.B) { benchmarkRead(b, "talk.md", millionWords()) }

func BenchmarkWordOfAMillionWords(b *testing.B) {
	var body strings.Builder
	for text := range strings.SplitSeq(millionWords(), "\n") {
		body.WriteString(wordParagraph(wordRun(text, false)))
	}
	benchmarkRead(b, "talk.docx", wordFile(b, body.String()))
}

func BenchmarkWebVTTOfAMillionWords(b *testing.B) {
	var file strings.Builder
	file.WriteString("WEBVTT\n\n")
	for i := range 50_000 {
		at := time.Duration(i) * time.Second
		fmt.Fprintf(&file, "%s --> %s\n<v %c>it went well: the café was full of people, and we all thought that more of it would do no harm\n\n",
			stamp(at, "."), stamp(at+time.Second, "."), 'A'+rune(i/5%2))
	}
	benchmarkRead(b, "talk.vtt", file.String())
}
