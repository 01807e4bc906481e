package view_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/view"
	"fieldwork/coding/workspace"
	_ "fieldwork/forms/ui/background"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// desk is a project on which one coder works.
type desk struct {
	t       testing.TB
	store   *store.Store
	project *project.Project
	space   *workspace.Workspace
	author  coding.Author
	clock   func() time.Time
	// gathered are changes that are made together; nil while each is made alone.
	gathered *coding.Change
}

// openDesk makes a project of documents.
func openDesk(t testing.TB, drafts ...coding.Draft) *desk {
	t.Helper()
	clock := storetest.Clock(storetest.Start)
	d := &desk{t: t, store: store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1)), clock: clock}
	d.project = project.New(d.store, clock)
	for i := range drafts {
		if _, err := d.project.AddDocuments(drafts[i:i+1], project.Origin{Digest: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	d.author = coding.Author{Coder: "AM", NewID: d.store.NewID, Now: clock}
	d.reopen()
	return d
}

// reopen reads everything anew, as when the program is started again.
func (d *desk) reopen() {
	d.t.Helper()
	analysis, err := d.project.Analysis()
	if err != nil {
		d.t.Fatal(err)
	}
	d.space = workspace.New(workspace.Options{Project: d.project, Analysis: analysis, Author: d.author,
		Explain: func(err error) string { return err.Error() + "." }})
}

// first is the document that was made first.
func (d *desk) first() string { return d.space.Analysis().Documents()[0].ID }

// options open the first document.
func (d *desk) options() view.Options {
	return view.Options{Workspace: d.space, Document: d.first(), Explain: func(err error) string { return err.Error() + "." },
		After: func(time.Duration, tea.Msg) tea.Cmd { return nil }}
}

func (d *desk) start(width, height int) *uitest.Driver {
	d.t.Helper()
	return uitest.Start(d.t, view.New(d.options()), width, height)
}

// do makes a change on disk, as another program would, and reads everything
// anew.
func (d *desk) do(c coding.Change, err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	if d.gathered != nil {
		if _, err := d.space.Analysis().Apply(&c); err != nil {
			d.t.Fatal(err)
		}
		d.gathered.Codes = append(d.gathered.Codes, c.Codes...)
		d.gathered.Segments = append(d.gathered.Segments, c.Segments...)
		return
	}
	if err := d.project.Do(d.space.Analysis(), d.author.Coder, c); err != nil {
		d.t.Fatal(err)
	}
	d.reopen()
}

// together makes changes of codes and segments as one, which is quicker.
func (d *desk) together(make func()) {
	d.t.Helper()
	d.gathered = &coding.Change{Label: "coded the interview"}
	make()
	all := *d.gathered
	d.gathered = nil
	d.reopen()
	d.do(all, nil)
}

// code makes a code.
func (d *desk) code(parent, name, definition string) string {
	d.t.Helper()
	c, code, err := d.space.Analysis().NewCode(d.author, coding.Code{Parent: parent, Name: name, Definition: definition})
	d.do(c, err)
	return code.ID
}

// put puts a code on words of the first document, as a coder.
func (d *desk) put(coder, words, code string) {
	d.t.Helper()
	draft, err := d.project.Document(d.first())
	if err != nil {
		d.t.Fatal(err)
	}
	at := strings.Index(draft.Text, words)
	if at < 0 {
		d.t.Fatalf("%q is not in the text", words)
	}
	text := coding.NewText(draft.Text)
	by := d.author
	by.Coder = coder
	c, err := d.space.Analysis().CodePassage(by, d.first(), text, coding.Span{From: text.PlaceOf(at), To: text.PlaceOf(at + len(words))}, code)
	d.do(c, err)
}

// said is one turn of a talk.
type said struct {
	speaker string
	seconds int
	words   string
}

// talk is an invented interview.
var talk = []said{
	{"Interviewer", 2, "Thank you for making the time. Could you tell me what your museum has to do with the partnership?"},
	{"Museum", 11, "Of course. We joined in the first year, in the summer, when the council was looking for places that could take groups of young people. There are four of us on the staff, and a lot of volunteers. Most of what we do is schools, and this was new to us."},
	{"Interviewer", 45, "What would you say the main benefits have been?"},
	{"Museum", 49, "Oh, the links, without a doubt. Before this I could not have told you who to ring at the housing association. Now I have her mobile number. We share a minibus, we share two trainers, and last spring we shared a stand at the show. It opened doors that we had been knocking on for years – Tŷ Cymunedol, for one, and the college."},
	{"Interviewer", 112, "And beyond the links?"},
	{"Museum", 115, "People know that we are here. We had families in who live two streets away and had never come through the door. One grandmother said it had always looked like a bank. That is worth more to me than any figure.\nWe also learned to count properly. I am not joking: nobody had ever shown us how to keep a register that a funder can read."},
	{"Interviewer", 190, "Were there any challenges?"},
	{"Museum", 193, "Time. It is always time. When one of us is at a meeting the desk is shut. And the forms – I know that they have to be filled in, but there were three forms for one afternoon, and each asked the same thing in other words. Communication was patchy at first as well; we heard of two events after they were over."},
	{"Interviewer", 251, "What would you change?"},
	{"Museum", 254, "One form. One calendar. And somebody whose job it is to hold it together, for more than a year at a time. If the post ends in March, everything that we built is only in people's heads."},
}

// draft is a talk as a document.
func draft(title string, turns []said) coding.Draft {
	made := coding.Draft{Document: coding.Document{Title: title, Kind: "transcript"}}
	var text strings.Builder
	at := 0
	for i, turn := range turns {
		if i > 0 {
			text.WriteString("\n\n")
			at += 2
		}
		length := len([]rune(turn.words))
		made.Turns = append(made.Turns, coding.Turn{From: at, To: at + length, Speaker: turn.speaker, Timed: true, At: time.Duration(turn.seconds) * time.Second})
		text.WriteString(turn.words)
		at += length
	}
	made.Text = text.String()
	return made
}

// museum is a project with the invented interview, partly coded by two coders.
func museum(t testing.TB) *desk {
	t.Helper()
	d := openDesk(t, draft("Interview 03, museum", talk), draft("Interview 04, theatre", talk[6:]))
	d.together(d.codeMuseum)
	return d
}

func (d *desk) codeMuseum() {
	d.t.Helper()
	benefits := d.code("", "Benefits", "What the partnership has brought about that would not have been there without it.")
	links := d.code(benefits, "Links", "Contacts between organisations.")
	profile := d.code(benefits, "Profile", "")
	challenges := d.code("", "Challenges", "")
	capacity := d.code(challenges, "Capacity", "Time, staff and money that are too short.")
	communication := d.code(challenges, "Communication", "")
	d.code("", "Improvements", "What people would change.")
	d.put("AM", talk[3].words, benefits)
	d.put("AM", "Oh, the links, without a doubt. Before this I could not have told you who to ring at the housing association. Now I have her mobile number.", links)
	d.put("BJ", "Before this I could not have told you who to ring at the housing association. Now I have her mobile number. We share a minibus, we share two trainers, and last spring we shared a stand at the show.", links)
	d.put("AM", "opened doors", links)
	d.put("AM", "People know that we are here.", profile)
	d.put("AM", "Time. It is always time. When one of us is at a meeting the desk is shut.", capacity)
	d.put("BJ", "Communication was patchy at first as well; we heard of two events after they were over.", communication)
}

// segments are those of the first document.
func (d *desk) segments() []coding.Segment { return d.space.Analysis().Segments(d.first()) }

// words are what a segment of the first document covers.
func (d *desk) words(s coding.Segment) string {
	content, _ := d.space.Content(d.first())
	return content.Text.Slice(s.Span)
}

// named is the name of a code.
func (d *desk) named(code string) string {
	found, _ := d.space.Analysis().Code(code)
	return found.Name
}

// coded lists the segments of the first document as "code: words".
func (d *desk) coded() []string {
	var list []string
	for _, s := range d.segments() {
		list = append(list, d.named(s.Code)+": "+d.words(s))
	}
	return list
}
