package refi_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/refi"
)

// smallStudy has one of everything that the format has no place for.
func smallStudy() (*coding.Analysis, refi.Study) {
	const document, code, segment = "01J00000000000000000000001", "01J00000000000000000000002", "01J00000000000000000000003"
	by := coding.Author{Coder: "AM"}
	a := coding.NewAnalysis()
	a.Load(
		[]coding.Document{{ID: document, Title: "Interview", Kind: coding.Transcript, Case: "01J0000000000000000000CASE", Interview: "01J00000000000000000000004", Language: "cy", Made: now, Length: 11}},
		[]coding.Code{{ID: code, Name: "Words & more", Key: 1, Source: "guide:q1", Definition: "What is said.", Exclude: "What is not."}},
		[]coding.Segment{
			{ID: segment, Document: document, Code: code, Coder: "AM", Span: coding.Span{From: 0, To: 5}, Made: now, Quote: true},
			{ID: "01J00000000000000000000005", Document: document, Code: "gone", Coder: "AM", Span: coding.Span{From: 0, To: 5}, Made: now},
			{ID: "01J00000000000000000000006", Document: document, Code: code, Coder: "", Span: coding.Span{From: 6, To: 9}, Made: now},
		},
		[]coding.Memo{
			{Subject: coding.OnSegment, ID: segment, Text: "A thought.", Coder: "BD", Changed: now},
			{Subject: coding.OnCode, ID: code, Text: "On the code.", Coder: "AM", Changed: now},
			{Subject: coding.OnDone, ID: document + "/AM", Text: "done", Coder: "AM", Changed: now},
			{Subject: coding.OnBlind, Text: "blind", Coder: by.Coder, Changed: now},
		},
	)
	return a, refi.Study{
		Name: "A small study", Made: now, CaseNames: map[string]string{"01J0000000000000000000CASE": "Museum 1"},
		Attributes: map[string]coding.Attributes{document: {"years": "3", "sector": "arts"}},
		Content: func(string) (coding.Content, error) {
			return coding.Content{Text: coding.NewText("Words 😀 and."), Turns: []coding.Turn{{From: 0, To: 11, Speaker: "R"}}}, nil
		},
	}
}

// TestLossesOfAnExportAreTold tells of everything that is not in the file.
func TestLossesOfAnExportAreTold(t *testing.T) {
	a, about := smallStudy()
	project, report, err := refi.FromAnalysis(a, about)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, remarks(report.Lost), `hot keys of codes: 1
notes of where codes were derived from: 1
speaker turns: 1
links of documents to interviews: 1
segments without a code or a passage: 1
settings: 1
marks of coders who have finished a document: 1
`)
	expect(t, report.Lost[2].String(), "speaker turns: 1. The names of speakers and the times do not stand in the exported text; their words do. For example: Interview.")
	for profile, want := range map[refi.Profile]string{
		refi.Default: "texts with characters above U+FFFF: 1\n", refi.MAXQDA: "texts with characters above U+FFFF: 1\n",
		refi.ATLAS: "texts with characters above U+FFFF: 1\n", refi.NVivo: "",
	} {
		report, err := refi.WriteProject(io.Discard, project, profile)
		if err != nil {
			t.Fatal(err)
		}
		expect(t, remarks(report.Doubts), want)
	}
	book, report := refi.CodebookOf(a)
	expect(t, remarks(report.Lost), `hot keys of codes: 1
notes of where codes were derived from: 1
memos on codes: 1
`)
	report, err = refi.WriteCodebook(io.Discard, book)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, remarks(report.Lost), "")
	report, err = refi.WriteCodebook(io.Discard, refi.Codebook{Codes: project.Codes})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, remarks(report.Lost), "memos on codes: 1\n")
	if _, err := refi.WriteCodebook(io.Discard, refi.Codebook{}); !errors.Is(err, refi.ErrNoCodes) {
		t.Error(err)
	}
}

// TestACodebookTellsOfSummariesThatItDoesNotHold names the codes that they stand
// under.
func TestACodebookTellsOfSummariesThatItDoesNotHold(t *testing.T) {
	const code = "01J00000000000000000000002"
	a := coding.NewAnalysis()
	a.Load(nil, []coding.Code{{ID: code, Name: "Access"}}, nil, []coding.Memo{
		{Subject: coding.OnSummary, ID: coding.SummaryID("CASE1", code), Text: "It opened a door.", Coder: "AM", Changed: now},
		{Subject: coding.OnSummary, ID: coding.SummaryID("CASE2", code), Text: "It did not.", Coder: "AM", Changed: now},
	})
	book, report := refi.CodebookOf(a)
	expect(t, remarks(report.Lost), "summaries of cases: 2\n")
	expect(t, report.Lost[0].Examples, []string{"Access"})
	expect(t, book.Codes, []refi.Code{{GUID: refi.GUIDOf(code), Name: "Access"}})
}

// TestRespondentsAreNotWrittenAndTold tells of respondents with several cases,
// and of those who are not to be quoted.
func TestRespondentsAreNotWrittenAndTold(t *testing.T) {
	const first, second, third = "01J0000000000000000000CAS1", "01J0000000000000000000CAS2", "01J0000000000000000000CAS3"
	a := coding.NewAnalysis()
	a.Load([]coding.Document{
		{ID: "01J00000000000000000000001", Title: "Survey", Case: first, Made: now}, {ID: "01J00000000000000000000002", Title: "Survey too", Case: first, Made: now},
		{ID: "01J00000000000000000000003", Title: "Interview", Case: second, Made: now}, {ID: "01J00000000000000000000004", Title: "Another", Case: third, Made: now},
		{ID: "01J00000000000000000000005", Title: "Found", Made: now},
	}, nil, nil, nil)
	about := study(nil, nil)
	about.People = map[string]string{
		"01J00000000000000000000001": "P1", "01J00000000000000000000002": "P1", "01J00000000000000000000003": "P1", "01J00000000000000000000004": "P2",
		"01J00000000000000000000005": "01J00000000000000000000005",
	}
	about.Unquotable = map[string]bool{"01J00000000000000000000003": true}
	_, report, err := refi.FromAnalysis(a, about)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, remarks(report.Lost), "refusals to be quoted: 1\nlinks between the cases of one respondent: 2\n")
	expect(t, report.Lost[0].Examples, []string{"Interview"})
	expect(t, report.Lost[1].Examples, []string{"Case 00CAS1", "Case 00CAS2"})
}

// TestRemarksAreShownHarmlessly cuts names short and takes escape sequences out.
func TestRemarksAreShownHarmlessly(t *testing.T) {
	name := "\x1b[2J" + strings.Repeat("long ", 30)
	archive := inSources(t, "", `<Sources><TextSource guid="`+guid("1")+`" name="`+strings.ReplaceAll(name, "\x1b", "\u009b")+`" plainTextPath="/x"/></Sources>`)
	_, report := read(t, archive)
	for _, remark := range report.Lost {
		if text := remark.String(); strings.ContainsAny(text, "\x1b\u009b") || len(text) > 300 {
			t.Errorf("%q", text)
		}
	}
	both := report.And(refi.Report{Doubts: []refi.Remark{{What: "doubts"}}})
	if len(both.Lost) != len(report.Lost) || len(both.Doubts) != 1 || len(both.Scores) != len(report.Scores) {
		t.Errorf("%+v", both)
	}
	expect(t, len(refi.Report{}.And(report).Scores), len(report.Scores))
}

// full fails after some bytes, as a full disk does.
type full int

var errFull = errors.New("full")

func (f *full) Write(b []byte) (int, error) {
	if *f -= full(len(b)); *f < 0 {
		return 0, errFull
	}
	return len(b), nil
}

// TestFailuresOfWritingAreGiven writes onto disks that are full sooner or later,
// and reads texts and files that fail.
func TestFailuresOfWritingAreGiven(t *testing.T) {
	project, _ := read(t, packedFolder(t, "nvivo"))
	whole := len(write(t, project, refi.NVivo))
	for room := 0; room < whole; room += 97 {
		left := full(room)
		if _, err := refi.WriteProject(&left, project, refi.NVivo); !errors.Is(err, errFull) {
			t.Fatalf("with room for %d of %d bytes: %v", room, whole, err)
		}
	}
	left := full(100)
	if _, err := refi.WriteCodebook(&left, refi.Codebook{Codes: project.Codes}); !errors.Is(err, errFull) {
		t.Error(err)
	}
	broken := project
	broken.Files = []refi.File{{Name: "x.pdf", Open: func() (io.ReadCloser, error) { return nil, errFull }}}
	if _, err := refi.WriteProject(io.Discard, broken, refi.Default); !errors.Is(err, errFull) {
		t.Error(err)
	}
	broken.Files, broken.Sources = nil, []refi.Source{{Text: refi.Text{Open: func() (string, error) { return "", errFull }}}}
	if _, err := refi.WriteProject(io.Discard, broken, refi.Default); !errors.Is(err, errFull) {
		t.Error(err)
	}
	a, about := smallStudy()
	about.Content = func(string) (coding.Content, error) { return coding.Content{}, errFull }
	if _, _, err := refi.FromAnalysis(a, about); !errors.Is(err, errFull) {
		t.Error(err)
	}
}

// TestWhatCannotBeWrittenIsTold writes a file that is too large, XML that is
// damaged, selections outside of their text, and characters that XML cannot
// hold.
func TestWhatCannotBeWrittenIsTold(t *testing.T) {
	project := refi.Project{
		Name: "P", Files: []refi.File{{Name: "film.mp4", Size: refi.LargestFile + 1}},
		Others: []refi.Kept{{Kind: "PDFSource", Name: "damaged", XML: []byte("<PDFSource>")}, {Kind: "Unknown", XML: []byte("<Unknown/>")}},
		Sources: []refi.Source{{
			Name: "bell \x07", Text: refi.HeldText("a\rb\xff"),
			Selections: []refi.Selection{{GUID: refi.GUIDOf("1"), From: 2, To: 9}, {GUID: refi.GUIDOf("2"), From: -1, To: 1}},
		}},
	}
	var out bytes.Buffer
	report, err := refi.WriteProject(&out, project, refi.Default)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, remarks(report.Lost), "parts that were kept whole: 2\nfiles of more than 2 GB: 1\n")
	expect(t, remarks(report.Changed), "selections that were not within their text: 2\nvalues that were written otherwise: 1\n")
	again, _ := read(t, out.Bytes())
	source := again.Sources[0]
	expect(t, source.Name, "bell �")
	expect(t, textOf(t, source.Text), "a\nb�")
	expect(t, [][2]int{{source.Selections[0].From, source.Selections[0].To}, {source.Selections[1].From, source.Selections[1].To}}, [][2]int{{2, 4}, {0, 1}})
}
