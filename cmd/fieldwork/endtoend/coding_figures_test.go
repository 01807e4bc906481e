package endtoend

import (
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/store"
	"fieldwork/store/bolt"
)

// The size that one document, its segments and the code system may have, and
// that all documents may have together.
const (
	longWords    = 1_000_000
	longSegments = 20_000
	longCodes    = 500
	manyBytes    = 100 << 20
	bytesOfEach  = 1 << 20
)

// spoken are words of a made-up talk, over and over.
const spoken = "It leveraged in other opportunities, widely, across the UK and internationally. We share people now. " +
	"Tŷ ac amgueddfa, the college and the theatre; they opened doors that we had been knocking on for years. "

// longTalk is a document of so many words, in turns of one speaker after the
// other.
func longTalk(words int) coding.Draft {
	draft := coding.Draft{Document: coding.Document{Title: "A long talk", Kind: coding.Transcript}}
	var text strings.Builder
	turn := strings.TrimSpace(strings.Repeat(spoken, 2))
	length, each := len([]rune(turn)), len(strings.Fields(turn))
	for at, said := 0, 0; said*each < words; said++ {
		draft.Turns = append(draft.Turns, coding.Turn{From: at, To: at + length, Speaker: []string{"Interviewer", "Museum"}[said%2]})
		text.WriteString(turn + "\n\n")
		at += length + 2
	}
	draft.Text = strings.TrimSpace(text.String())
	return draft
}

// keep makes a study and lets its project be filled.
func keep(b *testing.B, fill func(p *project.Project, by coding.Author) error) (study string) {
	b.Helper()
	study = filepath.Join(b.TempDir(), "large.field")
	run(b, "", "new", study)
	engine, err := bolt.Open(study)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = engine.Close() }()
	kept := store.New(engine, "Ann", time.Now, rand.Reader)
	if err := fill(project.New(kept, time.Now), coding.Author{Coder: "Ann", NewID: kept.NewID, Now: time.Now}); err != nil {
		b.Fatal(err)
	}
	return study
}

// longStudy is a study with the document of a million words, coded all over.
func longStudy(b *testing.B) string {
	b.Helper()
	return keep(b, func(p *project.Project, by coding.Author) error {
		added, err := p.AddDocuments([]coding.Draft{longTalk(longWords)}, project.Origin{Digest: "long"})
		if err != nil {
			return err
		}
		analysis, err := p.Analysis()
		if err != nil {
			return err
		}
		return p.Do(analysis, by.Coder, codedAllOver(added[0], by))
	})
}

// codedAllOver is the change that codes a document from its start to its end.
func codedAllOver(document coding.Document, by coding.Author) coding.Change {
	change := coding.Change{Label: "coded it all"}
	for i := range longCodes {
		code := coding.Code{ID: fmt.Sprintf("code%04d", i), Name: fmt.Sprintf("Theme %d", i), Place: i, Colour: coding.Colours[i%len(coding.Colours)]}
		if i%10 != 0 {
			code.Parent = fmt.Sprintf("code%04d", i/10*10)
		}
		change.Codes = append(change.Codes, coding.Edit[coding.Code]{After: &code})
	}
	for i := range longSegments {
		from := i * (document.Length / longSegments)
		span := coding.Span{From: from, To: min(from+100+i*37%900, document.Length)}
		change.Segments = append(change.Segments, coding.MadeSegment(by, document.ID, fmt.Sprintf("code%04d", i*13%longCodes), span))
	}
	return change
}

// BenchmarkLongDocument measures the program on a document of a million words
// with 20,000 segments and 500 codes, as a coder waits for it: from the start
// of the program to the first frame with text, and from a key to what it shows.
// RSS is the memory of the whole program.
func BenchmarkLongDocument(b *testing.B) {
	study := longStudy(b)
	b.Run("first frame", func(b *testing.B) {
		measure(b, func() time.Duration {
			begun := time.Now()
			term := openLong(b, study)
			waited := time.Since(begun)
			b.ReportMetric(float64(term.resident())/(1<<20), "RSS-MB")
			term.leave()
			term.waitEnd()
			return waited
		})
	})
	for _, key := range longKeys {
		b.Run(key.name, func(b *testing.B) {
			term := openLong(b, study)
			term.press(key.before...)
			if key.ready != "" {
				term.waitFor(key.ready)
			}
			measure(b, func() time.Duration { return key.wait(term) })
			b.ReportMetric(float64(term.resident())/(1<<20), "RSS-MB")
		})
	}
}

func openLong(b *testing.B, study string) *terminal {
	b.Helper()
	term := open(b, 120, 45, "code", "--study", study, "--interviewer", "Ann")
	term.waitFor("It leveraged")
	return term
}

// longKey is a key that shows something, and one that takes it away again.
type longKey struct {
	name          string
	before        []string
	ready         string
	key, shows    string
	back, without string
}

var longKeys = []longKey{
	{name: "to the end and the start", key: "G", shows: "for years.”  sentence", back: "g", without: "It leveraged in other opportunities, widely, across the UK and internationally.”  sentence"},
	{name: "select a sentence", key: "s", shows: "11 words", back: escape, without: "”  sentence"},
	{name: "code and undo", before: []string{"s", "c", "Fresh", "\x1b\r"}, ready: "20001 segments", key: "u", shows: "20000 segments", back: "U", without: "20001 segments"},
	{name: "theme", before: []string{"K"}, ready: "Theme   ", key: escape, shows: "coder: Ann", back: "K", without: "Theme   "},
	{name: "code system", before: []string{ctrl('o')}, ready: "Code system", key: escape, shows: "coder: Ann", back: ctrl('o'), without: "Code system"},
}

// wait is how long a person waits for a key, the mean of the way there and back.
func (k *longKey) wait(term *terminal) time.Duration {
	return spent(func() {
		term.press(k.key)
		term.waitClose(k.shows)
		term.press(k.back)
		term.waitClose(k.without)
	}) / 2
}

// waitClose waits as waitFor does, and looks more often.
func (term *terminal) waitClose(text string) {
	term.t.Helper()
	for end := time.Now().Add(patience); !strings.Contains(term.text(), text); time.Sleep(200 * time.Microsecond) {
		if time.Now().After(end) {
			term.t.Fatalf("%q does not appear; the screen shows\n%s", text, term.text())
		}
	}
}

// resident is how many bytes of memory the program holds, 0 where that cannot
// be told.
func (term *terminal) resident() int64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", term.command.Process.Pid))
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	kilobytes, _ := strconv.ParseInt(strings.Fields(after + " 0")[0], 10, 64)
	return kilobytes << 10
}

// BenchmarkSearchOfManyDocuments searches 100 MB of documents: until the first
// hits are shown, and until all are counted.
func BenchmarkSearchOfManyDocuments(b *testing.B) {
	study := keep(b, func(p *project.Project, _ coding.Author) error {
		draft := longTalk(bytesOfEach / len(spoken) * len(strings.Fields(spoken)))
		for i := range manyBytes / bytesOfEach {
			draft.Title = fmt.Sprintf("Talk %03d", i)
			if _, err := p.AddDocuments([]coding.Draft{draft}, project.Origin{Digest: strconv.Itoa(i)}); err != nil {
				return err
			}
		}
		return nil
	})
	for _, until := range []struct{ name, words, shows string }{
		{"first hits", "theatre", "▸ Talk 000"},
		{"all counted", "theatre", "hits in 100 documents"},
		{"none there", "cathedral", "Nothing was found."},
	} {
		b.Run(until.name, func(b *testing.B) {
			term := openLong(b, study)
			measure(b, func() time.Duration {
				term.press("F", ctrl('u'), until.words)
				term.waitFor(until.words)
				waited := spent(func() {
					term.press(enter)
					term.waitClose(until.shows)
				})
				term.press(escape)
				term.waitFor("coder: Ann")
				return waited
			})
			b.ReportMetric(float64(term.resident())/(1<<20), "RSS-MB")
		})
	}
}
