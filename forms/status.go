package forms

import "strings"

// Words is the status as people read it: "broken off". A status that this
// version does not know is given as it is kept.
func (s Status) Words() string { return strings.ReplaceAll(string(s), "_", " ") }
