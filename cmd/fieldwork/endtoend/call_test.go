package endtoend

import (
	"path/filepath"
	"strings"
	"testing"
)

// visitors is a questionnaire of two questions.
const visitors = `settings:
  form_id: visitors
  languages: {en: {name: English, status: reviewed}}
survey:
  - {type: text, name: who, label: "Who came with you?"}
  - {type: integer, name: visits, label: How often have you been here?}
`

// kept is a kind of instrument, with how a call is made under it and what is
// kept of that.
type kept struct {
	name string
	// onScreen are a text to wait for and the key to press then, in turn, from
	// the call sheet to the outcome.
	onScreen []string
	// inLines is the same call line by line.
	inLines []string
	answers []string
}

var kinds = []kept{
	{
		name: "questionnaire",
		onScreen: []string{
			"they answer", enter, "Who came with you?", "My niece", "My niece", enter, "How often", "3", "3", enter,
			"Please check the answers", "c", "Complete the interview?", "y", "record 1.1 Complete", enter,
		},
		inLines: []string{"begin", "My niece", "3", "complete", "record"},
		answers: []string{"→ My niece", "→ 3"},
	},
	{
		name: "guide",
		onScreen: []string{
			"they answer", enter, "yes to all", "a", "What organisation", "A museum", "A museum", ctrl('s'),
			"Stop the interview", enter, "Complete the interview?", "y", "Field note", ctrl('s'), "record 1.1 Complete", enter,
		},
		inLines: []string{"begin", "y", "y", "n", "A museum", "/complete", "yes", "Went well.", ".", "record"},
		answers: []string{"A museum"},
	},
}

func (k *kept) study(t *testing.T) string {
	t.Helper()
	if k.name == "guide" {
		return newCalls(t, "fusion-guide")
	}
	file := filepath.Join(t.TempDir(), "visitors.yaml")
	write(t, file, visitors)
	return newCalls(t, file)
}

// TestCallsFromTheCommandLine calls the next case, and then a named one, on
// the screen and line by line.
func TestCallsFromTheCommandLine(t *testing.T) {
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			study := kind.study(t)
			callOnScreen(t, study, kind.onScreen)
			wantCase(t, study, "Carys Probert", "closed", "1.1 Complete")
			callOnScreen(t, study, kind.onScreen, shortID(caseOf(t, study, "Sian Morys")))
			wantCase(t, study, "Sian Morys", "closed", "1.1 Complete")
			printed := run(t, strings.Join(kind.inLines, "\n")+"\n", "call", "--plain", "--study", study)
			wantAll(t, printed, "Respondent: Huw Llwyd, Curator, Museum Nine")
			wantCase(t, study, "Huw Llwyd", "closed", "1.1 Complete")
			responses := strings.Split(strings.TrimSpace(run(t, "", "responses", "list", "--study", study)), "\n")[1:]
			if len(responses) != 3 {
				t.Fatalf("there are not three interviews: %q", responses)
			}
			for _, response := range responses {
				shown := run(t, "", "responses", "show", "--study", study, shortID(response))
				wantAll(t, shown, kind.answers...)
				wantNobodyNamed(t, shown)
			}
			wantAll(t, run(t, "", "verify", "--study", study), "is sound: ", " 3 interviews, 3 contacts, 3 cases, 3 calls,")
		})
	}
}

// callOnScreen makes a call on the screen to the outcome, and leaves.
func callOnScreen(t *testing.T, study string, steps []string, named ...string) {
	t.Helper()
	term := open(t, 80, 24, append([]string{"call", "--study", study, "--interviewer", "Ann"}, named...)...)
	for i, step := range steps {
		if i%2 == 0 {
			term.waitFor(step)
		} else {
			term.press(step)
		}
	}
	term.waitFor("The case is closed.")
	term.press(escape)
	if code := term.waitEnd(); code != 0 {
		t.Errorf("the program ends with %d", code)
	}
	term.wantRestored()
}
