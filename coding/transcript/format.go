package transcript

import (
	"bytes"
	"path"
	"strings"
)

var extensions = map[string]Format{
	".txt": PlainText, ".text": PlainText, ".md": Markdown, ".markdown": Markdown,
	".docx": Word, ".docm": Word, ".odt": OpenDocument, ".vtt": WebVTT, ".srt": SubRip,
}

// Known reports whether the name of a file says that it is a transcript of a
// format that can be read; others of a folder are passed over.
func Known(name string) bool {
	_, known := extensions[extension(name)]
	return known
}

func extension(name string) string {
	return strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
}

// otherKinds are the first bytes of files that people take for transcripts,
// with what to do.
var otherKinds = []struct {
	head, message string
	class         error
}{
	{"%PDF-", "the file is a PDF; save the transcript as .docx or .txt", ErrUnknownFormat},
	{`{\rtf`, "the file is RTF; save it as .docx or .txt", ErrUnknownFormat},
	{"\x00\x00\x01\xBA", "the file is a film, not its transcript", ErrUnknownFormat},
	{"\x1A\x45\xDF\xA3", "the file is a film, not its transcript", ErrUnknownFormat},
	{"RIFF", "the file is a recording, not its transcript", ErrUnknownFormat},
	{"ID3", "the file is a recording, not its transcript", ErrUnknownFormat},
	{"OggS", "the file is a recording, not its transcript", ErrUnknownFormat},
	{"\x89PNG", "the file is a picture, not a transcript", ErrUnknownFormat},
	{"\xFF\xD8\xFF", "the file is a picture, not a transcript", ErrUnknownFormat},
}

// compoundHead begins files of old Office formats, and documents of the new
// ones that have a password.
const compoundHead = "\xD0\xCF\x11\xE0"

func formatOf(name string, content []byte) (Format, error) {
	fault := Fault{File: name}
	format, known := extensions[extension(name)]
	switch {
	case bytes.HasPrefix(content, []byte(compoundHead)) && format == Word:
		return "", fault.of(ErrLocked, "the document has a password or is of an old format; save it as .docx without a password")
	case bytes.HasPrefix(content, []byte(compoundHead)):
		return "", fault.of(ErrUnknownFormat, "the file is of an old Office format; save it as .docx")
	case isArchive(content):
		return packedFormat(name, content)
	}
	for _, other := range otherKinds {
		if bytes.HasPrefix(content, []byte(other.head)) && looksBinary(content, other.head) {
			return "", fault.of(other.class, "%s", other.message)
		}
	}
	switch {
	case len(content) == 0:
		return "", fault.of(ErrEmpty, "the file is empty")
	case format == Word || format == OpenDocument:
		return "", broken(fault, "this is no document, though its name says so; open it where it was written and save it again")
	case !known && extension(name) != "":
		return "", fault.of(ErrUnknownFormat, "files of this kind are not read; save the transcript as .docx, .odt, .txt, .md, .vtt or .srt")
	case isWebVTT(content):
		return WebVTT, nil
	case !known:
		return PlainText, nil
	}
	return format, nil
}

// looksBinary reports whether what begins a file is no chance: words such as
// RIFF may begin a text, but then no NUL is near.
func looksBinary(content []byte, head string) bool {
	const near = 512
	return head[0] == '%' || head[0] == '{' || bytes.IndexByte(content[:min(len(content), near)], 0) >= 0 || head[0] >= 0x80
}

func isArchive(content []byte) bool {
	return bytes.HasPrefix(content, []byte("PK\x03\x04")) || bytes.HasPrefix(content, []byte("PK\x05\x06"))
}

func isWebVTT(content []byte) bool {
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	rest, found := bytes.CutPrefix(content, []byte("WEBVTT"))
	return found && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n"), rest[0]) >= 0)
}
