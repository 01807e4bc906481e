package template

import _ "embed" // for the template that ships

// Default is the template that ships with the program.
//
//go:embed default.md
var Default string
