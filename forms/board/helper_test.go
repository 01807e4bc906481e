package board_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"fieldwork/forms/board"
	"fieldwork/forms/sample"
	_ "fieldwork/forms/ui/background"
	"fieldwork/forms/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

var now = time.Date(2026, time.November, 23, 11, 20, 30, 0, time.UTC)

var partnerships = []string{"caerphilly", "carmarthenshire", "cardiff_merthyr", "conwy", "flintshire",
	"gwynedd", "newport", "swansea", "torfaen", "wrexham"}

// fusion are cases of a survey among ten partnerships: a third complete, some
// refused, a few with appointments.
func fusion(appointments int) sample.BoardInput {
	in := sample.BoardInput{Instrument: "survey", Now: now, Location: time.UTC,
		Days: map[string]sample.DayTally{}, Lengths: map[int]int{21: 20, 24: 18, 27: 14, 40: 3}}
	for i := range 190 {
		c := sample.NewCase(fmt.Sprintf("case%03d", i), fmt.Sprintf("contact%03d", i), "survey", 0, now)
		switch i % 6 {
		case 0, 1:
			c.State, c.Disposition = sample.Closed, sample.CompleteCode
		case 2:
			c.State, c.Disposition = sample.Closed, "2.112"
		case 3:
			c.State = sample.Callback
		}
		in.Cases = append(in.Cases, c)
	}
	in.Cases[2].Disposition = sample.PartialCode
	for i := range appointments {
		c := &in.Cases[6*i+4]
		c.State, c.Due = sample.Appointed, now.Add(time.Duration(i*40-90)*time.Minute)
	}
	if appointments > 3 {
		in.Cases[4].Due = now.AddDate(0, 0, -3)
		in.Cases[10].Claim = &sample.Claim{Session: "s"}
	}
	for day := range 28 {
		date := now.AddDate(0, 0, -day)
		if date.Weekday() != time.Saturday && date.Weekday() != time.Sunday {
			in.Days[date.Format(time.DateOnly)] = sample.DayTally{Calls: 17 + day*13%29, Completes: day * 7 % 6}
		}
	}
	in.Lists = func(contact string) []string {
		n := 0
		for _, digit := range contact[len("contact"):] {
			n = n*10 + int(digit-'0')
		}
		lists := []string{partnerships[n*n/3%len(partnerships)]}
		if n%4 == 0 {
			lists = append(lists, partnerships[(n+1)%len(partnerships)])
		}
		return lists
	}
	return in
}

// desk is a study that the board counts.
type desk struct {
	boards  map[string]sample.Board
	failure error
	counted []string
	opened  []string
	// clock is the message that the timer would bring.
	clock tea.Msg
}

func newDesk(appointments int) *desk {
	return &desk{boards: map[string]sample.Board{
		"survey": sample.MakeBoard(fusion(appointments)),
		"guide":  sample.MakeBoard(sample.BoardInput{Instrument: "guide", Now: now, Location: time.UTC}),
	}}
}

func (d *desk) options() board.Options {
	return board.Options{
		Instruments: []board.Instrument{{Name: "survey", Title: "Fusion stakeholder survey"}, {Name: "guide"}},
		Boards: func(instrument string) (sample.Board, error) {
			d.counted = append(d.counted, instrument)
			return d.boards[instrument], d.failure
		},
		Contact: func(id string) string { return "Person of " + id },
		Open:    func(caseID string) tea.Cmd { d.opened = append(d.opened, caseID); return nil },
		Now:     func() time.Time { return now },
		After:   func(_ time.Duration, msg tea.Msg) tea.Cmd { d.clock = msg; return nil },
	}
}

func (d *desk) start(t testing.TB, width, height int) *uitest.Driver {
	t.Helper()
	return uitest.Start(t, board.New(d.options()), width, height)
}

// plain are lines without colours.
func plain(lines []string) string {
	return ansi.Strip(strings.Join(lines, "\n")) + "\n"
}
