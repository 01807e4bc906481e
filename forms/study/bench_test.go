package study_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// manyQuestions is the size of the instrument that speed is measured with.
const manyQuestions = 10_000

func largeSource() []byte {
	var b strings.Builder
	b.WriteString("settings:\n  form_id: large\n  languages:\n    en: {name: English, status: reviewed}\n" +
		"    cy: {name: Cymraeg, status: reviewed}\nchoices:\n  letters:\n" +
		"    - {name: a, label: {en: Apple, cy: Afal}}\n    - {name: b, label: {en: Bread, cy: Bara}}\nsurvey:\n")
	for i := range manyQuestions {
		if i%2 == 0 {
			fmt.Fprintf(&b, "  - {type: select_one, name: q%d, label: {en: Which of these is it?, cy: Pa un ydyw?}, choices: letters}\n", i)
		} else {
			fmt.Fprintf(&b, "  - {type: text, name: q%d, label: {en: Why is it so?, cy: Pam?}, relevant: \"${q%d} != 'c0'\"}\n", i, i-1)
		}
	}
	return []byte(strings.ReplaceAll(b.String(), "'c0'", "'b'"))
}

// whole is a study in which an interview has an answer and a time for each
// of ten thousand questions.
func whole(b *testing.B, engine store.Engine) (*study.Study, *study.Recorder) {
	b.Helper()
	s := study.New(store.New(engine, "me", time.Now, storetest.Entropy(1)), time.Now)
	if _, _, err := s.AddInstrument("large.yaml", largeSource()); err != nil {
		b.Fatal(err)
	}
	r, err := s.Begin(study.Beginning{Instrument: "large"})
	if err != nil {
		b.Fatal(err)
	}
	step := study.Step{Action: "answer", Answers: map[string]forms.Answer{}, Spent: map[string]time.Duration{}}
	for i := range manyQuestions {
		name := fmt.Sprintf("q%d", i)
		step.Answers[name] = forms.Answer{Value: []string{"a", "because it is so"}[i%2]}
		step.Spent[name] = 12*time.Second + time.Duration(i)
	}
	if err := r.Record(step); err != nil {
		b.Fatal(err)
	}
	return s, r
}

func answerOn(b *testing.B, r *study.Recorder) {
	b.Helper()
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		i++
		name := fmt.Sprintf("q%d", i*37%manyQuestions)
		err := r.Record(study.Step{
			Action: "answer", Position: name, Reached: forms.EndPosition,
			Answers: map[string]forms.Answer{name: {Value: []string{"a", "b"}[i%2]}},
			Spent:   map[string]time.Duration{name: time.Second},
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRecord is the work of one answer in an interview of ten thousand,
// without a disk.
func BenchmarkRecord(b *testing.B) {
	_, r := whole(b, &memory{})
	answerOn(b, r)
}

// BenchmarkRecordOnDisk is the same with a file, fsync included.
func BenchmarkRecordOnDisk(b *testing.B) {
	_, r := whole(b, storetest.OpenEngine(b))
	answerOn(b, r)
}

// BenchmarkInstrument opens an instrument of ten thousand questions.
func BenchmarkInstrument(b *testing.B) {
	engine := &memory{}
	s, _ := whole(b, engine)
	b.ReportAllocs()
	for b.Loop() {
		fresh := study.New(s.Store(), time.Now)
		if _, _, err := fresh.Instrument("large", 0); err != nil {
			b.Fatal(err)
		}
	}
}
