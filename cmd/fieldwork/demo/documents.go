package demo

import (
	"embed"
	"errors"
	"fmt"
	"strings"
	"time"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/transcript"
)

// documentFiles are transcripts and codes; SOURCES.md among them says where they
// come from.
//
//go:embed documents/*.csv documents/*.txt
var documentFiles embed.FS

// The questions whose open answers are coded, and the codes above their themes.
var themedQuestions = map[string]string{"q8": "Other challenges", "q11": "Future success", "q13": "Supporting people"}

// The transcripts of the two interviews.
const (
	museumTalk = "museum"
	artsTalk   = "arts-charity"
)

// secondCoder has coded a part anew, so that agreement can be measured.
const secondCoder = "demo2"

// documents makes documents of the open answers and of two transcripts, and
// codes them.
func (f *filling) documents() error {
	p := project.New(f.study.Store(), func() time.Time { return f.now })
	if _, _, err := p.FollowAnswers(f.study, survey, []string{"q8", "q11", "q13"}, nil); err != nil {
		return err
	}
	talks := map[string]string{} // the documents, by talk
	for i, talk := range []string{museumTalk, artsTalk} {
		id, err := f.transcript(p, talk, f.interviewed[i])
		if err != nil {
			return fmt.Errorf("%s: %w", talk, err)
		}
		talks[talk] = id
	}
	analysis, err := p.Analysis()
	if err != nil {
		return err
	}
	c := &codingWork{project: p, analysis: analysis, newID: f.study.Store().NewID, at: f.now, codes: map[string]string{}}
	if err := errors.Join(c.makeCodes(), f.codeAnswers(c)); err != nil {
		return err
	}
	return errors.Join(c.codeTalks(talks), c.markQuotes())
}

// transcript brings a transcript in, for a case that was interviewed.
func (f *filling) transcript(p *project.Project, talk, caseID string) (id string, err error) {
	file := talk + ".txt"
	content, err := documentFiles.ReadFile("documents/" + file)
	if err != nil {
		return "", err
	}
	read, err := transcript.Read(file, content, transcript.Options{})
	if err != nil {
		return "", err
	}
	interviewed, err := f.study.Case(caseID)
	if err != nil {
		return "", err
	}
	draft := coding.Draft{
		Document: coding.Document{
			Kind: coding.Transcript, Title: "Synthetic interview, " + strings.ReplaceAll(talk, "-", " "),
			Case: interviewed.ID, Interview: interviewed.Interview, Language: "en",
		},
		Text: read.Text, Turns: read.Turns,
	}
	added, err := p.AddDocuments([]coding.Draft{draft}, project.OriginOf(file, content, &read))
	if err != nil {
		return "", err
	}
	return added[0].ID, p.SetAttributes(added[0].ID, map[string]string{"synthetic": "yes"})
}
