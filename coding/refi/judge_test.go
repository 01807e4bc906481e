//go:build judges

package refi_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding/refi"
)

// validates lets xmllint hold XML against a schema.
func validates(t rapid.TB, schema, content string) {
	t.Helper()
	command := exec.Command("xmllint", "--noout", "--nonet", "--schema", filepath.Join("testdata", "schema", schema), "-")
	command.Stdin = strings.NewReader(content)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("xmllint (of the package libxml2-utils) finds: %v\n%s\n%s", err, output, content)
	}
}

// TestJudgeXmllintFindsStudiesValid writes studies of all sorts.
func TestJudgeXmllintFindsStudiesValid(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := drawStudy(r)
		made, _, err := refi.FromAnalysis(d.analysis(), study(d.texts, d.attributes))
		if err != nil {
			r.Fatal(err)
		}
		validates(r, "Project.xsd", unpacked(t, write(t, made, rapid.SampledFrom(refi.Profiles).Draw(r, "profile")), "project.qde"))
		var out bytes.Buffer
		book, _ := refi.CodebookOf(d.analysis())
		if _, err := refi.WriteCodebook(&out, book); len(d.codes) > 0 {
			if err != nil {
				r.Fatal(err)
			}
			validates(r, "Codebook.xsd", out.String())
		}
	})
}

// TestJudgeXmllintFindsWhatProgramsLeftValid writes projects and codebooks again
// that were read with all their oddities.
func TestJudgeXmllintFindsWhatProgramsLeftValid(t *testing.T) {
	for _, manner := range manners {
		project, _ := read(t, packedFolder(t, manner.name))
		for _, profile := range refi.Profiles {
			validates(t, "Project.xsd", unpacked(t, write(t, project, profile), "project.qde"))
		}
	}
	project, _ := read(t, oddProject(t))
	validates(t, "Project.xsd", unpacked(t, write(t, project, refi.Default), "project.qde"))
	validates(t, "Project.xsd", unpacked(t, write(t, refi.Project{}, refi.Default), "project.qde"))
	for _, name := range []string{"taguette.qdc", "atlas.qdc"} {
		var out bytes.Buffer
		if _, err := refi.WriteCodebook(&out, readCodebook(t, filepath.Join("testdata", "manner", name))); err != nil {
			t.Fatal(err)
		}
		validates(t, "Codebook.xsd", out.String())
	}
}

var (
	anAttribute = regexp.MustCompile(` [A-Za-z]+="[^"]*"`)
	aValue      = regexp.MustCompile(`"[^"]*"`)
	anElement   = regexp.MustCompile(`<([A-Za-z]+)[^<>]*(/>|>[^<]*</([A-Za-z]+)>)`)
)

// broken takes parts of XML away, doubles them, and puts one in place of
// another.
func broken(r *rapid.T, xml string) string {
	for range rapid.IntRange(1, 12).Draw(r, "changes") {
		part := rapid.SampledFrom([]*regexp.Regexp{anAttribute, aValue, anElement}).Draw(r, "part")
		places := part.FindAllStringIndex(xml, -1)
		if len(places) == 0 {
			continue
		}
		to, from := rapid.SampledFrom(places).Draw(r, "to"), rapid.SampledFrom(places).Draw(r, "from")
		fresh := rapid.SampledFrom([]string{"", xml[from[0]:from[1]], xml[to[0]:to[1]] + xml[from[0]:from[1]]}).Draw(r, "fresh")
		xml = xml[:to[0]] + fresh + xml[to[1]:]
	}
	return xml
}

// TestJudgeXmllintFindsWhatWasBrokenValid writes again whatever can be read of
// projects that were broken in many ways.
func TestJudgeXmllintFindsWhatWasBrokenValid(t *testing.T) {
	sound := []string{unpacked(t, oddProject(t), "project.qde")}
	for _, name := range []string{"nvivo/project.qde", "maxqda/project.qde", "atlas/Drinks.qde", "quirkos/project.qde"} {
		content, err := os.ReadFile(filepath.Join("testdata", "manner", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		sound = append(sound, string(content))
	}
	written := 0
	rapid.Check(t, func(r *rapid.T) {
		archive := packed(t, entry{"project.qde", broken(r, rapid.SampledFrom(sound).Draw(r, "project"))}, entry{"sources/a.txt", "words"})
		project, _, err := refi.ReadProject(readerOf(archive), int64(len(archive)), refi.Options{})
		if err != nil {
			return
		}
		written++
		validates(r, "Project.xsd", unpacked(t, write(t, project, refi.Default), "project.qde"))
	})
	if written == 0 {
		t.Error("nothing that was broken could be read")
	}
	t.Logf("%d were read", written)
}

// TestJudgeXmllintIsStrict sees that the schemas are in force.
func TestJudgeXmllintIsStrict(t *testing.T) {
	if _, err := os.Stat(filepath.Join("testdata", "schema", "Project.xsd")); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("xmllint", "--noout", "--nonet", "--schema", filepath.Join("testdata", "schema", "Project.xsd"), "-")
	command.Stdin = strings.NewReader(`<Project xmlns="urn:QDA-XML:project:1.0"/>`)
	if err := command.Run(); err == nil {
		t.Error("a project without a name was found valid")
	}
}
