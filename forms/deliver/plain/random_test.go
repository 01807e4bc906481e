package plain_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/plain"
	"fieldwork/forms/flow"
	"fieldwork/forms/study"
	"fieldwork/store/storetest"
)

// typedLines are lines that mean something somewhere.
var typedLines = []string{
	"", "", "", "1", "2", "3", "41", "1 2", "2 1 3", "1 1 1", "2: blue", "1 3: blue", "4", "30/4/2026", "14:30", "12.5", ".", "one",
	"/d", "/r", "/x", "d", "refused", "/clear", "/back", "back", "/next", "/jump 2", "/jump 9", "/jump end", "/jump hello", "/jump",
	"/l", "/l cy", "/remark so", "/t -", "/review", "/again", "/help", "/suspend", "/break off", "yes", "complete", "//", "/", "/nonsense",
	"bytes \xff", "\x1b[2J\x07",
}

func TestPlainAlwaysEndsInOrder(t *testing.T) {
	d := openDesk(t, everyType)
	rapid.Check(t, func(rt *rapid.T) {
		recorder, err := d.study.Begin(study.Beginning{Instrument: "every-type"})
		if err != nil {
			rt.Fatal(err)
		}
		instrument, _, err := d.study.Instrument("every-type", 0)
		if err != nil {
			rt.Fatal(err)
		}
		lines := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(typedLines), rapid.SampledFrom(typedLines), rapid.String()), 0, 40).Draw(rt, "lines")
		if rapid.Bool().Draw(rt, "from the middle") {
			lines = append(append([]string{}, toTheEnd[:rapid.IntRange(0, len(toTheEnd)).Draw(rt, "answered")]...), lines...)
		}
		d.engine.updates = rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(rt, "failures")
		defer func() { d.engine.updates = 0 }()

		var out bytes.Buffer
		sitting := deliver.NewSitting(instrument, recorder, storetest.Clock(storetest.Start))
		status, err := (&plain.Deliverer{Sitting: sitting, In: strings.NewReader(strings.Join(lines, "\n")), Out: &out}).Run(context.Background())
		if err != nil && !errors.Is(err, errDisk) {
			rt.Fatal(err)
		}
		stored, err2 := d.study.Interview(recorder.Interview().ID)
		if err2 != nil {
			rt.Fatal(err2)
		}
		checkLeft(rt, instrument, &stored, status, err)
		if printed := out.String(); !utf8.ValidString(printed) || strings.ContainsAny(printed, "\x1b\x07\r\t") {
			rt.Fatalf("printed what is unfit for a terminal: %q", printed)
		}
	})
}

// checkLeft checks the interview that a run has left.
func checkLeft(rt *rapid.T, instrument *forms.Instrument, stored *forms.Interview, status forms.Status, err error) {
	if stored.Status != status {
		rt.Fatalf("left %q, but %q is stored", status, stored.Status)
	}
	if err == nil && status == forms.InProgress {
		rt.Fatal("left in progress without an error")
	}
	for name, answer := range stored.Answers {
		if err := flow.Wellformed(instrument.Variable(name), answer); err != nil {
			rt.Fatalf("%s: stored %v: %v", name, answer, err)
		}
	}
	state := flow.Restore(instrument, stored)
	if stored.Position != "" && state.Position() != stored.Position {
		rt.Fatalf("stored the position %q, where nothing is asked", stored.Position)
	}
	if status != forms.Complete {
		return
	}
	for _, p := range state.Outstanding() {
		if !p.Soft {
			rt.Fatalf("complete in spite of: %v", p.Message)
		}
	}
}
