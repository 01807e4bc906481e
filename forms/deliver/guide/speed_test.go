package guide

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// BenchmarkKey measures one key, Update and View together, at 120 columns and
// 45 lines in an interview with 500 notes, all of them on the question on
// screen, and reports the 99th percentile in milliseconds.
func BenchmarkKey(b *testing.B) {
	for _, run := range []struct {
		name string
		keys []string
	}{
		{"type", []string{"a", "b", "backspace", "space"}},
		{"lines", []string{"up", "up", "down", "up"}},
		{"move", []string{"left", "right"}},
		{"questions", []string{"ctrl+n", "ctrl+b"}},
		{"probe", []string{"alt+a", "alt+b"}},
	} {
		b.Run(run.name, func(b *testing.B) {
			bench := start(b, 120, 45)
			bench.screen.sitting.GoToNamed("q16")
			lines := make([]string, 500)
			for i := range lines {
				lines[i] = fmt.Sprintf("%d. %s", i, strings.Repeat("It took a year to find the right people. ", 1+i%4))
			}
			bench.screen.notes.toEnd()
			bench.Paste(strings.Join(lines, "\n"))
			bench.wait()
			keys := make([]tea.Msg, len(run.keys))
			for i, name := range run.keys {
				keys[i], _ = ui.KeyNamed(name)
			}
			took := make([]time.Duration, 0, b.N)
			b.ResetTimer()
			for i := range b.N {
				began := time.Now()
				_, cmd := bench.Shell.Update(keys[i%len(keys)])
				bench.Shell.View()
				took = append(took, time.Since(began))
				b.StopTimer()
				bench.Run(cmd) // which lets the next key through
				b.StartTimer()
			}
			b.StopTimer()
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}
