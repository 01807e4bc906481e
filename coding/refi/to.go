package refi

import (
	"cmp"
	"time"

	"fieldwork/coding"
)

// Defaults stand for what a project does not say.
type Defaults struct {
	// Coder is who coded what nobody is said to have coded; "default" if empty.
	Coder string
	// Now is when that was made that has no time.
	Now time.Time
}

// Imported is a project as an analysis can take it in. IDs are those of the
// project's GUIDs, so that what is brought in again has the IDs that it had.
type Imported struct {
	Name      string
	Documents []ImportedDocument
	// Codes come from the top down, parents before those that lie under them.
	Codes    []coding.Code
	Segments []coding.Segment
	Memos    []coding.Memo
	// Kept is what is given back when the analysis is written as a project again:
	// sources that are no texts with their files, and who and what belongs to
	// them.
	Kept Project
}

// ImportedDocument is a document without its text, and what is known of it.
type ImportedDocument struct {
	coding.Document
	Attributes coding.Attributes
	text       Text
}

// Draft reads the text of a document.
func (d *ImportedDocument) Draft() (coding.Draft, error) {
	text, err := d.text.Open()
	return coding.Draft{Document: d.Document, Text: text}, err
}

// ToAnalysis makes of a project what an analysis can take in, and tells what
// could not be taken. Texts are read when their drafts are asked for.
func ToAnalysis(project *Project, defaults Defaults) (Imported, Report) {
	defaults.Coder = cmp.Or(defaults.Coder, "default")
	t := &toAnalysis{
		project: project, defaults: defaults, users: map[GUID]string{}, notes: map[GUID]*Source{}, usedNotes: map[GUID]bool{},
		codes: map[GUID]string{}, documents: map[GUID]bool{}, memoAt: map[string]int{}, annotations: map[GUID][]GUID{},
		summaries: map[GUID]GUID{},
	}
	t.imported.Name = project.Name
	for i := range project.Users {
		t.users[project.Users[i].GUID] = cmp.Or(userName(&project.Users[i]), defaults.Coder)
	}
	for i := range project.Notes {
		t.notes[project.Notes[i].GUID] = &project.Notes[i]
	}
	t.makeRoom()
	t.links()
	t.codesUnder("", project.Codes)
	t.attributes()
	for i := range project.Sources {
		t.document(&project.Sources[i], coding.Transcript)
	}
	t.note(coding.OnProject, "", project.About, project.Description, project.Stamp)
	t.freeNotes()
	t.losses()
	t.keep()
	return t.imported, t.report
}

// toAnalysis takes a project apart.
type toAnalysis struct {
	project  *Project
	defaults Defaults
	imported Imported
	report   Report
	users    map[GUID]string
	notes    map[GUID]*Source
	// usedNotes are those that have become memos.
	usedNotes map[GUID]bool
	// annotations are the notes that links put on a thing.
	annotations map[GUID][]GUID
	// summaries says of notes that are summaries what they are of.
	summaries map[GUID]GUID
	// codes are the IDs of codes, and memoAt where in the list the memo on a
	// subject is.
	codes     map[GUID]string
	documents map[GUID]bool
	segments  map[string]bool
	memoAt    map[string]int
	// known are the attributes of sources.
	known map[GUID]coding.Attributes
	// cases says of a source which case it belongs to: none if to several.
	cases map[GUID]GUID
	// comments is the ID of the code of what was marked without a code.
	comments string
}

// makeRoom sets aside what the segments of the project need, which are most of
// it.
func (t *toAnalysis) makeRoom() {
	count := 0
	for i := range t.project.Sources {
		source := &t.project.Sources[i]
		count += len(source.Codings)
		for j := range source.Selections {
			count += max(len(source.Selections[j].Codings), 1)
		}
	}
	t.segments = make(map[string]bool, count)
	t.imported.Segments = make([]coding.Segment, 0, count)
}

// coder names the first user of some that is known.
func (t *toAnalysis) coder(candidates ...GUID) string {
	for _, id := range candidates {
		if name, known := t.users[id]; known {
			return name
		}
	}
	return t.defaults.Coder
}

func (t *toAnalysis) moment(candidates ...time.Time) time.Time {
	for _, moment := range candidates {
		if !moment.IsZero() {
			return moment.UTC()
		}
	}
	return t.defaults.Now.UTC().Round(0)
}

// links takes in those that put a note on something, and tells of the others.
func (t *toAnalysis) links() {
	_, own := certain(t.project.Origin)
	for i := range t.project.Links {
		link := &t.project.Links[i]
		switch {
		case own && link.Name == summaryLink && t.notes[link.Origin] != nil:
			t.summaries[link.Origin] = link.Target
		case t.notes[link.Origin] != nil:
			t.annotations[link.Target] = append(t.annotations[link.Target], link.Origin)
		case t.notes[link.Target] != nil:
			t.annotations[link.Origin] = append(t.annotations[link.Origin], link.Target)
		default:
			t.report.lost("links", "Links between passages, codes or sources cannot be shown here.", link.Name)
		}
	}
}

// losses tells of what has no place here.
func (t *toAnalysis) losses() {
	for i := range t.project.Graphs {
		t.report.lost("graphs", "Graphs cannot be shown here.", t.project.Graphs[i].Name)
	}
	for i := range t.project.Sets {
		if set := &t.project.Sets[i]; len(set.Codes) > 0 {
			t.report.lost("sets of codes", "Codes are ordered in a tree here only.", set.Name)
		}
	}
	for i := range t.project.Others {
		t.report.doubted("sources that are no text", "They are kept whole and given back on export, but cannot be coded here.", t.project.Others[i].Name)
	}
}

// keep keeps what is given back, with the notes that it refers to. Users and
// variables are kept in any case, so that they have the same GUIDs again.
func (t *toAnalysis) keep() {
	t.imported.Kept = Project{Users: t.project.Users, Variables: t.project.Variables}
	if len(t.project.Others) == 0 {
		return
	}
	formatted := map[string]bool{}
	for i := range t.project.Sources {
		formatted[t.project.Sources[i].Formatted] = true
	}
	for _, file := range t.project.Files {
		if !formatted[file.Name] {
			t.imported.Kept.Files = append(t.imported.Kept.Files, file)
		}
	}
	t.imported.Kept.Others = t.project.Others
	t.imported.Kept.Notes = t.sortedNotes(t.keptNotes())
}
