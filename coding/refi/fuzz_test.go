package refi_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/refi"
)

// FuzzProject reads anything as a project. What is read can be taken in, is
// written, and is then read without a loss; its segments lie within their texts.
func FuzzProject(f *testing.F) {
	for _, manner := range manners {
		f.Add(packedFolder(f, manner.name))
	}
	f.Add(oddProject(f))
	f.Fuzz(func(t *testing.T, archive []byte) {
		project, _, err := refi.ReadProject(bytes.NewReader(archive), int64(len(archive)), refi.Options{})
		if err != nil {
			mustBeFault(t, err)
			return
		}
		roundTrip(t, &project)
	})
}

// FuzzProjectXML reads anything as the XML of a project, beside a text that it
// can refer to.
func FuzzProjectXML(f *testing.F) {
	for _, name := range []string{"nvivo/project.qde", "maxqda/project.qde", "atlas/Drinks.qde", "quirkos/project.qde", "qualcoder/faces.qde"} {
		content, err := os.ReadFile(filepath.Join("testdata", "manner", filepath.FromSlash(name)))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content, "some words 😀\r\nand more\n")
	}
	f.Fuzz(func(t *testing.T, content []byte, text string) {
		archive := packed(t, entry{"project.qde", string(content)}, entry{"sources/a.txt", text})
		project, _, err := refi.ReadProject(bytes.NewReader(archive), int64(len(archive)), refi.Options{})
		if err != nil {
			mustBeFault(t, err)
			return
		}
		project.Sources = append(project.Sources, refi.Source{Text: refi.HeldText("words")})
		roundTrip(t, &project)
	})
}

// FuzzCodebook reads anything as a codebook. What is read is written and read
// again as it was.
func FuzzCodebook(f *testing.F) {
	for _, name := range []string{"taguette.qdc", "atlas.qdc"} {
		content, err := os.ReadFile(filepath.Join("testdata", "manner", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		codebook, _, err := refi.ReadCodebook(bytes.NewReader(content))
		if err != nil {
			mustBeFault(t, err)
			return
		}
		refi.CodesOf(codebook)
		if len(codebook.Codes) > 0 {
			first := writtenAndRead(t, codebook)
			expect(t, writtenAndRead(t, first), first)
		}
	})
}

func mustBeFault(t *testing.T, err error) {
	t.Helper()
	var fault *refi.Fault
	if !errors.As(err, &fault) || fault.Message == "" || fault.Class == nil {
		t.Fatalf("%v says not what is wrong", err)
	}
}

// roundTrip takes a project in, and writes and reads it.
func roundTrip(t *testing.T, project *refi.Project) {
	t.Helper()
	imported, _ := refi.ToAnalysis(project, refi.Defaults{Now: now})
	a, texts := analysis(t, &imported)
	ids := map[string]bool{}
	for _, s := range imported.Segments {
		if _, known := a.Code(s.Code); !known || ids[s.ID] || !coding.NewText(texts[s.Document]).Holds(s.Span) {
			t.Fatalf("%+v is no segment", s)
		}
		ids[s.ID] = true
	}
	var out bytes.Buffer
	if _, err := refi.WriteProject(&out, *project, refi.Default); err != nil {
		mustBeFault(t, err) // a file that is given back is damaged
		return
	}
	first := out.Bytes()
	again, report := read(t, first)
	if len(report.Changed) > 0 {
		t.Fatalf("%+v", report.Changed)
	}
	if !bytes.Equal(write(t, again, refi.Default), first) {
		t.Fatal("written again it has other bytes")
	}
}
