package transcript

import (
	"html"
	"strings"
	"unicode"
)

// readMarkdown reads Markdown as text: the marks of headings and of bold are
// taken off, and escapes and entities become what they stand for. Other marks
// are kept as they are written, for a star or an underscore may say how a word
// was spoken.
func (s *source) readMarkdown(text string) error {
	apart, bolds := true, 0
	front := s.readFrontMatter(text)
	for number, raw := range s.rawLines(text) {
		if number <= front {
			continue
		}
		l := line{number: number, apart: apart, gap: apart}
		raw, l.heading = cutHeading(raw)
		plain, bold, removed := unmarked(raw)
		l.text, l.bold = plain, bold
		bolds += removed
		kept, err := s.add(l)
		if err != nil {
			return err
		}
		apart = !kept || l.heading
	}
	if bolds > 0 {
		s.notices.whole("The marks of bold passages were taken off (%d).", bolds)
	}
	return nil
}

// readFrontMatter takes the title and the language out of what stands between
// two lines --- at the top, and tells how many lines that is; 0 if there is none.
func (s *source) readFrontMatter(text string) int {
	const most = 100
	var title, language string
	for number, raw := range s.rawLines(text) {
		raw = strings.TrimSpace(raw)
		switch {
		case number == 1 && raw != "---", number > most:
			return 0
		case number > 1 && raw == "---":
			s.title, s.language = cutTitle(title), tidyLanguage(language)
			s.notices.on(1, "front matter", "The lines 1 to %d describe the file and were left out of the text.", number)
			return number
		}
		key, value, _ := strings.Cut(raw, ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch strings.ToLower(key) {
		case "title":
			title = value
		case "lang", "language":
			language = value
		}
	}
	return 0
}

// cutHeading takes the mark of a heading off a line.
func cutHeading(raw string) (rest string, heading bool) {
	const deepest = 6
	text := strings.TrimLeft(raw, "#")
	depth := len(raw) - len(text)
	if depth == 0 || depth > deepest || text != "" && text[0] != ' ' && text[0] != '\t' {
		return raw, false
	}
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), "#")), true
}

// unmarked takes the marks of bold and the escapes out of a line. It tells how
// many bytes at the beginning of what is left are bold, and how many marks of
// bold there were.
func unmarked(raw string) (text string, bold, passages int) {
	raw = strings.TrimRight(raw, " \t")
	raw = strings.TrimSuffix(raw, `\`)
	if !strings.ContainsAny(raw, "*_\\&") {
		return raw, 0, 0
	}
	raw = strings.TrimLeftFunc(raw, unicode.IsSpace)
	var out strings.Builder
	for raw != "" {
		if inside, after, ok := cutBold(raw); ok {
			passages++
			isFirst := out.Len() == 0
			out.WriteString(unescaped(inside))
			if isFirst {
				bold = out.Len()
			}
			raw = after
			continue
		}
		next := 1 + strings.IndexAny(raw[1:], "*_\\")
		if raw[0] == '\\' && next == 1 {
			next = 2
		}
		if next == 0 || next > len(raw) {
			next = len(raw)
		}
		out.WriteString(unescaped(raw[:next]))
		raw = raw[next:]
	}
	return out.String(), bold, passages
}

// cutBold takes a bold passage off the beginning of a text.
func cutBold(text string) (inside, after string, ok bool) {
	for _, mark := range []string{"**", "__"} {
		rest, found := strings.CutPrefix(text, mark)
		if !found {
			continue
		}
		inside, after, found = strings.Cut(rest, mark)
		if found && inside != "" && strings.TrimSpace(inside) == inside && !strings.HasPrefix(inside, mark[:1]) {
			return inside, after, true
		}
	}
	return "", "", false
}

// escapable are the signs that a backslash makes ordinary.
const escapable = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// unescaped is what escapes and entities stand for.
func unescaped(text string) string {
	if strings.Contains(text, `\`) {
		var out strings.Builder
		for i := 0; i < len(text); i++ {
			if text[i] == '\\' && i+1 < len(text) && strings.IndexByte(escapable, text[i+1]) >= 0 {
				i++
			}
			out.WriteByte(text[i])
		}
		text = out.String()
	}
	return html.UnescapeString(text)
}

func cutTitle(title string) string {
	const longest = 200
	var changes tidied
	letters := []rune(strings.Join(strings.Fields(changes.characters(title, 0)), " "))
	return string(letters[:min(len(letters), longest)])
}

// tidyLanguage is the tag of a language; empty if it is none.
func tidyLanguage(tag string) string {
	const longest = 35
	tag = strings.TrimSpace(tag)
	for _, r := range tag {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' {
			return ""
		}
	}
	if len(tag) > longest || len(tag) < 2 {
		return ""
	}
	return tag
}
