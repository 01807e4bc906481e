//go:build judges

package refi_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding/refi"
)

// validates lets xmllint hold XML against a schema.
func validates(t rapid.TB, schema string, content []byte) {
	t.Helper()
	command := exec.Command("xmllint", "--noout", "--nonet", "--schema", filepath.Join("testdata", "schema", schema), "-")
	command.Stdin = bytes.NewReader(content)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("xmllint (of the package libxml2-utils) finds: %v\n%s\n%s", err, output, content)
	}
}

// projectOf is the XML of an archive.
func projectOf(t rapid.TB, archive []byte) []byte {
	t.Helper()
	reader, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	in, err := reader.Open("project.qde")
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// TestJudgeXmllintFindsStudiesValid writes studies of all sorts.
func TestJudgeXmllintFindsStudiesValid(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := drawStudy(r)
		made, _, err := refi.FromAnalysis(d.analysis(), study(d.texts, d.attributes))
		if err != nil {
			r.Fatal(err)
		}
		validates(r, "Project.xsd", projectOf(r, write(t, made, rapid.SampledFrom(refi.Profiles).Draw(r, "profile"))))
		var out bytes.Buffer
		if _, err := refi.WriteCodebook(&out, refi.CodebookOf(d.analysis())); len(d.codes) > 0 {
			if err != nil {
				r.Fatal(err)
			}
			validates(r, "Codebook.xsd", out.Bytes())
		}
	})
}

// TestJudgeXmllintFindsWhatProgramsLeftValid writes projects and codebooks again
// that were read with all their oddities.
func TestJudgeXmllintFindsWhatProgramsLeftValid(t *testing.T) {
	for _, manner := range manners {
		project, _ := read(t, packedFolder(t, manner.name))
		for _, profile := range refi.Profiles {
			validates(t, "Project.xsd", projectOf(t, write(t, project, profile)))
		}
	}
	project, _ := read(t, oddProject(t))
	validates(t, "Project.xsd", projectOf(t, write(t, project, refi.Default)))
	validates(t, "Project.xsd", projectOf(t, write(t, refi.Project{}, refi.Default)))
	for _, name := range []string{"taguette.qdc", "atlas.qdc"} {
		var out bytes.Buffer
		if _, err := refi.WriteCodebook(&out, readCodebook(t, filepath.Join("testdata", "manner", name))); err != nil {
			t.Fatal(err)
		}
		validates(t, "Codebook.xsd", out.Bytes())
	}
}

// TestJudgeXmllintIsStrict sees that the schemas are in force.
func TestJudgeXmllintIsStrict(t *testing.T) {
	if _, err := os.Stat(filepath.Join("testdata", "schema", "Project.xsd")); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("xmllint", "--noout", "--nonet", "--schema", filepath.Join("testdata", "schema", "Project.xsd"), "-")
	command.Stdin = bytes.NewReader([]byte(`<Project xmlns="urn:QDA-XML:project:1.0"/>`))
	if err := command.Run(); err == nil {
		t.Error("a project without a name was found valid")
	}
}
