package refi

// shape is what the schema allows of a type of element.
type shape struct {
	fields   []field
	children []childShape // in the order of the schema
	// text checks and mends the text of an element that holds text.
	text mending
}

// field is an attribute.
type field struct {
	name     string
	mend     mending
	required bool
}

// childShape is a kind of child: its name, the type of element, whether there
// may be several, and whether there has to be one.
type childShape struct {
	name, of       string
	many, required bool
}

var (
	identity   = field{"guid", mendGUID, true}
	name       = field{"name", mendText, false}
	needsName  = field{"name", mendText, true}
	colour     = field{"color", mendColour, false}
	creation   = []field{{"creatingUser", mendGUID, false}, {"creationDateTime", mendMoment, false}}
	stamps     = append(creation[:2:2], field{"modifyingUser", mendGUID, false}, field{"modifiedDateTime", mendMoment, false})
	paths      = []field{{"path", mendText, false}, {"currentPath", mendText, false}}
	textPaths  = []field{{"richTextPath", mendText, false}, {"plainTextPath", mendText, false}}
	corners    = []field{{"firstX", mendInteger, true}, {"firstY", mendInteger, true}, {"secondX", mendInteger, true}, {"secondY", mendInteger, true}}
	interval   = []field{{"begin", mendInteger, true}, {"end", mendInteger, true}}
	positions  = []field{{"startPosition", mendInteger, true}, {"endPosition", mendInteger, true}}
	syncPoints = []field{{"fromSyncPoint", mendGUID, false}, {"toSyncPoint", mendGUID, false}}

	described = childShape{name: "Description", of: "Text"}
	content   = childShape{name: "PlainTextContent", of: "Text"}
	coded     = childShape{name: "Coding", of: "Coding", many: true}
	noted     = childShape{name: "NoteRef", of: "Reference", many: true}
	valued    = childShape{name: "VariableValue", of: "VariableValue", many: true}
)

// fields puts groups of fields together.
func fields(groups ...any) []field {
	var all []field
	for _, group := range groups {
		switch group := group.(type) {
		case field:
			all = append(all, group)
		case []field:
			all = append(all, group...)
		}
	}
	return all
}

// several are children of a name and type of which there may be many.
func several(name, of string) childShape { return childShape{name: name, of: of, many: true} }

// selection is the shape of what is selected in a source.
func selection(of ...field) *shape {
	return &shape{fields: fields(identity, name, of, stamps), children: []childShape{described, coded, noted}}
}

// media is the shape of a source that is not a text, with the children that
// such sources have between the description and the codings.
func media(of ...childShape) *shape {
	children := append([]childShape{described}, of...)
	return &shape{fields: fields(identity, name, paths, stamps), children: append(children, coded, noted, valued)}
}

// shapes are the types of elements of a project, by the names of the schema
// (Project.xsd, QDA-XML 1.0, 18 March 2019) or, for those of its simple types,
// by names of ours. Codebooks have two of their own (Codebook.xsd).
var shapes = map[string]*shape{
	"Text":      {text: mendText},
	"Reference": {fields: fields(field{"targetGUID", mendGUID, true})},
	"User":      {fields: fields(identity, name, field{"id", mendText, false})},
	"Code": {
		fields:   fields(identity, needsName, field{"isCodable", mendCodable, true}, colour),
		children: []childShape{described, noted, several("Code", "Code")},
	},
	"CodebookCode": {
		fields:   fields(identity, needsName, field{"isCodable", mendCodable, true}, colour),
		children: []childShape{described, several("Code", "CodebookCode")},
	},
	"Variable": {fields: fields(identity, needsName, field{"typeOfVariable", mendVariableType, true}), children: []childShape{described}},
	"VariableValue": {children: []childShape{
		{name: "VariableRef", of: "Reference", required: true},
		{name: "TextValue", of: "Text"},
		{name: "BooleanValue", of: "Boolean"},
		{name: "IntegerValue", of: "Integer"},
		{name: "FloatValue", of: "Decimal"},
		{name: "DateValue", of: "Date"},
		{name: "DateTimeValue", of: "Moment"},
	}},
	"Boolean": {text: mendBoolean},
	"Integer": {text: mendInteger},
	"Decimal": {text: mendDecimal},
	"Date":    {text: mendDate},
	"Moment":  {text: mendMoment},
	"Case": {
		fields:   fields(identity, name),
		children: []childShape{described, several("CodeRef", "Reference"), valued, several("SourceRef", "Reference"), several("SelectionRef", "Reference")},
	},
	"TextSource": {
		fields:   fields(identity, name, textPaths, stamps),
		children: []childShape{described, content, several("PlainTextSelection", "PlainTextSelection"), coded, noted, valued},
	},
	"PlainTextSelection": selection(positions...),
	"Coding": {
		fields:   fields(identity, creation),
		children: []childShape{{name: "CodeRef", of: "Reference", required: true}, noted},
	},
	"PictureSource":       media(childShape{name: "TextDescription", of: "TextSource"}, several("PictureSelection", "PictureSelection")),
	"PictureSelection":    selection(corners...),
	"PDFSource":           media(several("PDFSelection", "PDFSelection"), childShape{name: "Representation", of: "TextSource"}),
	"PDFSelection":        pdfSelection(),
	"AudioSource":         media(several("Transcript", "Transcript"), several("AudioSelection", "TimedSelection")),
	"VideoSource":         media(several("Transcript", "Transcript"), several("VideoSelection", "TimedSelection")),
	"TimedSelection":      selection(interval...),
	"TranscriptSelection": selection(syncPoints...),
	"Transcript": {
		fields: fields(identity, name, textPaths, stamps),
		children: []childShape{
			described, content, several("SyncPoint", "SyncPoint"), several("TranscriptSelection", "TranscriptSelection"), noted,
		},
	},
	"SyncPoint": {fields: fields(identity, field{"timeStamp", mendInteger, false}, field{"position", mendInteger, false})},
	"Link": {
		fields: fields(identity, name, field{"direction", mendDirection, false}, colour,
			field{"originGUID", mendGUID, false}, field{"targetGUID", mendGUID, false}),
		children: []childShape{noted},
	},
	"Set": {
		fields: fields(identity, needsName),
		children: []childShape{
			described, several("MemberCode", "Reference"), several("MemberSource", "Reference"), several("MemberNote", "Reference"),
		},
	},
	"CodebookSet":    {fields: fields(identity, needsName), children: []childShape{described, several("MemberCode", "CodebookMember")}},
	"CodebookMember": {fields: fields(identity)},
	"Graph":          {fields: fields(identity, name), children: []childShape{several("Vertex", "Vertex"), several("Edge", "Edge")}},
	"Vertex": {fields: fields(identity, field{"representedGUID", mendGUID, false}, name, corners[:2],
		field{"secondX", mendInteger, false}, field{"secondY", mendInteger, false}, field{"shape", mendVertexShape, false}, colour)},
	"Edge": {fields: fields(identity, field{"representedGUID", mendGUID, false}, name,
		field{"sourceVertex", mendGUID, true}, field{"targetVertex", mendGUID, true}, colour,
		field{"direction", mendDirection, false}, field{"lineStyle", mendLineStyle, false})},
}

func pdfSelection() *shape {
	s := selection(append([]field{{"page", mendInteger, true}}, corners...)...)
	s.children = []childShape{described, {name: "Representation", of: "TextSource"}, coded, noted}
	return s
}
