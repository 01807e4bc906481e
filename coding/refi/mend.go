package refi

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// mending gives a value as the schema has it, and whether it can be given at
// all.
type mending func(value string) (mended string, ok bool)

// mendText replaces what XML cannot hold by U+FFFD.
func mendText(text string) (string, bool) {
	if isPlain(text) {
		return text, true
	}
	return strings.Map(func(r rune) rune {
		if inXML(r) {
			return r
		}
		return utf8.RuneError
	}, text), true
}

func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' && text[i] != '\n' && text[i] != '\t' || text[i] > '~' {
			return false
		}
	}
	return true
}

// inXML reports whether XML 1.0 can hold a character.
func inXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

func mendGUID(value string) (string, bool) {
	id, ok := ParseGUID(value)
	if !ok {
		return "", false
	}
	return id.String(), true
}

func mendInteger(value string) (string, bool) {
	value = strings.TrimSpace(value)
	digits := strings.TrimPrefix(strings.TrimPrefix(value, "-"), "+")
	if len(value)-len(digits) > 1 || digits == "" || strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	return value, true
}

var (
	decimal  = regexp.MustCompile(`^[-+]?(\d+(\.\d*)?|\.\d+)$`)
	exponent = regexp.MustCompile(`^[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d{1,3}$`)
)

// mendDecimal writes out a number that has an exponent, which the schema does
// not allow.
func mendDecimal(value string) (string, bool) {
	value = strings.TrimSpace(value)
	if decimal.MatchString(value) {
		return value, true
	}
	if len(value) > 100 || !exponent.MatchString(value) {
		return "", false
	}
	number, ok := new(big.Rat).SetString(value)
	if !ok {
		return "", false
	}
	const most = 1100 // places after the point
	text := number.FloatString(most)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), "."), true
}

func mendBoolean(value string) (string, bool) {
	value = strings.ToLower(strings.TrimSpace(value))
	return value, slices.Contains([]string{"true", "false", "1", "0"}, value)
}

// mendCodable takes a code to be one that passages can have where it is not
// said.
func mendCodable(value string) (string, bool) {
	if value, ok := mendBoolean(value); ok {
		return value, true
	}
	return "true", true
}

func mendDate(value string) (string, bool) {
	value = strings.TrimSpace(value)
	if _, err := time.Parse(time.DateOnly, value); err == nil {
		return value, true
	}
	if moment, ok := parseMoment(value); ok {
		return moment.Format(time.DateOnly), true
	}
	return "", false
}

// momentLayouts are the ways in which programs write a moment. One without a
// zone is taken to be in UTC.
var momentLayouts = []string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00", time.DateTime, "2006-01-02Z07:00", time.DateOnly,
}

func parseMoment(value string) (time.Time, bool) {
	if value = strings.TrimSpace(value); value == "" {
		return time.Time{}, false
	}
	for _, layout := range momentLayouts {
		if moment, err := time.Parse(layout, value); err == nil {
			moment = moment.UTC()
			return moment, moment.Year() > 0 && moment.Year() <= 9999
		}
	}
	return time.Time{}, false
}

// writtenMoment is a moment as an attribute has it: empty for none.
func writtenMoment(moment time.Time) string {
	if moment.IsZero() {
		return ""
	}
	return moment.UTC().Format(time.RFC3339Nano)
}

func mendMoment(value string) (string, bool) {
	moment, ok := parseMoment(value)
	if !ok {
		return "", false
	}
	return moment.Format(time.RFC3339Nano), true
}

var (
	hexColour = regexp.MustCompile(`^#?([0-9A-Fa-f]{6})([0-9A-Fa-f]{2})?$`)
	rgbColour = regexp.MustCompile(`^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(,[^)]*)?\)$`)
	hexShort  = regexp.MustCompile(`^#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])$`)
)

// mendColour writes a colour as #RRGGBB, be it written short, with how far it
// can be seen through, or as rgb(…).
func mendColour(value string) (string, bool) {
	value = strings.TrimSpace(value)
	if parts := hexColour.FindStringSubmatch(value); parts != nil {
		return "#" + strings.ToUpper(parts[1]), true
	}
	if parts := hexShort.FindStringSubmatch(value); parts != nil {
		return strings.ToUpper("#" + parts[1] + parts[1] + parts[2] + parts[2] + parts[3] + parts[3]), true
	}
	parts := rgbColour.FindStringSubmatch(value)
	if parts == nil {
		return "", false
	}
	written := "#"
	for _, part := range parts[1:4] {
		share, err := strconv.ParseUint(part, 10, 8)
		if err != nil {
			return "", false
		}
		written += strings.ToUpper(strconv.FormatUint(share+0x100, 16)[1:])
	}
	return written, true
}

// oneOf mends a value that is one of several words.
func oneOf(words ...string) mending {
	return func(value string) (string, bool) {
		value = strings.TrimSpace(value)
		for _, word := range words {
			if strings.EqualFold(value, word) {
				return word, true
			}
		}
		return "", false
	}
}

var (
	mendDirection   = oneOf(string(Associative), string(OneWay), string(Bidirectional))
	mendLineStyle   = oneOf("dotted", "dashed", "solid")
	mendVertexShape = oneOf("Person", "Oval", "Rectangle", "RoundedRectangle", "Star", "LeftTriangle", "RightTriangle", "UpTriangle", "DownTriangle", "Note")
	knownVariable   = oneOf(string(TextVariable), string(BooleanVariable), string(IntegerVariable), string(FloatVariable), string(DateVariable), string(MomentVariable))
)

// mendVariableType takes a variable of an unknown type for one of text.
func mendVariableType(value string) (string, bool) {
	if known, ok := knownVariable(value); ok {
		return known, true
	}
	return string(TextVariable), true
}
