package view

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"fieldwork/forms/ui"
)

// longestCharacter is how many bytes of a character are looked at; one that
// marks make longer is shown in parts.
const longestCharacter = 1024

// cell is what a reader takes for one character, as it is shown.
type cell struct {
	shown   string
	columns int
	bytes   int
}

// tab is how a tab is shown.
const tab = "    "

// firstCell is the first character of a text that is not empty. A line end is
// shown as nothing.
func firstCell(s string) cell {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		switch {
		case s[0] >= ' ' && s[0] <= '~':
			return cell{shown: s[:1], columns: 1, bytes: 1}
		case s[0] == '\n':
			return cell{bytes: 1}
		case s[0] == '\t':
			return cell{shown: tab, columns: len(tab), bytes: 1}
		}
	}
	window := s
	if len(window) > longestCharacter {
		window = window[:wholeRunes(window[:longestCharacter])]
	}
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(window, -1)
	if cluster == "\n" || cluster == "\r\n" {
		return cell{bytes: len(cluster)}
	}
	shown := ui.Safe(cluster)
	return cell{shown: shown, columns: ui.Width(shown), bytes: len(cluster)}
}
