package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"fieldwork/coding/project"
	"fieldwork/forms/sample"
	"fieldwork/forms/sheetfile"
)

// takeFile sets the attributes that a table gives documents, all of them or
// none, and says of how many.
func (o *attributesOptions) takeFile(ctx context.Context, s *opened, documents *project.Project) error {
	if _, err := sizeOf(o.from); err != nil {
		return err
	}
	contents, err := o.readTable(ctx)
	var values map[string]map[string]string
	if err == nil {
		values, err = documents.AttributesOfSheet(contents.Sheet)
	}
	switch {
	case errors.Is(err, sample.ErrSheet):
		return fail("%s\nNothing was set.", ended(err.Error()))
	case err != nil:
		return about(o.from, err)
	}
	for _, notice := range contents.Notices {
		o.tell(notice)
	}
	if err := documents.SetManyAttributes(values); err != nil {
		return err
	}
	return o.writeOut(ctx, "", s, func(w io.Writer) error {
		if o.json {
			return writeJSON(w, map[string]int{"documents": len(values)})
		}
		_, err := fmt.Fprintf(w, "Set the attributes of %s.\n", plural(len(values), "document", "documents"))
		return err
	})
}

func (o *attributesOptions) readTable(ctx context.Context) (sheetfile.Contents, error) {
	file, err := os.Open(o.from)
	if err != nil {
		return sheetfile.Contents{}, err
	}
	contents, err := sheetfile.Read(o.from, stoppableFile{file, ctx})
	return contents, errors.Join(err, file.Close())
}
