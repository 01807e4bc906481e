package refi_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/refi"
)

// drawn is a study with documents, codes, segments and memos of all sorts.
type drawn struct {
	documents  []coding.Document
	texts      map[string]string
	attributes map[string]coding.Attributes
	codes      []coding.Code
	segments   []coding.Segment
	memos      []coding.Memo
}

func (d *drawn) analysis() *coding.Analysis {
	a := coding.NewAnalysis()
	a.Load(d.documents, d.codes, d.segments, d.memos)
	return a
}

var (
	anyText = rapid.StringOfN(rapid.RuneFrom([]rune("ab é…“😀𝒳\n\n.,<&>\"'\u0301\u200d🎭中")), 0, 60, -1)
	anyName = rapid.StringMatching(`[A-Za-zŵé<&"'😀][a-z é&]{0,12}[a-z😀]`)
	coders  = rapid.SampledFrom([]string{"AM", "BD", "Ŵyn <&>"})
)

// drawStudy makes a study. IDs are ULIDs in the order of their making.
func drawStudy(t *rapid.T) *drawn {
	d := &drawn{texts: map[string]string{}, attributes: map[string]coding.Attributes{}}
	count := uint64(0)
	newID := func() string {
		count++
		var id ulid.ULID
		copy(id[10:], fmt.Sprintf("%06d", count))
		return id.String()
	}
	made := func() time.Time {
		return time.Unix(rapid.Int64Range(1_400_000_000, 1_800_000_000).Draw(t, "seconds"), 0).UTC()
	}
	d.drawCodes(t, newID)
	for range rapid.IntRange(0, 4).Draw(t, "documents") {
		text := anyText.Draw(t, "text")
		document := coding.Document{
			ID: newID(), Title: anyName.Draw(t, "title"), Kind: rapid.SampledFrom(coding.Kinds).Draw(t, "kind"), Made: made(), Length: coding.NewText(text).Len(),
		}
		if rapid.Bool().Draw(t, "of a case") {
			document.Case = ulid.ULID{1, rapid.Byte().Draw(t, "case")}.String()
		}
		d.attributes[document.ID] = coding.Attributes{}
		for range rapid.IntRange(0, 2).Draw(t, "attributes") {
			d.attributes[document.ID][rapid.SampledFrom([]string{"age", "Q 1", "since"}).Draw(t, "name")] =
				rapid.SampledFrom([]string{"12", "007", "1.5", "2017-05-02", "a & b", "-3"}).Draw(t, "value")
		}
		d.texts[document.ID] = text
		d.documents = append(d.documents, document)
		seen := map[coding.Segment]bool{}
		for range rapid.IntRange(0, 6).Draw(t, "segments") {
			if document.Length == 0 || len(d.codes) == 0 {
				break
			}
			from := rapid.IntRange(0, document.Length-1).Draw(t, "from")
			s := coding.Segment{
				Document: document.ID, Code: rapid.SampledFrom(d.codes).Draw(t, "code").ID, Coder: coders.Draw(t, "coder"),
				Span: coding.Span{From: from, To: rapid.IntRange(from+1, document.Length).Draw(t, "to")},
			}
			if seen[s] {
				continue
			}
			seen[s] = true
			s.ID, s.Made, s.Quote = newID(), made(), rapid.Bool().Draw(t, "quote")
			d.segments = append(d.segments, s)
			d.drawMemo(t, coding.OnSegment, s.ID, made())
		}
		d.drawMemo(t, coding.OnDocument, document.ID, made())
	}
	d.drawMemo(t, coding.OnProject, "", made())
	d.drawSummaries(t, newID(), made())
	return d
}

func (d *drawn) drawCodes(t *rapid.T, newID func() string) {
	places := map[string]int{}
	for i := range rapid.IntRange(0, 6).Draw(t, "codes") {
		c := coding.Code{
			ID: newID(), Name: fmt.Sprint(anyName.Draw(t, "code"), i), Colour: rapid.SampledFrom([]string{"", "#00AAFF"}).Draw(t, "colour"),
			Definition: anyText.Draw(t, "definition"), Include: anyText.Draw(t, "include"), Example: anyText.Draw(t, "example"),
		}
		if i > 0 && rapid.Bool().Draw(t, "under another") {
			c.Parent = d.codes[rapid.IntRange(0, i-1).Draw(t, "parent")].ID
		}
		c.Place = places[c.Parent]
		places[c.Parent]++
		d.codes = append(d.codes, c)
		d.drawMemo(t, coding.OnCode, c.ID, time.Unix(1_500_000_000, 0).UTC())
	}
}

// drawSummaries sums up cases, documents that are of none, and a case that has
// no document.
func (d *drawn) drawSummaries(t *rapid.T, gone string, changed time.Time) {
	of := map[string]bool{gone: true}
	for _, document := range d.documents {
		if document.Case == "" {
			document.Case = document.ID
		}
		of[document.Case] = true
	}
	for _, id := range slices.Sorted(maps.Keys(of)) {
		for _, code := range d.codes {
			d.drawMemo(t, coding.OnSummary, coding.SummaryID(id, code.ID), changed)
		}
	}
}

func (d *drawn) drawMemo(t *rapid.T, on coding.Subject, id string, changed time.Time) {
	if rapid.IntRange(0, 3).Draw(t, "memo") == 0 {
		text := "A memo on " + anyText.Draw(t, "memo")
		d.memos = append(d.memos, coding.Memo{Subject: on, ID: id, Text: text, Coder: coders.Draw(t, "coder"), Changed: changed})
	}
}

// TestAStudyComesBackAsItWas writes studies for every program and reads them:
// documents, texts, codes, segments, memos and attributes are as they were, with
// the IDs that they had.
func TestAStudyComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := drawStudy(r)
		made, _, err := refi.FromAnalysis(d.analysis(), study(d.texts, d.attributes))
		if err != nil {
			r.Fatal(err)
		}
		profile := rapid.SampledFrom(refi.Profiles).Draw(r, "profile")
		archive := write(t, made, profile)
		project, report := read(t, archive)
		if len(report.Lost)+len(report.Changed)+len(report.Doubts) > 0 {
			r.Fatalf("%+v", report)
		}
		imported, report := refi.ToAnalysis(&project, refi.Defaults{Now: now})
		if len(report.Lost)+len(report.Changed)+len(report.Doubts) > 0 {
			r.Fatalf("%+v", report)
		}
		back := drawn{codes: imported.Codes, segments: imported.Segments, memos: imported.Memos, attributes: map[string]coding.Attributes{}, texts: map[string]string{}}
		for _, document := range imported.Documents {
			draft, err := document.Draft()
			if err != nil {
				r.Fatal(err)
			}
			back.texts[document.ID] = draft.Text
			back.documents = append(back.documents, document.Document)
			back.attributes[document.ID] = coding.Attributes{}
			maps.Copy(back.attributes[document.ID], document.Attributes)
		}
		byID := cmpopts.SortSlices(func(a, b coding.Segment) bool { return a.ID < b.ID })
		codesByID := cmpopts.SortSlices(func(a, b coding.Code) bool { return a.ID < b.ID })
		memosByKey := cmpopts.SortSlices(func(a, b coding.Memo) bool { return a.Key() < b.Key() })
		if difference := cmp.Diff(d, &back, cmp.AllowUnexported(drawn{}), byID, codesByID, memosByKey, cmpopts.EquateEmpty()); difference != "" {
			r.Fatalf("wanted − got +:\n%s", difference)
		}
		if again := write(t, project, profile); !bytes.Equal(again, archive) {
			r.Fatal("written again it has other bytes")
		}
		about := study(d.texts, back.attributes)
		if remade, _, err := refi.FromAnalysis(back.analysis(), about); err != nil || !bytes.Equal(write(t, remade, profile), archive) {
			r.Fatal("made of the analysis again it has other bytes", err)
		}
	})
}

// TestProjectsOfProgramsComeBackAsTheyWere writes what was read of other
// programs and reads it again, for every program: it is the same, and has the
// same bytes from then on.
func TestProjectsOfProgramsComeBackAsTheyWere(t *testing.T) {
	for _, manner := range manners {
		project, _ := read(t, packedFolder(t, manner.name))
		for _, profile := range refi.Profiles {
			archive := write(t, project, profile)
			again, report := read(t, archive)
			expect(t, remarks(report.Lost)+remarks(report.Changed), map[bool]string{true: "files outside the archive: 1\n"}[manner.name == "atlas"])
			if !bytes.Equal(write(t, again, profile), archive) {
				t.Errorf("%s has other bytes when it is written again for %q", manner.name, profile)
			}
			again.Origin = project.Origin
			texts := cmp.Comparer(func(a, b refi.Text) bool { return a.Length == b.Length && textOf(t, a) == textOf(t, b) })
			files := cmp.Comparer(func(a, b refi.File) bool { return a.Name == b.Name && contentOf(t, &a) == contentOf(t, &b) })
			if difference := cmp.Diff(project, again, texts, files, cmpopts.EquateEmpty()); difference != "" {
				t.Errorf("%s for %q: wanted − got +:\n%s", manner.name, profile, difference)
			}
		}
	}
}

func textOf(t testing.TB, text refi.Text) string {
	if !text.There() {
		return ""
	}
	content, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// TestCodebooksComeBackAsTheyWere writes the codes of studies as codebooks.
func TestCodebooksComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := drawStudy(r)
		if len(d.codes) == 0 {
			return
		}
		a := coding.NewAnalysis()
		a.Load(nil, d.codes, nil, nil)
		codebook, _ := refi.CodebookOf(a)
		again := writtenAndRead(t, codebook)
		if difference := cmp.Diff(codebook, again, cmpopts.EquateEmpty()); difference != "" {
			r.Fatal(difference)
		}
		codes, report := refi.CodesOf(again)
		if len(report.Lost)+len(report.Changed) > 0 || !slices.Equal(codes, a.Tree()) {
			r.Fatal(report, cmp.Diff(a.Tree(), codes))
		}
	})
}

// TestIDsAndGUIDs turns IDs into GUIDs and back, and takes GUIDs as programs
// write them.
func TestIDsAndGUIDs(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var bits refi.GUID
		copy(bits[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(r, "bits"))
		if refi.GUIDOf(bits.ID()) != bits {
			r.Fatal("not reversible")
		}
		for _, text := range []string{bits.String(), "{" + bits.String() + "}"} {
			for _, written := range []string{text, string(bytes.ToUpper([]byte(text)))} {
				if back, ok := refi.ParseGUID(written); !ok || back != bits {
					r.Fatal(written)
				}
			}
		}
	})
	for _, text := range []string{"", "{}", "x", "00000000-0000-0000-0000-00000000000g", "{00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-0000000000011"} {
		if _, ok := refi.ParseGUID(text); ok {
			t.Errorf("%q was read", text)
		}
	}
	if first, second := refi.GUIDOf("case 1"), refi.GUIDOf("case 2"); first == second || refi.GUIDOf("case 1") != first {
		t.Error("an ID that is no ULID has no GUID of its own")
	}
}
