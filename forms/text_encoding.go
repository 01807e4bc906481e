package forms

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// UnmarshalJSON reads a text as an object of languages and words. A large
// instrument has tens of thousands of them, so that one without escapes is
// read straight.
func (t *Text) UnmarshalJSON(data []byte) error {
	if text, ok := readPlainObject(string(data)); ok {
		*t = text
		return nil
	}
	return json.Unmarshal(data, (*map[string]string)(t))
}

// readPlainObject reads {"a":"b","c":"d"} if it is written just so.
func readPlainObject(data string) (text Text, ok bool) {
	if strings.Contains(data, `\`) || !utf8.ValidString(data) {
		return nil, false
	}
	rest, ok := strings.CutPrefix(data, `{"`)
	if !ok {
		return nil, false
	}
	text = make(Text, 2)
	for {
		var key, words string
		if key, rest, ok = strings.Cut(rest, `":"`); !ok || strings.Contains(key, `"`) {
			return nil, false
		}
		if words, rest, ok = strings.Cut(rest, `"`); !ok {
			return nil, false
		}
		text[key] = words
		if rest == "}" {
			return text, true
		}
		if rest, ok = strings.CutPrefix(rest, `,"`); !ok {
			return nil, false
		}
	}
}
