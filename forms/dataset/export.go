package dataset

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"fieldwork/forms"
	"fieldwork/forms/flow"
)

// Format is a format of file.
type Format string

// The formats.
const (
	// CSV is as RFC 4180 has it: commas, CRLF, quotes only where needed.
	CSV Format = "csv"
	// JSONL is one JSON object a line (https://jsonlines.org).
	JSONL Format = "jsonl"
)

// ErrFormat says that a format is not known.
var ErrFormat = errors.New("a file of responses is csv or jsonl")

// ErrUnknownVariable says that an interview holds an answer to a variable
// that its version of the instrument does not have.
var ErrUnknownVariable = errors.New("the instrument has no such variable")

// ErrNoColumn says that an interview holds an answer for which the file has no
// column, because it was made with a version of the instrument that is newer
// than the one given, or that came up while the file was written.
var ErrNoColumn = errors.New("the file has no column for it; export again, with the newest version of the instrument")

// Options say what is exported, and how.
type Options struct {
	// Format is CSV if it is empty.
	Format Format
	// Raw leaves cells of CSV as they are that a spreadsheet would take for
	// formulas. Only a raw file is sure to be imported as it was exported.
	Raw bool
	// Details adds status, version, interviewer, started, minutes and remarks
	// at the end. Such a file cannot be imported.
	Details bool
	// All exports the interviews that are not complete too.
	All bool
	// Version is the number of the version that the instrument is, and
	// Resolve gives the others. Without Resolve, all interviews are taken as
	// of this version.
	Version int
	Resolve func(version int) (*forms.Instrument, error)
}

// Summary counts what an export did with the interviews.
type Summary struct {
	Written int
	// LeftOut are those that were not complete.
	LeftOut int
}

// Export writes interviews of an instrument, one at a time. Only answers that
// count are written: those off the path, by the interview's own version of the
// instrument, are left out.
//
// The columns are those of the instrument given, which should be the newest
// version. Variables that only other versions have follow, if there are
// interviews of those versions: later versions first, each in its order. To
// know them, interviews is gone through twice when Version is above 1.
func Export(w io.Writer, interviews iter.Seq2[forms.Interview, error], in *forms.Instrument, options Options) (Summary, error) {
	x := &exporter{options: options, interviews: interviews, forms: newVersions(in, options)}
	if err := x.findVersions(); err != nil {
		return Summary{}, err
	}
	s := x.forms.schema(options.Details)
	out, err := newEncoder(w, s, options)
	if err != nil {
		return Summary{}, err
	}
	if err := out.begin(); err != nil {
		return Summary{}, err
	}
	summary, err := x.writeAll(s, out)
	if err != nil {
		return summary, err
	}
	return summary, out.end()
}

// encoder writes rows in a format.
type encoder interface {
	begin() error
	write(*row) error
	end() error
}

func newEncoder(w io.Writer, s *schema, options Options) (encoder, error) {
	switch options.Format {
	case CSV, "":
		return newCSVEncoder(w, s, options.Raw), nil
	case JSONL:
		return newJSONEncoder(w, s), nil
	}
	return nil, fmt.Errorf("%w, not %q", ErrFormat, options.Format)
}

// row is one interview as it is exported.
type row struct {
	interview *forms.Interview
	in        *forms.Instrument // the interview's own version
	// fields are by column of the schema's variables.
	fields []field
}

// field is an answer and the variable, of the interview's own version, that
// it answers; nil where that version has none.
type field struct {
	variable *forms.Variable
	answer   forms.Answer
}

// exporter is one export.
type exporter struct {
	options    Options
	interviews iter.Seq2[forms.Interview, error]
	forms      *versions
}

func (x *exporter) wanted(interview *forms.Interview) bool {
	return x.options.All || interview.Status == forms.Complete
}

// findVersions finds the versions of the interviews that will be written.
func (x *exporter) findVersions() error {
	if x.options.Resolve == nil || x.options.Version <= 1 {
		return nil
	}
	for interview, err := range x.interviews {
		if err != nil {
			return err
		}
		if !x.wanted(&interview) {
			continue
		}
		if _, err := x.forms.of(&interview); err != nil {
			return err
		}
	}
	return nil
}

func (x *exporter) writeAll(s *schema, out encoder) (summary Summary, err error) {
	fields := make([]field, len(s.variables))
	for interview, err := range x.interviews {
		if err != nil {
			return summary, err
		}
		if !x.wanted(&interview) {
			summary.LeftOut++
			continue
		}
		in, err := x.forms.of(&interview)
		if err != nil {
			return summary, err
		}
		clear(fields)
		if err := s.fill(fields, &interview, in); err != nil {
			return summary, err
		}
		if err := out.write(&row{interview: &interview, in: in, fields: fields}); err != nil {
			return summary, err
		}
		summary.Written++
	}
	return summary, nil
}

// fill puts the answers of an interview that count into its fields.
func (s *schema) fill(fields []field, interview *forms.Interview, in *forms.Instrument) error {
	for name := range interview.Answers {
		if in.Variable(name) == nil {
			return fmt.Errorf("interview %s answers “%s”: %w", interview.ID, visible(short(name)), ErrUnknownVariable)
		}
	}
	state := flow.Restore(in, interview)
	for _, v := range in.Variables() {
		at, exists := s.at[v.Name]
		answer := effective(state, v)
		if !exists {
			if answer.Empty() {
				continue
			}
			return fmt.Errorf("interview %s answers “%s” of version %d: %w", interview.ID, v.Name, interview.Version, ErrNoColumn)
		}
		fields[at] = field{variable: v, answer: answer}
	}
	return nil
}
