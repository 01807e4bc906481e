package codingroom

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/matrixview"
	"fieldwork/coding/themes"
	"fieldwork/coding/themes/respondents"
	"fieldwork/forms/ui"
)

// Matrix opens the matrices of codes.
func (r *Room) Matrix() tea.Cmd {
	documents := r.space.Analysis().Documents()
	return ui.Push(matrixview.New(matrixview.Options{
		Workspace: r.space, Themes: r.themesFrom, Explain: r.options.Explain,
		Known: func() (map[string]coding.Attributes, map[string]themes.Respondent, error) {
			attributes, err := r.project.Attributes(r.options.Study, documents...)
			if err != nil {
				return nil, nil, err
			}
			known, err := respondents.Of(r.options.Study, documents...)
			return attributes, known, err
		},
	}))
}
