package report_test

import (
	"strings"
	"testing"

	"fieldwork/forms/report"
)

// TestABackslashBeforeALineBreakEscapesNothing: readers differ on what it means
// before a line that begins with an escape.
func TestABackslashBeforeALineBreakEscapesNothing(t *testing.T) {
	text := "a\\\n<script>alert(1)</script>"
	page := written(t, report.WriteMarkdown, report.Document{Blocks: []report.Block{report.Paragraph{Text: report.Plain(text)}}})
	var html strings.Builder
	if err := everyMarkdown.Convert([]byte(page), &html); err != nil {
		t.Fatal(err)
	}
	if got := html.String(); !strings.Contains(got, "a\\<br>\n&lt;script&gt;") {
		t.Errorf("%q reads as %q", page, got)
	}
}
