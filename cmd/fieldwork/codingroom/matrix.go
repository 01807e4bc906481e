package codingroom

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/matrixview"
	"fieldwork/coding/themes"
	"fieldwork/coding/themes/respondents"
	"fieldwork/forms/ui"
)

// Matrix opens the matrices of codes: of one and those that lie under it, or of
// all where none is named.
func (r *Room) Matrix(branch string) tea.Cmd {
	documents := r.space.Analysis().Documents()
	return ui.Push(matrixview.New(matrixview.Options{
		Workspace: r.space, Branch: branch, Themes: r.themesFrom, Explain: r.options.Explain,
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
