package sav

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reserved are the words of the SPSS language that cannot name a variable.
var reserved = map[string]bool{
	"ALL": true, "AND": true, "BY": true, "EQ": true, "GE": true, "GT": true, "LE": true,
	"LT": true, "NE": true, "NOT": true, "OR": true, "TO": true, "WITH": true,
}

// LegalNames gives a name that SPSS allows for each of the names, and keeps
// those that it allows already: a letter first, then letters, digits, dots,
// underscores and at signs, at most 64 bytes, no dot or underscore last, no word
// of the language, and no two the same but for capitals.
func LegalNames(names []string) []string {
	legal := make([]string, len(names))
	taken := make(map[string]bool, len(names))
	for i, name := range names {
		if Legal(name) && !taken[fold(name)] {
			legal[i] = name
			taken[fold(name)] = true
		}
	}
	for i, name := range names {
		if legal[i] == "" {
			legal[i] = free(mended(name), taken)
			taken[fold(legal[i])] = true
		}
	}
	return legal
}

// Legal reports whether SPSS allows the name for a variable.
func Legal(name string) bool {
	return name != "" && name == mended(name)
}

func fold(name string) string { return strings.ToUpper(name) }

// mended is a name with what SPSS does not allow replaced.
func mended(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsLetter(r), strings.ContainsRune("0123456789._@", r):
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	name = b.String()
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(first) {
		name = "v" + name
	}
	name = strings.TrimRight(cut(name, MostName), "._")
	if reserved[fold(name)] {
		name += "_v"
	}
	return name
}

// free is the name, with a number behind it where it is taken.
func free(name string, taken map[string]bool) string {
	if !taken[fold(name)] {
		return name
	}
	for n := 2; ; n++ {
		behind := "_" + strconv.Itoa(n)
		if other := cut(name, MostName-len(behind)) + behind; !taken[fold(other)] {
			return other
		}
	}
}

// cut shortens a text to a number of bytes, at the end of a character.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// mostShort is the length of the names that old programs know variables by,
// and by which records of the file itself do.
const mostShort = 8

// shortNames gives each segment of each variable such a name.
func shortNames(variables []Variable) [][]string {
	taken := make(map[string]bool)
	all := make([][]string, len(variables))
	for i, v := range variables {
		if name := fold(v.Name); len(name) <= mostShort && plain(name) {
			all[i] = append(all[i], name)
			taken[name] = true
		}
	}
	next := 1
	for i := range variables {
		for len(all[i]) < len(segments(variables[i].Width)) {
			name := fmt.Sprintf("V%d", next)
			next++
			if !taken[name] {
				all[i] = append(all[i], name)
				taken[name] = true
			}
		}
	}
	return all
}

func plain(name string) bool {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
