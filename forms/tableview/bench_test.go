package tableview_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/tables"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// sixty is a study of 60 variables: 20 items of a grid, crossed with 50
// categories, make a table of more than 1,000 rows.
func sixty(b *testing.B) *answered {
	b.Helper()
	var survey strings.Builder
	survey.WriteString("settings: {form_id: sixty, languages: {en: {name: English, status: reviewed}}}\nchoices:\n  scale:\n")
	for i, label := range []string{"Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"} {
		fmt.Fprintf(&survey, "    - {name: %q, label: %s}\n", fmt.Sprint(i+1), label)
	}
	survey.WriteString("survey:\n  - {type: grid, name: grid, label: To what extent do you agree?, choices: scale, items: [")
	for i := range 20 {
		fmt.Fprintf(&survey, "{name: item%d, label: My organisation does the thing of number %d more effectively than before}, ", i, i)
	}
	survey.WriteString("]}\n")
	for i := range 40 {
		fmt.Fprintf(&survey, "  - {type: select_one, name: s%d, label: Which of these would you say of your organisation?, choices: scale}\n", i)
	}
	a := &answered{form: load(b, survey.String()), clock: map[time.Duration]tea.Msg{}}
	categories := make([]string, 50)
	for i := range categories {
		categories[i] = fmt.Sprintf("partnership %02d", i)
	}
	a.attributes = []tables.Attribute{{Name: "partnership", Label: "Partnership", Values: byNumber(categories...)}}
	for i := range 500 {
		interview := forms.Interview{ID: strings.Repeat("!", i), Version: 1, Status: forms.Complete, Answers: map[string]forms.Answer{}}
		for j, v := range a.form.Variables() {
			interview.Answers[v.Name] = forms.Answer{Value: fmt.Sprint((i+j)%5 + 1)}
		}
		a.interviews = append(a.interviews, interview)
	}
	return a
}

// BenchmarkKey measures one key at 120 by 45, Update and View, in a table of
// more than 1,000 rows, in the list of questions, and in a chart as long.
func BenchmarkKey(b *testing.B) {
	for _, place := range []struct {
		name        string
		first, then []string
	}{
		{"table", []string{"tab", "end"}, []string{"up", "right", "pgup", "left", "end"}},
		{"questions", nil, []string{"down", "up"}},
		{"chart", []string{"c", "tab"}, []string{"pgdown", "up", "pgup"}},
		{"sorting", nil, []string{"s", "%", "m"}},
		{"filter", []string{"f"}, []string{"$", "{", "s", "1", "}", "=", "1", "ctrl+u"}},
	} {
		b.Run(place.name, func(b *testing.B) {
			d := sixty(b).start(b, 120, 45)
			cross(d, "partnership")
			d.Press(place.first...)
			measureKeys(b, d, place.then)
		})
	}
}

// measureKeys reports the time that 99 of 100 keys stay below.
func measureKeys(b *testing.B, d *uitest.Driver, names []string) {
	b.Helper()
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		key, _ := ui.KeyNamed(names[i%len(names)])
		start := time.Now()
		d.Shell.Update(key)
		d.Shell.View()
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
}
