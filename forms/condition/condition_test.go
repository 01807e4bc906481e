package condition_test

import (
	"testing"

	"fieldwork/forms/condition"
	"fieldwork/forms/expr"
)

var columns = []condition.Column{{Name: "town"}, {Name: "staff"}, {Name: "lists", Type: expr.Choices}, {Name: "closed", Type: expr.Boolean}}

func TestWhatHolds(t *testing.T) {
	values := map[string]string{"town": "Conwy", "staff": "12", "lists": "north museums"}
	for source, want := range map[string]bool{
		"${town} = 'Conwy'":                      true,
		"${town} = 'conwy'":                      false,
		"${staff} > 9":                           true,
		"${staff} + 1 = 13 and ${town} != ''":    true,
		"selected(${lists}, 'museums')":          true,
		"selected(${lists}, 'museum')":           false,
		"${closed}":                              false,
		"format-date(now(), '%Y') = '1970'":      true,
		"${town} = 'Rhyl' or not(${staff} = '')": true,
	} {
		c, err := condition.Compile(source, "column", columns)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		if got := c.Holds(func(column string) string { return values[column] }); got != want {
			t.Errorf("%s is %v", source, got)
		}
		if c.Source() != source {
			t.Errorf("%s has become %s", source, c.Source())
		}
	}
}

func TestWhatIsNotUnderstood(t *testing.T) {
	for source, want := range map[string]string{
		"${twon} = 'Conwy'":    "no column is called twon; did you mean town?",
		"${nothing} = 'Conwy'": "no column is called nothing",
		"${town} = ":           "expected a value such as ${name}, 3 or 'text', but the expression ends here, at character 11 of \"${town} = \"",
		". = 'Conwy'":          "the point means an answer that is being checked, and here is none, at character 1 of \". = 'Conwy'\"",
		"name = 'Conwy'":       "name is not known here; a question is written ${name}, a choice 'name', at character 1 of \"name = 'Conwy'\"",
	} {
		_, err := condition.Compile(source, "column", columns)
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v", source, err)
		}
	}
}
