package themes

import (
	"errors"
	"fmt"
	"slices"

	"fieldwork/coding"
	"fieldwork/coding/query"
	"fieldwork/forms/condition"
	"fieldwork/forms/expr"
)

// ErrCondition is returned for a condition that does not compile.
var ErrCondition = errors.New("this condition is not understood")

// The columns of every segment, beside those of its document.
const (
	DocumentColumn = "document"
	CoderColumn    = "coder"
	SpeakerColumn  = "speaker"
)

var segmentColumns = []string{DocumentColumn, CoderColumn, SpeakerColumn}

// Columns lists what a condition can name: the columns of every segment and
// document, then the attributes that any document has.
func Columns(attributes map[string]coding.Attributes) []string {
	columns := slices.Clone(segmentColumns)
	for _, name := range query.Columns(attributes) {
		if !slices.Contains(columns, name) {
			columns = append(columns, name)
		}
	}
	return columns
}

// Condition is a condition on segments in the language of instruments, over the
// attributes of their documents and the columns that Columns lists, such as
//
//	${organisation} = 'Welsh Government' and ${coder} = 'AM'
type Condition struct {
	condition   *condition.Condition
	ofDocuments bool
	bySpeaker   bool
}

// Compile compiles a condition in which ${} names the columns given, as Columns
// lists them. The error wraps ErrCondition and says what is wrong and at which
// character.
func Compile(source string, columns []string) (*Condition, error) {
	typed := make([]condition.Column, len(columns))
	for i, name := range columns {
		typed[i].Name = name
	}
	compiled, err := condition.Compile(source, "attribute", typed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCondition, err)
	}
	c := &Condition{condition: compiled, ofDocuments: true}
	for _, name := range expr.Names(source) {
		c.bySpeaker = c.bySpeaker || name == SpeakerColumn
		c.ofDocuments = c.ofDocuments && name != CoderColumn && name != SpeakerColumn
	}
	return c, nil
}

// Source is the condition as it was written.
func (c *Condition) Source() string { return c.condition.Source() }

// OfDocuments reports whether the condition holds for all segments of a
// document or for none.
func (c *Condition) OfDocuments() bool { return c.ofDocuments }

// BySpeaker reports whether the condition asks who speaks, for which texts have
// to be read.
func (c *Condition) BySpeaker() bool { return c.bySpeaker }

// matches reports whether a segment meets the condition; nil stands for any of
// a document where the condition is one of documents.
func (c *Condition) matches(d *coding.Document, attributes coding.Attributes, s *coding.Segment, speaker func(*coding.Segment) string) bool {
	return c.condition.Holds(func(column string) string {
		switch column {
		case DocumentColumn:
			return d.Title
		case CoderColumn:
			return s.Coder
		case SpeakerColumn:
			return speaker(s)
		default:
			return query.Column(d, attributes, column)
		}
	})
}
