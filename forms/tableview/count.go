package tableview

import (
	"cmp"
	"context"
	"fmt"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/tables"
	"fieldwork/forms/tables/statistics"
	"fieldwork/forms/ui"
)

const (
	// progressEvery is how long what was counted so far is shown.
	progressEvery = 200 * time.Millisecond
	// worthTelling is how many interviews take long enough to say how far it is.
	worthTelling = 5000
)

// asked is what is to be counted, and how.
type asked struct {
	by, where string
	weight    string
	language  string // of the labels
	interval  statistics.Method
	suppress  int
	all       bool
	// words says that answers in people's own words are listed, and not only
	// counted.
	words bool
}

// framed reports whether the sample by list stands before what is counted: where
// that is all who answered, each for one.
func (a asked) framed() bool { return a.by == "" && a.where == "" && a.weight == "" }

// options are those of the tabulation.
func (a asked) options(material Material) tables.Options {
	options := tables.Options{
		Forms: material.Forms, Attributes: material.Attributes, By: a.by, Where: a.where, Weight: a.weight, Interval: a.interval,
		Suppress: a.suppress, All: a.all, Language: a.language, CountWords: !a.words,
	}
	if a.interval != "" {
		options.Population = material.Population
	}
	return options
}

// counted is what was counted last.
type counted struct {
	// known is set once anything was counted.
	known       bool
	asked       asked
	tables      []tables.Table
	charts      []tableChart
	respondents int
	standing    string
	// behind says that there are answers that are not counted, too many to do
	// so unasked.
	behind bool
	// failure is why nothing could be counted.
	failure error
}

// tableChart is the chart of a table; drawn says that there is one.
type tableChart struct {
	tables.Chart
	drawn bool
}

// counting is a count that is under way.
type counting struct {
	number int // of the count that was asked for last
	cancel context.CancelFunc
	done   *atomic.Int64 // interviews that were counted
	// unread says that what is counted with has to be read anew, until it was.
	unread bool
}

// begin puts a new count in the place of any that is under way.
func (c *counting) begin() (ctx context.Context, number int, done *atomic.Int64) {
	c.stop()
	ctx, c.cancel = context.WithCancel(context.Background())
	c.number++
	c.done = new(atomic.Int64)
	return ctx, c.number, c.done
}

// stop ends the count that is under way, if any.
func (c *counting) stop() {
	if c.cancel != nil {
		c.cancel()
		c.cancel = nil
	}
}

// under reports whether the count of a number is under way.
func (c *counting) under(number int) bool { return c.cancel != nil && c.number == number }

// state says how far the count is; empty if none is under way.
func (c *counting) state(interviews int) string {
	if c.cancel == nil {
		return ""
	}
	if done := int(c.done.Load()); done > 0 && interviews > worthTelling {
		return fmt.Sprintf("counting %d of %d", min(done, interviews), interviews)
	}
	return "counting"
}

// countedMsg brings tables, or why there are none.
type countedMsg struct {
	screen   *Screen
	number   int
	asked    asked
	material Material
	counted  counted
}

type progressMsg struct {
	screen *Screen
	number int
}

func (s *Screen) tick() tea.Cmd {
	return s.options.After(progressEvery, progressMsg{s, s.counting.number})
}

// count counts what is asked; anew reads first what it is counted with.
func (s *Screen) count(anew bool) tea.Cmd {
	ctx, number, done := s.counting.begin()
	asked, material := s.asked, s.material
	anew = anew || s.counting.unread
	s.counting.unread = anew
	work := func() tea.Msg {
		msg := countedMsg{screen: s, number: number, asked: asked, material: material}
		if anew {
			if msg.material, msg.counted.failure = s.options.Read(ctx); msg.counted.failure != nil {
				return msg
			}
		}
		msg.counted = s.tabulate(ctx, asked, msg.material, done)
		return msg
	}
	return tea.Batch(work, s.tick())
}

// tabulate runs in a command.
func (s *Screen) tabulate(ctx context.Context, asked asked, material Material, done *atomic.Int64) (c counted) {
	c.asked = asked
	if s.options.Standing != nil {
		if c.standing, c.failure = s.options.Standing(); c.failure != nil {
			return c
		}
	}
	tabulation, err := tables.New(asked.options(material))
	if err == nil {
		err = tabulation.Run(s.interviews(ctx, done))
	}
	if err == nil {
		c.tables, err = s.frame(ctx, asked, material)
	}
	if err != nil {
		c.failure = err
		return c
	}
	c.known, c.tables, c.respondents = true, append(c.tables, tabulation.Tables()...), tabulation.Counted()
	c.charts = make([]tableChart, len(c.tables))
	for i := range c.tables {
		c.charts[i].Chart, c.charts[i].drawn = tables.ChartOf(&c.tables[i])
	}
	return c
}

// frame is the table of the sample by list, if there is one.
func (s *Screen) frame(ctx context.Context, asked asked, material Material) ([]tables.Table, error) {
	if s.options.Frame == nil || !asked.framed() {
		return nil, nil
	}
	table, there, err := s.options.Frame(ctx, cmp.Or(asked.language, material.Forms[0].Instrument.DefaultLanguage))
	if err != nil || !there {
		return nil, err
	}
	tables.SuppressFrame(&table, asked.suppress)
	return []tables.Table{table}, nil
}

// interviews gives the interviews until the count is stopped.
func (s *Screen) interviews(ctx context.Context, done *atomic.Int64) func(func(forms.Interview, error) bool) {
	return func(yield func(forms.Interview, error) bool) {
		for interview, err := range s.options.Interviews() {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(interview, err) || err != nil {
				return
			}
			done.Add(1)
		}
	}
}

// take takes in what was counted, if nothing was asked for since. What cannot
// be counted leaves the tables as they are, and what was asked before is asked
// again.
func (s *Screen) take(msg countedMsg) tea.Cmd {
	if !s.counting.under(msg.number) {
		return nil
	}
	s.counting.stop()
	if err := msg.counted.failure; err != nil {
		if !s.counted.known {
			s.counted.failure = err
			return nil
		}
		s.asked = s.counted.asked
		return ui.Warn(s.explain(err))
	}
	name := s.selected()
	s.material, s.counted = msg.material, msg.counted
	s.counting.unread, s.arranged = false, nil
	s.questions.SetCount(len(s.counted.tables))
	s.nameQuestions()
	s.selectTable(name)
	return nil
}

// selected is the name of the table that is selected.
func (s *Screen) selected() string {
	if at := s.questions.Selected(); at < len(s.counted.tables) {
		return s.counted.tables[at].Question
	}
	return ""
}

// selectTable selects the table of a question, or that at the same place.
func (s *Screen) selectTable(question string) {
	for i := range s.counted.tables {
		if s.counted.tables[i].Question == question {
			s.questions.Select(i)
		}
	}
	s.arrange()
}

func respondents(count int) string { return plural(count, "respondent") }
