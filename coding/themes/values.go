package themes

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"fieldwork/coding"
	"fieldwork/coding/query"
)

// NotKnown is what is shown for documents without a value.
const NotKnown = "not known"

// values are those that a document has of an attribute, each once; "" stands
// for none.
func (m *Material) values(d *coding.Document, attribute string) []string {
	values := Values(query.Column(d, m.Attributes[d.ID], attribute))
	slices.Sort(values)
	return slices.Compact(values)
}

// valuesOfAll lists the values that the documents of a choice have of an
// attribute, in order: numbers by size, then words by the alphabet, and last ""
// where some have none.
func (m *Material) valuesOfAll(c *Choice, attribute string) []string {
	found := map[string]bool{}
	for _, d := range m.picking(c).documents() {
		for _, value := range m.values(&d, attribute) {
			found[value] = true
		}
	}
	return slices.SortedFunc(maps.Keys(found), beforeValue)
}

func beforeValue(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(b, a)
	}
	x, faultX := strconv.ParseFloat(a, 64)
	y, faultY := strconv.ParseFloat(b, 64)
	switch {
	case faultX == nil && faultY == nil:
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a, b))
	case faultX == nil:
		return -1
	case faultY == nil:
		return 1
	}
	return cmp.Compare(a, b)
}
