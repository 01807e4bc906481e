package transcript

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// notices collects what is to be said about a file. Of one kind only the first
// few are kept; of the others it is said how many there were.
type notices struct {
	kept   []Notice
	counts map[string]int
}

// mostOfAKind is how many notices of one kind are kept.
const mostOfAKind = 20

// whole adds a notice about the whole file.
func (n *notices) whole(format string, arguments ...any) {
	n.kept = append(n.kept, Notice{Sentence: sentence(format, arguments...)})
}

// on adds a notice about a line. The kind names what it is about in the plural,
// as in "doubtful speakers".
func (n *notices) on(number int, kind, format string, arguments ...any) {
	if n.counts == nil {
		n.counts = map[string]int{}
	}
	n.counts[kind]++
	if n.counts[kind] <= mostOfAKind {
		n.kept = append(n.kept, Notice{Line: number, Sentence: sentence(format, arguments...)})
	}
}

// sentence is a sentence on one line, whatever words of the file are in it.
func sentence(format string, arguments ...any) string {
	var changes tidied
	return changes.characters(strings.Join(strings.Fields(fmt.Sprintf(format, arguments...)), " "), 0)
}

// all is what is to be said, in the order of the file.
func (n *notices) all() []Notice {
	for kind, count := range n.counts {
		if count > mostOfAKind {
			n.kept = append(n.kept, Notice{Sentence: fmt.Sprintf("There are %d %s; only the first %d are listed.", count, kind, mostOfAKind)})
		}
	}
	n.counts = nil
	slices.SortStableFunc(n.kept, func(a, b Notice) int {
		if a.Line != b.Line {
			return cmp.Compare(a.Line, b.Line)
		}
		if a.Line == 0 {
			return cmp.Compare(a.Sentence, b.Sentence)
		}
		return 0
	})
	return n.kept
}
