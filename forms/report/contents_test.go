package report_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"fieldwork/forms/report"
)

func firstGroups(pattern, in string) []string {
	var found []string
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(in, -1) {
		found = append(found, match[1])
	}
	return found
}

// TestContentsLeadToHeadings of three levels, each to its own, and once only.
func TestContentsLeadToHeadings(t *testing.T) {
	d := report.Document{Title: "T", Blocks: []report.Block{
		report.Contents{},
		report.Heading{Level: 1, Text: "Same"}, report.Heading{Level: 2, Text: "b <i>"}, report.Heading{Level: 3, Text: "c"},
		report.Heading{Level: 4, Text: "d"}, report.Contents{}, report.Heading{Level: 1, Text: "Same"},
	}}
	page := written(t, report.WriteHTML, d)
	targets := firstGroups(`href="#([^"]*)"`, page)
	if want := []string{"part-1", "part-2", "part-3", "part-5"}; !slices.Equal(targets, want) {
		t.Errorf("the links are %v in\n%s", targets, page)
	}
	if ids := firstGroups(`<h[2-4] id="(part-[^"]*)"`, page); !slices.Equal(ids, targets) {
		t.Errorf("the headings are %v", ids)
	}
	body := partsOf(t, written(t, report.WriteWord, d))["word/document.xml"]
	anchors := firstGroups(`w:anchor="([^"]*)"`, body)
	if marks := firstGroups(`<w:bookmarkStart [^>]*w:name="([^"]*)"`, body); len(marks) != 4 || !slices.Equal(anchors, marks) {
		t.Errorf("the bookmarks are %v, the links %v", marks, anchors)
	}
	for _, field := range []string{"begin", "separate", "end"} {
		if count := strings.Count(body, `<w:fldChar w:fldCharType="`+field+`"/>`); count != 1 {
			t.Errorf("the field has %d of %s", count, field)
		}
	}
	d.Blocks = d.Blocks[1:2]
	if page := written(t, report.WriteHTML, d); strings.Contains(page, "<nav") || strings.Contains(page, "part-") {
		t.Errorf("there are contents in\n%s", page)
	}
	d.Blocks = []report.Block{report.Contents{}}
	if page := written(t, report.WriteHTML, d); strings.Contains(page, "<nav") {
		t.Errorf("there are contents of nothing in\n%s", page)
	}
}
