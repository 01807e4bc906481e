package forms_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fieldwork/forms"
)

const (
	soundSettings = "settings: {form_id: a, languages: {en: {name: English, status: reviewed}}}\n"
	many          = 30_000
)

// laughs is a file in which every list holds the one before it ten times.
func laughs() string {
	var b strings.Builder
	b.WriteString(soundSettings + "choices:\n  a: &a [{name: x, label: X}]\n")
	for name := 'b'; name <= 'j'; name++ {
		last := string(name - 1)
		b.WriteString("  " + string(name) + ": &" + string(name) + " [" + strings.Repeat("*"+last+", ", 10) + "]\n")
	}
	return b.String() + "survey:\n  - {type: select_one, name: q, label: Q, choices: *j}\n"
}

// TestHostileFiles loads what is made to cost much and looks for the reason
// why it was refused.
func TestHostileFiles(t *testing.T) {
	for _, test := range []struct{ name, source, reason string }{
		{"too large", strings.Repeat(" ", 9<<20), "too large"},
		{"too many parts", strings.Repeat("a,\n", 2<<20), "too many parts"},
		{"a billion laughs", laughs(), "aliases are not understood"},
		{"deep brackets", strings.Repeat("[", many), "nested too deeply"},
		{"deep braces", strings.Repeat("{a: ", many), "nested too deeply"},
		{"deep dashes", strings.Repeat("- ", many), "nested too deeply"},
		{"deep keys", stairs(60), "too deep or too wide"},
		{"question marks", strings.Repeat("? ", many), "question mark"},
		{"many keys", strings.Repeat("a: b\n", many), "too deep or too wide"},
		{"many documents", strings.Repeat("---\na: b\n", many), "second YAML document"},
		{"closing brackets", strings.Repeat("]", many), "this is not YAML"},
		{"anchors", strings.Repeat("- &a b\n", many), "there are more faults"},
		{"many faults", soundSettings + "survey:\n" + strings.Repeat("- {typ: note}\n", many), "there are more faults"},
		{"references in a label", soundSettings + "survey:\n- {type: note, label: '" + strings.Repeat("${zz} ", many) + "'}\n", "there are more faults"},
		{"forward references", soundSettings + "survey:\n" + strings.Repeat("- {type: note, label: '${z}'}\n", many) +
			"- {type: text, name: z, label: Z}\n", "there are more faults"},
		{"a wide circle", soundSettings + "survey:\n- {type: text, name: a, label: '${z}'}\n" +
			"- {type: text, name: z, label: '" + strings.Repeat("${a} ", many) + "'}\n", "a circle"},
		{"an endless expression", soundSettings + "survey:\n- {type: text, name: a, label: A, relevant: \"" + strings.Repeat("(", many) + "\"}\n", "relevant"},
		{"shared open texts", soundSettings + "choices:\n  l:\n" + strings.Repeat("  - {name: x, label: X, open_text: yes}\n", many/10) +
			"survey:\n" + strings.Repeat("- {type: select_one, name: q, label: Q, choices: l}\n", many/10), "there are more faults"},
		{"one list for all", soundSettings + "choices:\n  l:\n" + numbered("  - {name: c%d, label: C}\n", 1100) +
			"survey:\n" + numbered("- {type: select_one, name: q%d, label: Q, choices: l}\n", 1000), "too many choices"},
	} {
		t.Run(test.name, func(t *testing.T) {
			instrument, faults := forms.Load("hostile.yaml", []byte(test.source))
			if instrument != nil || !strings.Contains(faults.Error(), test.reason) {
				t.Errorf("%.300v", faults)
			}
		})
	}
}

// numbered repeats a line with the numbers from 0.
func numbered(line string, times int) string {
	var b strings.Builder
	for i := range times {
		fmt.Fprintf(&b, line, i)
	}
	return b.String()
}

// stairs is a mapping that goes one column deeper with every line.
func stairs(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// FuzzLoad looks for files that break the loader, or that it takes although
// what it makes of them cannot be stored and linked again.
func FuzzLoad(f *testing.F) {
	for _, pattern := range []string{"testdata/*/*.yaml", "library/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(source)
		}
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		instrument, faults := forms.Load("f", source)
		if (instrument == nil) == (len(faults) == 0) {
			t.Fatal("neither an instrument nor a fault, or both")
		}
		if instrument == nil {
			checkPlaces(t, source, faults)
			return
		}
		data, err := json.Marshal(instrument)
		if err != nil {
			t.Fatal(err)
		}
		var back forms.Instrument
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if faults := back.Link(); faults != nil {
			t.Fatal(faults)
		}
	})
}

// checkPlaces finds faults that point outside the file.
func checkPlaces(t *testing.T, source []byte, faults forms.Faults) {
	t.Helper()
	lines := strings.Count(string(source), "\n") + strings.Count(string(source), "\r") + 1
	for _, fault := range faults {
		if fault.At.Line < 1 || fault.At.Column < 1 || fault.At.Line > lines+1 {
			t.Fatalf("no such place: %v", fault)
		}
		if strings.ContainsAny(fault.Message, "\x00\x1b\n") {
			t.Fatalf("control characters: %q", fault.Message)
		}
	}
}
