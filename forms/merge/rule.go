package merge

import (
	"encoding/json"

	"fieldwork/store"
)

// Rule says how the records of one kind are merged. Only Kind has to be given.
type Rule struct {
	// Kind is the name of the collection.
	Kind string
	// What names a record: "The contact 4F2K". record is one of the two.
	What func(key string, record json.RawMessage) string
	// Part names what lies at a path, which is as Touch.Note takes it: "its
	// answer to q5".
	Part func(path string) string
	// Words give a value at a path as people read it.
	Words func(path string, value json.RawMessage) string
	// Touch notes what an entry of the log changed that tells of a part of the
	// record only.
	Touch func(t *Touch, entry store.Entry)
	// Settle settles without asking what both have changed, if ok.
	Settle func(path string, f Field) (value json.RawMessage, ok bool)
	// Join keeps both, one under the other, where that can be, which ok says.
	Join func(path string, ours, theirs json.RawMessage) (both json.RawMessage, ok bool)
	// Whole says that an object at a path is changed as a whole.
	Whole func(path string) bool
	// Normal writes a record as those who keep it do.
	Normal func(payload []byte) ([]byte, error)
}

// Field is what lies at one path in both copies; nil for nothing.
type Field struct {
	Ours, Theirs json.RawMessage
	// Base is what was there when both were one, if Known.
	Base  json.RawMessage
	Known bool
}

// Typed is the Normal of records of a type.
func Typed[T any](payload []byte) ([]byte, error) {
	var record T
	if err := json.Unmarshal(payload, &record); err != nil {
		return nil, err
	}
	return json.Marshal(record)
}

// JoinTexts puts one text under another, where both are texts.
func JoinTexts(ours, theirs json.RawMessage) (both json.RawMessage, ok bool) {
	first, second := Text(ours), Text(theirs)
	return Quoted(first + "\n\n" + second), first != "" && second != ""
}

// touchesOf gives what a copy has changed of the records of a kind.
func (c *Copy) touchesOf(rule *Rule) map[string]*Touch {
	if known, there := c.touches[rule.Kind]; there {
		return known
	}
	touches := map[string]*Touch{}
	for _, entry := range c.Entries {
		if entry.Kind == rule.Kind {
			touchBy(touches, rule, entry)
		}
	}
	c.SetTouches(rule.Kind, touches)
	return touches
}

func touchBy(touches map[string]*Touch, rule *Rule, entry store.Entry) {
	t := touches[entry.Key]
	if t == nil {
		t = &Touch{}
		touches[entry.Key] = t
	}
	switch {
	case entry.Part == "":
		t.NoteDifference("", entry.Before, entry.After)
	case rule.Touch != nil:
		rule.Touch(t, entry)
	default:
		t.NoteUnknown("")
	}
	entry.Before, entry.After = nil, nil
	t.Last = entry
}

// SetTouches says what a copy has changed of the records of a kind, where its
// log does not tell by itself.
func (c *Copy) SetTouches(kind string, touches map[string]*Touch) {
	if c.touches == nil {
		c.touches = map[string]map[string]*Touch{}
	}
	c.touches[kind] = touches
}

// Touched gives what a copy has changed of a record; nil for nothing.
func (c *Copy) Touched(rule *Rule, key string) *Touch { return c.touchesOf(rule)[key] }
