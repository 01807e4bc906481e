package refi_test

import (
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/refi"
	"fieldwork/forms/goldentest"
)

// taken is what an analysis takes in of a project whose parts are given.
func taken(t testing.TB, inside string) (*refi.Imported, *coding.Analysis, refi.Report) {
	t.Helper()
	project, _ := read(t, inSources(t, "", inside))
	imported, report := refi.ToAnalysis(&project, refi.Defaults{Coder: "nobody", Now: now})
	a, _ := analysis(t, &imported)
	return &imported, a, report
}

func textSource(id, name, inside string) string {
	return `<TextSource guid="` + guid(id) + `" name="` + name + `"><PlainTextContent>Some words to code.</PlainTextContent>` + inside + `</TextSource>`
}

func selected(id, from, to, inside string) string {
	return `<PlainTextSelection guid="` + guid(id) + `" startPosition="` + from + `" endPosition="` + to + `">` + inside + `</PlainTextSelection>`
}

func codedWith(id, code string) string {
	return `<Coding guid="` + guid(id) + `"><CodeRef targetGUID="` + guid(code) + `"/></Coding>`
}

func notedBy(id string) string { return `<NoteRef targetGUID="` + guid(id) + `"/>` }

func code(id, name, inside string) string {
	return `<Code guid="` + guid(id) + `" name="` + name + `">` + inside + `</Code>`
}

func codebook(codes string) string { return "<CodeBook><Codes>" + codes + "</Codes></CodeBook>" }

// TestNotesBecomeMemos puts notes on everything that they can be on: by
// reference, by links in either direction, by descriptions, and several on one.
func TestNotesBecomeMemos(t *testing.T) {
	note := func(id, inside string) string {
		return `<Note guid="` + guid(id) + `" name="Note ` + id + `">` + inside + `</Note>`
	}
	text := func(words string) string { return "<PlainTextContent>" + words + "</PlainTextContent>" }
	_, a, report := taken(t, codebook(code("10", "Code", notedBy("71")))+
		"<Sources>"+textSource("41", "A", "<Description>Of the document.</Description>"+selected("51", "0", "4", "<Description>Of the words.</Description>"+
		codedWith("61", "10")+codedWith("62", "11")+notedBy("72")+notedBy("99")))+"</Sources>"+
		"<Notes>"+note("71", text("One"))+note("72", "<Description>Two</Description>")+note("73", "")+note("74", text("Free"))+note("75", text("Linked"))+note("76", text(" \n"))+"</Notes>"+
		`<Links><Link guid="`+guid("81")+`" originGUID="`+guid("51")+`" targetGUID="`+guid("73")+`"/><Link guid="`+guid("82")+`" originGUID="`+guid("75")+`" targetGUID="`+guid("41")+`"/></Links>`+
		"<Description>Of the project.</Description>"+notedBy("71")+notedBy("76"))
	id := func(end string) string {
		parsed, _ := refi.ParseGUID(guid(end))
		return parsed.ID()
	}
	for _, c := range []struct {
		on       coding.Subject
		id, want string
	}{
		{coding.OnCode, id("10"), "One"},
		{coding.OnSegment, id("61"), "Of the words.\n\nTwo\n\nNote 73"},
		{coding.OnDocument, id("41"), "Of the document.\n\nLinked"},
		{coding.OnProject, "", "Of the project.\n\nOne\n\nNote 76"},
	} {
		memo, _ := a.Memo(c.on, c.id)
		expect(t, memo, coding.Memo{Subject: c.on, ID: c.id, Text: c.want, Coder: "nobody", Changed: now})
	}
	expect(t, remarks(report.Lost), "codings with a code that is not there: 1\n")
	expect(t, remarks(report.Changed), "notes on nothing: 1\n")
	free, known := a.Document(id("74"))
	if !known || free.Kind != coding.FieldNote || free.Title != "Note 74" {
		t.Errorf("%+v", free)
	}
}

// TestTheCodeForCommentsIsUnlikeOthers makes it beside one of its name, and takes
// it up again in a project that has it already.
func TestTheCodeForCommentsIsUnlikeOthers(t *testing.T) {
	comment := "<Description>A comment.</Description>"
	imported, _, report := taken(t, codebook(code("10", "comments", ""))+"<Sources>"+
		textSource("41", "A", selected("51", "0", "4", comment)+selected("52", "5", "10", comment)+selected("53", "5", "10", "")+selected("51", "11", "13", comment))+"</Sources>")
	expect(t, told(t, imported), "A | Comments (2) | nobody | Some | A comment.\nA | Comments (2) | nobody | words | A comment.\nA | Comments (2) | nobody | to | A comment.\n")
	expect(t, remarks(report.Lost), "selections without a code or a comment: 1\n")
	expect(t, imported.Codes[1].Place, 1)
	made, err := refi.ParseGUID(refi.GUIDOf(imported.Codes[1].ID).String())
	if !err {
		t.Fatal(made)
	}
	again, _, _ := taken(t, codebook(code("10", "comments", "")+`<Code guid="`+made.String()+`" name="Remarks"/>`)+"<Sources>"+textSource("41", "A", selected("51", "0", "4", comment))+"</Sources>")
	expect(t, told(t, again), "A | Remarks | nobody | Some | A comment.\n")
}

// TestIdentitiesThatAreSharedAreParted takes in codings and documents of one
// GUID.
func TestIdentitiesThatAreSharedAreParted(t *testing.T) {
	imported, _, report := taken(t, codebook(code("10", "A", "")+code("10", "B", "")+code("11", "a", "")+code("12", "A", ""))+"<Sources>"+
		textSource("41", "One", selected("51", "0", "4", codedWith("61", "10")+codedWith("61", "11")))+textSource("41", "Two", selected("51", "0", "4", codedWith("61", "12")))+"</Sources>")
	expect(t, told(t, imported), "One | A | nobody | Some\nOne | a (2) | nobody | Some\nTwo | A (3) | nobody | Some\n")
	expect(t, remarks(report.Changed), `codes that share an identity: 1
codes that have the name of another beside them: 2
codings that share an identity: 2
documents that share an identity: 1
`)
}

// TestAttributesOfCasesAreJoined takes in a document of two cases, values that
// no attribute can have, and a value of its own that stands over the others.
func TestAttributesOfCasesAreJoined(t *testing.T) {
	value := func(variable, words string) string {
		return `<VariableValue><VariableRef targetGUID="` + guid(variable) + `"/><TextValue>` + words + `</TextValue></VariableValue>`
	}
	imported, _, report := taken(t, `<Variables><Variable guid="`+guid("21")+`" name="Town" typeOfVariable="Text"/><Variable guid="`+guid("22")+`" name="Age" typeOfVariable="Text"/><Variable guid="`+guid("23")+`" name="!" typeOfVariable="Text"/></Variables>`+
		`<Cases><Case guid="`+guid("31")+`" name="Ann"><Description>Who she is.</Description>`+value("21", "Torfaen")+value("22", "30")+value("23", "x")+`<SourceRef targetGUID="`+guid("41")+`"/></Case>`+
		`<Case guid="`+guid("32")+`" name="Bob">`+value("21", "Cardiff")+value("22", "31")+`<SelectionRef targetGUID="`+guid("51")+`"/></Case></Cases>`+
		"<Sources>"+textSource("41", "Group", selected("51", "0", "4", "")+value("22", "young"))+"</Sources>")
	expect(t, imported.Documents[0].Attributes, coding.Attributes{"case": "Ann; Bob", "town": "Torfaen; Cardiff", "age": "young"})
	expect(t, remarks(report.Lost), "descriptions of cases: 1\nvalues that no attribute can have: 1\nselections without a code or a comment: 1\n")
}

// TestTheFormIsAsItWas holds what is written of a small study against files.
func TestTheFormIsAsItWas(t *testing.T) {
	a, about := smallStudy()
	project, _, err := refi.FromAnalysis(a, about)
	if err != nil {
		t.Fatal(err)
	}
	for _, profile := range []refi.Profile{refi.Default, refi.NVivo} {
		archive := write(t, project, profile)
		goldentest.File(t, "testdata/golden/project"+string(profile)+".qde", unpacked(t, archive, "project.qde"))
	}
	goldentest.File(t, "testdata/golden/text.txt", unpacked(t, write(t, project, refi.Default), "sources/"+project.Sources[0].GUID.String()+".txt"))
}
