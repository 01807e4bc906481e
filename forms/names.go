package forms

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	longestName = 64
	nameRule    = "a name begins with a letter and has only the letters a to z, digits and _"
)

var (
	namePattern       = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)
	choiceNamePattern = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.\-]*$`)
)

// reservedWords cannot name a variable in SPSS (IBM SPSS Statistics, Variable
// names); the special answers cannot name one here.
var reservedWords = []string{
	"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
	string(DontKnow), string(Refused), string(NotApplicable),
}

// nameTable keeps the names of an instrument apart, whatever their case,
// since SPSS and Excel tell no case apart.
type nameTable struct {
	*faultList
	// places finds the user of a name, in small letters, among users.
	places map[string]int32
	users  []nameUser
}

type nameUser struct {
	kind string
	at   Position
}

func newNameTable(list *faultList, size int) *nameTable {
	return &nameTable{
		faultList: list,
		places:    make(map[string]int32, size),
		users:     make([]nameUser, 0, size),
	}
}

// take claims a name. It reports whether the name was free; that it may be
// illegal is a fault, and yet it is taken.
func (t *nameTable) take(name, kind string, at Position) bool {
	if name == "" {
		t.add(at, "this %s has no name", kind)
		return false
	}
	folded := strings.ToLower(name)
	if place, taken := t.places[folded]; taken {
		t.add(at, "the name %s of this %s is already that of %s; capital letters make no difference", quoted(name), kind, t.users[place])
		return false
	}
	t.places[folded] = int32(len(t.users))
	t.users = append(t.users, nameUser{kind, at})
	t.checkName(name, folded, at)
	return true
}

// String describes the user of a name by its kind and its line.
func (u nameUser) String() string {
	if u.at.Line == 0 {
		return "a " + u.kind
	}
	return "the " + u.kind + " in line " + strconv.Itoa(u.at.Line)
}

func (t *nameTable) checkName(name, folded string, at Position) {
	switch {
	case !namePattern.MatchString(name):
		t.add(at, "%s is no name: %s", quoted(name), nameRule)
	case len(name) > longestName:
		t.add(at, "the name %s is longer than %d characters", quoted(name), longestName)
	case slices.Contains(reservedWords, folded):
		t.add(at, "the name %s is reserved: choose another", quoted(name))
	}
}
