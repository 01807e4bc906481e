package merge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// object reads the members of a JSON object; nothing is an object without any.
func object(value json.RawMessage) (members map[string]json.RawMessage, ok bool) {
	if value == nil {
		return nil, true
	}
	if len(value) == 0 || value[0] != '{' || json.Unmarshal(value, &members) != nil {
		return nil, false
	}
	return members, true
}

// list reads the elements of a JSON array; nothing is one without any.
func list(value json.RawMessage) (elements []json.RawMessage, ok bool) {
	if value == nil {
		return nil, true
	}
	if len(value) == 0 || value[0] != '[' || json.Unmarshal(value, &elements) != nil {
		return nil, false
	}
	return elements, true
}

// names lists the names of the members of both.
func names(a, b map[string]json.RawMessage) []string {
	all := maps.Clone(a)
	if all == nil {
		all = map[string]json.RawMessage{}
	}
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}

// Text reads a JSON string; "" for anything else.
func Text(value json.RawMessage) string {
	var text string
	if json.Unmarshal(value, &text) != nil {
		return ""
	}
	return text
}

// Quoted writes a JSON string.
func Quoted(text string) json.RawMessage {
	written, _ := json.Marshal(text) // texts can always be written
	return written
}

// Earlier gives the one of two values whose bytes come first; a value before
// nothing. It decides where neither copy is to go before the other.
func Earlier(a, b json.RawMessage) json.RawMessage {
	switch {
	case a == nil:
		return b
	case b == nil, bytes.Compare(a, b) <= 0:
		return a
	}
	return b
}

// Words gives a value as people read it.
func Words(value json.RawMessage) string {
	if members, ok := object(value); ok {
		var parts []string
		for _, name := range names(members, nil) {
			parts = append(parts, strings.ReplaceAll(name, "_", " ")+": "+Words(members[name]))
		}
		return strings.Join(parts, "; ")
	}
	if elements, ok := list(value); ok {
		parts := make([]string, len(elements))
		for i := range elements {
			parts[i] = Words(elements[i])
		}
		return strings.Join(parts, ", ")
	}
	var plain any
	if json.Unmarshal(value, &plain) != nil {
		return string(value)
	}
	switch v := plain.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(plain)
}

// United joins two lists: what either has that the other did not take out. base
// is what both had, nil where that is not known.
func United(ours, theirs, base json.RawMessage) json.RawMessage {
	o, _ := list(ours)
	t, _ := list(theirs)
	b, _ := list(base)
	has := func(in []json.RawMessage, one json.RawMessage) bool {
		return slices.ContainsFunc(in, func(other json.RawMessage) bool { return bytes.Equal(other, one) })
	}
	var all []json.RawMessage
	for _, one := range slices.Concat(o, t) {
		takenOut := has(b, one) && !(has(o, one) && has(t, one))
		if !takenOut && !has(all, one) {
			all = append(all, one)
		}
	}
	slices.SortFunc(all, func(a, b json.RawMessage) int { return bytes.Compare(a, b) })
	if len(all) == 0 {
		return nil
	}
	united, _ := json.Marshal(all) // each was read as JSON
	return united
}
