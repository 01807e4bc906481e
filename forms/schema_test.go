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
	good["fusion-survey.yaml"], _ = library.Source("fusion-survey")
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
}

func TestBadFilesAreRefusedByBoth(t *testing.T) {
	schema := compiledSchema(t)
	for _, test := range bad {
		settings := test.settings
		if settings == "" {
			settings = "{form_id: a, languages: {en: {name: English, status: draft}}}"
		}
		if !strings.HasPrefix(settings, "{") {
			settings = "{" + settings + "}"
		}
		source := []byte(fmt.Sprintf("settings: %s\nsurvey: %s\n", settings, test.questions))
		if _, faults := forms.Load("bad.yaml", source); faults == nil {
			t.Errorf("%s: the loader takes it", test.name)
		}
		if validate(t, schema, source) == nil {
			t.Errorf("%s: the schema takes it", test.name)
		}
	}
}
