package view

import (
	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

func warn(sentence string) tea.Cmd { return ui.Warn(sentence) }

func notify(sentence string) tea.Cmd { return ui.Notify(sentence) }

func leave() tea.Cmd { return ui.Pop() }
