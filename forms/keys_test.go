package forms

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// object is as much of a JSON Schema as tells which keys it accepts.
type object struct {
	Properties    map[string]object `json:"properties"`
	PropertyNames struct {
		Enum []string `json:"enum"`
	} `json:"propertyNames"`
	Enum  []any             `json:"enum"`
	Const string            `json:"const"`
	AllOf []condition       `json:"allOf"`
	Defs  map[string]object `json:"$defs"`
}

type condition struct {
	If   object `json:"if"`
	Then object `json:"then"`
}

func sortedKeys(o object) []string { return slices.Sorted(maps.Keys(o.Properties)) }

func sorted(keys []string) []string { return slices.Sorted(slices.Values(keys)) }

func TestSchemaAndLoaderKnowTheSameKeys(t *testing.T) {
	var schema object
	if err := json.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	question := schema.Defs["question"]
	for _, part := range []struct {
		name           string
		schema, loader []string
	}{
		{"file", sortedKeys(schema), fileKeys},
		{"settings", sortedKeys(schema.Properties["settings"]), settingsKeys},
		{"language", sortedKeys(schema.Defs["language"]), languageKeys},
		{"choice", sortedKeys(schema.Defs["choice"]), choiceKeys},
		{"item", sortedKeys(schema.Defs["item"]), itemKeys},
		{"probe", sortedKeys(schema.Defs["probe"]), probeKeys},
		{"consent", sortedKeys(schema.Defs["consent"]), consentKeys},
		{"purpose", sortedKeys(schema.Defs["purpose"]), purposeKeys},
		{"planned_minutes", sortedKeys(schema.Properties["settings"].Properties["planned_minutes"]), minutesKeys},
		{"question", sortedKeys(question), everyQuestionKey},
	} {
		if diff := cmp.Diff(sorted(part.loader), part.schema); diff != "" {
			t.Errorf("keys of %s, -loader +schema:\n%s", part.name, diff)
		}
	}
	compareTypes(t, question)
	compareGuideTypes(t, schema)
}

func compareGuideTypes(t *testing.T, schema object) {
	t.Helper()
	var types []string
	for _, typ := range schema.Defs["guideQuestion"].Properties["type"].Enum {
		types = append(types, typ.(string))
	}
	if diff := cmp.Diff(guideTypes, types); diff != "" {
		t.Errorf("types of a guide, -loader +schema:\n%s", diff)
	}
}

func compareTypes(t *testing.T, question object) {
	t.Helper()
	var types []string
	for _, typ := range question.Properties["type"].Enum {
		types = append(types, typ.(string))
	}
	if diff := cmp.Diff(questionTypes, types); diff != "" {
		t.Errorf("types, -loader +schema:\n%s", diff)
	}
	found := map[Type][]string{}
	for _, c := range question.AllOf {
		found[Type(c.If.Properties["type"].Const)] = sorted(c.Then.PropertyNames.Enum)
	}
	want := map[Type][]string{}
	for typ, keys := range questionKeys {
		want[typ] = sorted(keys)
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("keys by type, -loader +schema:\n%s", diff)
	}
}
