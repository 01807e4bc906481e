package demo

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"

	"fieldwork/forms/dataset"
	"fieldwork/forms/library"
	"fieldwork/forms/sample"
)

// responsesFile is what the log calls the file of the responses.
const responsesFile = "fusion-responses.csv"

func responsesCSV() io.Reader { return bytes.NewReader(library.FusionResponses()) }

// responses brings the responses in, each for the case of the contact whose
// organisation it names.
func (f *filling) responses() error {
	instrument, version, err := f.study.Instrument(survey, 0)
	if err != nil {
		return err
	}
	surveyed, err := f.allCases(survey)
	if err != nil {
		return err
	}
	surveyed = slices.DeleteFunc(surveyed, func(c sample.Case) bool { return !dataset.Matchable(&c, survey) })
	match := dataset.NewMatch("q1", "organisation", surveyed, f.person)
	match.All = true
	open := func() (io.ReadCloser, error) { return io.NopCloser(responsesCSV()), nil }
	f.made.Responses, err = dataset.ImportMatched(f.study, instrument, version, responsesFile, open, nil, match)
	return err
}

// person finds a contact by the ID.
func (f *filling) person(id string) *sample.Contact {
	for i := range f.people {
		if f.people[i].ID == id {
			return &f.people[i]
		}
	}
	return nil
}

// column gives a column of a CSV file by its heading.
func column(file io.Reader, heading string) ([]string, error) {
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	place := slices.Index(rows[0], heading)
	if place < 0 {
		return nil, fmt.Errorf("there is no column %s", heading)
	}
	var cells []string
	for _, row := range rows[1:] {
		cells = append(cells, row[place])
	}
	return cells, nil
}
