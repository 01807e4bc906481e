package transcript

import (
	"html"
	"strings"
	"unicode/utf8"
)

// markup are the tags that captions have; others, such as <laughs>, are words.
var markup = wordSet("v c i b u s lang ruby rt font")

// longestTag is the length of the longest tag, in bytes.
const longestTag = 512

// longestVoice is the length of the longest name of a voice, in code points.
const longestVoice = 100

// pieces makes plain text of the words of a caption, and gives them voice by
// voice and line by line.
func (r *cueReader) pieces(lines []rawLine, take func(spoken) error) error {
	voice := ""
	for _, l := range lines {
		var words strings.Builder
		for rest := l.text; rest != ""; {
			before, tag, after := cutTag(rest)
			words.WriteString(before)
			rest = after
			name, annotation := splitTag(tag)
			if name != "v" && name != "/v" {
				continue
			}
			if err := r.takeWords(&words, spoken{number: l.number, voice: voice}, take); err != nil {
				return err
			}
			if voice = ""; name == "v" {
				voice = r.voice(l.number, annotation)
			}
		}
		if err := r.takeWords(&words, spoken{number: l.number, voice: voice}, take); err != nil {
			return err
		}
	}
	return nil
}

// takeWords gives the words that were collected and begins anew.
func (r *cueReader) takeWords(words *strings.Builder, piece spoken, take func(spoken) error) error {
	piece.text = words.String()
	words.Reset()
	if r.escaped {
		piece.text = html.UnescapeString(piece.text)
	}
	if strings.TrimSpace(piece.text) == "" {
		return nil
	}
	return take(piece)
}

// hasVoices reports whether the tag of a voice is somewhere in a text.
func hasVoices(text string) bool {
	for {
		at := strings.Index(text, "<v")
		if at < 0 {
			return false
		}
		text = text[at+len("<v"):]
		end := strings.IndexAny(text[:min(longestTag, len(text))], "<>\r\n")
		if end > 0 && text[end] == '>' && strings.IndexByte(" \t.", text[0]) >= 0 {
			return true
		}
	}
}

// cutTag cuts a text at its next tag that is one of captions, without its signs;
// without any, all of the text is before it.
func cutTag(text string) (before, tag, after string) {
	for at := 0; at < len(text); {
		found := strings.IndexAny(text[at:], "<{")
		if found < 0 {
			break
		}
		at += found
		shut := byte('>')
		if text[at] == '{' {
			shut = '}'
		}
		length := strings.IndexByte(text[at:min(at+longestTag, len(text))], shut)
		if length > 0 && isMarkup(text[at+1:at+length], shut) {
			return text[:at], text[at+1 : at+length], text[at+length+1:]
		}
		at++
	}
	return text, "", ""
}

// isMarkup reports whether what is between two signs is a tag: a known name, a
// time within a caption, or the position {\an8} of a caption.
func isMarkup(inside string, shut byte) bool {
	if shut == '}' {
		return strings.HasPrefix(inside, `\`)
	}
	if strings.Contains(inside, "<") {
		return false
	}
	name, _ := splitTag(inside)
	_, _, length, isTime := readClock(inside)
	return markup[strings.TrimPrefix(name, "/")] || isTime && length == len(inside)
}

// splitTag tells the name of a tag, without its classes, and what follows it.
func splitTag(tag string) (name, annotation string) {
	end := strings.IndexAny(tag, " \t.")
	if end < 0 {
		return strings.ToLower(tag), ""
	}
	_, annotation, _ = strings.Cut(strings.ReplaceAll(tag[end:], "\t", " "), " ")
	return strings.ToLower(tag[:end]), annotation
}

// voice is the name of a voice as it is written in turns.
func (r *cueReader) voice(number int, annotation string) string {
	var changes tidied
	name := tidyName(changes.characters(tidyName(html.UnescapeString(annotation)), 0))
	if utf8.RuneCountInString(name) <= longestVoice {
		return name
	}
	r.source.notices.on(number, "long names", "The name of the voice has more than %d letters and was cut.", longestVoice)
	return tidyName(string([]rune(name)[:longestVoice]))
}
