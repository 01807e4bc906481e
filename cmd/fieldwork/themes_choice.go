package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/themes"
	"fieldwork/coding/themes/respondents"
	"fieldwork/forms"
)

// themeChoice is which coded passages the command line chooses.
type themeChoice struct {
	codes      []string
	branch     bool
	coders     []string
	attributes []string
	where      string
	quotes     bool
	label      string
}

func (c *themeChoice) addFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&c.branch, "branch", false, "also the codes that lie under those that are named")
	flags.StringArrayVar(&c.coders, "coder", nil, "only what the coder `NAME` has coded; can be given several times")
	flags.StringArrayVar(&c.attributes, "attribute", nil, "only documents with `NAME=VALUE`; can be given several times, and all must hold")
	flags.StringVar(&c.where, "where", "", "only passages for which an `EXPR` over attributes holds, such as \"${organisation} = 'Museum'\"; coder, speaker, document and kind can be asked too")
	flags.BoolVar(&c.quotes, "quotes", false, "only passages that are marked to be quoted")
	flags.StringVar(&c.label, "label", "", "`ATTRIBUTES`, with commas between them, to tell beside the number of a respondent")
}

// themeStudy is a study whose themes are given out.
type themeStudy struct {
	opened   *opened
	material themes.Material
	choice   themes.Choice
	labels   *themes.Labels
	project  *project.Project
}

// withThemes runs a function on the themes of a study that the command line
// chooses.
func (a *app) withThemes(c *themeChoice, do func(*themeStudy) error) error {
	return a.withDocuments(func(s *opened, documents *project.Project) error {
		t := &themeStudy{opened: s, project: documents}
		analysis, err := documents.Analysis()
		if err != nil {
			return err
		}
		list := analysis.Documents()
		t.material.Analysis = analysis
		if t.material.Attributes, err = documents.Attributes(s.Study, list...); err != nil {
			return err
		}
		if t.material.Respondents, err = respondents.Of(s.Study, list...); err != nil {
			return err
		}
		if err := t.choose(c); err != nil {
			return err
		}
		return do(t)
	})
}

// choose takes over what the command line chooses.
func (t *themeStudy) choose(c *themeChoice) error {
	t.choice = themes.Choice{Branch: c.branch, Coders: c.coders, Quotes: c.quotes}
	for _, named := range c.codes {
		code, err := themes.FindCode(t.material.Analysis, named)
		if err != nil {
			return codeFault(err)
		}
		t.choice.Codes = append(t.choice.Codes, code.ID)
	}
	columns := themes.Columns(t.material.Attributes)
	for _, given := range c.attributes {
		name, value, found := strings.Cut(given, "=")
		if !found {
			return usage("--attribute is NAME=VALUE, not %s.", given)
		}
		if err := checkColumn("--attribute", name, columns); err != nil {
			return err
		}
		t.choice.Attributes = append(t.choice.Attributes, themes.Value{Name: name, Value: value})
	}
	if c.where != "" {
		where, err := themes.Compile(c.where, columns)
		if err != nil {
			return usage("--where%s", whole(reason(err, themes.ErrCondition)))
		}
		t.choice.Where = where
	}
	told, err := columnsNamed("--label", c.label, columns)
	t.labels = themes.NewLabels(&t.material, told)
	return err
}

// codeFault says that a name is that of no code, or of several.
func codeFault(err error) error {
	switch {
	case errors.Is(err, themes.ErrManyCodes):
		return fail("Several codes are called so%s. Give more of the path.", reason(err, themes.ErrManyCodes))
	case errors.Is(err, coding.ErrNoCode):
		said := "The study has no code" + last(err, coding.ErrNoCode)
		if strings.HasSuffix(said, "?") {
			return fail("%s", said)
		}
		return fail("%s; 'fieldwork themes' lists those it has.", said)
	}
	return err
}

// whole ends what was said with a full stop, unless it asks something.
func whole(said string) string {
	if strings.HasSuffix(said, "?") {
		return said
	}
	return ended(said)
}

// checkColumn says which attributes there are where one that a flag names is
// none of them.
func checkColumn(flag, name string, columns []string) error {
	if slices.Contains(columns, name) {
		return nil
	}
	return usage("%s: no document has an attribute %s%s", flag, name, cmp.Or(forms.Suggestion(name, columns), "; there are "+strings.Join(columns, ", ")+"."))
}

// columnsNamed are the attributes that a flag names, with commas between them.
func columnsNamed(flag, names string, columns []string) ([]string, error) {
	var list []string
	for name := range strings.SplitSeq(names, ",") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		if err := checkColumn(flag, name, columns); err != nil {
			return nil, err
		}
		list = append(list, name)
	}
	return list, nil
}

// source reads the text of a document.
func (t *themeStudy) source(document string) (coding.Content, error) {
	draft, err := t.project.Document(document)
	if err == nil && draft.ID != document {
		err = errors.Join(project.ErrNoDocument, err)
	}
	return coding.Content{Text: coding.NewText(draft.Text), Turns: draft.Turns}, err
}

// reading reads all documents that have coded passages, where something that is
// asked for stands in the texts; else it is nil.
func (t *themeStudy) reading(a *app, needed bool) (*themes.Reading, error) {
	if !needed && (t.choice.Where == nil || !t.choice.Where.BySpeaker()) {
		return nil, nil
	}
	bar := a.newProgress("Reading documents")
	defer bar.end()
	reading, list := themes.NewReading(), t.material.Analysis.Documents()
	for i, d := range list {
		segments := t.material.Analysis.Segments(d.ID)
		if len(segments) == 0 {
			continue
		}
		content, err := t.source(d.ID)
		if err != nil {
			return nil, err
		}
		reading.Read(d.ID, content, segments)
		bar.at(int64(i+1), int64(len(list)))
	}
	return reading, nil
}
