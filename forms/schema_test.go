package forms_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"fieldwork/forms"
	"fieldwork/forms/library"
)

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(forms.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("instrument.schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("instrument.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(t *testing.T, schema *jsonschema.Schema, source []byte) error {
	t.Helper()
	json, err := yaml.YAMLToJSON(bytes.TrimPrefix(source, []byte("\ufeff")))
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(json))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(document)
}

// goodFiles are instruments with nothing wrong, by name.
func goodFiles(t *testing.T) map[string][]byte {
	t.Helper()
	good := map[string][]byte{}
	files, err := filepath.Glob("testdata/good/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no good files", err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		good[file] = source
	}
	for _, name := range library.Names() {
		good[name+".yaml"], _ = library.Source(name)
	}
	return good
}

func TestGoodFilesLoadAndAreValid(t *testing.T) {
	schema := compiledSchema(t)
	for file, source := range goodFiles(t) {
		if _, faults := forms.Load(file, source); faults != nil {
			t.Errorf("%v", faults)
		}
		if err := validate(t, schema, source); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// bad holds what both the loader and the schema have to refuse: settings,
// then questions.
var bad = []struct{ name, settings, questions string }{
	{"no form_id", "languages: {en: {name: English, status: draft}}", "[{type: note, label: A}]"},
	{"no languages", "form_id: a", "[{type: note, label: A}]"},
	{"no status", "{form_id: a, languages: {en: {name: English}}}", "[{type: note, label: A}]"},
	{"unknown status", "{form_id: a, languages: {en: {name: English, status: done}}}", "[{type: note, label: A}]"},
	{"illegal form_id", "{form_id: 1 a, languages: {en: {name: English, status: draft}}}", "[{type: note, label: A}]"},
	{"unknown setting", "{form_id: a, colour: red, languages: {en: {name: English, status: draft}}}", "[{type: note, label: A}]"},
	{"unknown special answer", "{form_id: a, special_answers: [maybe], languages: {en: {name: English, status: draft}}}", "[{type: note, label: A}]"},
	{"empty survey", "", "[]"},
	{"unknown type", "", "[{type: slider, name: q, label: A}]"},
	{"no type", "", "[{name: q, label: A}]"},
	{"no name", "", "[{type: integer, label: A}]"},
	{"illegal name", "", "[{type: integer, name: a b, label: A}]"},
	{"no label", "", "[{type: integer, name: q}]"},
	{"no choices", "", "[{type: select_one, name: q, label: A}]"},
	{"empty choices", "", "[{type: select_one, name: q, label: A, choices: []}]"},
	{"choice with spaces", "", "[{type: select_one, name: q, label: A, choices: [{name: a b, label: A}]}]"},
	{"choice without label", "", "[{type: select_one, name: q, label: A, choices: [{name: a}]}]"},
	{"no items", "", "[{type: grid, name: q, label: A, choices: [{name: a, label: A}]}]"},
	{"no calculation", "", "[{type: calculate, name: q}]"},
	{"negative minimum", "", "[{type: rank, name: q, label: A, min_choices: -1, choices: [{name: a, label: A}]}]"},
	{"neither yes nor no", "", "[{type: text, name: q, label: A, multiline: maybe}]"},
	{"empty group", "", "[{type: group, name: g, questions: []}]"},
	{"bad question in a group", "", "[{type: group, name: g, questions: [{type: integer}]}]"},
	{"open in a questionnaire", "", "[{type: open, name: q, label: A}]"},
	{"open in a group of a questionnaire", "", "[{type: group, questions: [{type: open, name: q, label: A}]}]"},
	{"probes in a questionnaire", "", "[{type: text, name: q, label: A, probes: [{name: a, label: A}]}]"},
	{"minutes of a questionnaire", "{form_id: a, planned_minutes: {from: 1, to: 2}, languages: {en: {name: English, status: draft}}}", "[{type: note, label: A}]"},
}

// badGuides are to be refused by both as well. What stands in settings beside
// the kind, and at the top of the file, comes before the questions.
var badGuides = []struct{ name, settings, top, questions string }{
	{"grid in a guide", "", "", "[{type: grid, name: q, label: A, choices: [{name: a, label: A}], items: [{name: b, label: B}]}]"},
	{"text in a group of a guide", "", "", "[{type: group, questions: [{type: text, name: q, label: A}]}]"},
	{"condition in a guide", "", "", "[{type: note, label: A, relevant: 1 = 1}]"},
	{"choices of a guide", "", "choices: {a: [{name: a, label: A}]}\n", "[{type: open, name: q, label: A}]"},
	{"special answers of a guide", ", special_answers: [refused]", "", "[{type: open, name: q, label: A}]"},
	{"half a plan", ", planned_minutes: {from: 1}", "", "[{type: open, name: q, label: A}]"},
	{"a plan without end", ", planned_minutes: {from: 0, to: 0}", "", "[{type: open, name: q, label: A}]"},
	{"a plan of days", ", planned_minutes: {from: 1, to: 3000}", "", "[{type: open, name: q, label: A}]"},
	{"open without a name", "", "", "[{type: open, label: A}]"},
	{"required open question", "", "", "[{type: open, name: q, label: A, required: yes}]"},
	{"no probes", "", "", "[{type: open, name: q, label: A, probes: []}]"},
	{"probe without a label", "", "", "[{type: open, name: q, label: A, probes: [{name: a}]}]"},
	{"probe without a name", "", "", "[{type: open, name: q, label: A, probes: [{label: a}]}]"},
	{"probe under an expression", "", "", "[{type: open, name: q, label: A, probes: [{name: a, label: A, relevant: 1}]}]"},
	{"consent without a version", "", "consent: {text: A, purposes: [{name: a, label: A}]}\n", "[{type: open, name: q, label: A}]"},
	{"consent without a text", "", "consent: {version: 1, purposes: [{name: a, label: A}]}\n", "[{type: open, name: q, label: A}]"},
	{"consent to nothing", "", "consent: {version: 1, text: A, purposes: []}\n", "[{type: open, name: q, label: A}]"},
	{"consent with a nameless purpose", "", "consent: {version: 1, text: A, purposes: [{label: A}]}\n", "[{type: open, name: q, label: A}]"},
	{"a list for a script", "", "script: [A]\n", "[{type: open, name: q, label: A}]"},
	{"empty consent", "", "consent:\n", "[{type: open, name: q, label: A}]"},
}

func guideSource(settings, top, questions string) string {
	return fmt.Sprintf("settings: {form_id: a, kind: guide, languages: {en: {name: English, status: draft}}%s}\n%ssurvey: %s\n",
		settings, top, questions)
}

// TestBadGuidesAreGoodOtherwise takes a guide that is written as the bad ones
// are, so that they are refused for nothing else.
func TestBadGuidesAreGoodOtherwise(t *testing.T) {
	source := []byte(guideSource(", planned_minutes: {from: 1, to: 2}",
		"script: A\nconsent: {version: 1, text: A, purposes: [{name: a, label: A}]}\n",
		"[{type: group, questions: [{type: open, name: q, label: A, probes: [{name: a, label: A, condition: If}]}]}]"))
	if _, faults := forms.Load("good.yaml", source); faults != nil {
		t.Error(faults)
	}
	if err := validate(t, compiledSchema(t), source); err != nil {
		t.Error(err)
	}
}

func TestBadFilesAreRefusedByBoth(t *testing.T) {
	schema := compiledSchema(t)
	for _, test := range badGuides {
		refuse(t, schema, test.name, guideSource(test.settings, test.top, test.questions))
	}
	for _, test := range bad {
		settings := test.settings
		if settings == "" {
			settings = "{form_id: a, languages: {en: {name: English, status: draft}}}"
		}
		if !strings.HasPrefix(settings, "{") {
			settings = "{" + settings + "}"
		}
		refuse(t, schema, test.name, fmt.Sprintf("settings: %s\nsurvey: %s\n", settings, test.questions))
	}
}

func refuse(t *testing.T, schema *jsonschema.Schema, name, source string) {
	t.Helper()
	if _, faults := forms.Load("bad.yaml", []byte(source)); faults == nil {
		t.Errorf("%s: the loader takes it", name)
	}
	if validate(t, schema, []byte(source)) == nil {
		t.Errorf("%s: the schema takes it", name)
	}
}
