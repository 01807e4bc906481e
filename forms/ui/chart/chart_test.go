package chart_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms/ui"
	_ "fieldwork/forms/ui/background"
	"fieldwork/forms/ui/chart"
	"fieldwork/forms/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// plain are lines without colours, each marked with its end.
func plain(lines []string) string {
	var out strings.Builder
	for _, line := range lines {
		out.WriteString(ansi.Strip(line) + "|\n")
	}
	return out.String()
}

func lists() []chart.Bar {
	return []chart.Bar{
		{Label: "caerphilly", Value: 11, Of: 11, Text: "11 of 11  100%"},
		{Label: "carmarthenshire", Value: 6, Of: 37, Text: "6 of 37   16%"},
		{Label: "conwy", Value: 37, Of: 11, Text: "37 of 11  336%"},
		{Label: "wrexham", Value: 0, Of: 14, Text: "0 of 14    0%"},
		{Label: "on no list", Value: 0.01, Of: 1, Text: "0 of 1     0%"},
		{Label: "nobody", Text: "0 of 0    n/a"},
		{Label: "evil\x1b[2J\u202ename\nwith lines, and very long", Value: 5.5, Text: "\x1b]0;x\a"},
	}
}

func TestBars(t *testing.T) {
	for _, width := range []int{118, 78, 40, 24, 12} {
		lines := chart.Bars(lists(), chart.BarOptions{Width: width})
		uitest.Golden(t, fmt.Sprint("bars-", width), plain(lines))
	}
	uitest.Golden(t, "bars-colour", strings.Join(chart.Bars(lists(), chart.BarOptions{Width: 60}), "\n")+"\n")
}

func TestBarsOfAFrequencyTable(t *testing.T) {
	bars := []chart.Bar{{Label: "Yes", Value: 62.5, Text: "62.5%"}, {Label: "No", Value: 25, Text: "25.0%"}, {Label: "Don't know", Value: 12.5, Text: "12.5%"}}
	lines := chart.Bars(bars, chart.BarOptions{Width: 50, Most: 100, LabelWidth: 14})
	want := "Yes             ████████████████▉            62.5%|\n" +
		"No              ██████▊                      25.0%|\n" +
		"Don't know      ███▍                         12.5%|\n"
	if diff := cmp.Diff(want, plain(lines)); diff != "" {
		t.Error(diff)
	}
}

// TestLengthsAreExact takes a bar of ten columns, so that 80 is full.
func TestLengthsAreExact(t *testing.T) {
	for value, want := range map[float64]string{
		0: "░░░░░░░░░░", 0.001: "▏░░░░░░░░░", 1: "▏░░░░░░░░░", 7: "▉░░░░░░░░░", 8: "█░░░░░░░░░", 12: "█▌░░░░░░░░",
		79: "█████████▉", 79.999: "█████████▉", 80: "██████████", 1e300: "██████████",
		-3: "░░░░░░░░░░", math.NaN(): "░░░░░░░░░░", math.Inf(1): "██████████",
	} {
		lines := chart.Bars([]chart.Bar{{Value: value, Of: 80}}, chart.BarOptions{Width: 10, Most: 80})
		if got := ansi.Strip(lines[0]); got != want {
			t.Errorf("%v is drawn as %q, want %q", value, got, want)
		}
	}
}

func date(text string) time.Time {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return at
}

// run are days that follow on from each other; every seventh has nothing.
func run(from string, count int) []chart.Day {
	var days []chart.Day
	for i := range count {
		day := chart.Day{Date: date(from).AddDate(0, 0, i), Value: float64(i*37%50 + 1)}
		if i%7 != 6 {
			days = append(days, day)
		}
	}
	return days
}

func TestColumns(t *testing.T) {
	for _, c := range []struct {
		name          string
		days          []chart.Day
		width, height int
	}{
		{"one-day", run("2026-11-23", 1), 38, 8},
		{"one-week", run("2026-11-23", 6), 38, 8},
		{"three-weeks", run("2026-11-02", 21), 38, 8},
		{"five-weeks", run("2026-10-19", 35), 38, 8},
		{"by-week", run("2026-10-15", 60), 38, 8},
		{"by-month", run("2025-12-15", 400), 38, 8},
		{"by-year", run("2018-06-15", 3000), 38, 8},
		{"last-years", run("2018-06-15", 3000), 8, 8},
		{"wide", run("2026-08-03", 112), 118, 12},
		{"low", run("2026-11-02", 21), 38, 4},
		{"nothing", []chart.Day{{Date: date("2026-11-02")}, {Date: date("2026-11-05"), Value: -1}}, 38, 6},
		{"fractions", []chart.Day{{Date: date("2026-11-02"), Value: 0.75}, {Date: date("2026-11-03"), Value: 1.5}}, 38, 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := chart.Columns(c.days, chart.ColumnOptions{Title: "Calls", Width: c.width, Height: c.height})
			uitest.Golden(t, "columns-"+c.name, plain(lines))
		})
	}
	lines := chart.Columns(run("2026-11-02", 21), chart.ColumnOptions{Title: "Calls", Width: 38, Height: 8})
	uitest.Golden(t, "columns-colour", strings.Join(lines, "\n")+"\n")
}

func TestNoRoomForColumnsIsNoLine(t *testing.T) {
	for _, options := range []chart.ColumnOptions{
		{Title: "Calls", Width: 40, Height: 3}, {Width: 40, Height: 2}, {Width: 2, Height: 9}, {Width: 0, Height: 9}, {Width: -1, Height: -1},
	} {
		if lines := chart.Columns(run("2026-11-02", 21), options); lines != nil {
			t.Errorf("%+v gives %q", options, lines)
		}
	}
	if lines := chart.Columns(nil, chart.ColumnOptions{Width: 40, Height: 9}); lines != nil {
		t.Errorf("no day gives %q", lines)
	}
}

// TestWeeksAreSummedFromMonday holds the sums by week against the days, on
// either side of 1970 too.
func TestWeeksAreSummedFromMonday(t *testing.T) {
	for _, from := range []string{"2026-10-15", "1969-11-20"} {
		var days []chart.Day
		for i := range 60 {
			days = append(days, chart.Day{Date: date(from).AddDate(0, 0, i), Value: 1})
		}
		text := plain(chart.Columns(days, chart.ColumnOptions{Title: "Calls", Width: 40, Height: 11}))
		if !strings.Contains(text, "Calls by week") || !strings.Contains(text, "7 ") {
			t.Errorf("a full week is not 7 calls:\n%s", text)
		}
	}
}

func drawnText(t *rapid.T, name string) string {
	return rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z\x1b\x{202e}\x{300}\n漢👩]{0,90}`)).Draw(t, name)
}

func checkSize(t *rapid.T, lines []string, width, height int) {
	if len(lines) > height {
		t.Fatalf("%d lines are more than %d", len(lines), height)
	}
	for _, line := range lines {
		if got := ui.Width(line); got > width {
			t.Fatalf("%q takes %d columns of %d", line, got, width)
		}
		if strings.Contains(line, "\n") || ui.Guard(line) != line {
			t.Fatalf("%q is not safe", line)
		}
	}
}

func TestBarsAreNeverWiderThanTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var bars []chart.Bar
		for range rapid.IntRange(0, 6).Draw(t, "bars") {
			bars = append(bars, chart.Bar{
				Label: drawnText(t, "label"), Text: drawnText(t, "text"),
				Value: rapid.Float64().Draw(t, "value"), Of: rapid.Float64().Draw(t, "of"),
			})
		}
		options := chart.BarOptions{
			Width: rapid.IntRange(-2, 130).Draw(t, "width"), Most: rapid.Float64().Draw(t, "most"),
			LabelWidth: rapid.IntRange(-2, 130).Draw(t, "label width"),
		}
		lines := chart.Bars(bars, options)
		if len(lines) != len(bars) {
			t.Fatalf("%d bars are %d lines", len(bars), len(lines))
		}
		checkSize(t, lines, max(options.Width, 0), len(bars))
	})
}

func TestColumnsAreNeverLargerThanTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reach := rapid.SampledFrom([]int{3, 50, 500, 5000, 800_000}).Draw(t, "reach")
		var days []chart.Day
		for range rapid.IntRange(0, 40).Draw(t, "days") {
			ahead := rapid.IntRange(-reach, reach).Draw(t, "ahead")
			days = append(days, chart.Day{Date: date("2026-11-23").AddDate(0, 0, ahead), Value: rapid.Float64().Draw(t, "value")})
		}
		options := chart.ColumnOptions{
			Title: drawnText(t, "title"), Width: rapid.IntRange(-2, 130).Draw(t, "width"), Height: rapid.IntRange(-2, 20).Draw(t, "height"),
		}
		checkSize(t, chart.Columns(days, options), max(options.Width, 0), max(options.Height, 0))
	})
}

// TestDatesOnTheAxisDoNotTouch reads the last line of a chart: between two
// dates there is a space.
func TestDatesOnTheAxisDoNotTouch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count, width := rapid.IntRange(1, 3000).Draw(t, "days"), rapid.IntRange(20, 130).Draw(t, "width")
		from := date("2019-01-01").AddDate(0, 0, rapid.IntRange(0, 3000).Draw(t, "from"))
		var days []chart.Day
		for i := range count {
			days = append(days, chart.Day{Date: from.AddDate(0, 0, i), Value: 1})
		}
		lines := chart.Columns(days, chart.ColumnOptions{Title: "Calls", Width: width, Height: 6})
		title, dates := ansi.Strip(lines[0]), strings.Fields(lines[len(lines)-1])
		form, words := "2 Jan", 2
		switch {
		case strings.HasSuffix(title, "month"):
			form = "Jan 06"
		case strings.HasSuffix(title, "year"):
			form, words = "2006", 1
		}
		if len(dates) == 0 || len(dates)%words != 0 {
			t.Fatalf("the dates are %q", dates)
		}
		for i := 0; i < len(dates); i += words {
			if _, err := time.Parse(form, strings.Join(dates[i:i+words], " ")); err != nil {
				t.Fatalf("%q: %v", dates, err)
			}
		}
		if ticks := strings.Count(lines[len(lines)-2], "┬"); ticks != len(dates)/words {
			t.Fatalf("%d ticks for %q", ticks, dates)
		}
	})
}
