package refi_test

import (
	"strings"
	"testing"

	"fieldwork/coding/refi"
)

// smallText is a source in a file, with a selection on its first word.
func smallText(guid, path string) string {
	return codebook(code("9", "C", "")) + `<Sources><TextSource guid="` + guid + `" name="S" plainTextPath="` + path + `">` +
		selected("2", "0", "4", codedWith("3", "9")) + `</TextSource></Sources>`
}

// TestQuirksAreAccepted reads what programs are known to write, one at a time;
// the manners of programs hold them together.
func TestQuirksAreAccepted(t *testing.T) {
	text := entry{"sources/a.txt", "Some words."}
	plain := smallText(guid("1"), "internal://a.txt")
	for _, quirk := range []struct {
		name, attributes, inside string
		text                     entry
	}{
		{"a folder with a capital", "", plain, entry{"Sources/a.txt", text.content}},
		{"an extension of another case", "", plain, entry{"sources/a.TXT", text.content}},
		{"three slashes in a path", "", smallText(guid("1"), "internal:///a.txt"), text},
		{"a byte order mark that does not count", "", plain, entry{text.name, "\ufeff" + text.content}},
		{"braces and upper case in identities", "", smallText("{"+strings.ToUpper("aaaaaaaa-0000-4000-8000-000000000001")+"}", "internal://a.txt"), text},
		{"a base path that is never followed", ` basePath="/etc"`, plain, text},
		{"an empty description", "", strings.Replace(plain, "<Coding ", "<Description/><Coding ", 1), text},
		{"a case without a name", "", plain + `<Cases><Case guid="` + guid("5") + `"><SourceRef targetGUID="` + guid("1") + `"/></Case></Cases>`, text},
		{"a colour as rgb()", "", strings.Replace(plain, "<Code ", `<Code color="rgb(1,2,3)" `, 1), text},
		{"empty wrappers", "", plain + "<Sets/><Links/><Graphs/>", text},
	} {
		t.Run(quirk.name, func(t *testing.T) {
			project, report := read(t, inSources(t, quirk.attributes, quirk.inside, quirk.text))
			imported, taking := refi.ToAnalysis(&project, refi.Defaults{Now: now})
			expect(t, told(t, &imported), "S | C | default | Some\n")
			expect(t, remarks(report.Lost)+remarks(taking.Lost), "")
		})
	}
}
