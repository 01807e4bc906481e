package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"fieldwork/coding"
	"fieldwork/coding/project"
)

// attributesOptions is what 'fieldwork transcripts attributes' was asked.
type attributesOptions struct {
	*app
	document string
	from     string
	set      []string
	json     bool
}

func newTranscriptsAttributesCommand(a *app) *cobra.Command {
	o := &attributesOptions{app: a}
	cmd := &cobra.Command{
		Use: "attributes DOC", Short: "Show what is known of a document beside its text, or set it",
		Args: o.arguments,
		Long: "Show the attributes of a document: what the contact of its case and its interview tell, and what was set by\n" +
			"hand, which goes before it. Names, addresses and telephone numbers of people are left out. With --from the\n" +
			"attributes of many documents are set from a table: a row a document, named in the column document by its\n" +
			"title or its ID, every other column an attribute. An empty cell leaves the attribute as it is.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			values, err := o.values()
			if err != nil {
				return err
			}
			return a.withDocuments(func(s *opened, documents *project.Project) error {
				if o.from != "" {
					return o.takeFile(cmd.Context(), s, documents)
				}
				return o.run(cmd.Context(), s, documents, values)
			})
		},
	}
	cmd.Flags().StringVar(&o.from, "from", "", "set attributes of many documents from a `FILE`, .csv or .xlsx")
	cmd.Flags().StringArrayVar(&o.set, "set", nil, "`NAME=VALUE` to set by hand; NAME= takes it away; can be given several times")
	cmd.Flags().BoolVar(&o.json, "json", false, "write one JSON object")
	return cmd
}

// arguments takes the document, or none where a file names the documents.
func (o *attributesOptions) arguments(cmd *cobra.Command, arguments []string) error {
	if o.from == "" {
		if err := oneArgument("the ID of a document, or its last letters")(cmd, arguments); err != nil {
			return err
		}
		o.document = arguments[0]
		return nil
	}
	if len(arguments) > 0 || len(o.set) > 0 {
		return usage("--from takes the documents and their attributes from the file; leave DOC and --set out.")
	}
	return nil
}

// run sets attributes of one document and shows all that it has.
func (o *attributesOptions) run(ctx context.Context, s *opened, documents *project.Project, values map[string]string) error {
	draft, err := documents.Document(o.document)
	if err != nil {
		return err
	}
	if err := o.keep(documents, draft.ID, values); err != nil {
		return err
	}
	all, err := documents.Attributes(s.Study, draft.Document)
	if err != nil {
		return err
	}
	return o.writeOut(ctx, "", s, func(w io.Writer) error { return o.write(w, all[draft.ID]) })
}

// values are those that --set gives.
func (o *attributesOptions) values() (map[string]string, error) {
	values := map[string]string{}
	for _, pair := range o.set {
		name, value, found := strings.Cut(pair, "=")
		if !found || strings.TrimSpace(name) == "" {
			return nil, usage("--set is NAME=VALUE, such as remit=National, not %s.", pair)
		}
		values[name] = value
	}
	return values, nil
}

func (o *attributesOptions) keep(documents *project.Project, id string, values map[string]string) error {
	if len(values) == 0 {
		return nil
	}
	err := documents.SetAttributes(id, values)
	if errors.Is(err, coding.ErrAttribute) {
		return fail("%s Nothing was set.", finished(coding.ErrAttribute.Error()))
	}
	return err
}

func (o *attributesOptions) write(w io.Writer, attributes coding.Attributes) error {
	if o.json {
		return writeJSON(w, attributes)
	}
	if len(attributes) == 0 {
		_, err := io.WriteString(w, "Nothing is known of the document beside its text; link it to a case or an interview, or set attributes.\n")
		return err
	}
	var rows [][]string
	for _, name := range attributes.Names() {
		rows = append(rows, []string{name, attributes[name]})
	}
	return writeTable(w, rows)
}
