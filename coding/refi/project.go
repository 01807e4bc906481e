package refi

import (
	"io"
	"time"
)

// Project is all that a .qdpx can hold. References between its parts are GUIDs,
// and may lead nowhere.
type Project struct {
	Name string
	// Origin is the program that a project that was read was written by.
	Origin string
	// BasePath is the folder that relative paths start from. It is never followed.
	BasePath    string
	Description string
	Stamp
	Users     []User
	Codes     []Code // at the top; the others lie under them
	Variables []Variable
	Cases     []Case
	// Sources are the texts, and Others the sources of other kinds.
	Sources []Source
	Others  []Kept
	Notes   []Source
	Links   []Link
	Sets    []Set
	Graphs  []Kept
	// About are the notes on the project as a whole.
	About []GUID
	// Files are those that Others and formatted texts are kept in.
	Files []File
}

// Stamp says who made a thing and who changed it last, and when. GUIDs may be
// none and times zero.
type Stamp struct {
	Creator  GUID
	Created  time.Time
	Modifier GUID
	Modified time.Time
}

// User is somebody who works on a project.
type User struct {
	GUID GUID
	Name string
	ID   string
}

// Code is a code with those that lie under it.
type Code struct {
	GUID        GUID
	Name        string
	Description string
	// Colour is written #RRGGBB; empty for none.
	Colour string
	// Grouping says that the code is only there to hold others.
	Grouping bool
	Notes    []GUID
	Codes    []Code
}

// VariableType is the type of the values of a variable.
type VariableType string

// The types of variables, as the format has them.
const (
	TextVariable    VariableType = "Text"
	BooleanVariable VariableType = "Boolean"
	IntegerVariable VariableType = "Integer"
	FloatVariable   VariableType = "Float"
	DateVariable    VariableType = "Date"
	MomentVariable  VariableType = "DateTime"
)

// Variable is something that is known of cases or sources.
type Variable struct {
	GUID        GUID
	Name        string
	Description string
	Type        VariableType
}

// Value is the value of a variable, written as XML Schema has it for its type.
type Value struct {
	Variable GUID
	Type     VariableType
	Text     string
}

// Case is a unit of analysis, such as a respondent.
type Case struct {
	GUID        GUID
	Name        string
	Description string
	Codes       []GUID
	Values      []Value
	Sources     []GUID
	Selections  []GUID
}

// Direction is the direction of a link.
type Direction string

// The directions of links, as the format has them; a link may have none.
const (
	Associative   Direction = "Associative"
	OneWay        Direction = "OneWay"
	Bidirectional Direction = "Bidirectional"
)

// Link joins two parts of a project.
type Link struct {
	GUID           GUID
	Name           string
	Direction      Direction
	Colour         string
	Origin, Target GUID
	Notes          []GUID
}

// Set is a group of codes, sources and notes.
type Set struct {
	GUID                  GUID
	Name                  string
	Description           string
	Codes, Sources, Notes []GUID
}

// Kept is a part of a project that is kept whole rather than taken apart: a PDF,
// a picture, a recording or a graph.
type Kept struct {
	// Kind is the name of its element, such as PDFSource.
	Kind string
	GUID GUID
	Name string
	// XML is the element as it is written, with paths that name Files.
	XML []byte
}

// File is a file of an archive that is given back as it came. It is read when
// it is opened, so what it was read from has to stay open until then.
type File struct {
	// Name is its name in the folder of sources, without any folder.
	Name string
	// Size is in bytes.
	Size int64
	Open func() (io.ReadCloser, error)
}
