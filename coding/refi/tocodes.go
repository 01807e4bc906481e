package refi

import (
	"fmt"
	"slices"
	"strings"

	"fieldwork/coding"
)

// CodesOf makes codes of a codebook, from the top down, with the IDs of their
// GUIDs, and tells of what could not be taken.
func CodesOf(codebook Codebook) ([]coding.Code, Report) {
	t := &toAnalysis{project: &Project{}, codes: map[GUID]string{}, memoAt: map[string]int{}}
	t.codesUnder("", codebook.Codes)
	for i := range codebook.Sets {
		t.report.lost("sets of codes", "Codes are ordered in a tree here only.", codebook.Sets[i].Name)
	}
	return t.imported.Codes, t.report
}

// codesUnder takes in codes that lie under a parent. No two there have one name.
func (t *toAnalysis) codesUnder(parent string, codes []Code) {
	taken := map[string]bool{}
	for i := range codes {
		code := &codes[i]
		made := coding.Code{
			ID: t.codeID(code), Parent: parent, Place: i, Name: t.codeName(code, taken), Colour: code.Colour,
		}
		takeApart(&made, code.Description)
		if code.Grouping {
			t.report.lost("marks that a code only holds others", "Any code can be put on passages here.", code.Name)
		}
		t.imported.Codes = append(t.imported.Codes, made)
		t.note(coding.OnCode, made.ID, slices.Concat(t.summariesUnder(made.ID, code.Notes), t.annotations[code.GUID]), "", Stamp{})
		t.codesUnder(made.ID, code.Codes)
	}
}

// codeID is the ID of a code. A second code of one GUID gets one of its own.
func (t *toAnalysis) codeID(code *Code) string {
	if _, taken := t.codes[code.GUID]; !taken {
		t.codes[code.GUID] = code.GUID.ID()
		return code.GUID.ID()
	}
	t.report.changed("codes that share an identity", "Each got one of its own; passages have the first.", code.Name)
	return derived("code", code.GUID.String(), code.Name, numeral(len(t.imported.Codes))).ID()
}

// codeName is the name of a code on one line, unlike those beside it.
func (t *toAnalysis) codeName(code *Code, taken map[string]bool) string {
	name := oneLine(code.Name)
	if name == "" {
		name = "Code without a name"
		t.report.changed("codes without a name", "They are called “Code without a name”.", "")
	}
	fresh := name
	for i := 2; taken[strings.ToLower(fresh)]; i++ {
		fresh = fmt.Sprintf("%s (%d)", name, i)
	}
	if fresh != name {
		t.report.changed("codes that have the name of another beside them", "They were numbered.", fresh)
	}
	taken[strings.ToLower(fresh)] = true
	return fresh
}

// commentsCode is the ID of the code of what was marked without a code, made
// when there is first need of it.
func (t *toAnalysis) commentsCode() string {
	if t.comments != "" {
		return t.comments
	}
	made := coding.Code{
		ID: derived("comments").ID(), Name: "Comments", Definition: "Passages that were commented on without a code.",
	}
	taken := map[string]bool{}
	for _, code := range t.imported.Codes {
		if code.ID == made.ID {
			t.comments = made.ID
			return made.ID
		}
		if code.Parent == "" {
			taken[strings.ToLower(code.Name)] = true
			made.Place = max(made.Place, code.Place+1)
		}
	}
	for i := 2; taken[strings.ToLower(made.Name)]; i++ {
		made.Name = fmt.Sprintf("Comments (%d)", i)
	}
	t.imported.Codes = append(t.imported.Codes, made)
	t.comments = made.ID
	return made.ID
}
