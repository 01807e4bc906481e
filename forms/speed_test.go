package forms_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"fieldwork/forms"
)

// largeFile is an instrument file with as many questions as asked for, in two
// languages, of the usual types and with the usual conditions.
func largeFile(questions int) []byte {
	var b strings.Builder
	b.WriteString("settings:\n  form_id: large\n  languages:\n" +
		"    en: {name: English, status: reviewed}\n    cy: {name: Cymraeg, status: draft}\n" +
		"  special_answers: [dont_know, refused]\n" +
		"choices:\n  scale:\n")
	for i := range 5 {
		fmt.Fprintf(&b, "    - {name: c%d, label: {en: Choice %d, cy: Dewis %d}}\n", i, i, i)
	}
	b.WriteString("survey:\n")
	for i := range questions {
		fmt.Fprintf(&b, "  - type: %s\n    name: q%d\n    label:\n      en: What is the answer to question %d?\n      cy: Beth yw'r ateb i gwestiwn %d?\n",
			[]string{"select_one", "integer"}[i%2], i, i, i)
		if i%2 == 0 {
			b.WriteString("    choices: scale\n")
		} else {
			fmt.Fprintf(&b, "    relevant: ${q%d} = 'c1'\n    constraint: . > 0 and . < 100\n", i-1)
		}
	}
	return []byte(b.String())
}

const manyQuestions = 10_000

func BenchmarkLoad(b *testing.B) {
	source := largeFile(manyQuestions)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		if _, faults := forms.Load("large.yaml", source); faults != nil {
			b.Fatal(faults)
		}
	}
}

func stored(b *testing.B) []byte {
	b.Helper()
	instrument, faults := forms.Load("large.yaml", largeFile(manyQuestions))
	if faults != nil {
		b.Fatal(faults)
	}
	data, err := json.Marshal(instrument)
	if err != nil {
		b.Fatal(err)
	}
	return data
}

func BenchmarkUnmarshalAndLink(b *testing.B) {
	data := stored(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		var instrument forms.Instrument
		if err := json.Unmarshal(data, &instrument); err != nil {
			b.Fatal(err)
		}
		if faults := instrument.Link(); faults != nil {
			b.Fatal(faults)
		}
	}
}

func BenchmarkLink(b *testing.B) {
	var instrument forms.Instrument
	if err := json.Unmarshal(stored(b), &instrument); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if faults := instrument.Link(); faults != nil {
			b.Fatal(faults)
		}
	}
}
