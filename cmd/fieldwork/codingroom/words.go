package codingroom

import "fmt"

// coded says how many passages of a document have a code.
func coded(segments int) string {
	switch segments {
	case 0:
		return "not coded yet"
	case 1:
		return "1 passage"
	}
	return fmt.Sprintf("%d passages", segments)
}
