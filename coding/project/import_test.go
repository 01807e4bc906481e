package project_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/refi"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// place is an empty study with its coding.
type place struct {
	study   *study.Study
	project *project.Project
	newID   func() string
}

func newPlace(t testing.TB, seed byte) *place {
	clock := storetest.Clock(storetest.Start)
	kept := store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(seed))
	return &place{study.New(kept, clock), project.New(kept, clock), kept.NewID}
}

// exported is the whole coding of a place as a project of other programs.
func (p *place) exported(t testing.TB, profile refi.Profile) []byte {
	t.Helper()
	analysis, about, err := p.project.ForExchange(p.study, "A study")
	if err != nil {
		t.Fatal(err)
	}
	made, _, err := refi.FromAnalysis(analysis, about)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := refi.WriteProject(&out, made, profile); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func (p *place) bring(t testing.TB, archive []byte, o project.ImportOptions) project.ImportResult {
	t.Helper()
	o.Coder = "AM"
	result, err := p.project.Import(p.study, incoming(t, archive), o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func incoming(t testing.TB, archive []byte) *refi.Imported {
	t.Helper()
	read, _, err := refi.ReadProject(bytes.NewReader(archive), int64(len(archive)), refi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	imported, _ := refi.ToAnalysis(&read, refi.Defaults{Coder: "default", Now: storetest.Start})
	return &imported
}

func (p *place) analysis(t testing.TB) *coding.Analysis {
	t.Helper()
	a, err := p.project.Analysis()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// told is all that is coded in a place, in words.
func (p *place) told(t testing.TB) string {
	t.Helper()
	a := p.analysis(t)
	var out strings.Builder
	for _, document := range a.Documents() {
		content, err := p.project.Content(document.ID)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%+v %q\n", document, content.Text.String())
		for _, s := range a.Segments(document.ID) {
			memo, _ := a.Memo(coding.OnSegment, s.ID)
			fmt.Fprintf(&out, "%+v %q %q\n", s, content.Text.Slice(s.Span), memo.Text)
		}
	}
	for _, code := range a.Tree() {
		memo, _ := a.Memo(coding.OnCode, code.ID)
		fmt.Fprintf(&out, "%+v %q\n", code, memo.Text)
	}
	return out.String()
}

// fill codes random documents with random codes.
func (p *place) fill(tb testing.TB, t *rapid.T) {
	by := coding.Author{Coder: "AM", NewID: p.newID, Now: storetest.Clock(storetest.Start)}
	words := rapid.SampledFrom([]string{"foot ", "door", "\n\n", "ŵy ", "e\u0301", "😀", "🏴󠁧󠁢󠁷󠁬󠁳󠁿 ", ". "})
	var drafts []coding.Draft
	for i := range rapid.IntRange(1, 3).Draw(t, "documents") {
		text := "x" + strings.Join(rapid.SliceOfN(words, 1, 20).Draw(t, "text"), "")
		drafts = append(drafts, coding.Draft{Document: coding.Document{Kind: coding.Transcript, Title: fmt.Sprint("Talk ", i)}, Text: text})
	}
	documents, err := p.project.AddDocuments(drafts, project.Origin{Digest: "x"})
	if err != nil {
		t.Fatal(err)
	}
	a := p.analysis(tb)
	do := func(change coding.Change, err error) {
		if errors.Is(err, coding.ErrCoded) || errors.Is(err, coding.ErrCodeName) {
			return
		}
		if err == nil {
			by.Coder = rapid.SampledFrom([]string{"AM", "BD"}).Draw(t, "coder")
			err = p.project.Do(a, by.Coder, change)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	parents := []string{""}
	for range rapid.IntRange(1, 6).Draw(t, "codes") {
		change, code, err := a.NewCode(by, coding.Code{
			Parent: rapid.SampledFrom(parents).Draw(t, "parent"), Name: rapid.SampledFrom([]string{"One", "Two", "ŵ"}).Draw(t, "name"), Example: "e\n\nf",
		})
		if err == nil {
			parents = append(parents, code.ID)
		}
		do(change, err)
	}
	for range rapid.IntRange(0, 8).Draw(t, "segments") {
		document := rapid.SampledFrom(documents).Draw(t, "document")
		content, err := p.project.Content(document.ID)
		if err != nil {
			t.Fatal(err)
		}
		from := rapid.IntRange(0, document.Length-1).Draw(t, "from")
		span := coding.Span{From: from, To: rapid.IntRange(from+1, document.Length).Draw(t, "to")}
		code := rapid.SampledFrom(parents[1:]).Draw(t, "code")
		do(a.CodePassage(by, document.ID, content.Text, span, code))
		for _, s := range a.SegmentsOf(code) {
			do(a.SetMemo(by, coding.OnSegment, s.ID, rapid.SampledFrom([]string{"", "Look here."}).Draw(t, "memo")), nil)
		}
	}
	do(a.SetMemo(by, coding.OnCode, parents[1], "On it."), nil)
	if err := p.project.SetAttributes(documents[0].ID, map[string]string{"remit": "National", "years": "3"}); err != nil {
		t.Fatal(err)
	}
}

func TestAWholeStudyComesBackFromOtherPrograms(t *testing.T) {
	const enough = 12 // for each writes two studies to disk
	runs := 0
	rapid.Check(t, func(r *rapid.T) {
		if runs++; runs > enough {
			return
		}
		first := newPlace(t, 1)
		first.fill(t, r)
		profile := rapid.SampledFrom(refi.Profiles).Draw(r, "profile")
		archive := first.exported(t, profile)
		second := newPlace(t, 2)
		second.bring(t, archive, project.ImportOptions{})
		if diff := cmp.Diff(first.told(t), second.told(t)); diff != "" {
			r.Fatalf("(-want +got):\n%s", diff)
		}
		if !bytes.Equal(archive, second.exported(t, profile)) {
			r.Fatal("written again it is another project")
		}
		again := second.bring(t, archive, project.ImportOptions{Theirs: true})
		home := first.bring(t, archive, project.ImportOptions{})
		for _, result := range []project.ImportResult{again, home} {
			for _, tally := range []project.Tally{result.Documents, result.Codes, result.Segments, result.Memos, result.Attributes} {
				if tally.New+tally.Differing > 0 {
					r.Fatalf("brought in again: %+v", result)
				}
			}
		}
		if _, err := second.project.Undo(second.analysis(t), "AM"); err != nil {
			r.Fatal(err)
		}
		if left := second.told(t); left != "" {
			r.Fatalf("undone it leaves %s", left)
		}
		if _, err := second.project.Redo(second.analysis(t), "AM"); err != nil {
			r.Fatal(err)
		}
		if !bytes.Equal(archive, second.exported(t, profile)) {
			r.Fatal("done again it is another project")
		}
	})
}

// about is a small project by hand.
func about(text, title, definition string, to int, files ...refi.File) *refi.Imported {
	guid := func(last byte) refi.GUID { return refi.GUID{1, 15: last} }
	p := refi.Project{
		Name: "P", Origin: "elsewhere", Files: files,
		Codes: []refi.Code{{GUID: guid(1), Name: "Doors", Description: definition, Colour: "#008080"}},
		Sources: []refi.Source{{
			GUID: guid(2), Name: title, Text: refi.HeldText(text),
			Selections: []refi.Selection{{GUID: guid(3), From: 4, To: to, Codings: []refi.Coding{{GUID: guid(4), Code: guid(1)}}}},
		}},
	}
	for i, file := range files {
		p.Others = append(p.Others, refi.Kept{
			Kind: "PDFSource", GUID: guid(byte(10 + i)), Name: file.Name,
			XML: []byte(fmt.Sprintf(`<PDFSource guid="%s" name="a" path="internal://%s"/>`, guid(byte(10+i)), file.Name)),
		})
	}
	imported, _ := refi.ToAnalysis(&p, refi.Defaults{Now: storetest.Start})
	return &imported
}

func file(name, content string) refi.File {
	return refi.File{Name: name, Size: int64(len(content)), Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }}
}

func (p *place) take(t testing.TB, in *refi.Imported, o project.ImportOptions) project.ImportResult {
	t.Helper()
	o.Coder = "AM"
	result, err := p.project.Import(p.study, in, o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestWhatDiffersStaysOrIsTaken(t *testing.T) {
	p := newPlace(t, 1)
	p.take(t, about("Our foot in the door.", "Talk", "A way in.", 8), project.ImportOptions{})
	before := p.told(t)
	other := func() *refi.Imported { return about("Our foot in the door.", "Talk 2", "A way out.", 20) }
	for _, o := range []project.ImportOptions{{DryRun: true, Theirs: true}, {}} {
		result := p.take(t, other(), o)
		if len(result.Conflicts) != 3 || result.Documents.Differing+result.Codes.Differing+result.Segments.Differing != 3 {
			t.Errorf("%+v", result)
		}
		if diff := cmp.Diff(before, p.told(t)); diff != "" {
			t.Error(diff)
		}
	}
	p.take(t, other(), project.ImportOptions{Theirs: true})
	after := p.told(t)
	for _, want := range []string{"Talk 2", "A way out.", `"foot in the door"`} {
		if !strings.Contains(after, want) {
			t.Errorf("%s is not in %s", want, after)
		}
	}
	if _, err := p.project.Undo(p.analysis(t), "AM"); err != nil || p.told(t) != before {
		t.Error(err, p.told(t))
	}
}

// A text that has been edited here keeps what was written; codings go to the
// words that they were on, or nowhere.
func TestCodingsGoToTheirWordsInAnEditedText(t *testing.T) {
	p := newPlace(t, 1)
	p.take(t, about("Well we got our foot in the door.", "Talk", "", 8), project.ImportOptions{})
	moved := about("So, foot in it.", "Talk", "", 8)
	moved.Segments[0].ID = p.newID()
	gone := about("So, hand in it.", "Talk", "", 8)
	gone.Segments[0].ID = p.newID()
	if result := p.take(t, moved, project.ImportOptions{}); result.Segments.New != 1 || result.Gone != 0 {
		t.Errorf("%+v", result)
	}
	if result := p.take(t, gone, project.ImportOptions{}); result.Gone != 1 {
		t.Errorf("%+v", result)
	}
	if told := p.told(t); !strings.Contains(told, `"foot"`) || strings.Contains(told, "hand") {
		t.Error(told)
	}
}

// Some programs give everything a new identity when they write a project.
func TestTheSameUnderNewIdentitiesIsNotBroughtInTwice(t *testing.T) {
	p := newPlace(t, 1)
	p.take(t, about("Our foot in the door.", "Talk", "", 8), project.ImportOptions{})
	in := about("Our foot in the door.", "Talk", "", 8)
	document, code := p.newID(), p.newID()
	in.Documents[0].ID, in.Codes[0].ID = document, code
	in.Segments[0].ID, in.Segments[0].Document, in.Segments[0].Code = p.newID(), document, code
	result := p.take(t, in, project.ImportOptions{})
	if result.Documents.Same != 1 || result.Codes.Same != 1 || result.Segments.Same != 1 || len(result.Conflicts) > 0 {
		t.Errorf("%+v", result)
	}
}

func TestADocumentThatWasTakenOutComesBack(t *testing.T) {
	p := newPlace(t, 1)
	p.take(t, about("Our foot in the door.", "Talk", "", 8), project.ImportOptions{})
	a := p.analysis(t)
	change, err := a.DeleteDocument(a.Documents()[0].ID)
	if err == nil {
		err = p.project.Do(a, "AM", change)
	}
	if err != nil {
		t.Fatal(err)
	}
	p.take(t, about("The foot of the bed.", "Talk", "", 8), project.ImportOptions{})
	if told := p.told(t); !strings.Contains(told, `"The foot of the bed."`) || !strings.Contains(told, `"foot"`) {
		t.Error(told)
	}
	for range 2 {
		if _, err := p.project.Undo(p.analysis(t), "AM"); err != nil {
			t.Fatal(err)
		}
	}
	if told := p.told(t); !strings.Contains(told, `"Our foot in the door."`) {
		t.Error(told)
	}
}

func TestFilesAreKeptAndGivenBack(t *testing.T) {
	p := newPlace(t, 1)
	long := strings.Repeat("0123456789", 300_000)
	in := about("Our foot.", "Talk", "", 8, file("a.pdf", long), file("b.pdf", ""))
	result := p.take(t, in, project.ImportOptions{})
	if result.Sources.New != 2 {
		t.Errorf("%+v", result)
	}
	other := about("Our foot.", "Talk", "", 8, file("A.pdf", "other"))
	other.Kept.Others[0].GUID = refi.GUID{15: 9}
	p.take(t, other, project.ImportOptions{})
	kept, err := p.project.Kept()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, file := range kept.Files {
		in, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil || int64(len(content)) != file.Size {
			t.Fatal(len(content), file.Size, err)
		}
		got = append(got, fmt.Sprint(file.Name, " ", len(content), " ", string(content) == long))
	}
	if diff := cmp.Diff([]string{"a.pdf 3000000 true", "b.pdf 0 false", "A-2.pdf 5 false"}, got, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	if xml := string(kept.Others[2].XML); !strings.Contains(xml, "internal://A-2.pdf") {
		t.Error(xml)
	}
	if again := p.take(t, in, project.ImportOptions{}); again.Sources != (project.Tally{Same: 2}) {
		t.Errorf("%+v", again)
	}
}

func TestAnImportThatIsStoppedLeavesNothing(t *testing.T) {
	p := newPlace(t, 1)
	in := about("Our foot.", "Talk", "", 8, file("a.pdf", strings.Repeat("x", 12<<20)))
	stop := errors.New("stop")
	for after := range int64(2) {
		calls := int64(0)
		o := project.ImportOptions{Advance: func(done, all int64) error {
			if calls++; calls > after*10 {
				return stop
			}
			return nil
		}}
		if _, err := p.project.Import(p.study, in, o); !errors.Is(err, stop) {
			t.Fatal(err)
		}
		kept, err := p.project.Kept()
		if err != nil || len(kept.Files)+len(kept.Others) > 0 || p.told(t) != "" {
			t.Fatal(kept, err, p.told(t))
		}
	}
}
