package expr

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func readJSON(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

// deviations are the published cases that hold differently here, and why.
var deviations = map[string]string{
	"round('4,6')":  "commas are no decimal points here",
	"round('14,6')": "commas are no decimal points here",
	"decimal-time('2000-01-01T10:20:30.000+03:00')": "zones are left out of account here",
	"true() or date('')":                            "a date that is never one is a fault here",
}

// TestJavaRosa runs the cases of ODK's own engine. Where it accepts at run
// time what this package finds to be a fault beforehand, the case must say
// that nothing comes of it.
func TestJavaRosa(t *testing.T) {
	var file struct {
		Cases []struct{ Expression, Type, Value string }
	}
	readJSON(t, "javarosa_cases.json", &file)
	if len(file.Cases) < 300 {
		t.Fatalf("only %d cases were read", len(file.Cases))
	}
	for _, c := range file.Cases {
		if deviations[c.Expression] != "" {
			continue
		}
		program, faults := Compile(c.Expression, testScope{})
		if len(faults) > 0 {
			if c.Value != "NaN" && c.Value != "false" {
				t.Errorf("%s: %v", c.Expression, faults)
			}
			continue
		}
		switch c.Type {
		case "boolean":
			if got := strconv.FormatBool(program.Bool(testEnv{})); got != c.Value {
				t.Errorf("%s gives %s, want %s", c.Expression, got, c.Value)
			}
		case "number":
			want, err := strconv.ParseFloat(c.Value, 64)
			if err != nil {
				t.Fatal(err)
			}
			if got := program.Number(testEnv{}); !near(got, want) {
				t.Errorf("%s gives %v, want %v", c.Expression, got, want)
			}
		case "text":
			if got := program.root(testEnv{}).asText(); got != c.Value {
				t.Errorf("%s gives %q, want %q", c.Expression, got, c.Value)
			}
		default:
			t.Errorf("%s has a type %q", c.Expression, c.Type)
		}
	}
}

func near(got, want float64) bool {
	if math.IsNaN(want) {
		return math.IsNaN(got)
	}
	return got == want || math.Abs(got-want) <= 1e-9*math.Max(1, math.Abs(want))
}

func TestRandomizeReproducesPublishedOrders(t *testing.T) {
	var file struct {
		Input []string
		Cases []struct {
			Seed any
			Out  string
		}
	}
	readJSON(t, "randomize_vectors.json", &file)
	if len(file.Cases) == 0 {
		t.Fatal("no cases were read")
	}
	for _, c := range file.Cases {
		seed := "number('NaN')"
		if number, ok := c.Seed.(float64); ok {
			seed = formatNumber(number)
		}
		source := "translate(randomize('" + strings.Join(file.Input, " ") + "', " + seed + "), ' ', '')"
		if got := compiled(t, source).Text(testEnv{}); got != c.Out {
			t.Errorf("%s gives %s, want %s", source, got, c.Out)
		}
	}
}

// TestRandomizeWithTextSeed takes its case from JavaRosa's RandomizeTypesTest.
func TestRandomizeWithTextSeed(t *testing.T) {
	gives(t, testEnv{}, map[string]string{
		"randomize('a b c d e f g h', 'foo')":  "e a d b h g c f",
		"randomize('A B C D E F', '42')":       "A F C B D E",
		"randomize('A B C D E F', '')":         "C B E A F D",
		"randomize('', 42)":                    "",
		"randomize('  one  ')":                 "one",
		"randomize('A B C D E F', 1 div 0)":    "C B E A F D",
		"randomize('A B C D E F', 2147483689)": "A F C B D E",
	})
}
