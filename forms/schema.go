package forms

import _ "embed"

//go:embed instrument.schema.json
var schema string

// Schema gives the JSON Schema (draft 2020-12) of instrument files, with which
// editors complete and check them. Load finds more than it can tell: names
// that are taken, references to later questions, missing translations.
func Schema() []byte { return []byte(schema) }
