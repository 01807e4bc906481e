package endtoend

import (
	"strings"
	"testing"
	"time"
)

// place is a screen of a study whose cases are called, and the way to it from
// the desk.
type place struct {
	name string
	// steps are a text to wait for and the keys to press then, in turn.
	steps []string
	// seen is what is on the screen, in a window of any size.
	seen string
	// typed is typed there, in two parts; empty where nothing is.
	typed [2]string
	// claims is set where a case is claimed meanwhile.
	claims bool
}

var (
	toQueue   = []string{"not called yet", "c", "3 in the queue"}
	toSheet   = append(toQueue[:len(toQueue):len(toQueue)], enter, "they answer")
	toConsent = append(toSheet[:len(toSheet):len(toSheet)], enter, "yes to all")
	toGuide   = append(toConsent[:len(toConsent):len(toConsent)], "a", "type notes")
)

// from is the way to a screen by way of another.
func from(steps []string, more ...string) []string {
	return append(steps[:len(steps):len(steps)], more...)
}

var places = []place{
	{name: "queue", steps: toQueue, seen: "Call now"},
	{name: "call sheet", steps: toSheet, seen: "Call sheet", claims: true},
	{name: "appointment", steps: from(toSheet, "a", "When, in the respondent's time?"), seen: "Appointment",
		typed: [2]string{"tomo", "rrow 10"}, claims: true},
	{name: "remark", steps: from(toSheet, "t", "For whoever calls next:"), seen: "Remark",
		typed: [2]string{"out ", "on tour"}, claims: true},
	{name: "finding an outcome", steps: from(toSheet, "/", "type to find"), seen: "Outcome",
		typed: [2]string{"bu", "sy"}, claims: true},
	{name: "wording the guide", steps: from(toSheet, "w", "Fusion interview guide"), seen: "Fusion", claims: true},
	{name: "consent", steps: toConsent, seen: "Are you happy", claims: true},
	{name: "guide", steps: toGuide, seen: "What organisation", typed: [2]string{"half a ", "note"}, claims: true},
	{name: "field note", steps: from(toGuide, ctrl('s'), "Stop the interview", enter, "Complete the interview?", "y", "Field note"),
		seen: "Field note", typed: [2]string{"it went ", "well"}, claims: true},
	{name: "board", steps: []string{"not called yet", "b", "Fusion interview guide"}, seen: "Fusion"},
	{name: "people", steps: []string{"not called yet", "p", "Museum Nine"}, seen: "Carys"},
	{name: "sample", steps: []string{"not called yet", "s", "Purposive sample"}, seen: "Carys"},
}

// goTo opens the desk and goes to a screen.
func goTo(t *testing.T, study string, place place) *terminal {
	t.Helper()
	term := open(t, 100, 40, "--study", study, "--interviewer", "Ann")
	for i, step := range place.steps {
		if i%2 == 0 {
			term.waitFor(step)
		} else {
			term.press(step)
		}
	}
	return term
}

// TestScreensInEveryWindow goes to every screen of a study whose cases are
// called, makes the window as small as it may be in the middle of what is
// typed, and larger again, and leaves with ctrl+c. What is typed is there, and
// the case is given back.
func TestScreensInEveryWindow(t *testing.T) {
	for _, place := range places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			study := newCalls(t, "fusion-guide")
			term := goTo(t, study, place)
			term.press(place.typed[0])
			term.resize(40, 10)
			term.waitFramed(40, 10)
			term.waitFor(place.seen)
			term.press(place.typed[1])
			term.resize(80, 24)
			term.waitFramed(80, 24)
			term.waitFor(place.seen)
			term.waitFor(place.typed[0] + place.typed[1])
			term.leave()
			if code := term.waitEnd(); code != 0 {
				t.Errorf("the program ends with %d", code)
			}
			term.wantRestored()
			wantGivenBack(t, study, place)
		})
	}
}

// waitFramed waits until the frame fills the window: a title, a rule under it,
// one above the last line, and the keys in that.
func (term *terminal) waitFramed(width, height int) {
	term.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if framed(strings.Split(strings.TrimSuffix(term.text(), "\n"), "\n"), width, height) {
			return
		}
	}
	term.t.Fatalf("no frame of %d×%d appears; the screen shows\n%s", width, height, term.text())
}

func framed(rows []string, width, height int) bool {
	if len(rows) != height {
		return false
	}
	ruled := func(row string) bool { return strings.Count(row, "─") > width/4 }
	blank := func(row string) bool { return strings.TrimSpace(row) == "" }
	title, keys := rows[0], rows[height-1]
	return !ruled(title) && !blank(title) && ruled(rows[1]) && !ruled(keys) && !blank(keys) && strings.Contains(rows[height-2], "─")
}

// wantGivenBack fails the test unless the first case, where a screen had
// claimed it, was given back before the program had ended.
func wantGivenBack(t *testing.T, study string, place place) {
	t.Helper()
	log := run(t, "", "log", "--study", study)
	if claimed := strings.Contains(log, "claim-case"); claimed != place.claims {
		t.Errorf("claimed: %v, not %v, in\n%s", claimed, place.claims, log)
	}
	if place.claims && !strings.Contains(log, "given back") {
		t.Errorf("the case was not given back in\n%s", log)
	}
	wantCase(t, study, "Carys Probert", "fresh")
}

// TestTheCaseIsGivenBack ends the program on the call sheet in every way that
// a terminal can end it, and closes the terminal on every other screen.
func TestTheCaseIsGivenBack(t *testing.T) {
	for _, place := range places {
		for _, end := range ends {
			if !place.claims || place.name != "call sheet" && end.name != "closed" {
				continue
			}
			t.Run(place.name+" "+end.name, func(t *testing.T) {
				t.Parallel()
				study := newCalls(t, "fusion-guide")
				term := goTo(t, study, place)
				end.how(term)
				term.waitEnd()
				wantGivenBack(t, study, place)
			})
		}
	}
}
