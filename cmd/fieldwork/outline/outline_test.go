package outline

import (
	"errors"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

// everything has every type of question and every condition.
const everything = `
settings:
  form_id: everything
  form_title: {en: Everything, cy: Popeth}
  languages: {en: {name: English, status: reviewed}, cy: {name: Cymraeg, status: draft}}
choices:
  scale:
    - {name: low, label: {en: Low, cy: Isel}}
    - {name: high, label: {en: High, cy: Uchel}}
    - {name: none, label: {en: None of these, cy: Dim un}, exclusive: yes}
    - {name: other, label: {en: Other, cy: Arall}, open_text: yes}
  rooms:
    - {name: hall, label: {en: The hall, cy: Y neuadd}}
    - {name: barn, label: {en: The barn, cy: Yr ysgubor}}
survey:
  - {type: note, name: welcome, label: {en: "Good \e[31mmorning.\n\nThank you.", cy: Bore da.}}
  - {type: instruction, name: speak, label: {en: Speak slowly., cy: Siaradwch yn araf.}}
  - {type: text, name: who, label: {en: "Who is there?", cy: "Pwy sydd yno?"}, required: yes, hint: {en: Their name., cy: Eu henw.}}
  - {type: integer, name: age, label: {en: How old?, cy: Faint oed?}, constraint: ". > 17", special_answers: [refused, not_applicable]}
  - type: group
    name: visit
    label: {en: The visit, cy: Yr ymweliad}
    relevant: "${age} > 17"
    questions:
      - {type: select_multiple, choices: scale, name: which, label: {en: Which?, cy: Pa rai?}, min_choices: 1, max_choices: 2, required: soft}
      - {type: grid, choices: rooms, name: each, label: {en: Which room?, cy: Pa ystafell?}, items: [{name: each_a, label: {en: On Monday, cy: Dydd Llun}}, {name: each_b, label: {en: On Tuesday, cy: Dydd Mawrth}}]}
      - {type: rank, choices: rooms, name: order, label: {en: In which order?, cy: Ym mha drefn?}, partial: yes, relevant: "${who} != 'nobody'"}
  - {type: calculate, name: double, calculation: "2 * ${age}"}
`

func load(t *testing.T) (*forms.Instrument, study.Version) {
	t.Helper()
	in, faults := forms.Load("everything.yaml", []byte(everything))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return in, study.Version{Name: in.Name, Version: 3, Questions: 6}
}

func TestWrite(t *testing.T) {
	in, version := load(t)
	for _, language := range []string{"en", "cy"} {
		var text strings.Builder
		if err := Write(&text, in, version, language, ui.Safe); err != nil {
			t.Fatal(err)
		}
		uitest.Golden(t, "everything-"+language, text.String())
	}
}

func TestEveryTypeHasWords(t *testing.T) {
	in, _ := load(t)
	for _, q := range in.Questions {
		if typeWords[q.Type] == "" {
			t.Errorf("%s has no words", q.Type)
		}
	}
}

// broken is an output that fails.
type broken struct{}

var errBroken = errors.New("broken")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestFailureToWriteIsToldOf(t *testing.T) {
	in, version := load(t)
	if err := Write(broken{}, in, version, "en", ui.Safe); !errors.Is(err, errBroken) {
		t.Errorf("the error is %v", err)
	}
}
