package report_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"testing"

	"fieldwork/forms/goldentest"
	"fieldwork/forms/report"
)

func written(t testing.TB, write func(io.Writer, report.Document) error, d report.Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// partsOf are the files in a Word document by their names.
func partsOf(t testing.TB, docx string) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader([]byte(docx)), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range archive.File {
		in, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts[file.Name] = string(content)
	}
	return parts
}

var drawing = regexp.MustCompile(`(?s)<svg .*?</svg>`)

func TestSampleIsWrittenAsBefore(t *testing.T) {
	// How charts are drawn is the affair of package svg.
	goldentest.File(t, "testdata/sample.html", drawing.ReplaceAllString(written(t, report.WriteHTML, sample()), "<svg/>"))
	goldentest.File(t, "testdata/sample.md", written(t, report.WriteMarkdown, sample()))
	parts := partsOf(t, written(t, report.WriteWord, sample()))
	goldentest.File(t, "testdata/document.xml", parts["word/document.xml"])
	goldentest.File(t, "testdata/diverging.xml", parts["word/charts/chart1.xml"])
	goldentest.File(t, "testdata/ranked.xml", parts["word/charts/chart2.xml"])
}

func TestWordIsTheSameToTheByte(t *testing.T) {
	first := written(t, report.WriteWord, sample())
	if again := written(t, report.WriteWord, sample()); again != first {
		t.Error("the same document was written in two ways")
	}
}
