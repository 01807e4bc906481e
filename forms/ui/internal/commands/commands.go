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
	if !isList(value) {
		return nil, false
	}
	return value.Convert(list).Interface().([]tea.Cmd), true
}

// Each gives a message like msg whose commands are each replaced by what wrap
// makes of them; a message that holds no commands is given back as it is.
func Each(msg tea.Msg, wrap func(tea.Cmd) tea.Cmd) tea.Msg {
	value := reflect.ValueOf(msg)
	if !isList(value) {
		return msg
	}
	given := value.Convert(list).Interface().([]tea.Cmd)
	wrapped := make([]tea.Cmd, len(given))
	for i, cmd := range given {
		wrapped[i] = wrap(cmd)
	}
	return reflect.ValueOf(wrapped).Convert(value.Type()).Interface()
}

func isList(value reflect.Value) bool {
	return value.IsValid() && value.Kind() == reflect.Slice && value.CanConvert(list) && value.Type().Elem() == list.Elem()
}
