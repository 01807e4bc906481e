package themes

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"fieldwork/coding"
	"fieldwork/forms"
)

// ErrManyCodes says that several codes are called so.
var ErrManyCodes = errors.New("several codes are called so")

// FindCode finds a code by its ID, its name, or the end of its path with a slash
// between the names: "Benefits/Links". Case does not matter. The error wraps
// coding.ErrNoCode or ErrManyCodes, and tells names that are near or the paths
// of those that are called so.
func FindCode(a *coding.Analysis, named string) (coding.Code, error) {
	if code, known := a.Code(named); known {
		return code, nil
	}
	var found []coding.Code
	var names []string
	wanted := pathOf(named)
	for _, code := range a.Tree() {
		path := a.Path(code.ID)
		names = append(names, code.Name)
		switch {
		case strings.EqualFold(code.Name, strings.TrimSpace(named)), endsWith(path, wanted):
			found = append(found, code)
		}
	}
	switch len(found) {
	case 0:
		return coding.Code{}, fmt.Errorf("%w: %s%s", coding.ErrNoCode, named, forms.Suggestion(named, names))
	case 1:
		return found[0], nil
	}
	for _, code := range found {
		if len(a.Path(code.ID)) == len(wanted) {
			return code, nil
		}
	}
	paths := make([]string, len(found))
	for i, code := range found {
		paths[i] = coding.PathWords(a.Path(code.ID))
	}
	return coding.Code{}, fmt.Errorf("%w: %s", ErrManyCodes, strings.Join(paths, ", "))
}

func pathOf(named string) []string {
	parts := strings.Split(named, "/")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// endsWith reports whether a path ends with names, case ignored.
func endsWith(path, names []string) bool {
	return len(path) >= len(names) && slices.EqualFunc(path[len(path)-len(names):], names, strings.EqualFold)
}
