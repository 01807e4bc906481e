package themes_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/themes"
	"fieldwork/forms/report"
)

const chapterOfMuseums = `1 Benefits
What came of it.
2 passages in 2 documents, by 1 respondent. With the themes under it: 6 passages in 3 documents, by 2 respondents.
[Benefits by organisation: organisation, Passages, Documents, Respondents]
  Museum, 2, 2, 1
> What came of it? — Interviewer of interviewee 1, Museum
> She was tired. — Field note on interviewee 1, Museum
2 Partners
2 passages in 2 documents, by 2 respondents.
[Partners by organisation: organisation, Passages, Documents, Respondents]
  Museum, 1, 1, 1
  not known, 1, 1, 1
> We found new partners. They know the estates. — Interviewee 1, Museum
> More partners — Respondent 3
2 Visitors
2 passages in 1 document, by 1 respondent.
[Visitors by organisation: organisation, Passages, Documents, Respondents]
  Museum, 2, 1, 1
> They know the estates. Visitors came. — Interviewee 1, Museum
What was coded so twice, by several coders or within a longer passage, is counted each time and printed once.
1 Money
4 passages in 3 documents, by 3 respondents.
[Money by organisation: organisation, Passages, Documents, Respondents]
  Museum, 1, 1, 1
  Theatre, 2, 1, 1
  not known, 1, 1, 1
> more money — Respondent 3
> It ended in March. — Interviewee 1, Museum
2 passages are not printed, as the respondents have refused to be quoted.
`

// chapter is the chapter of a choice, a line for each block and for each row of
// a table.
func (s *study) chapter(t *testing.T, choice *themes.Choice, by string) string {
	t.Helper()
	chapter := themes.Chapter{Title: "Findings", By: by, Labels: themes.NewLabels(&s.material, []string{"organisation"})}
	document, err := chapter.Document(&s.material, choice, nil, s.source)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, block := range document.Blocks {
		switch b := block.(type) {
		case report.Heading:
			fmt.Fprintf(&out, "%d %s\n", b.Level, b.Text)
		case report.Paragraph:
			fmt.Fprintln(&out, b.Text)
		case report.Quotation:
			fmt.Fprintf(&out, "> %s — %s\n", b.Text, b.Source)
		case report.Table:
			fmt.Fprintf(&out, "[%s: %s]\n", b.Caption, strings.Join(b.Columns, ", "))
			for _, row := range b.Rows {
				fmt.Fprintf(&out, "  %s, %s, %s, %s\n", row[0].Text, row[1].Text, row[2].Text, row[3].Text)
			}
		}
	}
	return out.String()
}

func TestChapter(t *testing.T) {
	s, codes := museums(t)
	s.passage("AM", "D1", "They know the estates. Visitors came.", codes["Visitors"])
	for _, segment := range s.analysis.Segments("D3") {
		if segment.Code == codes["Money"] {
			s.apply(s.analysis.MarkQuote(segment.ID, true))
		}
	}
	if diff := cmp.Diff(chapterOfMuseums, s.chapter(t, &themes.Choice{}, "organisation")); diff != "" {
		t.Error(diff)
	}
}

func TestAChapterWithoutPassagesSaysWhatLiesBeneath(t *testing.T) {
	s := newStudy(t)
	s.document(coding.Document{ID: "D1", Title: "Interview", Kind: coding.Transcript}, nil, "BSR01: One. Two.")
	above := s.code("Above", "", "")
	below := s.code("Below", above, "")
	for i, want := range []string{
		"No passage was coded so.\n", "No passage was coded so; 1 passage was coded as what lies under it.\n",
		"No passage was coded so; 2 passages were coded as what lies under it.\n",
	} {
		if i > 0 {
			s.passage("AM", "D1", []string{"One.", "Two."}[i-1], below)
		}
		if diff := cmp.Diff(want, s.chapter(t, &themes.Choice{Codes: []string{above}}, "")); diff != "" {
			t.Error(diff)
		}
	}
	s.passage("AM", "D1", "One.", above)
	if count := themes.Beneath(&s.material, &themes.Choice{Codes: []string{above}}, nil); count != 0 {
		t.Errorf("a code with a passage of its own has %d beneath", count)
	}
}

func TestAChapterOfANamedCodeBeginsWithIt(t *testing.T) {
	s, codes := museums(t)
	want := "1 Visitors\n1 passage in 1 document, by 1 respondent.\n> They know the estates. Visitors came. — Interviewee 1, Museum\n"
	if diff := cmp.Diff(want, s.chapter(t, &themes.Choice{Codes: []string{codes["Visitors"]}}, "")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff("No passage was coded so.\n", s.chapter(t, &themes.Choice{Codes: []string{codes["Empty"]}}, "")); diff != "" {
		t.Error(diff)
	}
}

func TestAPassageWithinAnotherIsPrintedOnceUnlessItIsMarked(t *testing.T) {
	s, codes := museums(t)
	code := []string{codes["Visitors"]}
	s.passage("AM", "D1", "Visitors came.", code[0])
	s.passage("AM", "D3", "More partners, and more money.", code[0])
	short := s.passage("BT", "D3", "more money", code[0])
	want := `1 Visitors
4 passages in 2 documents, by 2 respondents.
> They know the estates. Visitors came. — Interviewee 1, Museum
> More partners, and more money. — Respondent 3
What was coded so twice, by several coders or within a longer passage, is counted each time and printed once.
`
	if diff := cmp.Diff(want, s.chapter(t, &themes.Choice{Codes: code}, "")); diff != "" {
		t.Error(diff)
	}
	s.apply(s.analysis.MarkQuote(short.ID, true))
	if got := s.chapter(t, &themes.Choice{Codes: code}, ""); !strings.Contains(got, "> more money — Respondent 3\n> More partners, and") {
		t.Errorf("the marked passage is not printed first:\n%s", got)
	}
}
