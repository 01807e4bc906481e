package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fieldwork/coding"
	"fieldwork/coding/transcript"
	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

// writeRecognised writes what was recognised of a file, with the first turns
// where it is only previewed.
func writeRecognised(w io.Writer, taken takenFile, preview bool) error {
	out := bufio.NewWriter(w)
	read := &taken.read
	head := []string{string(read.Format)}
	if read.Format != transcript.Word && read.Format != transcript.OpenDocument {
		head = append(head, string(read.Encoding))
	}
	head = append(head, plural(utf8.RuneCountInString(read.Text), "character", "characters"), plural(len(read.Turns), "turn", "turns"), timesWords(read.Turns))
	line := func(text string) { out.WriteString(ui.Safe(text) + "\n") }
	line(taken.path + ": " + strings.Join(head, ", "))
	line("  speakers: " + speakersWords(read))
	if read.Title != "" {
		line("  title in the file: " + read.Title)
	}
	for _, notice := range read.Notices {
		text := notice.Sentence
		if notice.Line > 0 {
			text = fmt.Sprintf("%s %d: %s", unitOf(read.Format), notice.Line, text)
		}
		line("  " + text)
	}
	if preview {
		writeFirstTurns(line, read)
	}
	return out.Flush()
}

// unitOf is what places in a file are counted in.
func unitOf(format transcript.Format) string {
	if format == transcript.Word || format == transcript.OpenDocument {
		return "paragraph"
	}
	return "line"
}

func timesWords(turns []coding.Turn) string {
	first, last, timed := time.Duration(0), time.Duration(0), false
	for _, turn := range turns {
		if turn.Timed {
			if !timed {
				first = turn.At
			}
			last, timed = turn.At, true
		}
	}
	if !timed {
		return "no times"
	}
	return "times from " + deliver.WriteOffset(first) + " to " + deliver.WriteOffset(last)
}

func speakersWords(read *transcript.Result) string {
	const most = 12
	var parts []string
	named := 0
	for i, speaker := range read.Speakers {
		named += speaker.Turns
		if i < most {
			parts = append(parts, fmt.Sprintf("%s (%d)", speaker.Name, speaker.Turns))
		}
	}
	if more := len(read.Speakers) - most; more > 0 {
		parts = append(parts, fmt.Sprintf("%d more", more))
	}
	switch nobody := len(read.Turns) - named; {
	case len(parts) == 0:
		return "none recognised"
	case nobody > 0:
		parts = append(parts, fmt.Sprintf("nobody named (%d)", nobody))
	}
	return strings.Join(parts, ", ")
}

// writeFirstTurns shows how a transcript begins, each turn on a line.
func writeFirstTurns(line func(string), read *transcript.Result) {
	const most, width, clockWidth = 8, 76, 9
	first := read.Turns[:min(most, len(read.Turns))]
	text, timed, names := coding.NewText(read.Text), slices.ContainsFunc(first, isTimed), speakersWidth(first)
	for _, turn := range first {
		clock := ""
		if timed {
			clock = strings.Repeat(" ", clockWidth)
		}
		if turn.Timed {
			clock = fmt.Sprintf("%*s  ", clockWidth-2, deliver.WriteOffset(turn.At))
		}
		words := strings.Join(strings.Fields(text.Slice(coding.Span{From: turn.From, To: min(turn.To, turn.From+width)})), " ")
		line(ui.Clip(strings.TrimRight("    "+clock+ui.Pad(ui.Safe(turn.Speaker), names)+words, " "), width))
	}
	if more := len(read.Turns) - most; more > 0 {
		line(fmt.Sprintf("    and %s more", plural(more, "turn", "turns")))
	}
}

func isTimed(turn coding.Turn) bool { return turn.Timed }

// speakersWidth is how many columns the speakers of turns take, with the space
// behind them; 0 where nobody is named.
func speakersWidth(turns []coding.Turn) int {
	const longest, space = 24, 2
	width := 0
	for _, turn := range turns {
		if turn.Speaker != "" {
			width = max(width, min(ui.Width(ui.Safe(turn.Speaker)), longest)+space)
		}
	}
	return width
}

// recognisedJSON is what was recognised of a file, as JSON.
type recognisedJSON struct {
	File       string              `json:"file"`
	Document   string              `json:"document,omitempty"`
	Title      string              `json:"title,omitempty"`
	There      string              `json:"there_already,omitempty"`
	Format     transcript.Format   `json:"format"`
	Encoding   transcript.Encoding `json:"encoding"`
	Language   string              `json:"language,omitempty"`
	Characters int                 `json:"characters"`
	Turns      int                 `json:"turns"`
	Timed      bool                `json:"timed"`
	Speakers   []speakerJSON       `json:"speakers"`
	Notices    []noticeJSON        `json:"notices"`
}

type speakerJSON struct {
	Name  string `json:"name"`
	Turns int    `json:"turns"`
}

type noticeJSON struct {
	Line     int    `json:"line,omitempty"`
	Sentence string `json:"sentence"`
}

// refusedTranscript is a file that was not imported, as JSON.
type refusedTranscript struct {
	File  string `json:"file"`
	Error string `json:"error"`
}

func jsonOf(taken takenFile) recognisedJSON {
	read := &taken.read
	shown := recognisedJSON{
		File: taken.path, Document: taken.document.ID, Title: taken.document.Title, Format: read.Format, Encoding: read.Encoding,
		Language: cmp.Or(taken.document.Language, read.Language), Characters: utf8.RuneCountInString(read.Text), Turns: len(read.Turns), Timed: read.Timed,
		Speakers: []speakerJSON{}, Notices: []noticeJSON{},
	}
	if taken.there != nil {
		shown.There = taken.there.ID
	}
	for _, speaker := range read.Speakers {
		shown.Speakers = append(shown.Speakers, speakerJSON(speaker))
	}
	for _, notice := range read.Notices {
		shown.Notices = append(shown.Notices, noticeJSON(notice))
	}
	return shown
}
