package demo

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fieldwork/coding"
	"fieldwork/coding/project"
)

// codingWork is coding that is done coder by coder, and saved in one step each.
type codingWork struct {
	project  *project.Project
	analysis *coding.Analysis
	newID    func() string
	at       time.Time
	codes    map[string]string // the IDs, by name
	step     coding.Change
}

func (c *codingWork) by(coder string) coding.Author {
	return coding.Author{Coder: coder, NewID: c.newID, Now: func() time.Time { return c.at }}
}

// add makes a change that belongs to the step.
func (c *codingWork) add(change coding.Change, err error) error {
	if err != nil {
		return err
	}
	if _, err := c.analysis.Apply(&change); err != nil {
		return err
	}
	c.step.Codes, c.step.Segments = append(c.step.Codes, change.Codes...), append(c.step.Segments, change.Segments...)
	return nil
}

// save ends a step.
func (c *codingWork) save(coder, label string) error {
	step := c.step
	step.Label, c.step = label, coding.Change{}
	return c.project.Save(coder, step, nil)
}

func (c *codingWork) makeCode(under, name, definition, source string) error {
	change, code, err := c.analysis.NewCode(c.by(interviewer), coding.Code{Parent: c.codes[under], Name: name, Definition: definition, Source: source})
	if err == nil {
		c.codes[name] = code.ID
	}
	return c.add(change, err)
}

// makeCodes makes the code system.
func (c *codingWork) makeCodes() error {
	sources := map[string]string{}
	for question, name := range themedQuestions {
		sources[name] = survey + ":" + question
	}
	rows, err := rowsOf("codes.csv")
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := c.makeCode(row[0], row[1], row[2], sources[row[1]]); err != nil {
			return fmt.Errorf("%s: %w", row[1], err)
		}
	}
	return nil
}

// codeAnswers gives each open answer the themes that it was written to.
func (f *filling) codeAnswers(c *codingWork) error {
	answers, err := f.answerDocuments(c.analysis)
	if err != nil {
		return err
	}
	rows, err := rowsOf("themes.csv")
	if err != nil {
		return err
	}
	for _, row := range rows {
		parent := themedQuestions[row[1]]
		theme := capitalised(row[2])
		code, known := c.analysis.CodeNamed(c.codes[parent], theme)
		if !known {
			change, fresh, err := c.analysis.NewCode(c.by(interviewer), coding.Code{Parent: c.codes[parent], Name: theme})
			if err := c.add(change, err); err != nil {
				return err
			}
			code = fresh
		}
		document, there := answers[row[0]+"/"+row[1]]
		if !there {
			return fmt.Errorf("there is no answer of %s to %s", row[0], row[1])
		}
		draft, err := c.project.Document(document)
		if err != nil {
			return err
		}
		text := coding.NewText(draft.Text)
		if err := c.add(c.analysis.CodePassage(c.by(interviewer), document, text, coding.Span{To: text.Len()}, code.ID)); err != nil {
			return err
		}
	}
	return nil
}

// answerDocuments finds the documents of open answers, by the id of the
// response and the question.
func (f *filling) answerDocuments(a *coding.Analysis) (map[string]string, error) {
	references := map[string]string{}
	for interview, err := range f.study.Interviews(survey) {
		if err != nil {
			return nil, err
		}
		references[interview.ID] = interview.Reference
	}
	found := map[string]string{}
	for _, document := range a.Documents() {
		if document.Kind == coding.OpenAnswer {
			question, _, _ := strings.Cut(document.Title, " ")
			found[references[document.Interview]+"/"+question] = document.ID
		}
	}
	return found, nil
}

// codeTalks codes the transcripts, coder by coder.
func (c *codingWork) codeTalks(talks map[string]string) error {
	rows, err := rowsOf("coding.csv")
	if err != nil {
		return err
	}
	contents := map[string]*coding.Text{}
	for talk, id := range talks {
		draft, err := c.project.Document(id)
		if err != nil {
			return err
		}
		contents[talk] = coding.NewText(draft.Text)
	}
	for _, coder := range []string{interviewer, secondCoder} {
		for _, row := range rows {
			if row[1] != coder {
				continue
			}
			text := contents[row[0]]
			at := strings.Index(text.String(), row[3])
			if at < 0 || c.codes[row[2]] == "" {
				return fmt.Errorf("%s: %q cannot be coded as %s", row[0], row[3], row[2])
			}
			from := text.PlaceOf(at)
			passage := coding.Span{From: from, To: from + utf8.RuneCountInString(row[3])}
			if err := c.add(c.analysis.CodePassage(c.by(coder), talks[row[0]], text, passage, c.codes[row[2]])); err != nil {
				return err
			}
		}
		if err := c.save(coder, "coded the documents of the demo"); err != nil {
			return err
		}
	}
	return nil
}

// rowsOf gives the rows of a file under its heading.
func rowsOf(file string) ([][]string, error) {
	content, err := documentFiles.ReadFile("documents/" + file)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return rows[1:], nil
}

// capitalised begins a theme as codes begin.
func capitalised(theme string) string {
	first, size := utf8.DecodeRuneInString(theme)
	return string(unicode.ToUpper(first)) + theme[size:]
}
