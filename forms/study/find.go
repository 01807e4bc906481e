package study

import (
	"fmt"
	"iter"
	"strings"

	"fieldwork/store"
)

// shortestPart is how many characters of an ID have to be given at least.
const shortestPart = 4

// keyed is a collection whose keys are IDs.
type keyed interface {
	Has(tx store.Tx, key string) bool
	Keys(tx store.Tx) iter.Seq[string]
}

// find gives the key that an ID, or the beginning or end of one, stands for;
// none or several, with what was given, where there is not just one.
func find(tx store.Tx, in keyed, id string, none, several error) (string, error) {
	part := strings.ToUpper(id)
	if in.Has(tx, part) {
		return part, nil
	}
	found := ""
	for key := range in.Keys(tx) {
		switch {
		case len(part) < shortestPart || !strings.HasPrefix(key, part) && !strings.HasSuffix(key, part):
		case found != "":
			return "", fmt.Errorf("%w: %s", several, id)
		default:
			found = key
		}
	}
	if found == "" {
		return "", fmt.Errorf("%w: %s", none, id)
	}
	return found, nil
}
