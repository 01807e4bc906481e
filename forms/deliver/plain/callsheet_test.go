package plain_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fieldwork/forms"
	"fieldwork/forms/deliver/plain"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// tuesday is in calling hours.
var tuesday = time.Date(2026, time.November, 24, 10, 15, 0, 0, time.UTC)

const consented = `
settings:
  form_id: short
  form_title: {en: Short, cy: Byr}
  languages: {en: {name: English, status: reviewed}, cy: {name: Cymraeg, status: draft}}
script: {en: "Hello, I am \e[31mcalling.", cy: "Helo."}
consent:
  version: "2"
  text: {en: "It is up to you.\n\nYou can stop.", cy: Chi sy'n dewis.}
  purposes:
    - {name: take_part, label: {en: Will you take part?, cy: A gymerwch ran?}, required: yes}
    - {name: quote, label: {en: May we quote you?, cy: A gawn ni eich dyfynnu?}}
survey:
  - {type: text, name: q1, label: {en: Who is there?, cy: Pwy sydd yno?}}
  - {type: integer, name: q2, label: {en: How many?, cy: Faint?}}
`

// phone is a study whose cases are called line by line.
type phone struct {
	*study.Study
	t         testing.TB
	engine    *failing
	fieldwork *study.Fieldwork
	cases     int
}

func openPhone(t testing.TB, people int) *phone {
	t.Helper()
	p := &phone{t: t, engine: &failing{Engine: storetest.OpenEngine(t)}, cases: people}
	now := func() time.Time { return tuesday }
	p.Study = study.New(store.New(p.engine, storetest.Author, now, storetest.Entropy(1)), now)
	sheet := sample.Sheet{File: "people.csv", List: "people", Header: cells(1, "name", "organisation", "phone", "language")}
	for i := range people {
		sheet.Rows = append(sheet.Rows, cells(i+2, fmt.Sprintf("Elin %03d", i), "Amgueddfa", fmt.Sprintf("01632 960%03d", i), "en"))
	}
	if _, err := p.ImportContacts([]sample.Sheet{sheet}, "", nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.AddInstrument("short.yaml", []byte(consented)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.MakeCases("short", nil, 0); err != nil {
		t.Fatal(err)
	}
	fieldwork, err := p.OpenFieldwork(nil)
	if err != nil {
		t.Fatal(err)
	}
	p.fieldwork = fieldwork
	return p
}

func cells(line int, texts ...string) []sample.Cell {
	var row []sample.Cell
	for i, text := range texts {
		row = append(row, sample.Cell{Text: text, Line: line, Column: i + 1})
	}
	return row
}

// call calls the next case with typed lines.
func (p *phone) call(lines ...string) (printed string, call *sample.Call, err error) {
	p.t.Helper()
	next, ok, err := p.fieldwork.Take("anna")
	if err != nil || !ok {
		p.t.Fatalf("there is no case to call: %v", err)
	}
	return p.callCase(next, lines...)
}

func (p *phone) callCase(next sample.Next, lines ...string) (printed string, call *sample.Call, err error) {
	p.t.Helper()
	var out bytes.Buffer
	sheet := &plain.CallSheet{
		Study: p.Study, Fieldwork: p.fieldwork, Taken: next, Interviewer: "anna", Now: func() time.Time { return tuesday },
		In: strings.NewReader(strings.Join(lines, "\n")), Out: &out,
	}
	call, err = sheet.Run(context.Background())
	for c, err := range p.Cases() {
		if err != nil {
			p.t.Fatal(err)
		}
		if c.Claim != nil {
			p.t.Errorf("case %s is still claimed", c.ID)
		}
	}
	return out.String(), call, err
}

func (p *phone) mustCall(lines ...string) (printed string, call *sample.Call) {
	p.t.Helper()
	printed, call, err := p.call(lines...)
	if err != nil {
		p.t.Fatal(err)
	}
	return printed, call
}

func TestACallLineByLine(t *testing.T) {
	p := openPhone(t, 12)
	for _, test := range []struct {
		lines   string
		outcome string
		printed string
	}{
		{"n", sample.NoAnswerCode, "No answer yet. Call again from Tue 24 Nov 14:15."},
		{"voicemail", sample.VoicemailCode, "Voicemail of the respondent."},
		{"2.32", "2.32", "2.32 Physically or mentally unable. The case is closed."},
		{"appointment Thu 10", sample.AppointmentCode, "Call on Thursday 26 November 2026 at 10:00 (GMT, Europe/London)."},
		{"a Thu 10.30\ny", sample.AppointmentCode, "That clashes with the appointment of case"},
		{"a\nMon 30 Nov 2pm", sample.AppointmentCode, "Time > Monday 30 November 2026 at 14:00"},
		{"appointment\nsoon\nTue 1 Dec 2pm", sample.AppointmentCode, "Tuesday 1 December 2026 at 14:00"},
		{"a\n\nb", sample.BusyCode, "Time > Nothing was recorded."},
		{"remark Ask for Elin\nb", sample.BusyCode, "The remark goes with the outcome."},
		{"a soon\na Fri 9am\n", sample.AppointmentCode, "Friday 27 November 2026"},
	} {
		printed, call := p.mustCall(strings.Split(test.lines, "\n")...)
		if call == nil || call.Outcome != test.outcome {
			t.Errorf("%q: the call is %+v", test.lines, call)
			continue
		}
		wantPrinted(t, printed, test.printed)
		kept, err := p.Calls(call.Case)
		if err != nil || len(kept) != 1 || kept[0].Outcome != test.outcome {
			t.Errorf("%q: kept is %+v, %v", test.lines, kept, err)
		}
	}
}

func TestTheSheetLineByLine(t *testing.T) {
	p := openPhone(t, 1)
	printed, call := p.mustCall("help", "outcomes", "language", "again", "nonsense", "", "i", "record", "remark", "remark x", "remark -", "a", "back")
	if call != nil {
		t.Errorf("recorded %+v", call)
	}
	wantPrinted(t, printed, "attempt 1 of 8", "Respondent: Elin 000, Amgueddfa", "Telephone: 01632 960000", "Language: English.",
		"Say: Hello, I am ␛[31mcalling.", "h: 2.111 Refusal by", "2.36 Other reason", "Language: Cymraeg.", "Say: Helo.",
		"appointment TIME: record an appointment", "That is no outcome.", "There is no interview in this case yet.",
		"There was no interview in this call.", "The remark is taken back.", "Type begin when they answer")
}

func TestAnInterviewLineByLine(t *testing.T) {
	p := openPhone(t, 1)
	printed, call := p.mustCall("begin", "perhaps", "y", "back", "language", "y", "n", "Elin", "3", "complete", "yes", "record")
	wantPrinted(t, printed, "Consent. Read out:", "It is up to you.", "You can stop.", "Type y or n.", "Chi sy'n dewis.", "Pwy sydd yno?",
		"The interview is complete: 2 of 2 questions answered.", "Type record to record 1.1 Complete", "1.1 Complete. The case is closed.")
	if call == nil || call.Outcome != sample.CompleteCode || call.Share != (sample.Share{Answered: 2, Applicable: 2}) {
		t.Fatalf("the call is %+v", call)
	}
	kept, err := p.Interview(call.Interview)
	want := forms.ConsentGiven{Version: "2", Language: "cy", At: tuesday, Interviewer: "anna", Given: map[string]bool{"take_part": true, "quote": false}}
	if err != nil || kept.Language != "cy" || fmt.Sprint(*kept.Consent) != fmt.Sprint(want) {
		t.Errorf("the interview is %+v with %+v, %v", kept, kept.Consent, err)
	}
}

func TestSuspendingAndGoingOnLineByLine(t *testing.T) {
	p := openPhone(t, 1)
	printed, call := p.mustCall("begin", "y", "y", "Elin", "/suspend", "record")
	wantPrinted(t, printed, "The interview stands at question 2: 1 of 2 questions answered.", "Interview to be continued.")
	c, err := p.Case(call.Case)
	if err != nil {
		t.Fatal(err)
	}
	claimed, err := p.ClaimCase(c.ID, "anna")
	if err != nil {
		t.Fatal(err)
	}
	printed, call, err = p.callCase(sample.Next{Case: claimed}, "language", "begin", "4", "complete", "yes", "record")
	if err != nil || call == nil || call.Outcome != sample.CompleteCode {
		t.Fatalf("the call is %+v, %v:\n%s", call, err, printed)
	}
	wantPrinted(t, printed, "Earlier call, Tue 24 Nov 10:15: Interview to be continued.", "Faint?")
	if strings.Contains(printed, "Will you take part?") {
		t.Error("consent is asked for again")
	}
}

func TestARefusalLineByLine(t *testing.T) {
	p := openPhone(t, 2)
	printed, call := p.mustCall("begin", "n", "well", "back", "n", "refused", "record")
	wantPrinted(t, printed, "Without this the interview cannot start.", "Type record to record 2.112")
	if call == nil || call.Outcome != "2.112" || call.Consent == nil || call.Consent.Given["take_part"] || call.Interview != "" {
		t.Errorf("the call is %+v", call)
	}
	printed, call = p.mustCall("begin", "leave", "begin", "n")
	wantPrinted(t, printed, "There was no interview.")
	if call != nil {
		t.Errorf("an input that ends is recorded as %+v", call)
	}
}

func TestTheInputEndsWithinACall(t *testing.T) {
	p := openPhone(t, 1)
	for _, lines := range [][]string{nil, {"begin"}, {"begin", "y"}, {"begin", "y", "y", "Elin"}} {
		if _, call := p.mustCall(lines...); call != nil {
			t.Errorf("%v is recorded as %+v", lines, call)
		}
	}
	for kept, err := range p.Interviews("") {
		if err != nil || kept.Status != forms.Suspended || kept.Answers["q1"].Value != "Elin" {
			t.Errorf("the interview is %+v, %v", kept, err)
		}
	}
}

func TestACallOnAFullDisk(t *testing.T) {
	p := openPhone(t, 1)
	next, _, err := p.fieldwork.Take("anna")
	if err != nil {
		t.Fatal(err)
	}
	p.engine.updates = 1
	printed, call, err := p.callCase(next, "n", "n")
	if err != nil || call == nil {
		t.Errorf("the second try gives %+v, %v", call, err)
	}
	wantPrinted(t, printed, "NOT RECORDED: the disk is full.")
	p = openPhone(t, 1)
	if next, _, err = p.fieldwork.Take("anna"); err != nil {
		t.Fatal(err)
	}
	p.engine.updates = 1
	var out bytes.Buffer
	sheet := &plain.CallSheet{Study: p.Study, Fieldwork: p.fieldwork, Taken: next, Now: func() time.Time { return tuesday }, In: strings.NewReader("back\n"), Out: &out}
	if _, err := sheet.Run(context.Background()); !errors.Is(err, errDisk) {
		t.Errorf("a case that is not given back gives %v", err)
	}
}

// TestRandomLinesNeverLeaveACaseClaimed is checked in callCase; what was
// recorded is what was said.
func TestRandomLinesNeverLeaveACaseClaimed(t *testing.T) {
	p := openPhone(t, 300)
	typed := []string{"begin", "y", "n", "yes", "back", "record", "a tomorrow 10", "appointment", "remark so", "language", "leave", "refused",
		"undo", "close", "remark -", "complete", "/suspend", "/break off", "3", "Elin", "2.112", "i", "k", "s", "help", "again", "", "x\x1b[2J", "bytes \xff"}
	rapid.Check(t, func(rt *rapid.T) {
		lines := rapid.SliceOfN(rapid.SampledFrom(typed), 0, 20).Draw(rt, "lines")
		p.engine.updates = 0
		printed, call, err := p.call(lines...)
		if err != nil {
			rt.Fatal(err)
		}
		if !utf8.ValidString(printed) || strings.ContainsAny(printed, "\x1b\x07\r\t") {
			rt.Fatalf("printed what is unfit for a terminal: %q", printed)
		}
		if call == nil {
			return
		}
		outcome, _ := sample.FindOutcome(call.Outcome)
		if !strings.Contains(printed, outcome.Label+". ") {
			rt.Fatalf("%s was recorded and not said:\n%s", call.Outcome, printed)
		}
	})
}

func TestLinesAreNotLostBetweenDeliverers(t *testing.T) {
	lines := plain.NewLines(context.Background(), strings.NewReader("one\n\xff\ntwo\nthree"))
	defer lines.Close()
	var all bytes.Buffer
	if n, err := all.ReadFrom(lines); err != nil || all.String() != "one\ntwo\nthree\n" {
		t.Errorf("read %d bytes: %q, %v", n, all.String(), err)
	}
}

func TestAGuideLineByLine(t *testing.T) {
	p := openPhone(t, 1)
	if _, _, err := p.AddInstrument("guide.yaml", []byte(plainGuide)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.MakeCases("visits", nil, 0); err != nil {
		t.Fatal(err)
	}
	next, ok, err := p.fieldwork.Take("anna", "visits")
	if err != nil || !ok {
		t.Fatal(err)
	}
	printed, call, err := p.callCase(next, "begin", "y", "n", "We teach.", "/suspend", "record")
	if err != nil || call == nil || call.Outcome != sample.SuspendedCode || call.Share != (sample.Share{Answered: 1, Applicable: 3}) {
		t.Fatalf("the call is %+v, %v:\n%s", call, err, printed)
	}
	wantPrinted(t, printed, "May I?", "What do you do?", "Interview to be continued.")
}
