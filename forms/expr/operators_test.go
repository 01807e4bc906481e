package expr

import (
	"math"
	"testing"
)

func TestPrecedenceAndNames(t *testing.T) {
	env := testEnv{answers: map[int]string{ageSlot: "7", scaleSlot: "2"}, self: "4"}
	gives(t, env, map[string]string{
		"2 + 3 * 4":                      "14",
		"(2 + 3) * 4":                    "20",
		"10 - 2 - 3":                     "5",
		"-2 * -3":                        "6",
		"--2":                            "2",
		"- - -2":                         "-2",
		"--'3'":                          "3",
		"7 mod 4 * 2":                    "6",
		"1 + 1 = 2":                      "true",
		"1 < 2 = true()":                 "true",
		"false() and false() or true()":  "true",
		"true() or false() and false()":  "true",
		"${age}-${scale}":                "5",
		"${ age } - 1":                   "6",
		".-1":                            "3",
		".5 + .":                         "4.5",
		"5.-1":                           "4",
		"7 div 2":                        "3.5",
		`concat("it", "'s", ' "so"')`:    `it's "so"`,
		"concat('a',\n\t'b')":            "ab",
		"not (true())":                   "false",
		"0.1 + 0.2 = 0.3":                "true",
		"1 div 0":                        "Infinity",
		"-1 div 0":                       "-Infinity",
		"0 div 0":                        "",
		"string(0 div 0)":                "NaN",
		"1000000 * 1000000 * 1000000000": "1000000000000000000000",
		"1 div 10000000":                 "0.0000001",
	})
}

func TestEmptyAnswers(t *testing.T) {
	gives(t, testEnv{}, map[string]string{
		"${age} = ''":                         "true",
		"${age} != ''":                        "false",
		"'' = ${town}":                        "true",
		". = ''":                              "true",
		"${visited} = ''":                     "true",
		"${visited} = 'false'":                "false",
		"${visited} = false()":                "true",
		"${age} + 1":                          "",
		"${age} = 3":                          "false",
		"${age} != 3":                         "true",
		"${age} < 3":                          "false",
		"${age} >= 3":                         "false",
		"${age} = ${born}":                    "true",
		"string(number(${age}))":              "NaN",
		"coalesce(${age}, 0) + 1":             "1",
		"if(${age}, 'some', 'no')":            "no",
		"sum(${age}, 2)":                      "2",
		"max(${age}, ${scale})":               "",
		"count-selected(${towns})":            "0",
		"selected(${towns}, '')":              "true",
		"string-length(${name})":              "0",
		"date(${born})":                       "",
		"format-date(${born}, '%Y')":          "",
		"jr:choice-name(${town}, '${town}')":  "",
		"count-non-empty(${age}, 'x', 0, '')": "2",
		"region = ''":                         "true",
		"not(${calc})":                        "true",
	})
}

func TestEqualityFollowsTypes(t *testing.T) {
	env := testEnv{
		answers: map[int]string{
			anySlot: "3.0", ageSlot: "18.0", scaleSlot: "2", visitedSlot: "false",
			bornSlot: "2001-02-03", startSlot: "09:30", townSlot: "newport", nameSlot: "18",
		},
		self: "18", region: "west",
	}
	gives(t, env, map[string]string{
		"${age} = '18'":                "true",
		"${age} = 18":                  "true",
		"'18' != ${age}":               "false",
		"${age} = ${name}":             "true",
		"${age} = .":                   "true",
		"${name} = '18.0'":             "false",
		"${name} = 18.0":               "true",
		"${calc} = '3'":                "false",
		"${calc} = 3":                  "true",
		"${scale} = '2'":               "true",
		"${scale} = 2":                 "true",
		"${town} = 'newport'":          "true",
		"${town} != 'newport'":         "false",
		"${visited} = 'false'":         "true",
		"${visited} = '0'":             "true",
		"${visited} = true()":          "false",
		"${visited} = (1 = 2)":         "true",
		"if(${visited}, 'y', 'n')":     "n",
		"${visited}":                   "false",
		"${born} = '2001-02-03'":       "true",
		"${born} = date('2001-02-03')": "true",
		"${born} < '2001-02-04'":       "true",
		"'2001-02-02' >= ${born}":      "false",
		"${born} < today()":            "true",
		"${start} < '10:00'":           "true",
		"${start} = '09:30:00'":        "true",
		"region = 'west'":              "true",
		"region != ${town}":            "true",
		"true() = 'anything'":          "true",
		"2 = '2.0'":                    "true",
		"'2' = '2.0'":                  "false",
	})
}

func TestSpecialAnswersAreNoNumbers(t *testing.T) {
	env := testEnv{answers: map[int]string{ageSlot: "dont_know", bornSlot: "refused"}}
	gives(t, env, map[string]string{
		"${age} = 'dont_know'":  "true",
		"${age} != 'refused'":   "true",
		"'refused' = ${born}":   "true",
		"${age} > 3":            "false",
		"${age} <= 3":           "false",
		"${born} < today()":     "false",
		"${age} = 3":            "false",
		"sum(${age}, 1)":        "1",
		"if(${age}, 'y', 'n')":  "n",
		"coalesce(${age}, '0')": "dont_know",
	})
}

func TestProgramConversions(t *testing.T) {
	env := testEnv{answers: map[int]string{ageSlot: "0", nameSlot: "0", bornSlot: "1970-01-11", startSlot: "12:00", visitedSlot: "0"}}
	for _, c := range []struct {
		source string
		holds  bool
		number float64 // NaN stands for none
	}{
		{"${age}", false, 0},
		{"${name}", true, 0},
		{"${visited}", false, 0},
		{"${born}", true, 10},
		{"${start}", true, 0.5},
		{"3 > 2", true, 1},
		{"'false'", true, math.NaN()},
		{"number('x')", false, math.NaN()},
		{"today()", true, 20541},
	} {
		program := compiled(t, c.source)
		if got := program.Bool(env); got != c.holds {
			t.Errorf("Bool of %s is %t", c.source, got)
		}
		if got := program.Number(env); !near(got, c.number) {
			t.Errorf("Number of %s is %v, want %v", c.source, got, c.number)
		}
	}
}

func TestTypes(t *testing.T) {
	for source, want := range map[string]Type{
		"${calc}":                    Any,
		"region":                     Any,
		"'x'":                        String,
		"concat(1, 2)":               String,
		"3":                          Number,
		"-${scale}":                  Number,
		"today() - ${born}":          Number,
		"${age} > 3 or 1":            Boolean,
		"selected(${towns}, 'x')":    Boolean,
		"date(3)":                    Date,
		"${start}":                   Time,
		"${town}":                    Choice,
		"selected-at(${towns}, 0)":   Choice,
		"randomize(${towns})":        Choices,
		"if(1, ${age}, '')":          Number,
		"if(1, ${age}, ${town})":     Any,
		"coalesce(${town}, ${town})": Choice,
		"if(1, '', '')":              String,
		".":                          Any,
	} {
		if got := compiled(t, source).Type(); got != want {
			t.Errorf("%s has type %d, want %d", source, got, want)
		}
	}
}
