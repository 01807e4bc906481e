package tableview_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms"
	"fieldwork/forms/library"
	"fieldwork/forms/tables"
	"fieldwork/forms/tableview"
	_ "fieldwork/forms/ui/background"
	"fieldwork/forms/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

func load(t testing.TB, source string) *forms.Instrument {
	t.Helper()
	in, faults := forms.Load("test.yaml", []byte(source))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in
}

// answered is a study whose answers are counted.
type answered struct {
	form       *forms.Instrument
	interviews []forms.Interview
	attributes []tables.Attribute
	// interviewsSaid is how many there are said to be; their number if it is 0.
	interviewsSaid int
	population     int
	failure        error
	standing       string
	framed         bool // there is a sample with lists
	reads          int
	written        []tableview.File
	there          []string // files that are there already
	// clock has the messages that the timer would bring, by how long it waits.
	clock map[time.Duration]tea.Msg
}

func fusion(t testing.TB) *answered {
	t.Helper()
	source, _ := library.Source("fusion-survey")
	a := &answered{form: load(t, string(source)), population: 190, clock: map[time.Duration]tea.Msg{}}
	rows, err := csv.NewReader(strings.NewReader(string(library.FusionResponses()))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		a.interviews = append(a.interviews, a.interview(rows[0], row))
	}
	a.attributes = []tables.Attribute{
		{Name: "funding", Label: "Contact: funding", Values: byNumber("LA", "ACE", "trust")},
		{Name: "weight", Label: "Contact: weight", Values: byNumber("0.5", "2", "")},
		{Name: "nobody_alike", Label: "Contact: reference", Values: func(i *forms.Interview) []string { return []string{i.ID} }},
	}
	return a
}

// byNumber gives respondents values in turn.
func byNumber(values ...string) func(*forms.Interview) []string {
	return func(i *forms.Interview) []string {
		sum := 0
		for _, r := range i.ID {
			sum += int(r)
		}
		return []string{values[sum%len(values)]}
	}
}

func (a *answered) interview(header, row []string) forms.Interview {
	interview := forms.Interview{ID: row[0], Version: 1, Status: forms.Complete, Language: row[2], Answers: map[string]forms.Answer{}}
	for i, name := range header {
		v := a.form.Variable(name)
		if v == nil || row[i] == "" {
			continue
		}
		answer := forms.Answer{Value: row[i]}
		if special := forms.Special(row[i]); v.Question.Allows(special) && v.Question.Choice(row[i]) == nil {
			answer = forms.Answer{Special: special}
		}
		interview.Answers[name] = answer
	}
	return interview
}

func (a *answered) options() tableview.Options {
	return tableview.Options{
		Form: "fusion-survey", Title: "Fusion stakeholder survey", Explain: func(err error) string { return "It went wrong (" + err.Error() + ")." },
		Read: func(ctx context.Context) (tableview.Material, error) {
			a.reads++
			said := a.interviewsSaid
			if said == 0 {
				said = len(a.interviews)
			}
			return tableview.Material{
				Forms: []tables.Form{{Version: 1, Instrument: a.form}}, Attributes: a.attributes, Population: a.population, Interviews: said,
				Weights: []string{"weight"},
			}, a.failure
		},
		Interviews: func() iter.Seq2[forms.Interview, error] {
			return func(yield func(forms.Interview, error) bool) {
				for _, interview := range a.interviews {
					if !yield(interview, nil) {
						return
					}
				}
			}
		},
		Standing: func() (string, error) { return a.standing, nil },
		Frame: func(_ context.Context, language string) (tables.Table, bool, error) {
			frame := tables.FrameTable([]tables.List{{Name: "north", Label: "North, in " + language, Sample: 9, Completes: 4}}, tables.List{Sample: 9, Completes: 4})
			return frame, a.framed, nil
		},
		Write: func(_ context.Context, file tableview.File) error {
			if slices.Contains(a.there, file.Path) && !file.Replace {
				return fmt.Errorf("%w: %s", fs.ErrExist, file.Path)
			}
			a.written = append(a.written, file)
			return nil
		},
		Endings: []string{".csv", ".html"},
		After: func(wait time.Duration, msg tea.Msg) tea.Cmd {
			a.clock[wait] = msg
			return nil
		},
	}
}

func (a *answered) start(t testing.TB, width, height int) *uitest.Driver {
	t.Helper()
	return uitest.Start(t, tableview.New(a.options()), width, height)
}

// goTo shows the table of a question.
func goTo(d *uitest.Driver, words string) {
	d.Press("/")
	d.Type(words + "\n")
}

// cross crosses the tables with something.
func cross(d *uitest.Driver, words string) {
	d.Press("b")
	d.Type(words + "\n")
}
