package refi_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/coding/refi"
)

// guid is a GUID that ends in a number.
func guid(end string) string {
	return "00000000-0000-4000-8000-" + strings.Repeat("0", 12-len(end)) + end
}

// oddProject has everything that the format has, out of order, twice, in
// another namespace, or wrong.
func oddProject(t testing.TB) []byte {
	selection := `<PlainTextSelection guid="` + guid("51") + `" startPosition="0" endPosition="3"><Coding guid="` + guid("61") + `"><CodeRef targetGUID="` + guid("11") + `"/></Coding></PlainTextSelection>`
	inside := `
<Description>An odd one.</Description>
<NoteRef targetGUID="` + guid("71") + `"/><NoteRef targetGUID="nothing"/>
<x:More xmlns:x="urn:other"><x:Deep/></x:More>
<Graphs><Graph guid="` + guid("81") + `" name="G"><Edge guid="` + guid("82") + `" sourceVertex="` + guid("83") + `" targetVertex="` + guid("83") + `" lineStyle="wavy"/><Vertex guid="` + guid("83") + `" firstX="1" firstY="2" shape="oval" color="red"/></Graph></Graphs>
<Sets><Set guid="` + guid("91") + `"><MemberNote targetGUID="` + guid("71") + `"/><MemberCode targetGUID="` + guid("11") + `"/></Set></Sets>
<Links><Link guid="` + guid("92") + `" direction="both" originGUID="` + guid("11") + `" targetGUID="` + guid("51") + `"/></Links>
<Notes><Note guid="` + guid("71") + `" name="Free"><PlainTextContent>Words
of a note.</PlainTextContent><PlainTextSelection guid="` + guid("72") + `" startPosition="0" endPosition="5"/></Note></Notes>
<Variables><Variable guid="` + guid("21") + `" name="N" typeOfVariable="Number"/><Variable name="No identity" typeOfVariable="Float"/></Variables>
<Cases><Case guid="` + guid("31") + `"><SelectionRef targetGUID="` + guid("51") + `"/><VariableValue><VariableRef targetGUID="` + guid("21") + `"/><FloatValue>1.5e3</FloatValue></VariableValue>
<VariableValue><VariableRef targetGUID="` + guid("21") + `"/><IntegerValue>many</IntegerValue><TextValue>twice</TextValue></VariableValue><VariableValue><TextValue>of nothing</TextValue></VariableValue></Case></Cases>
<Sources>
<TextSource guid="` + guid("41") + `" name="A" plainTextPath="internal://a.txt" creationDateTime="yesterday" unknown="1"><Coding guid="` + guid("62") + `"/><NoteRef targetGUID="` + guid("71") + `"/>` + selection + selection + `
<PlainTextSelection guid="` + guid("53") + `" startPosition="40" endPosition="99"><Coding guid="` + guid("64") + `"><CodeRef targetGUID="` + guid("11") + `"/></Coding></PlainTextSelection>
<PlainTextSelection guid="` + guid("54") + `" startPosition="x" endPosition="3"/><PlainTextSelection guid="` + guid("55") + `" startPosition="2" endPosition="2"/></TextSource>
<TextSource guid="` + guid("41") + `" name="A again"><PlainTextContent>More.</PlainTextContent></TextSource>
<TextSource guid="` + guid("42") + `" name="No text"/>
<VideoSource guid="` + guid("43") + `" path="internal://Film.mp4"><VideoSelection guid="` + guid("56") + `" begin="1" end="2"/><Transcript guid="` + guid("44") + `"><SyncPoint guid="` + guid("45") + `" timeStamp="1" position="1"/><PlainTextContent>Said.</PlainTextContent></Transcript></VideoSource>
<Comment/>
</Sources>
<CodeBook><Codes><Code guid="` + guid("11") + `" color="#GGG"><Code guid="` + guid("11") + `" name="Twice" isCodable="0"/><Code guid="` + guid("12") + `" name="twice"/><Description/><Description>Second</Description></Code></Codes></CodeBook>
<Users><User guid="` + guid("1") + `" id="me"/></Users>`
	return inSources(t, ` origin="Odd"`, inside,
		entry{"sources/a.txt", "Some words.\r\nAnd \xff more.\n"}, entry{"sources/film.MP4", "film"}, entry{"sources/lost.txt", "lost"}, entry{"sources/.root", "x"})
}

// TestOddProjectsAreReadAsFarAsTheyGo reads one in which nearly everything is
// odd, and tells of all that was lost or changed.
func TestOddProjectsAreReadAsFarAsTheyGo(t *testing.T) {
	archive := oddProject(t)
	project, report := read(t, archive)
	expect(t, remarks(report.Lost), `attributes that cannot be read: 7
broken NoteRef elements: 1
elements that are not in the format: 3
values beside another value: 1
broken VariableValue elements: 1
attributes that are not in the format: 1
broken Coding elements: 1
broken PlainTextSelection elements: 1
texts that are not there: 1
files in the archive: 1
`)
	expect(t, remarks(report.Changed), `missing identities: 1
values that were written otherwise: 1
values that are not of their type: 1
texts with damaged characters: 1
selections that were not within their text: 1
`)
	imported, taking := refi.ToAnalysis(&project, refi.Defaults{Now: now})
	expect(t, told(t, &imported), "A | Code without a name | default | Som\n")
	expect(t, remarks(taking.Lost), `links: 1
marks that a code only holds others: 1
codings that are there twice: 1
empty selections: 2
documents without a text: 1
codings of memos: 1
graphs: 1
sets of codes: 1
`)
	expect(t, remarks(taking.Changed), `codes without a name: 1
codes that share an identity: 1
codes that have the name of another beside them: 1
documents that share an identity: 1
`)
	expect(t, remarks(taking.Doubts), "sources that are no text: 1\n")
}

// TestPositionsAreCountedAsTheyAreRead turns positions of texts into those of
// every reading and back, and counts them in another way besides.
func TestPositionsAreCountedAsTheyAreRead(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := anyText.Draw(r, "text")
		var points []int
		for i := range len([]rune(text)) + 1 {
			points = append(points, i)
		}
		for _, reading := range refi.Readings {
			counted := refi.Counted(text, reading, points)
			for i := range points {
				if want := countedSlowly(string([]rune(text)[:i]), reading); counted[i] != want {
					r.Fatalf("%s: %d of %q counts %d and not %d", reading, i, text, counted[i], want)
				}
			}
			written := text
			if reading.LineEnds == 2 {
				written = strings.ReplaceAll(text, "\n", "\r\n")
			}
			expect(t, refi.PointsOf(written, false, reading, counted), points)
			expect(t, refi.PointsOf(text, true, reading, counted), points)
		}
	})
}

func countedSlowly(before string, reading refi.Reading) int {
	count := 0
	for _, c := range before {
		switch {
		case c == '\n':
			count += reading.LineEnds
		case c > 0xFFFF && reading.UTF16:
			count += 2
		default:
			count++
		}
	}
	return count
}
