package field

import "fieldwork/forms"

// SpecialLabel is a special answer as screens show it.
func SpecialLabel(s forms.Special) string {
	switch s {
	case forms.DontKnow:
		return "don't know"
	case forms.Refused:
		return "refused"
	case forms.NotApplicable:
		return "not applicable"
	}
	return ""
}
