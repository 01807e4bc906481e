package ui

import "strings"

const (
	// widestKeys is the most columns that the keys of an action take in the
	// help and the palette.
	widestKeys = 18
	// keysInPalette is how many of an action's keys the palette shows.
	keysInPalette = 2
	// noKeys stands where an action has no key.
	noKeys = "–"
)

// keyLines are the keys of an action on as many lines of a width as they need.
func keyLines(keys []string, width int) []string {
	whole := KeyNames(keys)
	if whole == "" {
		return []string{noKeys}
	}
	if Width(whole) <= width {
		return []string{whole}
	}
	var lines []string
	line := ""
	for _, key := range keys {
		name := KeyName(key)
		if line != "" && Width(line)+1+Width(name) > width {
			lines = append(lines, Clip(line, width))
			line = ""
		}
		line = strings.TrimPrefix(line+" "+name, " ")
	}
	return append(lines, Clip(line, width))
}

// fewKeys are the keys of an action in brief: a range, or the first two.
func fewKeys(keys []string) string {
	if shown, ok := keyRange(keys); ok {
		return shown
	}
	if len(keys) == 0 {
		return noKeys
	}
	return KeyNames(keys[:min(len(keys), keysInPalette)])
}
