package endtoend

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// altLeft is the left arrow with the alt key.
const altLeft = "\x1b[1;3D"

// stage is a part of a coding session: what is pressed, and what is shown then.
type stage struct {
	name  string
	keys  []string
	shows string
}

// session codes the short interview from its start, as it is read.
var session = []stage{
	{"what its first turn is coded with", []string{"]", "c"}, "Code “We joined"},
	{"a code, made as the text is read", []string{"Joining", enter}, "1 .Joining"},
	{"what the next sentence is coded with", []string{"s", "c"}, "Code “There are"},
	{"a code for it", []string{"Staff", enter}, "2 .Staff"},
	{"what the third is coded with", []string{"s", "c"}, "Code “Now I know"},
	{"a code under another", []string{"joining/Links", enter}, "3 .Links"},
	{"a second code on the passage, by its key", []string{"1"}, "4 segments"},
	{"a memo that is begun", []string{"m"}, "Memo on this passage"},
	{"a memo", []string{"ask the others", enter}, "✎ ask the others"},
	{"a quote", []string{"q"}, "❝ to be quoted"},
	{"another code for the passage", []string{"R"}, "Recode: press"},
	{"it, by its key", []string{"2"}, "▸ Staff"},
	{"an end a word earlier", []string{altLeft}, "▸ Staff"},
	{"a word that is searched for", []string{"/", "housing"}, "2 of 2"},
	{"what to code", []string{enter, "C"}, "Every hit of the search here"},
	{"how much of it", []string{enter}, "The sentence of each"},
	{"the sentences, shown first", []string{enter}, "To be coded: 2"},
	{"the code for them", []string{enter}, "Code all of them"},
	{"the sentence of every hit", []string{"Housing", enter}, "Done: made the code Housing"},
	{"the place of a typing error", []string{"/", "allways"}, "1 of 1"},
	{"a typing error", []string{enter, ctrl('e')}, "Correct the text"},
	{"what it is to be", []string{ctrl('u'), "always", enter}, "It is always time."},
}

// changesOfSession is how many changes a session makes.
const changesOfSession = 10

// mistyped is the text of the short interview as it was imported.
var mistyped = "What does your museum have to do with the partnership?\n\n" +
	"We joined in the first year, in the summer. There are four of us on the staff. Now I know who to ring at the housing association.\n\n" +
	"And were there any challenges?\n\n" +
	"Time. It is allways time. When one of us is at a meeting the desk is shut. We share a minibus with the housing association."

// afterSession is what is kept once the session is over.
var afterSession = codedText{
	text: strings.Replace(mistyped, "allways", "always", 1),
	passages: []string{
		"Joining: We joined in the first year, in the summer.",
		"Staff: There are four of us on the staff.",
		"*Staff: Now I know who to ring at the housing association",
		"Links: Now I know who to ring at the housing association.",
		"Housing: Now I know who to ring at the housing association.",
		"Housing: We share a minibus with the housing association.",
	},
	codes: []string{"Joining", "Links", "Staff", "Housing"},
	memos: []string{"ask the others"},
}

// TestCodingSession codes an interview in a real terminal. The program is killed
// as soon as the last change is shown, and again between undoing and redoing.
// Nothing is lost, and undo goes on to the very start.
func TestCodingSession(t *testing.T) {
	study := newTalk(t)
	term := openCode(t, study)
	term.walk(session)
	term.press("u")
	term.waitFor("Undone: corrected “allways” to “always”")
	term.press("U")
	term.waitFor("Done again: corrected “allways” to “always”")
	term.kill()
	wantCoded(t, study, afterSession)
	term = openCode(t, study)
	term.waitFor("6 segments")
	for range changesOfSession {
		term.press("u")
	}
	term.waitFor("Undone: made the code Joining")
	term.press("u")
	term.waitFor("There is nothing to undo.")
	term.kill()
	wantCoded(t, study, codedText{text: mistyped})
	term = openCode(t, study)
	term.waitFor("0 segments")
	for range changesOfSession {
		term.press("U")
	}
	term.waitFor("Done again: corrected")
	term.press("U")
	term.waitFor("There is nothing to redo.")
	term.leave()
	if code := term.waitEnd(); code != 0 {
		t.Errorf("the program ends with %d", code)
	}
	wantCoded(t, study, afterSession)
	wantTold(t, study)
}

// walk does the stages of a session.
func (term *terminal) walk(stages []stage) {
	term.t.Helper()
	for _, stage := range stages {
		term.press(stage.keys...)
		if !term.appears(stage.shows, patience) {
			term.t.Fatalf("%s: %q does not appear; the screen shows\n%s", stage.name, stage.shows, term.text())
		}
	}
}

func wantCoded(t *testing.T, study string, want codedText) {
	t.Helper()
	if difference := cmp.Diff(want, codedIn(t, study), cmp.AllowUnexported(codedText{})); difference != "" {
		t.Fatalf("what is kept differs (-want +got):\n%s", difference)
	}
}

// wantTold fails the test unless the other commands tell of the session, and
// the log what was done, but neither memos nor whole passages.
func wantTold(t *testing.T, study string) {
	t.Helper()
	printed := run(t, "", "transcripts", "list", "--study", study)
	id, _, _ := strings.Cut(strings.Split(printed, "\n")[1], " ")
	wantAll(t, run(t, "", "transcripts", "show", id, "--study", study), "MUSEUM", "0:49", "It is always time.")
	wantAll(t, run(t, "", "verify", "--study", study), "is sound")
	log := run(t, "", "log", "--study", study)
	wantAll(t, log, "Ann", "made the code Joining and put it on a passage", "wrote a memo", "edited the text in one place", "undo ", "redo ")
	for _, secret := range append([]string{"ask the others", "talk.txt"}, strings.Split(mistyped, ". ")...) {
		if strings.Contains(log, secret) {
			t.Errorf("%q is in the log:\n%s", secret, log)
		}
	}
}

// TestThemeInATerminal goes from a passage to the theme, to the source of
// another of its passages, and back through all of them.
func TestThemeInATerminal(t *testing.T) {
	study := newTalk(t)
	term := openCode(t, study)
	term.walk(session)
	term.walk([]stage{
		{"the theme of the passage", []string{"g", "]", "K"}, "Theme   Joining"},
		{"the themes", []string{"t"}, "Show the theme"},
		{"another theme", []string{"Housing", enter}, "2 passages"},
		{"the source of its last passage", []string{"G", enter}, "▸ “We share a minibus with the housing association.”"},
		{"back to the theme", []string{escape}, "Theme   Housing"},
		{"a quote", []string{"q"}, "❝"},
		{"back to the text", []string{escape}, "coder: Ann"},
		{"the code system", []string{ctrl('o')}, "Code system"},
		{"a theme from there", []string{enter}, "Theme   Joining"},
		{"back again", []string{escape}, "Code system"},
		{"and again", []string{escape}, "coder: Ann"},
	})
	term.leave()
	term.waitEnd()
	after := afterSession
	after.passages = append(after.passages[:5:5], "*"+after.passages[5])
	wantCoded(t, study, after)
}
