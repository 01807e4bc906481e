package refi

import (
	"bytes"
	"encoding/json"
	"errors"
)

// MarshalText writes a GUID as String does.
func (g GUID) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads a GUID as ParseGUID does.
func (g *GUID) UnmarshalText(text []byte) error {
	id, ok := ParseGUID(string(text))
	if !ok {
		return errors.New("this is no GUID")
	}
	*g = id
	return nil
}

// MarshalJSON writes the text itself; null where it is not there.
func (t Text) MarshalJSON() ([]byte, error) {
	if !t.There() {
		return []byte("null"), nil
	}
	text, err := t.Open()
	if err != nil {
		return nil, err
	}
	return json.Marshal(text)
}

// UnmarshalJSON reads a text into memory.
func (t *Text) UnmarshalJSON(content []byte) error {
	var text *string
	if err := json.Unmarshal(content, &text); err != nil {
		return err
	}
	*t = Text{}
	if text != nil {
		*t = HeldText(*text)
	}
	return nil
}

// RenameFiles lets the paths of a part name files otherwise, by the names that
// Project.Files has for them. It gives the part as it is if its XML is damaged.
func (k Kept) RenameFiles(names map[string]string) Kept {
	var ignored Report
	r := newXMLReader(bytes.NewReader(k.XML), "", len(k.XML), &ignored)
	e, err := r.root(k.Kind)
	if err == nil {
		e, err = r.rest(e)
	}
	if err != nil {
		return k
	}
	renamePaths(&e, names)
	k.XML = bytesOf(&e)
	return k
}

func renamePaths(e *element, names map[string]string) {
	for _, name := range pathAttributes {
		file, isInternal := cutPrefixFold(e.value(name), internal+"//")
		if fresh, known := names[file]; isInternal && known {
			e.set(name, internal+"//"+fresh)
		}
	}
	for i := range e.children {
		renamePaths(&e.children[i], names)
	}
}
