package expr

import "testing"

// slotEnv is an environment as cheap as can be.
type slotEnv struct {
	testEnv
	texts [scaleSlot + 1]string
}

func (e *slotEnv) Text(slot int) string { return e.texts[slot] }

func typicalEnv() *slotEnv {
	env := &slotEnv{}
	env.texts[townsSlot] = "cardiff swansea newport"
	env.texts[ageSlot] = "42"
	env.texts[scaleSlot] = "2"
	env.texts[bornSlot] = "1984-03-01"
	return env
}

// typical are expressions whose running must not allocate.
var typical = map[string]string{
	"relevance":  "selected(${towns}, 'newport') and ${age} > 3",
	"constraint": "not(selected(., 'none') and count-selected(.) > 1)",
	"range":      ". >= 0 and . <= 120",
	"date":       "${born} < today() and ${born} >= '1900-01-01'",
	"equality":   "${town} != '' or ${scale} = 2 or ${visited} = 'true'",
	"sum":        "sum(${age}, ${scale}, 3) div count-non-empty(${age}, ${scale})",
}

func TestTypicalExpressionsDoNotAllocate(t *testing.T) {
	var env Env = typicalEnv()
	for name, source := range typical {
		program := compiled(t, source)
		if allocations := testing.AllocsPerRun(100, func() { program.Bool(env) }); allocations != 0 {
			t.Errorf("%s allocates %v times", name, allocations)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	var env Env = typicalEnv()
	for name, source := range typical {
		program := compiled(b, source)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				program.Bool(env)
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		compiled(b, typical["relevance"])
	}
}
