//go:build judges

package refi_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
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
		if _, err := refi.WriteCodebook(&out, refi.CodebookOf(d.analysis())); len(d.codes) > 0 {
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
