package query

import (
	"fmt"
	"slices"
	"strings"

	"fieldwork/coding"
)

// Words writes a query as a line that people read: "Links AND Sharing NOT
// Funding". Codes whose name another code has too are written with their paths.
func Words(q Query, a *coding.Analysis) string {
	return q.words(func(code string) string {
		c, known := a.Code(code)
		if !known {
			return "a code that is gone"
		}
		if sharesName(a, &c) {
			return coding.PathWords(a.Path(code))
		}
		return c.Name
	})
}

// sharesName reports whether another code has the name of one, case ignored.
func sharesName(a *coding.Analysis, code *coding.Code) bool {
	return slices.ContainsFunc(a.Tree(), func(other coding.Code) bool {
		return other.ID != code.ID && strings.EqualFold(other.Name, code.Name)
	})
}

func (t Theme) words(name func(string) string) string {
	if t.Branch {
		return "all of " + name(t.Code)
	}
	return name(t.Code)
}

func (c *Combination) words(name func(string) string) string {
	left, right := c.Left.words(name), c.Right.words(name)
	if _, combined := c.Right.(*Combination); combined {
		right = "(" + right + ")"
	}
	return left + c.joint() + right
}

// joint stands between the two sides.
func (c *Combination) joint() string {
	switch c.Operator {
	case And:
		return " AND "
	case Or:
		return " OR "
	case Not:
		return " NOT "
	case Overlapping:
		return " OVERLAPPING "
	}
	return " " + strings.ToUpper(Distance(c.Unit, c.Within)) + " OF "
}

// Distance writes how near is near: "within 2 sentences".
func Distance(unit Unit, within int) string {
	words := unitWords[unit]
	switch within {
	case 0:
		return "in the same " + words[0]
	case 1:
		return "within 1 " + words[0]
	}
	return fmt.Sprintf("within %d %s", within, words[1])
}
