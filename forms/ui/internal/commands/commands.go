// Package commands looks into the messages by which Bubble Tea runs several
// commands, for code that runs commands without a program.
package commands

import (
	"reflect"

	tea "github.com/charmbracelet/bubbletea"
)

var list = reflect.TypeFor[[]tea.Cmd]()

// Of gives the commands of a message made by tea.Batch or tea.Sequence, and
// false for any other message. Bubble Tea keeps the type of the latter to
// itself; both are lists of commands.
func Of(msg tea.Msg) ([]tea.Cmd, bool) {
	value := reflect.ValueOf(msg)
	if !value.IsValid() || value.Kind() != reflect.Slice || !value.CanConvert(list) || value.Type().Elem() != list.Elem() {
		return nil, false
	}
	return value.Convert(list).Interface().([]tea.Cmd), true
}
