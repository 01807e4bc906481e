package ui

import "strings"

// footer is the line of the keys that matter now, and where each stands.
type footer struct {
	line  string
	spans []footerSpan
}

// footerSpan is the place of an action in the footer: columns from, up to but
// not including to.
type footerSpan struct {
	from, to int
	action   Action
}

// savingFooter is the footer while what was changed is on its way to disk.
const savingFooter = " Saving…"

// footer of the dialog on top, or of the screen. As many hints as fit are
// shown; the last says how to see the rest.
func (s *Shell) footer() footer {
	room := s.width - 2*margin
	if s.leaving != nil {
		return footer{line: savingFooter}
	}
	if dialog := s.dialog(); dialog != nil {
		return layFooter(dialog.Hints(), nil, room)
	}
	screen := s.Top()
	typing := screen.Typing()
	more, _ := s.everywhere().Named("help")
	if typing {
		more.Keys = []string{"f1"}
	}
	var hints Actions
	for _, action := range screen.Actions() {
		if typing {
			action.Keys = actingKeys(action.Keys)
		}
		if action.Hint && action.Disabled == "" && len(action.Keys) > 0 {
			hints = append(hints, action)
		}
	}
	return layFooter(hints, &more, room)
}

// layFooter sets hints side by side in a room of columns; always is shown last
// in any case.
func layFooter(hints Actions, always *Action, room int) footer {
	var f footer
	var line strings.Builder
	at := margin
	line.WriteString(" ")
	reserved := 0
	if always != nil {
		reserved = hintWidth(*always)
	}
	put := func(action Action) {
		width := hintWidth(action)
		if at > margin {
			line.WriteString(headGap)
			at += len(headGap)
		}
		line.WriteString(hintText(action))
		f.spans = append(f.spans, footerSpan{from: at, to: at + width, action: action})
		at += width
	}
	for _, action := range hints {
		need := at - margin + hintWidth(action)
		if at > margin {
			need += len(headGap)
		}
		if always != nil {
			need += len(headGap) + reserved
		}
		if need > room {
			break
		}
		put(action)
	}
	if always != nil {
		put(*always)
	}
	f.line = line.String()
	return f
}

func hintText(action Action) string {
	return CurrentTheme().Key.Render(hintKey(action.Keys)) + " " + Safe(action.Label)
}

func hintWidth(action Action) int {
	return Width(hintKey(action.Keys)) + 1 + Width(Safe(action.Label))
}

// actingKeys gives the keys of an action that act while a text is typed.
func actingKeys(keys []string) []string {
	var acting []string
	for _, key := range keys {
		if prefix, last := splitModifiers(canonicalKey(key)); prefix != "" || len([]rune(last)) > 1 && last != "space" {
			acting = append(acting, key)
		}
	}
	return acting
}
