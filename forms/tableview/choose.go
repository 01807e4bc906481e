package tableview

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/statistics"
	"fieldwork/forms/ui"
)

// chooseCrossing asks for what the tables are crossed with.
func (s *Screen) chooseCrossing() tea.Cmd {
	names := []string{""}
	options := []ui.Option{{Label: "Nothing", Detail: "the total alone"}}
	add := func(name, label, why string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
			options = append(options, ui.Option{Label: label, Detail: name, Disabled: why})
		}
	}
	for _, attribute := range s.material.Attributes {
		add(attribute.Name, attribute.Label, "")
	}
	for _, form := range s.material.Forms {
		for _, v := range form.Instrument.Variables() {
			add(v.Name, s.label(form.Instrument, v), whyNotCrossed(v))
		}
	}
	return ui.Open(ui.Find("Cross the tables with", options, func(at int) tea.Cmd {
		s.asked.by = names[at]
		return s.count(false)
	}))
}

// label is the wording of a variable: its number, the question and the item.
func (s *Screen) label(in *forms.Instrument, v *forms.Variable) string {
	say := func(text forms.Text) string { return oneLine(text.In(s.asked.language, in.DefaultLanguage)) }
	label := say(v.Question.Label)
	switch {
	case v.Item != nil:
		label = say(v.Item.Label) + ", of: " + label
	case v.OpenText != nil:
		label = say(v.OpenText.Label) + ", in words, of: " + label
	}
	if v.Question.Number != "" {
		return v.Question.Number + indent + label
	}
	return label
}

func whyNotCrossed(v *forms.Variable) string {
	if v.Type() == forms.Rank {
		return "Tables cannot be crossed with a ranking."
	}
	return ""
}

// chooseSuppression asks which counts are hidden.
func (s *Screen) chooseSuppression() tea.Cmd {
	limits := []int{0, 3, 5, 10}
	options := make([]ui.Option, len(limits))
	for i, limit := range limits {
		options[i].Label = "Show all counts"
		if limit > 0 {
			options[i].Label = fmt.Sprintf("Hide counts from 1 to %d", limit-1)
			options[i].Detail = "and what would give them away"
		}
	}
	return ui.Open(ui.Pick("Small counts", options, func(at int) tea.Cmd {
		s.asked.suppress = limits[at]
		return s.count(false)
	}))
}

func (s *Screen) toggleIntervals() tea.Cmd {
	switch {
	case s.asked.interval != "":
		s.asked.interval = ""
	case s.material.Population > 0:
		s.asked.interval = statistics.Logit
	default:
		s.asked.interval = statistics.Wilson
	}
	return s.count(false)
}

// toggleWords lists answers in people's own words, or only counts them.
func (s *Screen) toggleWords() tea.Cmd {
	s.asked.words = !s.asked.words
	return s.count(false)
}

func (s *Screen) toggleAll() tea.Cmd {
	s.asked.all = !s.asked.all
	return s.count(false)
}

func (s *Screen) toggleMissing() tea.Cmd {
	s.missing = !s.missing
	s.arrange()
	return nil
}

// shows are what is shown in turn.
var shows = []tables.Show{tables.CountsAndPercentages, tables.OnlyCounts, tables.OnlyPercentages, tables.OnlyRowPercentages}

// nextShow shows the next kind of number; percentages of rows only where they
// are others.
func (s *Screen) nextShow() tea.Cmd {
	at := (slices.Index(shows, s.show) + 1) % len(shows)
	if shows[at] == tables.OnlyRowPercentages && !s.shown.table.Across() {
		at = 0
	}
	s.show = shows[at]
	s.arrange()
	return nil
}

// showWords say which numbers are shown.
func (s *Screen) showWords() string {
	across := s.shown.table.Across()
	switch {
	case s.show == tables.OnlyCounts:
		return "counts"
	case s.show == tables.OnlyRowPercentages && across:
		return "row %"
	case s.show == tables.CountsAndPercentages && across:
		return "counts and column %"
	case s.show == tables.CountsAndPercentages:
		return "counts and %"
	case across:
		return "column %"
	}
	return "%"
}

func (s *Screen) nextOrder() tea.Cmd {
	s.order = (s.order + 1) % orders
	s.arrange()
	return ui.Notify("Sorted " + s.order.words() + ".")
}

// nextPane shows the chart alone, then the table alone, then both where they
// have room.
func (s *Screen) nextPane() tea.Cmd {
	switch {
	case s.pane == bothPane || s.pane == notesPane:
		s.pane = chartPane
	case s.pane == chartPane && s.shown.both:
		s.pane = tablePane
	default:
		s.pane = bothPane
	}
	return nil
}

func (s *Screen) toggleNotes() tea.Cmd {
	if s.pane == notesPane {
		s.pane = bothPane
	} else {
		s.pane = notesPane
	}
	return nil
}
