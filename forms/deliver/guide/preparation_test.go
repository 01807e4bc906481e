package guide

import (
	"errors"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"fieldwork/forms/deliver"
	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// prepared is a preparation screen for the only case of a study.
type prepared struct {
	*uitest.Driver
	t      *testing.T
	engine *faultyEngine
	study  *study.Study
	caseID string
}

func prepare(t *testing.T, width, height int) *prepared {
	t.Helper()
	p := &prepared{t: t, engine: &faultyEngine{Engine: storetest.OpenEngine(t)}}
	clock := func() time.Time { return storetest.Start }
	p.study = study.New(store.New(p.engine, "Ann", clock, storetest.Entropy(1)), clock)
	if _, _, err := p.study.AddInstrument("guide.yaml", []byte(fusion(t))); err != nil {
		t.Fatal(err)
	}
	p.caseID = "01AAAAAAAAAAAAAAAAAAAAAAAA"
	putCase(t, p.study, sample.NewCase(p.caseID, "contact", "fusion-guide", 0, storetest.Start))
	p.open(width, height)
	return p
}

// putCase writes a case as the study keeps it.
func putCase(t *testing.T, s *study.Study, c sample.Case) {
	t.Helper()
	cases := store.NewCollection[sample.Case]("cases", 1)
	if err := s.Store().Update(func(ch *store.Change) error { return cases.Put(ch, "make", c.ID, c) }); err != nil {
		t.Fatal(err)
	}
}

func (p *prepared) open(width, height int) {
	p.t.Helper()
	preparing, err := deliver.PrepareGuide(p.study, p.caseID, func() time.Time { return storetest.Start })
	if err != nil {
		p.t.Fatal(err)
	}
	p.Driver = uitest.Start(p.t, NewPreparation(preparing, PreparationOptions{Subject: "case 031",
		After: func(time.Duration, tea.Msg) tea.Cmd { return nil }}), width, height)
}

// stored is the wordings and the added questions that are kept.
func (p *prepared) stored() map[string]string {
	p.t.Helper()
	kept, err := p.study.Preparation(p.caseID)
	if err != nil {
		p.t.Fatal(err)
	}
	all := map[string]string{}
	for name, text := range kept.Reworded {
		all[name] = text
	}
	for name, added := range kept.Added {
		all[name] = added.After + ": " + added.Label
	}
	return all
}

func (p *prepared) want(all map[string]string) {
	p.t.Helper()
	if difference := cmp.Diff(all, p.stored()); difference != "" {
		p.t.Errorf("prepared (-want +got):\n%s", difference)
	}
}

func TestPreparing(t *testing.T) {
	p := prepare(t, 80, 24)
	p.Press("d")
	p.Shows("This question stands as in the guide.")
	p.Press("down", "enter")
	p.Type(" And before?\n")
	p.want(map[string]string{"q2": "What is your role within the organisation? And before?"})
	p.Press("a")
	p.Type("Who was there first?\n")
	p.want(map[string]string{"q2": "What is your role within the organisation? And before?", "+1": "q2: Who was there first?"})
	p.Golden("preparation-80x24")
	p.open(80, 24)
	p.Shows("re-worded", "added", "Who was there first?")
	p.Press("down", "d", "l")
	p.Shows("I ba sefydliad ydych chi'n gweithio?", "CY")
	p.want(map[string]string{"+1": "q2: Who was there first?"})
	p.Press("down", "d")
	p.want(map[string]string{})
	p.Press("esc")
	if !p.Ended {
		t.Error("esc does not leave")
	}
}

func TestPreparingByMouseAndOnAFullDisk(t *testing.T) {
	p := prepare(t, 40, 12)
	p.Click(5, 5)
	p.Shows("Which Fusion Partnerships")
	p.Click(5, 5)
	p.Type(" Yes?")
	p.engine.failures = 1
	p.Press("enter")
	p.Shows("NOT SAVED")
	p.want(map[string]string{})
	p.Press("esc")
	p.want(map[string]string{"q3": "Which Fusion Partnerships have you / do you work within? Yes?"})
	if !p.Ended {
		t.Error("esc does not leave")
	}
}

func TestOnlyCasesOfAGuideArePrepared(t *testing.T) {
	p := prepare(t, 80, 24)
	now := func() time.Time { return storetest.Start }
	if _, err := deliver.PrepareGuide(p.study, "nobody", now); !errors.Is(err, study.ErrNoCase) {
		t.Errorf("without a case it gives %v", err)
	}
	source := "settings: {form_id: asked, form_title: Asked, languages: {en: {name: English, status: reviewed}}}\n" +
		"survey:\n  - {type: text, name: a, label: A}\n"
	if _, _, err := p.study.AddInstrument("asked.yaml", []byte(source)); err != nil {
		t.Fatal(err)
	}
	putCase(t, p.study, sample.NewCase("01BBBBBBBBBBBBBBBBBBBBBBBB", "contact", "asked", 0, storetest.Start))
	if _, err := deliver.PrepareGuide(p.study, "01BBBBBBBBBBBBBBBBBBBBBBBB", now); !errors.Is(err, deliver.ErrNoGuide) {
		t.Errorf("with a questionnaire it gives %v", err)
	}
}
