package deliver

import (
	"strings"

	"fieldwork/forms"
)

// LanguageMark is how a title names the language in which is asked: its code
// in capitals, and whether its wording is a draft.
func LanguageMark(in *forms.Instrument, code string) string {
	mark := strings.ToUpper(code)
	if language, ok := in.Language(code); ok && language.Status == forms.Draft {
		mark += " draft"
	}
	return mark
}
