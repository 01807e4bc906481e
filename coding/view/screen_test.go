package view_test

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/view"
	"fieldwork/forms/ui/uitest"
)

// plain is a project with one document and two codes, Links and Time.
func plain(t testing.TB, turns ...said) *desk {
	t.Helper()
	d := openDesk(t, draft("Talk", turns))
	d.code("", "Links", "who knows whom")
	d.code("", "Time", "")
	return d
}

var short = []said{{"A", 0, "One two three. Four five. Six."}, {"B", 60, "Seven eight nine. Ten."}}

// TestKeysChangeWhatIsCoded: keys, and what is coded after them.
func TestKeysChangeWhatIsCoded(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"1", "Links: One two three."},
		{"w 2", "Time: One two three."},
		{"w e 1", "Links: two"},
		{"s s 1", "Links: One two three. Four five."},
		{"s 1 s 2", "Links: One two three.|Time: Four five."},
		{"s 1 2", "Links: One two three.|Time: One two three."},
		{"s s S 1", "Links: One two three."},
		{"e e E 1", "Links: One"},
		{"p 1", "Links: One two three. Four five. Six."},
		{"t t 1", "Links: One two three. Four five. Six.\n\nSeven eight nine. Ten."},
		{"% % 1", "Links: One two three. Four five. Six."},
		{"] 1", "Links: Seven eight nine."},
		{"+ + + 1", "Links: One two three. Four five. Six."},
		{"+ + - 1", "Links: One"},
		{"w v w e 1", "Links: two three"},
		{"w ; 1", "Links: One two three."},
		{"w e e ; E 1", "Links: three"},
		{"w v w ; b 1", "Links: One two t"},
		{"shift+right shift+right 1", "Links: One"},
		{") shift+left 1", "Links:  F"},
		{"i", "One two three.: One two three."},
		{"e i", "One: One"},
		{"e i s i", "One: One|Four five.: Four five."},
		{"1 ] .", "Links: One two three.|Links: Seven eight nine."},
		{"c T i enter", "Time: One two three."},
		{"c k n o w s enter", "Links: One two three."},
		{"c N e w enter", "New: One two three."},
		{"c L i n k s / N e w enter", "New: One two three."},
		{"c tab tab enter", "Links: One two three.|Time: One two three."},
		{"1 x", ""},
		{"$ 2 x", ""},
		{"1 2 X", ""},
		{"1 2 x", "Links: One two three."},
		{"1 2 , x", "Time: One two three."},
		{"1 u", ""},
		{"1 u U", "Links: One two three."},
		{"1 u ctrl+r", "Links: One two three."},
		{"1 r T i enter", "Time: One two three."},
		{"1 r N e w enter", "New: One two three."},
		{"1 R 2", "Time: One two three."},
		{"1 alt+right", "Links: One two three. Four"},
		{"1 alt+left alt+left", "Links: One two"},
		{"1 alt+down", "Links: One two three. Four five."},
		{"s s 1 alt+up", "Links: One two three."},
		{"1 ctrl+right", "Links: two three."},
		{") 1 ctrl+left", "Links: three. Four five."},
		{") 1 ctrl+up", "Links: One two three. Four five."},
		{"s s 1 ctrl+down", "Links: Four five."},
		{"1 z s enter", "Links: One two three. Four five."},
		{"1 z s esc", "Links: One two three."},
		{"1 w y", "Links: One |Links: two three."},
		{"1 ) 1 J", "Links: One two three. Four five."},
		{"/ e i g h t enter 1", "Links: Seven eight nine."},
		{"/ E tab tab backspace f . v enter n e 1", "Links: five"},
		{"1 o 2", "Links: One two three.|Time: Four five."},
		{"1 ] 1 O 2", "Links: One two three.|Time: Four five.|Links: Seven eight nine."},
		{"1 ] tab shift+tab 2", "Links: One two three.|Time: One two three."},
		{"] \" a g ' a 1", "Links: Seven eight nine."},
		{"] / O n e enter backspace 1", "Links: Seven eight nine."},
		{"/ v e enter C 1 1 enter enter", "Links: Four five.|Links: Seven eight nine."},
		{"/ v e enter C 1 4 enter enter", "Links: ve|Links: ve"},
		{"/ v e enter C 1 2 space enter enter", "Links: Seven eight nine. Ten."},
		{"C 3 2 enter enter", "Links: Seven eight nine. Ten."},
		{"# 5 2 5", "Time: One two three.|Links: One two three."},
	} {
		t.Run(c.keys, func(t *testing.T) {
			desk := plain(t, short...)
			d := desk.start(80, 24)
			if strings.HasPrefix(c.keys, "#") {
				d.Press("1", "x")
			}
			d.Press(keysOf(c.keys)...)
			if got := strings.Join(desk.coded(), "|"); got != c.want {
				t.Errorf("coded is %q, want %q\n%s", got, c.want, d.Text())
			}
		})
	}
}

// TestUndoReachesBackBeforeTheStart undoes what was done before the program was
// started, and says what it was.
func TestUndoReachesBackBeforeTheStart(t *testing.T) {
	desk := plain(t, short...)
	desk.start(80, 24).Press("1")
	desk.reopen()
	d := desk.start(80, 24)
	d.Press("u")
	d.Shows("Undone: coded “One two three.” as Links.", "0 segments")
	d.Press("U")
	d.Shows("Done again: coded “One two three.” as Links.", "1 segment, ")
	d.Press("u", "u", "u", "u", "u")
	d.Shows("There is nothing to undo.")
}

func TestTextIsCorrectedAndNamesAreReplaced(t *testing.T) {
	desk := openDesk(t, draft("Talk", short), draft("Other", []said{{"A", 0, "Four and four, Fourier. Not Four."}}))
	desk.code("", "Links", "")
	d := desk.start(80, 24)
	d.Press(keysOf(") 1 esc ctrl+e ctrl+u F i v e enter")...)
	content, _ := desk.space.Content(desk.first())
	if got := content.Text.String(); got != "One two three. Five five. Six.\n\nSeven eight nine. Ten." || desk.coded()[0] != "Links: Five five." {
		t.Errorf("the text is %q, coded %q", got, desk.coded())
	}
	d.Shows("Links")
	d.Press("u", "I", "A", "h", "space", "enter")
	if got := desk.coded()[0]; got != "Links: Four five." && got != "Links: Ah Four five." {
		t.Errorf("after an insertion %q is coded", got)
	}
	d.Press("u", "ctrl+n")
	d.Type("Four")
	d.Press("enter", "enter")
	d.Shows("To become [name]: 3")
	d.Press("esc", "ctrl+n")
	d.Type("Four")
	d.Press("enter")
	d.Type("[number]")
	d.Press("enter")
	d.Shows("To become [number]: 3", "Talk", "Other")
	d.Press("down", "space", "enter")
	d.Shows("Done: replaced “Four” by [number]")
	if got := desk.coded()[0]; got != "Links: [number] five." {
		t.Errorf("after pseudonymising %q is coded", got)
	}
	other, err := desk.project.Document(desk.space.Analysis().Documents()[1].ID)
	if err != nil || other.Text != "Four and four, Fourier. Not [number]." {
		t.Errorf("the other document is %q, %v", other.Text, err)
	}
	d.Press("u")
	if other, err = desk.project.Document(other.ID); err != nil || !strings.HasSuffix(other.Text, "Not Four.") {
		t.Errorf("undone the other document is %q, %v", other.Text, err)
	}
}

func TestMemosAndQuotes(t *testing.T) {
	desk := plain(t, short...)
	d := desk.start(120, 45)
	d.Press("1", "q", "m")
	d.Type("worth a look")
	d.Press("enter", "M", "2")
	d.Type("on the code")
	d.Press("enter", "M", "3")
	d.Type("on it all")
	d.Press("enter", "M", "4")
	d.Type("on everything")
	d.Press("enter")
	d.Shows("Memo kept.")
	d.Shows("❝✎Links", "to be quoted", "✎ worth a look", "On Links", "on the code", "On the document", "on it all", "On the project", "on everything")
	d.Press("q")
	d.Hides("❝")
}

func TestOnlySomeSegmentsAreShown(t *testing.T) {
	desk := museum(t)
	d := desk.start(120, 45)
	d.Shows("7 segments")
	d.Press("f", "2")
	d.Shows("5 segments", "only AM")
	d.Press("f", "1", "f", "3")
	d.Shows("AM", "BJ")
	d.Press("2")
	d.Shows("2 segments", "only BJ")
	d.Press("esc", "f", "4")
	d.Type("Bene")
	d.Press("enter")
	d.Shows("5 segments", "only Benefits")
	d.Press("esc", "f", "5")
	d.Shows("uncoded")
	d.Hides("┌")
}

// TestBlindCodersSeeEachOtherAtTheEnd: what another has coded is hidden until
// both have finished.
func TestBlindCodersSeeEachOtherAtTheEnd(t *testing.T) {
	desk := museum(t)
	d := desk.start(120, 45)
	d.Press("f", "6")
	d.Shows("5 segments", "Blind coding is on")
	d.Press("!")
	d.Shows("5 segments", "Finished.")
	other := desk.author
	other.Coder = "BJ"
	desk.do(desk.space.Analysis().SetDone(other, desk.first(), true), nil)
	d.Press("!", "!")
	d.Shows("7 segments")
	d.Press("!")
	d.Shows("5 segments")
}

func TestSearchInAllDocuments(t *testing.T) {
	desk := museum(t)
	d := desk.start(80, 24)
	d.Press("F")
	d.Type("form")
	d.Press("enter")
	d.Shows("6 hits in 2 documents", "Interview 03, museum", "Interview 04, theatre")
	d.Golden("everywhere-80x24")
	d.Press("tab", "down", "enter")
	d.Shows("Interview 04, theatre   ", "/form 1 of")
	d.Press("backspace")
	d.Shows("Interview 03, museum   ")
}

// TestSearchingIsSaidNoLongerThanItGoesOn where what was found is shown.
func TestSearchingIsSaidNoLongerThanItGoesOn(t *testing.T) {
	d := plain(t, short...).start(80, 24)
	d.Press("ctrl+n")
	d.Type("two")
	d.Press("enter")
	d.Type("[number]")
	d.Press("enter")
	d.Shows("To become [number]: 1")
	d.Hides("Searching")
}

func TestWhatIsSearchedForWrongly(t *testing.T) {
	d := museum(t).start(80, 24)
	d.Press("/", "tab", "tab", "(")
	d.Shows("regular expression", "! ")
	d.Press("esc")
	d.Press("n")
	d.Shows("Nothing is searched for.")
}

func TestMouse(t *testing.T) {
	desk := plain(t, short...)
	d := desk.start(80, 24)
	const left, first = 34, 2
	d.Click(left+3+4, first)
	d.Send(tea.MouseMsg{X: left + 3 + 12, Y: first, Action: tea.MouseActionMotion, Button: tea.MouseButtonLeft})
	d.Press("1")
	if got := desk.coded(); len(got) != 1 || got[0] != "Links: two three" {
		t.Errorf("dragging codes %q\n%s", got, d.Text())
	}
	d.Press("esc")
	d.Click(5, first+2)
	if got := desk.coded(); len(got) != 2 || got[0] != "Time: One two three." {
		t.Errorf("a click on a code codes %q\n%s", got, d.Text())
	}
	d.Click(2, 19)
	if got := desk.coded(); len(got) != 3 {
		t.Errorf("a click on a hot key codes %q\n%s", got, d.Text())
	}
}

func TestItOpensAtAPassage(t *testing.T) {
	desk := plain(t, append([]said{{"A", 0, strings.Repeat("Words and words. ", 300)}}, short...)...)
	options := desk.options()
	options.Document = desk.first()
	draft, err := desk.project.Document(desk.first())
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(draft.Text, "Seven")
	options.At = coding.Span{From: at, To: at + len("Seven eight")}
	d := uitest.Start(t, view.New(options), 80, 24)
	d.Shows("“Seven eight”", "2 words")
}

func TestAMissingDocumentIsSaid(t *testing.T) {
	desk := plain(t, short...)
	options := desk.options()
	options.Document = "NOTHERE"
	d := uitest.Start(t, view.New(options), 80, 24)
	d.Press("j", "1", "c", "s", "/", "u")
	d.Shows("Reading the document…")
}

// TestWhatSomebodyElseCodedIsAskedFor before it is changed.
func TestWhatSomebodyElseCodedIsAskedFor(t *testing.T) {
	desk := plain(t, short...)
	desk.put("BJ", "Four five.", desk.space.Analysis().Tree()[0].ID)
	d := desk.start(80, 24)
	d.Press(")", "x")
	d.Shows("Coded by BJ")
	d.Press("n")
	if len(desk.coded()) != 1 {
		t.Error("it was taken off all the same")
	}
	d.Press("2", "x", "x", "y")
	if got := desk.coded(); len(got) != 0 {
		t.Errorf("coded is %q", got)
	}
}

// TestLabelsThatHaveNoRowAreCounted beside the one that is shown.
func TestLabelsThatHaveNoRowAreCounted(t *testing.T) {
	d := plain(t, short...).start(80, 24)
	d.Press("e", "1", "esc", "w", "e", "2", "esc", "w", "e", "1")
	d.Shows("[[[ Links +2")
}

// TestHotKeysKeepTheirCodes: the tenth code takes the key of the one that was
// not used for longest, and the others stay; one that is pinned stays too.
func TestHotKeysKeepTheirCodes(t *testing.T) {
	desk := openDesk(t, draft("Talk", short))
	for i := range 11 {
		desk.code("", fmt.Sprintf("Code%02d", i), "")
	}
	d := desk.start(120, 24)
	d.Shows("1 Code00", "9 Code08")
	d.Press("1", "#", "1", "2", "4", "#", "esc")
	d.Press("c")
	d.Type("Code09")
	d.Press("enter")
	d.Shows("1 Code00", "2 Code01", "3 .Code09", "4 Code03", "9 Code08")
	d.Press("c")
	d.Type("Code10")
	d.Press("enter")
	d.Shows("1 Code00", "2 Code01", "3 Code09", "4 Code03", "5 .Code10")
}

// TestASearchThatIsTypedFastEndsAtWhatWasTyped types and ends a search before
// anything that was asked for meanwhile is answered.
func TestASearchThatIsTypedFastEndsAtWhatWasTyped(t *testing.T) {
	desk := museum(t)
	d := desk.start(80, 24)
	d.Press("/")
	screen := d.Shell.Top()
	var late []tea.Cmd
	for _, r := range "patchy" {
		late = append(late, screen.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}))
	}
	ended, _ := screen.Actions().Dispatch(tea.KeyMsg{Type: tea.KeyEnter}, true)
	for _, cmd := range append(late, ended) {
		d.Send(answers(cmd)...)
	}
	d.Press("e")
	d.Shows("“patchy”")
}

// answers are the messages that a command brings.
func answers(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, several := msg.(tea.BatchMsg)
	if !several {
		return []tea.Msg{msg}
	}
	var all []tea.Msg
	for _, one := range batch {
		all = append(all, answers(one)...)
	}
	return all
}

func TestKeysOfCodesOfOneNameAreToldApart(t *testing.T) {
	desk := plain(t, short...)
	desk.code(desk.code("", "Success", ""), "Funding", "")
	desk.code(desk.code("", "Challenge", ""), "Funding", "")
	d := desk.start(180, 24)
	d.Shows("Funding‹Succ", "Funding‹Chal")
}

func TestItIsToldThatASourceHasChangedSinceTheTextWasEdited(t *testing.T) {
	desk := plain(t, short...)
	options := desk.options()
	d := uitest.Start(t, view.New(options), 120, 24)
	d.Hides("What was recorded")
	options.Behind = map[string]bool{desk.first(): true}
	d = uitest.Start(t, view.New(options), 120, 24)
	d.Shows("What was recorded in the interview has changed since this text was edited here")
	d.Press("j")
	d.Hides("the interview has changed")
	d.Shows("! What was recorded")
}
