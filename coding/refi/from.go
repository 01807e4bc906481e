package refi

import (
	"cmp"
	"time"

	"fieldwork/coding"
)

// Study is what a project is made of beside the analysis.
type Study struct {
	Name string
	// Content reads a document. It is asked once when the project is made, and
	// again whenever a text of it is opened.
	Content func(document string) (coding.Content, error)
	// Attributes are what is known of documents, by their ID.
	Attributes map[string]coding.Attributes
	// CaseNames are what cases are called, by their ID. A case without a name is
	// called by the end of its ID.
	CaseNames map[string]string
	// People says who documents come from, by the ID of the document, and
	// Unquotable which of them come from somebody who has refused to be quoted.
	// Neither is written: it is only told that they are not.
	People     map[string]string
	Unquotable map[string]bool
	// WithSpeakers writes before each turn of a text who speaks and when, and
	// moves what is selected with it.
	WithSpeakers bool
	// Kept is what Imported gave to be kept, if anything.
	Kept Project
	// Made is when the project is written; zero to leave it out.
	Made time.Time
}

// FromAnalysis makes a project of an analysis, and tells what of it the format
// has no place for. IDs become GUIDs by GUIDOf. Segments of one passage become
// one selection with several codings. It fails with what reading a document
// fails with.
func FromAnalysis(a *coding.Analysis, study Study) (Project, Report, error) {
	c := &fromAnalysis{analysis: a, study: &study, users: map[string]GUID{}, variables: map[string]GUID{}, caseAt: map[string]int{}}
	c.project = Project{
		Name: cmp.Or(study.Name, "Project"), Stamp: Stamp{Created: study.Made},
		Others: study.Kept.Others, Files: study.Kept.Files,
		Notes: append([]Source(nil), study.Kept.Notes...),
	}
	c.keepUsers()
	c.gatherSummaries()
	c.project.Codes = c.codes("")
	c.attributes()
	for _, document := range a.Documents() {
		if err := c.document(document); err != nil {
			return Project{}, Report{}, err
		}
	}
	c.summedUp()
	c.project.About = c.memo(nil, coding.OnProject, "", c.project.Name)
	c.tellUnwritten()
	return c.project, c.report, nil
}

// fromAnalysis puts a project together.
type fromAnalysis struct {
	analysis *coding.Analysis
	study    *Study
	project  Project
	report   Report
	// users and variables are found by name, cases by ID.
	users, variables map[string]GUID
	types            map[string]VariableType
	caseAt           map[string]int
	// summaries are found by code.
	summaries map[string][]summary
	quoted    bool
}

// keepUsers takes in those who worked on what is kept, so that they keep their
// GUIDs.
func (c *fromAnalysis) keepUsers() {
	for _, user := range c.study.Kept.Users {
		c.project.Users = append(c.project.Users, user)
		if name := userName(&user); name != "" {
			if _, known := c.users[name]; !known {
				c.users[name] = user.GUID
			}
		}
	}
}

func userName(u *User) string { return cmp.Or(u.Name, u.ID) }

// user gives the GUID of a coder.
func (c *fromAnalysis) user(coder string) GUID {
	if coder == "" {
		return GUID{}
	}
	id, known := c.users[coder]
	if !known {
		id = derived("user", coder)
		c.users[coder] = id
		c.project.Users = append(c.project.Users, User{GUID: id, Name: coder})
	}
	return id
}

// codes gives the codes under a parent.
func (c *fromAnalysis) codes(parent string) []Code {
	var list []Code
	for _, code := range c.analysis.Children(parent) {
		if code.Key != 0 {
			c.report.lost("hot keys of codes", notInFormat, code.Name)
		}
		if code.Source != "" {
			c.report.lost("notes of where codes were derived from", notInFormat, code.Name)
		}
		list = append(list, Code{
			GUID: GUIDOf(code.ID), Name: code.Name, Description: describe(code), Colour: code.Colour,
			Notes: c.summaryNotes(c.memo(nil, coding.OnCode, code.ID, code.Name), &code), Codes: c.codes(code.ID),
		})
	}
	return list
}

// memo adds the memo on a subject to the notes, and its GUID to a list.
func (c *fromAnalysis) memo(to []GUID, subject coding.Subject, id, name string) []GUID {
	memo, there := c.analysis.Memo(subject, id)
	if !there {
		return to
	}
	return append(to, c.noteOf(&memo, "Memo: "+name))
}

// noteOf adds a memo to the notes, and gives its GUID.
func (c *fromAnalysis) noteOf(memo *coding.Memo, name string) GUID {
	note := Source{
		GUID: derived("memo", memo.Key()), Name: name, Text: HeldText(memo.Text),
		Stamp: Stamp{Creator: c.user(memo.Coder), Created: memo.Changed},
	}
	c.project.Notes = append(c.project.Notes, note)
	return note.GUID
}
