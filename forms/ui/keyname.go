package ui

import (
	"strings"
	"unicode/utf8"
)

// canonicalKey gives a key its one name in this package; Bubble Tea's " " is
// written "space" in tables of actions.
func canonicalKey(key string) string {
	switch key {
	case " ":
		return "space"
	case "alt+ ":
		return "alt+space"
	}
	return key
}

var shownKeys = map[string]string{
	"enter":  "⏎",
	"left":   "←",
	"right":  "→",
	"up":     "↑",
	"down":   "↓",
	" ":      "space",
	"pgup":   "page up",
	"pgdown": "page down",
	"f1":     "F1",
	"f5":     "F5",
}

// KeyName shows a key to people: "enter" as "⏎", "left" as "←", "alt+enter" as
// "alt+⏎"; a key that reads well already stays as it is.
func KeyName(key string) string {
	prefix, last := splitModifiers(canonicalKey(key))
	if shown, ok := shownKeys[last]; ok {
		last = shown
	}
	return prefix + last
}

// KeyNames shows the keys of one action. Three or more keys that follow on
// from each other, or two digits that do, are shown as a range, "1–9" or
// "alt+a–f"; others are separated by a space.
func KeyNames(keys []string) string {
	if shown, ok := keyRange(keys); ok {
		return shown
	}
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = KeyName(key)
	}
	return strings.Join(names, " ")
}

// hintKey is how the footer names an action: the range of its keys, or the
// first of them.
func hintKey(keys []string) string {
	if len(keys) == 0 {
		return ""
	}
	if shown, ok := keyRange(keys); ok {
		return shown
	}
	return KeyName(keys[0])
}

// fewestInRange is how many keys make a range, unless they are digits.
const fewestInRange = 3

func keyRange(keys []string) (string, bool) {
	if len(keys) < 2 {
		return "", false
	}
	prefix, first := splitModifiers(keys[0])
	want, size := utf8.DecodeRuneInString(first)
	digit := want >= '0' && want <= '9'
	if size != len(first) || len(keys) < fewestInRange && !digit {
		return "", false
	}
	for _, key := range keys {
		if key != prefix+string(want) {
			return "", false
		}
		want++
	}
	return prefix + first + "–" + string(want-1), true
}

// splitModifiers separates "ctrl+", "alt+" and "shift+" from the key itself.
func splitModifiers(key string) (prefix, last string) {
	if at := strings.LastIndexByte(key[:max(len(key)-1, 0)], '+'); at >= 0 {
		return key[:at+1], key[at+1:]
	}
	return "", key
}
