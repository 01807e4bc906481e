package codesystem

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/forms/ui"
)

// PickCode asks for a code by its name, path or definition. Codes for which
// except gives a sentence cannot be picked; except may be nil.
func PickCode(title string, a *coding.Analysis, except func(coding.Code) string, do func(code string) tea.Cmd) ui.Dialog {
	tree := a.Tree()
	options := make([]ui.Option, len(tree))
	for i, c := range tree {
		path := a.Path(c.ID)
		options[i] = ui.Option{Label: c.Name, Detail: coding.PathWords(path[:len(path)-1])}
		if c.Definition != "" {
			options[i].Detail = strings.TrimSpace(options[i].Detail + "  " + c.Definition)
		}
		if except != nil {
			options[i].Disabled = except(c)
		}
	}
	return ui.Find(title, options, func(i int) tea.Cmd { return do(tree[i].ID) })
}

// Counted writes a number with the word for one or for several.
func Counted(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}
