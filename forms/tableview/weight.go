package tableview

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// chooseWeight asks for what respondents are weighted by: a question that is
// answered with a number, or an attribute that holds numbers.
func (s *Screen) chooseWeight() tea.Cmd {
	names := []string{""}
	options := []ui.Option{{Label: "Nothing", Detail: "each respondent counts for one"}}
	add := func(name, label string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
			options = append(options, ui.Option{Label: label, Detail: name})
		}
	}
	for _, attribute := range s.material.Attributes {
		if slices.Contains(s.material.Weights, attribute.Name) {
			add(attribute.Name, attribute.Label)
		}
	}
	for _, form := range s.material.Forms {
		for _, v := range form.Instrument.Variables() {
			if v.Type() == forms.Integer || v.Type() == forms.Decimal || v.Type() == forms.Calculate {
				add(v.Name, s.label(form.Instrument, v))
			}
		}
	}
	if len(names) == 1 {
		return ui.Warn("Nothing here holds numbers to weight by.")
	}
	return ui.Open(ui.Find("Weight by", options, func(at int) tea.Cmd {
		s.asked.weight = names[at]
		return s.count(false)
	}))
}
