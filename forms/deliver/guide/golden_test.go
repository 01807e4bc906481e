package guide

import (
	"testing"
	"time"

	"fieldwork/forms/ui/uitest"
)

// TestMain gives every test the sixteen colours of a terminal.
func TestMain(m *testing.M) { uitest.Main(m) }

// interviewed is the Fusion interview in its twenty-fourth minute.
func interviewed(t testing.TB, width, height int) *bench {
	b := start(t, width, height)
	b.Type("Museum, part of the council")
	b.Press("ctrl+r", "ctrl+n")
	b.Type("Head of learning\n")
	b.Press("ctrl+k")
	b.screen.sitting.GoToNamed("q7")
	b.screen.sitting.SetNotPut("joined before them")
	b.screen.sitting.GoToNamed("q9")
	b.screen.notes.toEnd()
	b.pass(21 * time.Minute)
	b.Press("alt+a", "alt+b")
	b.Type("quarterly meetings, rotate between venues\n")
	b.pass(87 * time.Second)
	b.Type("once we got our foot through the door it became easier")
	b.Press("ctrl+q", "enter")
	b.pass(41 * time.Second)
	b.Type("sceptical that the local authority knew them, and of who would be asked to the table")
	b.pass(2 * time.Second)
	b.wait()
	return b
}

func TestGoldenViews(t *testing.T) {
	for _, size := range []struct {
		name          string
		width, height int
	}{{"80x24", 80, 24}, {"120x40", 120, 40}, {"40x12", 40, 12}} {
		t.Run(size.name, func(t *testing.T) {
			b := interviewed(t, size.width, size.height)
			b.Golden("practice-" + size.name)
			b.Press("ctrl+l")
			b.Golden("practice-welsh-" + size.name)
			b.Press("ctrl+l", "ctrl+g")
			b.Golden("go-to-" + size.name)
			b.Type("16\n")
			b.Press("alt+i")
			b.Golden("many-probes-" + size.name)
			b.Press("ctrl+e")
			b.Type(" As you see it?\n")
			b.Press("ctrl+f")
			b.Golden("re-worded-folded-" + size.name)
			b.Press("f1")
			b.Golden("help-" + size.name)
		})
	}
}

func TestGoldenColours(t *testing.T) {
	b := interviewed(t, 80, 24)
	uitest.Golden(t, "colours-80x24", b.View()+"\n")
}
