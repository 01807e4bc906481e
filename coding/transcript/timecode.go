package transcript

import (
	"fmt"
	"strings"
	"time"
)

// form is how a time is written, for some forms are surer than others.
type form int

const (
	// short is m:ss, as the times of day are written.
	short form = iota
	// long is h:mm:ss or has a fraction of a second.
	long
	// round is a time in round brackets, square one in square or curly ones.
	round
	square
)

// timecode is a time since the start of a recording, as it stands in a text.
type timecode struct {
	at   time.Duration
	form form
	// end is where it ends in the text, in bytes.
	end int
}

// brackets are the signs that times stand between.
var brackets = []struct {
	open, shut string
	form       form
}{{"[", "]", square}, {"{", "}", square}, {"#", "#", square}, {"(", ")", round}}

// readTimecode reads a time at the beginning of a text: 1:02, 00:12, 1:02:03,
// 00:01:23.456 or 00:01:23,456, bare or in brackets, or between two # as in
// #00:01:23-4#. What follows must not go on with it, as letters or digits would.
func readTimecode(text string) (timecode, bool) {
	for _, pair := range brackets {
		inside, found := strings.CutPrefix(text, pair.open)
		if !found {
			continue
		}
		at, _, length, ok := readClock(strings.TrimLeft(inside, " "))
		padding := len(inside) - len(strings.TrimLeft(inside, " "))
		if !ok {
			return timecode{}, false
		}
		rest := strings.TrimLeft(inside[padding+length:], " ")
		if !strings.HasPrefix(rest, pair.shut) {
			return timecode{}, false
		}
		return timecode{at: at, form: pair.form, end: len(text) - len(rest) + len(pair.shut)}, true
	}
	at, form, length, ok := readClock(text)
	if !ok || !endsTime(text[length:]) {
		return timecode{}, false
	}
	return timecode{at: at, form: form, end: length}, true
}

// endsTime reports whether what follows a bare time does not go on with it: a
// space, the colon of a label, or nothing.
func endsTime(rest string) bool {
	rest = strings.TrimPrefix(rest, ":")
	return rest == "" || rest[0] == ' ' || rest[0] == '\t'
}

// readClock reads hours, minutes, seconds and a fraction without brackets.
func readClock(text string) (at time.Duration, f form, length int, ok bool) {
	first, digits := readDigits(text)
	if digits == 0 || digits > 3 || !strings.HasPrefix(text[digits:], ":") {
		return 0, 0, 0, false
	}
	length = digits + 1
	second, digits := readDigits(text[length:])
	if digits != 2 || second > 59 {
		return 0, 0, 0, false
	}
	length += digits
	at = time.Duration(first)*time.Minute + time.Duration(second)*time.Second
	if strings.HasPrefix(text[length:], ":") {
		if third, digits := readDigits(text[length+1:]); digits == 2 {
			if third > 59 {
				return 0, 0, 0, false
			}
			f, length = long, length+1+digits
			at = time.Duration(first)*time.Hour + time.Duration(second)*time.Minute + time.Duration(third)*time.Second
		}
	}
	fraction, more := readFraction(text[length:])
	if more > 0 {
		f = long
	}
	return at + fraction, f, length + more, true
}

// readFraction reads .456, ,456 or -4: at most nine digits of a second.
func readFraction(text string) (time.Duration, int) {
	if text == "" || strings.IndexByte(".,-", text[0]) < 0 {
		return 0, 0
	}
	value, digits := readDigits(text[1:])
	if digits == 0 || digits > 9 {
		return 0, 0
	}
	fraction := time.Duration(value)
	for range 9 - digits {
		fraction *= 10
	}
	return fraction, 1 + digits
}

// readDigits reads a number of at most nine digits and tells how many it has.
func readDigits(text string) (value, digits int) {
	for digits < len(text) && digits <= 9 && text[digits] >= '0' && text[digits] <= '9' {
		value = value*10 + int(text[digits]-'0')
		digits++
	}
	return value, digits
}

// clock is a time as it is written in a sentence, h:mm:ss.
func clock(at time.Duration) string {
	seconds := int(at / time.Second)
	return fmt.Sprintf("%d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}
