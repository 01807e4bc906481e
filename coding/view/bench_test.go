package view_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/view"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// The size that a document, its segments and the code system may have.
const (
	manyWords    = 1_000_000
	manySegments = 20_000
	manyCodes    = 500
)

// million is a document of a million words, in turns of about sixty.
func million() coding.Draft {
	words := strings.Fields("It leveraged in other opportunities, widely, across the UK and internationally. We share people now. Tŷ ac amgueddfa, the college and the theatre; they opened doors that we had been knocking on for years.")
	turns := make([]said, 0, manyWords/60)
	for from := 0; from < manyWords; from += 60 {
		var turn []string
		for i := from; i < from+60; i++ {
			turn = append(turn, words[i*7%len(words)])
		}
		speaker := "Interviewer"
		if from/60%2 == 1 {
			speaker = "Museum"
		}
		turns = append(turns, said{speaker, from / 2, strings.Join(turn, " ")})
	}
	return draft("A million words", turns)
}

// large is a project with the document of a million words, coded all over.
func large(b *testing.B) *desk {
	b.Helper()
	d := openDesk(b, million())
	var codes coding.Change
	for i := range manyCodes {
		parent := ""
		if i%10 != 0 {
			parent = fmt.Sprintf("code%04d", i/10*10)
		}
		code := coding.Code{ID: fmt.Sprintf("code%04d", i), Parent: parent, Name: fmt.Sprintf("Theme %d", i), Place: i, Colour: coding.Colours[i%len(coding.Colours)]}
		codes.Codes = append(codes.Codes, coding.Edit[coding.Code]{After: &code})
	}
	d.do(codes, nil)
	length := d.space.Analysis().Documents()[0].Length
	var c coding.Change
	for i := range manySegments {
		from := i * (length / manySegments)
		span := coding.Span{From: from, To: min(from+100+i*37%900, length)}
		c.Segments = append(c.Segments, coding.MadeSegment(d.author, d.first(), fmt.Sprintf("code%04d", i*13%manyCodes), span))
	}
	d.do(c, nil)
	d.reopen()
	return d
}

// BenchmarkOpen is from the start of the view to the first frame with the text.
func BenchmarkOpen(b *testing.B) {
	d := large(b)
	for b.Loop() {
		d.reopen()
		start := uitest.Start(b, view.New(d.options()), 120, 45)
		if !strings.Contains(start.View(), "It ") {
			b.Fatal("no text is shown")
		}
	}
}

// BenchmarkKeys measures Update and View of single keys; p99-ms is the time that
// 99 of 100 keys stay below.
func BenchmarkKeys(b *testing.B) {
	desk := large(b)
	for _, set := range [][]string{
		{"j", "k", "d", "D"}, {"w", "b", ")", "(", "}", "{", "]", "["}, {"tab", "shift+tab", "o", "O"}, {"G", "g"},
		{"s", "S", "p", "t", "+", "-", "v", "j", "esc"}, {",", "|", "\\", "|", "\\"}, {"c", "t", "h", "esc"}, {"/", "e", "esc"},
		{"s", "1", "2", "u", "u", "esc", "d"}, {"1", "alt+right", "ctrl+left", "q", "x", ")"},
	} {
		b.Run(strings.Join(set, ""), func(b *testing.B) {
			desk.reopen()
			d := desk.start(120, 45)
			d.Press("d", "d", "d")
			b.ResetTimer()
			measureKeys(b, d, set)
		})
	}
}

func measureKeys(b *testing.B, d *uitest.Driver, names []string) {
	b.Helper()
	keys := make([]tea.KeyMsg, len(names))
	for i, name := range names {
		keys[i], _ = ui.KeyNamed(name)
	}
	var times []time.Duration
	for b.Loop() {
		start := time.Now()
		_, cmd := d.Shell.Update(keys[len(times)%len(keys)])
		d.Shell.View()
		times = append(times, time.Since(start))
		d.Run(cmd)
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkResize draws at another width.
func BenchmarkResize(b *testing.B) {
	d := large(b).start(120, 45)
	d.Press("G", "D")
	width := 120
	for b.Loop() {
		width = 200 - width
		d.Shell.Update(tea.WindowSizeMsg{Width: width, Height: 45})
		d.Shell.View()
	}
}

// BenchmarkMemory is how much memory the open view holds, in parts of the text.
func BenchmarkMemory(b *testing.B) {
	d := large(b)
	size := len(million().Text)
	for b.Loop() {
		d.space = nil
		before := inUse()
		d.reopen()
		driver := d.start(120, 45)
		driver.Press("d", "G", "g")
		b.ReportMetric(float64(inUse()-before)/float64(size), "×text")
		runtime.KeepAlive(driver)
	}
}

func inUse() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
