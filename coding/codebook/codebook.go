package codebook

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// Read reads a codebook of a form, and gives sentences about how it was read,
// for people to judge. What is wrong with the file is a *Fault; an error of the
// disk comes back as it is.
func Read(name string, format Format, in io.Reader) (entries []Entry, notices []string, err error) {
	c := &collection{file: name}
	content, err := io.ReadAll(io.LimitReader(in, LargestFile+1))
	switch {
	case err != nil:
		return nil, nil, err
	case len(content) > LargestFile:
		return nil, nil, c.fault(1, 1, "the file is larger than %d MB; split it", LargestFile>>20)
	}
	switch format {
	case CSV, Workbook:
		notices, err = readSheet(c, content)
	case YAML, Markdown:
		content = bytes.TrimPrefix(content, []byte("\uFEFF"))
		if !utf8.Valid(content) {
			return nil, nil, c.fault(1, 1, "the file is not UTF-8; save it as that")
		}
		if format == YAML {
			err = readYAML(c, string(content))
		} else {
			err = readMarkdown(c, string(content))
		}
	}
	if err == nil && len(c.entries) == 0 {
		err = c.fault(1, 1, "the file holds no code")
	}
	if err != nil {
		return nil, nil, err
	}
	return c.entries, notices, nil
}

// Write writes a codebook in a form, and gives sentences about what could not
// be written as it is. Unless raw, a cell of CSV that a spreadsheet would take
// for a formula has an apostrophe before it; only a raw file is read back as it
// was for certain.
func Write(out io.Writer, format Format, entries []Entry, raw bool) (notices []string, err error) {
	switch format {
	case CSV:
		return nil, writeCSV(out, entries, raw)
	case Workbook:
		return writeWorkbook(out, entries)
	case Markdown:
		return nil, writeMarkdown(out, entries)
	}
	return nil, writeYAML(out, entries)
}
