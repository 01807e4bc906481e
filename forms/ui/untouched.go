package ui

import (
	"strings"
	"unicode/utf8"
)

// An editor holds what can be shown of a text: a control character as a mark, a
// tab as spaces, nothing of what has no width. What nobody has edited has to come
// out as it went in.

// part is a character of the text that was given, and what the editor holds of
// it: so many characters from a place on.
type part struct {
	given    string
	from, to int
}

// untouched is the text that an editor holds now, with every character that is
// still there as it was given. loaded is what the editor made of what it was
// given.
func untouched(given, loaded, text string) string {
	if given == loaded {
		return text
	}
	before, now := []rune(loaded), []rune(text)
	parts, ok := partsOf(given, before)
	if !ok {
		return text
	}
	at := stillThere(before, now)
	var out strings.Builder
	next := 0
	for _, p := range parts {
		if p.from == p.to {
			if p.from == 0 || at[p.from-1] >= 0 {
				out.WriteString(p.given)
			}
			continue
		}
		whole := true
		for i := p.from; i < p.to; i++ {
			whole = whole && at[i] >= 0 && at[i] == at[p.from]+i-p.from
		}
		if whole {
			out.WriteString(string(now[next:at[p.from]]) + p.given)
			next = at[p.to-1] + 1
			continue
		}
		for i := p.from; i < p.to; i++ {
			if at[i] >= 0 {
				out.WriteString(string(now[next : at[i]+1]))
				next = at[i] + 1
			}
		}
	}
	out.WriteString(string(now[next:]))
	return out.String()
}

// partsOf finds each character of a given text in what an editor made of it; ok
// is false where that does not come out even.
func partsOf(given string, loaded []rune) (parts []part, ok bool) {
	at := 0
	for given != "" {
		_, size := utf8.DecodeRuneInString(given)
		if strings.HasPrefix(given, "\r\n") {
			size = 2
		}
		p := part{given: given[:size], from: at}
		for _, shown := range []string{safeLines(p.given), "    ", " "} {
			if hasRunes(loaded[at:], shown) && (shown == safeLines(p.given) || strings.ContainsAny(p.given, "\t\r\n")) {
				at += utf8.RuneCountInString(shown)
				break
			}
		}
		p.to = at
		parts = append(parts, p)
		given = given[size:]
	}
	return parts, at == len(loaded)
}

func hasRunes(text []rune, start string) bool {
	n := utf8.RuneCountInString(start)
	return n <= len(text) && string(text[:n]) == start
}

// mostCompared bounds the work of comparing what lies between the first and the
// last edit: the product of the two lengths.
const mostCompared = 4_000_000

// stillThere gives for each character of a text its place in what became of it,
// -1 for those that are gone. The places rise.
func stillThere(before, now []rune) []int {
	at := make([]int, len(before))
	first, last := 0, 0
	for first < min(len(before), len(now)) && before[first] == now[first] {
		at[first] = first
		first++
	}
	for last < min(len(before), len(now))-first && before[len(before)-1-last] == now[len(now)-1-last] {
		at[len(before)-1-last] = len(now) - 1 - last
		last++
	}
	middle := at[first : len(at)-last]
	for i := range middle {
		middle[i] = -1
	}
	a, b := before[first:len(before)-last], now[first:len(now)-last]
	if len(a)*len(b) <= mostCompared {
		for _, pair := range common(a, b) {
			middle[pair[0]] = first + pair[1]
		}
	}
	return at
}

// common is a longest common subsequence of two texts, as pairs of places.
func common(a, b []rune) (pairs [][2]int) {
	width := len(b) + 1
	length := make([]uint16, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
				continue
			}
			length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}
