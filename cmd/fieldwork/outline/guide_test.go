package outline

import (
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
)

const guide = `
settings:
  form_id: walk
  form_title: {en: A walk, cy: Tro}
  kind: guide
  languages: {en: {name: English, status: reviewed}, cy: {name: Cymraeg, status: draft}}
  planned_minutes: {from: 25, to: 60}
script: {en: "Hello, I am calling\e[31m you.", cy: "Helo."}
consent:
  version: "2"
  text: {en: "It is up to you.\n\nYou can stop.", cy: Chi sy'n dewis.}
  purposes:
    - {name: take_part, label: {en: Will you take part?, cy: A gymerwch ran?}, required: yes}
    - {name: quote, label: {en: "May we quote \e[31myou?", cy: A gawn ni eich dyfynnu?}}
survey:
  - type: open
    name: where
    label: {en: Where do you walk?, cy: Ble ydych chi'n cerdded?}
    topic: {en: "The \e[31mway", cy: Y ffordd}
    probes:
      - {name: why, label: {en: Why there?, cy: Pam yno?}}
      - {name: far, label: {en: "How \e[31mfar?", cy: Pa mor bell?}, condition: {en: "If on foot,", cy: "Os ar droed,"}}
  - {type: open, name: last, number: 1b, label: {en: Anything else?, cy: Unrhyw beth arall?}}
`

func TestWriteAGuide(t *testing.T) {
	in, faults := forms.Load("walk.yaml", []byte(guide))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, language := range []string{"en", "cy"} {
		var text strings.Builder
		if err := Write(&text, in, study.Version{Name: in.Name, Version: 1, Questions: 2}, language, ui.Safe); err != nil {
			t.Fatal(err)
		}
		uitest.Golden(t, "guide-"+language, text.String())
	}
}

func TestPlannedMinutes(t *testing.T) {
	for plan, want := range map[string]string{
		"": "", "planned_minutes: {from: 30, to: 30}": "Planned    30 minutes\n", "planned_minutes: {from: 0, to: 45}": "Planned    0 to 45 minutes\n",
	} {
		in, faults := forms.Load("walk.yaml", []byte(strings.Replace(guide, "planned_minutes: {from: 25, to: 60}", plan, 1)))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		var text strings.Builder
		if err := Write(&text, in, study.Version{}, "en", ui.Safe); err != nil {
			t.Fatal(err)
		}
		if got := text.String(); want != "" && !strings.Contains(got, want) || want == "" && strings.Contains(got, "Planned") {
			t.Errorf("with %q it says\n%s", plan, got)
		}
	}
}
