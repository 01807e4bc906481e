package refi_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/refi"
)

// manners are small projects in the manner of programs, with the words that
// their selections were made on.
var manners = []struct {
	name                   string
	reading                refi.Reading
	told, attributes       string
	lost, changed, doubted string
}{
	{
		name: "nvivo", reading: refi.UTF16Two,
		told: `Interview 1 | Maria | Anna M | Interviewer: What has changed since you joined?
Maria: We got our foot through the door 😀 and then it became easier.

Interviewer: And what was hard?
Maria: The café closed 🎭🎭, so we met in the museum.
Caerdydd – “mae’n wych” – is how they put it.

Interview 1 | Benefits > Access | Anna M | We got our foot through the door
Interview 1 | Benefits | Anna M | it became easier
Interview 1 | Benefits > Access | Anna M | it became easier
Interview 1 | Challenges | Anna M | The café closed
Interview 1 | Challenges > Access | Anna M | so we met in the museum
Interview 1 | Benefits | Anna M | “mae’n wych”
Interview 1 | Comments | Anna M | how they put it | A turn of phrase to look for.
Notes | Benefits > Network | Anna M | The network 🧵 is the main benefit
Notes | Challenges > Capacity | Anna M | capacity the main challenge
`,
		attributes: "Interview 1 map[case:Maria sector:Museum years:3]\nNotes map[]\n",
		lost:       "formatted versions of texts: 1\n",
		changed:    "comments on passages without a code: 1\n",
		doubted:    "codes that are cases as well: 1\nsources that are no text: 1\n",
	},
	{
		name: "maxqda", reading: refi.CodePointsOne,
		told: `Group A | Comments | TK | hear about events | Rephrase this next time.
Group A | Channels > Newsletter | TK | through the newsletter
Group A | Channels > Friends | TK | from friends
Survey row | Channels > Newsletter | TK | too long
Survey row | Channels | TK | on the bus
`,
		attributes: "Group A map[age_group:30-39]\nSurvey row map[group:Survey]\nSurvey row map[group:Survey]\n",
		changed:    "comments on passages without a code: 1\n",
	},
	{
		name: "atlas", reading: refi.CodePointsOne,
		told: `Talk | Coke::diet Coke | Sam | about diet drinks
Talk | Coke | Sam | A third, on sugar and health
Talk | Coke | Sam | The last line
Short | Coke::diet Coke | Sam | linked by its formatted name
`,
		attributes: "Talk map[]\nShort map[]\n",
		lost:       "files outside the archive: 1\n",
		doubted:    "sources that are no text: 1\n",
	},
	{
		name: "qualcoder", reading: refi.CodePointsOne,
		told: `faces | Words | default | Two faces first
faces | Words | default | the words that count
faces | Words | default | and these
`,
		attributes: "faces map[]\n",
	},
	{
		name: "quirkos", reading: refi.CodePointsOne,
		told:       "Lines | Theme | default | a theme\n",
		attributes: "Lines map[town:Torfaen]\n",
	},
}

// TestSelectionsAreOnTheirWords reads projects in the manner of programs, and
// finds every selection on the words that it was made on.
func TestSelectionsAreOnTheirWords(t *testing.T) {
	for _, manner := range manners {
		t.Run(manner.name, func(t *testing.T) {
			project, report := read(t, packedFolder(t, manner.name))
			expect(t, report.Reading, manner.reading)
			imported, taking := refi.ToAnalysis(&project, refi.Defaults{Now: now})
			expect(t, told(t, &imported), manner.told)
			attributes := ""
			for _, d := range imported.Documents {
				attributes += fmt.Sprintf("%s %v\n", d.Title, map[string]string(d.Attributes))
			}
			expect(t, attributes, manner.attributes)
			both := report.And(taking)
			expect(t, remarks(both.Lost), manner.lost)
			expect(t, remarks(both.Changed), manner.changed)
			expect(t, remarks(both.Doubts), manner.doubted)
		})
	}
}

// TestAnotherReadingCanBeAskedFor overrides what the selections speak for.
func TestAnotherReadingCanBeAskedFor(t *testing.T) {
	archive := packedFolder(t, "nvivo")
	wanted := refi.CodePointsOne
	project, report, err := refi.ReadProject(readerOf(archive), int64(len(archive)), refi.Options{Reading: &wanted})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, report.Scores[0].Reading, wanted)
	expect(t, report.Scores[1].Reading, refi.UTF16Two)
	imported, _ := refi.ToAnalysis(&project, refi.Defaults{})
	if told(t, &imported) == manners[0].told {
		t.Error("the reading was not taken")
	}
	wanted.LineEnds = 3
	if _, _, err := refi.ReadProject(readerOf(archive), int64(len(archive)), refi.Options{Reading: &wanted}); err != refi.ErrReading {
		t.Error(err)
	}
}

// TestScoresAreShown says of each reading how well it fits.
func TestScoresAreShown(t *testing.T) {
	_, report := read(t, packedFolder(t, "atlas"))
	shown := ""
	for _, score := range report.Scores {
		shown += score.String() + "\n"
	}
	expect(t, shown, `code points, CR LF as 1: 100.0% (4 of 4 selections within their text, 8 of 8 ends at the edge of a word, 4 of 4 named by their words)
UTF-16 units, CR LF as 1: 100.0% (4 of 4 selections within their text, 8 of 8 ends at the edge of a word, 4 of 4 named by their words)
code points, CR LF as 2: 0.0% (2 of 4 selections within their text, 0 of 8 ends at the edge of a word, 0 of 4 named by their words)
UTF-16 units, CR LF as 2: 0.0% (2 of 4 selections within their text, 0 of 8 ends at the edge of a word, 0 of 4 named by their words)
`)
}

// TestWhatIsNotHeldIsGivenBack keeps a leaflet through an analysis, with the
// codings on it but for those whose code is gone.
func TestWhatIsNotHeldIsGivenBack(t *testing.T) {
	project, _ := read(t, packedFolder(t, "nvivo"))
	imported, _ := refi.ToAnalysis(&project, refi.Defaults{Now: now})
	a, texts := analysis(t, &imported)
	about := study(texts, nil)
	about.Kept = imported.Kept
	made, _, err := refi.FromAnalysis(a, about)
	if err != nil {
		t.Fatal(err)
	}
	again, report := read(t, write(t, made, refi.Default))
	expect(t, remarks(report.Lost), "")
	expect(t, string(again.Others[0].XML), string(project.Others[0].XML))
	names := []string{}
	for _, file := range again.Files {
		names = append(names, file.Name)
		want, err := os.ReadFile(filepath.Join("testdata", "manner", "nvivo", "Sources", file.Name))
		if err != nil {
			t.Fatal(err)
		}
		expect(t, contentOf(t, &file), string(want))
	}
	expect(t, len(names), 2)
	expect(t, again.Users, project.Users)

	gone, err := a.DeleteCode(a.Children("")[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Apply(&gone); err != nil {
		t.Fatal(err)
	}
	made, _, err = refi.FromAnalysis(a, about)
	if err != nil {
		t.Fatal(err)
	}
	pruned, err := refi.WriteProject(discard{}, made, refi.Default)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, remarks(pruned.Lost), "codings of sources that are kept whole: 2\n")
}

// TestCodebooksInTheMannerOfPrograms reads one with empty sets and one of an
// older namespace, and writes them so that they read alike.
func TestCodebooksInTheMannerOfPrograms(t *testing.T) {
	for name, want := range map[string][]coding.Code{
		"taguette.qdc": {{Name: "interesting", Definition: "Further review required"}, {Name: "people.anna", Place: 1}},
		"atlas.qdc":    {{Name: "Coke", Colour: "#C8102E", Definition: "All of them.\nWhen to use: as said."}},
	} {
		codebook := readCodebook(t, filepath.Join("testdata", "manner", name))
		codes, _ := refi.CodesOf(codebook)
		for i := range codes {
			want[i].ID = codes[i].ID
		}
		expect(t, codes, want)
		expect(t, writtenAndRead(t, codebook), codebook)
	}
}
