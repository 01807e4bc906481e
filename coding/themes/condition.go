package themes

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"fieldwork/coding"
	"fieldwork/coding/query"
	"fieldwork/forms"
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
	program     *expr.Program
	columns     columnScope
	ofDocuments bool
	bySpeaker   bool
}

// Compile compiles a condition in which ${} names the columns given, as Columns
// lists them. The error wraps ErrCondition and says what is wrong and at which
// character.
func Compile(source string, columns []string) (*Condition, error) {
	c := &Condition{columns: slices.Clone(columns), ofDocuments: true}
	for _, name := range expr.Names(source) {
		if !slices.Contains(columns, name) {
			return nil, fmt.Errorf("%w: no attribute is called %s%s", ErrCondition, name, Meant(name, columns))
		}
		c.bySpeaker = c.bySpeaker || name == SpeakerColumn
		c.ofDocuments = c.ofDocuments && name != CoderColumn && name != SpeakerColumn
	}
	program, faults := expr.Compile(source, c.columns)
	if len(faults) > 0 {
		return nil, fmt.Errorf("%w: %s, at character %d of %q", ErrCondition, faults[0].Message, faults[0].Characters(source)+1, source)
	}
	c.program = program
	return c, nil
}

// Meant asks whether a name that is near to one was meant; empty where none is.
func Meant(name string, names []string) string {
	if meant := forms.Nearest(name, names); meant != "" {
		return "; did you mean " + meant + "?"
	}
	return ""
}

// Source is the condition as it was written.
func (c *Condition) Source() string { return c.program.Source() }

// OfDocuments reports whether the condition holds for all segments of a
// document or for none.
func (c *Condition) OfDocuments() bool { return c.ofDocuments }

// BySpeaker reports whether the condition asks who speaks, for which texts have
// to be read.
func (c *Condition) BySpeaker() bool { return c.bySpeaker }

// matches reports whether a segment meets the condition; nil stands for any of
// a document where the condition is one of documents.
func (c *Condition) matches(d *coding.Document, attributes coding.Attributes, s *coding.Segment, speaker func(*coding.Segment) string) bool {
	return c.program.Bool(columnsOf{d, attributes, s, speaker, c.columns})
}

// columnScope gives columns their slots.
type columnScope []string

// Variable finds a column.
func (c columnScope) Variable(name string) (slot int, typ expr.Type, ok bool) {
	slot = slices.Index(c, name)
	return max(slot, 0), expr.Any, slot >= 0
}

// Attribute is for choices, and segments have none.
func (c columnScope) Attribute(string) bool { return false }

// Self has no meaning for a segment.
func (c columnScope) Self() (expr.Type, bool) { return expr.Any, false }

// columnsOf gives the columns of one segment. There is no time in a condition:
// now() is the beginning of 1970.
type columnsOf struct {
	document   *coding.Document
	attributes coding.Attributes
	segment    *coding.Segment
	speaker    func(*coding.Segment) string
	columns    columnScope
}

func (e columnsOf) Text(slot int) string {
	switch name := e.columns[slot]; name {
	case DocumentColumn:
		return e.document.Title
	case CoderColumn:
		return e.segment.Coder
	case SpeakerColumn:
		return e.speaker(e.segment)
	default:
		return query.Column(e.document, e.attributes, name)
	}
}

func (e columnsOf) Self() string { return "" }

func (e columnsOf) Attribute(string) string { return "" }

func (e columnsOf) ChoiceLabel(_ int, choice string) string { return choice }

func (e columnsOf) Now() time.Time { return time.Unix(0, 0).UTC() }

func (e columnsOf) Seed() int64 { return 0 }
