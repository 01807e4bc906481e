package endtoend

import (
	"cmp"
	"crypto/rand"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/store"
	"fieldwork/store/bolt"
)

// talk is a short interview with two speakers, and times.
const talk = `INT  00:02
What does your museum have to do with the partnership?

MUSEUM  00:11
We joined in the first year, in the summer. There are four of us on the staff. Now I know who to ring at the housing association.

INT  00:45
And were there any challenges?

MUSEUM  00:49
Time. It is allways time. When one of us is at a meeting the desk is shut. We share a minibus with the housing association.
`

// newTalk makes a study with the short interview as its one document.
func newTalk(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	study, file := filepath.Join(folder, "talk.field"), filepath.Join(folder, "talk.txt")
	write(t, file, talk)
	run(t, "", "new", study)
	wantAll(t, run(t, "", "transcripts", "import", "--study", study, file), "4 turns, times from 0:02 to 0:49", "speakers: INT (2), MUSEUM (2)")
	return study
}

// openCode opens the coding view on the first document.
func openCode(t *testing.T, study string) *terminal {
	t.Helper()
	term := open(t, 120, 45, "code", "--study", study, "--interviewer", "Ann")
	term.waitFor("coder: Ann")
	term.waitFor("partnership?")
	return term
}

// codedText is what a study that nobody has open keeps of its coding.
type codedText struct {
	text string
	// passages are the segments in the order of the text, as "code: words", "*"
	// before those marked as quotes.
	passages []string
	codes    []string
	memos    []string
}

// codedIn reads the coding of the one document of a study.
func codedIn(t testing.TB, study string) codedText {
	t.Helper()
	engine, err := bolt.Open(study)
	if err != nil {
		t.Fatalf("the study cannot be opened: %v", err)
	}
	defer func() { _ = engine.Close() }()
	p := project.New(store.New(engine, "tester", time.Now, rand.Reader), time.Now)
	analysis, err := p.Analysis()
	if err != nil {
		t.Fatal(err)
	}
	document, err := p.Document(analysis.Documents()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	kept := codedText{text: document.Text}
	text := coding.NewText(document.Text)
	segments := slices.Clone(analysis.Segments(document.ID))
	slices.SortStableFunc(segments, func(a, b coding.Segment) int { return cmp.Or(a.From-b.From, a.To-b.To, cmp.Compare(a.ID, b.ID)) })
	for _, s := range segments {
		code, _ := analysis.Code(s.Code)
		line := code.Name + ": " + text.Slice(s.Span)
		if s.Quote {
			line = "*" + line
		}
		kept.passages = append(kept.passages, line)
		if memo, ok := analysis.Memo(coding.OnSegment, s.ID); ok {
			kept.memos = append(kept.memos, memo.Text)
		}
	}
	for _, code := range analysis.Tree() {
		kept.codes = append(kept.codes, code.Name)
	}
	return kept
}
