package dataset

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/forms"
	"fieldwork/forms/dataset/csvfile"
)

// readResponses reads and checks a file without a study.
func readResponses(in *forms.Instrument, file string) ([]forms.Interview, error) {
	faults := &faultList{file: "responses.csv"}
	m := &importer{in: in, file: "responses.csv", open: opener(file)}
	var interviews []forms.Interview
	_, err := m.scan(faults, func(rows *rowReader, cells []csvfile.Cell) error {
		interview, ok := rows.read(cells)
		if ok {
			rows.follow(cells, &interview)
		}
		interview.Status = forms.Complete
		interviews = append(interviews, interview)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return interviews, faults.err()
}

// FuzzImportRow imports a header and a row. What is refused has a place and
// can be shown; what is taken comes back as it was.
func FuzzImportRow(f *testing.F) {
	for _, seed := range [][2]string{
		{"id,words,age,age_next", "x,\"a \"\"b\"\"\r\n\",30,31"},
		{"_id,submitted,language,age", "x,2017-03-22T15:36:00.5+01:00,cy,refused"},
		{"age,member,why_not,visits,visits_other,best", "+18,no,\\\\refused,other museum,=1,library museum archive"},
		{"age,distance,since,wakes,use_home", "110,-0.5,2016-04-01,23:59:59,dont_know"},
		{"id;age", "1;2"}, {"age", "\x00"}, {"age", "caf\xE9"}, {"age,age", "1"}, {"words", "\u202e\x1b[2J"},
	} {
		f.Add(seed[0], seed[1])
	}
	in, faults := forms.Load("everyday.yaml", everyday(f))
	if len(faults) > 0 {
		f.Fatal(faults)
	}
	f.Fuzz(func(t *testing.T, header, line string) {
		file := header + "\n" + line
		interviews, err := readResponses(in, file)
		var refusal *Refusal
		switch {
		case errors.As(err, &refusal):
			checkRefusal(t, refusal)
			return
		case err != nil:
			t.Fatal(err)
		}
		names, _ := csvfile.NewReader(strings.NewReader(file)).Read()
		columns := make([]string, len(names))
		exported := make([]string, len(names))
		for i, name := range names {
			columns[i], exported[i] = name.Text, strings.TrimPrefix(name.Text, "_")
		}
		var out bytes.Buffer
		if _, err := Export(&out, sequence(interviews...), in, Options{Raw: true}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(project(t, file, columns...)[1:], project(t, out.String(), exported...)[1:]); diff != "" {
			t.Fatal(diff)
		}
		checkJSON(t, interviews, in)
	})
}

func checkRefusal(t *testing.T, refusal *Refusal) {
	if len(refusal.Faults) == 0 {
		t.Fatal("a refusal without a fault")
	}
	for _, fault := range refusal.Faults {
		if fault.At.Line < 1 || fault.At.Column < 1 || fault.Message != visible(fault.Message) {
			t.Fatalf("%#v", fault)
		}
	}
}

func checkJSON(t *testing.T, interviews []forms.Interview, in *forms.Instrument) {
	var out bytes.Buffer
	if _, err := Export(&out, sequence(interviews...), in, Options{Format: JSONL, Details: true}); err != nil {
		t.Fatal(err)
	}
	if bytes.Count(out.Bytes(), []byte("\n")) != len(interviews) {
		t.Fatalf("not one line for each interview: %s", out.Bytes())
	}
	checkLines(t, out.Bytes())
}
