//go:build judges

package dataset_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os/exec"
	"testing"
	"time"

	"fieldwork/forms/dataset"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// readBack is a Python program that reads a file with Python's own csv or json
// module and writes what it found as JSON: a list of objects.
const readBack = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode("utf-8")
if sys.argv[1] == "csv":
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
else:
    rows = [json.loads(line) for line in text.splitlines()]
json.dump(rows, sys.stdout)
`

// TestJudgePythonReadsExports lets Python read the Fusion responses as they
// were published and as they are exported, and compares the two.
func TestJudgePythonReadsExports(t *testing.T) {
	published := byPython(t, "csv", library.FusionResponses())
	fromCSV := byPython(t, "csv", fusionExported(t, dataset.CSV))
	if len(fromCSV) != 64 {
		t.Fatalf("Python reads %d responses", len(fromCSV))
	}
	for i, row := range fromCSV {
		for name, want := range published[i] {
			if row[name] != want {
				t.Errorf("response %d: Python reads %s = %v in the export, %v in the file imported", i, name, row[name], want)
			}
		}
	}
	for i, object := range byPython(t, "jsonl", fusionExported(t, dataset.JSONL)) {
		if object["id"] != published[i]["id"] || object["q4"] != published[i]["q4"] {
			t.Errorf("object %d is %v", i, object)
		}
	}
}

func byPython(t *testing.T, format string, data []byte) []map[string]any {
	t.Helper()
	command := exec.Command("python3", "-c", readBack, format)
	command.Stdin = bytes.NewReader(data)
	output, err := command.Output()
	if err != nil {
		t.Fatalf("python3: %v", err)
	}
	var rows []map[string]any
	if err := json.Unmarshal(output, &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

func fusionExported(t *testing.T, format dataset.Format) []byte {
	t.Helper()
	s := study.New(storetest.Open(t), storetest.Clock(time.Now()))
	source, _ := library.Source("fusion-survey")
	version, _, err := s.AddInstrument("fusion-survey.yaml", source)
	if err != nil {
		t.Fatal(err)
	}
	instrument, _, err := s.Instrument(version.Name, 0)
	if err != nil {
		t.Fatal(err)
	}
	responses := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(library.FusionResponses())), nil }
	if _, err := dataset.Import(s, instrument, version, "responses.csv", responses, nil); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := dataset.Export(&out, s.Bundles(version.Name), instrument, dataset.Options{Format: format}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
