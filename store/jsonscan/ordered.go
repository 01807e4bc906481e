package jsonscan

import "slices"

// Names remembers the names in objects that were read, for those in the next are
// mostly the same: to compare is quicker than to read. The zero Names has none.
type Names struct {
	known []string // ascending, and plain
	next  int      // the one that most likely comes next
}

// Ordered reads an object whose names ascend, as encoding/json writes a map: each
// name is given to a function, which reads its value. Names in any other order
// are not as expected.
func (s *Scan) Ordered(names *Names, value func(name string)) {
	s.Must("{")
	if s.Next("}") || s.amiss {
		return
	}
	names.next = 0
	before := ""
	for first := true; !s.amiss && (first || s.Next(",")); first = false {
		name := s.name(names)
		if !first && name <= before {
			s.amiss = true
		}
		before = name
		value(name)
	}
	s.Must("}")
}

// name reads a name and its colon.
func (s *Scan) name(names *Names) string {
	const around = len(`"":`)
	if names.next < len(names.known) {
		name := names.known[names.next]
		length := len(name) + around
		if len(s.rest) >= length && s.rest[0] == '"' && s.rest[1:length-2] == name && s.rest[length-2:length] == `":` {
			s.rest = s.rest[length:]
			names.next++
			return name
		}
	}
	name := s.Text()
	s.Must(":")
	names.learn(name)
	return name
}

// learn puts a name in its place, behind which the next is looked for.
func (n *Names) learn(name string) {
	for n.next < len(n.known) && n.known[n.next] < name {
		n.next++
	}
	if n.next == len(n.known) || n.known[n.next] != name {
		if !isPlain(name) {
			return
		}
		n.known = slices.Insert(n.known, n.next, name)
	}
	n.next++
}

// isPlain reports whether a text stands in JSON as it is.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
