package endtoend

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// people are those who are called, in the order of the queue.
const people = `name,organisation,role,email,phone,language
Carys Probert,Theatre Two,Director,carys@example.org,029 2018 1001,en
Huw Llwyd,Museum Nine,Curator,huw@example.org,01495 700 200,cy
Sian Morys,Library Five,Manager,sian@example.org,01633 400 500,en
`

// personal is what of them may stand nowhere but among the contacts.
var personal = []string{
	"Carys", "Probert", "2018 1001", "Huw", "Llwyd", "700 200", "Sian", "Morys", "400 500", "@example.org",
}

// allHours lets the tests call at whatever time they run.
const allHours = `time_zone: UTC
hours:
  monday: 00:00-24:00
  tuesday: 00:00-24:00
  wednesday: 00:00-24:00
  thursday: 00:00-24:00
  friday: 00:00-24:00
  saturday: 00:00-24:00
  sunday: 00:00-24:00
`

// newCalls makes a study on the command line, with a case of an instrument for
// each of the people.
func newCalls(t *testing.T, form string) string {
	t.Helper()
	study := newStudy(t, form)
	folder := filepath.Dir(study)
	write(t, filepath.Join(folder, "hours.yaml"), allHours)
	write(t, filepath.Join(folder, "people.csv"), people)
	run(t, "", "cases", "settings", "--study", study, filepath.Join(folder, "hours.yaml"))
	run(t, "", "contacts", "import", "--study", study, filepath.Join(folder, "people.csv"))
	run(t, "", "cases", "make", "--study", study)
	return study
}

func write(t testing.TB, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// wantAll fails the test unless all of the texts are in what a command prints.
func wantAll(t *testing.T, printed string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(printed, text) {
			t.Errorf("%q is not in\n%s", text, printed)
		}
	}
}

// wantNobodyNamed fails the test if a text says who was called.
func wantNobodyNamed(t *testing.T, printed string) {
	t.Helper()
	for _, text := range personal {
		if strings.Contains(printed, text) {
			t.Errorf("%q is in\n%s", text, printed)
		}
	}
}

// caseOf gives the line of a person among all cases.
func caseOf(t *testing.T, study, name string) string {
	t.Helper()
	for line := range strings.Lines(run(t, "", "cases", "--all", "--study", study)) {
		if strings.Contains(line, name) {
			return line
		}
	}
	t.Fatalf("there is no case of %s", name)
	return ""
}

// shortID is the ID with which the line of a table begins.
func shortID(line string) string { return strings.Fields(line)[0] }

// wantKeys fails the test if more keys were pressed since a count.
func (term *terminal) wantKeys(since, most int, purpose string) {
	term.t.Helper()
	if pressed := term.pressed - since; pressed > most {
		term.t.Errorf("%s takes %d keys, not at most %d", purpose, pressed, most)
	}
}
