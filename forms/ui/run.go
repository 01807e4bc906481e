package ui

import (
	"errors"
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// RunOptions say where a shell runs. The zero value is the terminal of the
// process.
type RunOptions struct {
	Input  *os.File // os.Stdin when nil
	Output *os.File // os.Stdout when nil
}

// ErrNoTerminal: input or output is not a terminal, so no screen can be shown.
var ErrNoTerminal = errors.New("this needs a terminal")

// Run shows a shell until it ends.
func Run(shell *Shell, options RunOptions) error {
	_, err := tea.NewProgram(shell, tea.WithAltScreen(), tea.WithMouseCellMotion(), tea.WithoutSignalHandler()).Run()
	if err != nil {
		return err
	}
	return shell.Outcome()
}
