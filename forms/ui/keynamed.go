package ui

import (
	"strings"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

// The range in which Bubble Tea numbers the keys that are not characters.
const (
	firstKeyType = -128
	lastKeyType  = 127
)

var keyTypes = sync.OnceValue(func() map[string]tea.KeyType {
	types := map[string]tea.KeyType{}
	for kind := tea.KeyType(lastKeyType); kind >= firstKeyType; kind-- {
		if kind == tea.KeyRunes {
			continue
		}
		if name := canonicalKey(tea.Key{Type: kind}.String()); name != "" {
			types[name] = kind
		}
	}
	return types
})

// KeyNamed is the key message of a key that is named as in [Action].Keys; false
// when there is no such key.
func KeyNamed(name string) (tea.KeyMsg, bool) {
	name = canonicalKey(name)
	if kind, ok := keyTypes()[name]; ok {
		return keyOfType(kind), true
	}
	plain, alt := strings.CutPrefix(name, "alt+")
	if kind, ok := keyTypes()[plain]; ok && alt {
		key := keyOfType(kind)
		key.Alt = true
		return key, true
	}
	if runes := []rune(plain); len(runes) == 1 {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: runes, Alt: alt}, true
	}
	return tea.KeyMsg{}, false
}

func keyOfType(kind tea.KeyType) tea.KeyMsg {
	if kind == tea.KeySpace {
		return tea.KeyMsg{Type: kind, Runes: []rune{' '}}
	}
	return tea.KeyMsg{Type: kind}
}
