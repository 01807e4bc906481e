// Package transcript reads transcripts that came from elsewhere: plain text,
// Markdown, Word and OpenDocument files, and WebVTT and SubRip captions. It
// finds who speaks and when, and gives the words as a text with turns. It takes
// bytes and knows no store, no terminal and no disk.
//
// The text is what a coder reads. The label of a speaker, and a time with it,
// are taken out of the text where they are certain, and come back as the
// speaker and the time of a turn; what was taken out is kept word for word in
// the labels of the result. What only may be a speaker stays in the text, and a
// notice says so.
//
// Turns cover the whole text, save for the blank line between two of them.
// Words that nobody is known to have said are in turns without a speaker.
package transcript

import (
	"time"

	"fieldwork/coding"
)

// Format is the kind of file that a transcript came in.
type Format string

// The formats that can be read.
const (
	PlainText    Format = "plain text"
	Markdown     Format = "Markdown"
	Word         Format = "Word"
	OpenDocument Format = "OpenDocument"
	WebVTT       Format = "WebVTT"
	SubRip       Format = "SubRip"
)

// Encoding is how the characters of a file were written.
type Encoding string

// The encodings that are told apart. Word and OpenDocument files are UTF-8.
const (
	UTF8        Encoding = "UTF-8"
	UTF16       Encoding = "UTF-16"
	Windows1252 Encoding = "Windows-1252"
)

// Options say what is known of a transcript before it is read. The zero value
// means that speakers are to be found.
type Options struct {
	// Speakers are labels that are speakers, wherever they begin a line. Case
	// does not matter.
	Speakers []string
	// NoSpeakers leaves all labels of speakers in the text. Times are still
	// taken, and so are the voices of WebVTT, which are no part of the text.
	NoSpeakers bool
}

// Result is a transcript as it was read.
type Result struct {
	// Text is in UTF-8 and NFC, its lines end with LF, and it holds no control
	// character but tabs and line ends. A blank line is between paragraphs and
	// between turns; space at the ends of lines and further blank lines are not
	// kept.
	Text string
	// Turns are in order and cover the text, save for the blank line between
	// two of them. None is empty.
	Turns []coding.Turn
	// Labels are the words that were taken out of the text because they name a
	// speaker or a time, in order.
	Labels   []Label
	Format   Format
	Encoding Encoding
	// Notices say what was changed, dropped or in doubt: first about the whole
	// file, then line by line.
	Notices []Notice
	// Speakers are in the order in which they first speak.
	Speakers []Speaker
	// Timed says that some turn has a time.
	Timed bool
	// Title comes from the properties of the file or its first heading; it may
	// be empty, and it may name people.
	Title string
	// Language is the tag of the language that the file says it is in, such as
	// "en-GB"; it may be empty.
	Language string
}

// Label is what was taken out of the text before a turn, such as "INT:" or
// "BSR01  00:00".
type Label struct {
	// At is the place in the text, in code points, that it stood before.
	At    int
	Line  int
	Words string
}

// Notice is a plain sentence about something in a file.
type Notice struct {
	// Line is the line of a text file or the paragraph of a document, from 1;
	// 0 for the whole file.
	Line     int
	Sentence string
}

// Speaker is somebody who speaks.
type Speaker struct {
	Name  string
	Turns int
}

// PauseBetweenTurns is how long a speaker of captions is silent before what
// follows is a turn of its own.
const PauseBetweenTurns = 4 * time.Second

// LongestJoin is how long a turn of captions goes on before it ends with the
// next sentence, so that a long talk keeps times to find a place by.
const LongestJoin = time.Minute

// Read reads a transcript. The name of the file tells its format, unless the
// content clearly is another. The error is a *Fault, which says where the file
// is wrong; it wraps ErrTooLarge, ErrBroken, ErrUnknownFormat, ErrEmpty or
// ErrLocked. A file that is damaged further down is read as far as it is sound,
// and a notice says where it is not.
func Read(name string, content []byte, options Options) (Result, error) {
	if len(content) > LargestFile {
		return Result{}, tooLarge(Fault{File: name}, "the file is larger than %d MB; split it", LargestFile>>20)
	}
	format, err := formatOf(name, content)
	if err != nil {
		return Result{}, err
	}
	s := newSource(name)
	encoding, err := s.read(format, content)
	if err != nil {
		return Result{}, err
	}
	if len(s.lines) == 0 {
		return Result{}, s.empty()
	}
	result := assemble(s, options)
	result.Format, result.Encoding = format, encoding
	if result.Text == "" {
		return Result{}, s.empty()
	}
	return result, nil
}

// read takes in a file of a format.
func (s *source) read(format Format, content []byte) (Encoding, error) {
	switch format {
	case Word:
		return UTF8, s.readWord(content)
	case OpenDocument:
		return UTF8, s.readOpenDocument(content)
	}
	text, encoding, err := s.decode(content)
	if err != nil {
		return "", err
	}
	switch format {
	case Markdown:
		err = s.readMarkdown(text)
	case WebVTT:
		err = s.readWebVTT(text)
	case SubRip:
		err = s.readSubRip(text)
	default:
		err = s.readText(text)
	}
	return encoding, err
}
