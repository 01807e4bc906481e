package refi

import "slices"

// settle opens the texts, decides how positions count, and gives those of the
// selections as code points.
func (r *projectReader) settle(options Options) error {
	scores := make([]Score, len(Readings))
	for i, reading := range Readings {
		scores[i].Reading = reading
	}
	groups := []struct {
		sources []Source
		places  []textPlace
	}{{r.project.Sources, r.texts}, {r.project.Notes, r.notes}}
	for _, group := range groups {
		for i := range group.sources {
			if err := r.look(&group.sources[i], group.places[i], scores); err != nil {
				return err
			}
		}
	}
	best(scores, r.project.Origin)
	wanted, fixed := certain(r.project.Origin)
	if options.Reading != nil {
		wanted, fixed = *options.Reading, true
	}
	if fixed {
		at := slices.IndexFunc(scores, func(s Score) bool { return s.Reading == wanted })
		if at < 0 {
			return ErrReading
		}
		scores = slices.Insert(slices.Delete(slices.Clone(scores), at, at+1), 0, scores[at])
	}
	r.report.Reading, r.report.Scores = scores[0].Reading, scores
	for _, group := range groups {
		for i := range group.sources {
			if err := r.convert(&group.sources[i], group.places[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// raw reads the text of a source.
func (r *projectReader) raw(place textPlace) (raw rawText, damaged bool, err error) {
	if place.file == "" {
		return rawText{place.inline, true}, false, nil
	}
	return readText(r.archive.files[place.file])
}

// look gives a source its text, and adds how well the readings fit it.
func (r *projectReader) look(s *Source, place textPlace, scores []Score) error {
	if !place.there {
		r.report.lost("texts that are not there", "The source has no plain text; its selections have nothing to be on.", s.Name)
		return nil
	}
	raw, damaged, err := r.raw(place)
	if err != nil {
		return err
	}
	if damaged {
		r.report.changed("texts with damaged characters", "What was no character became �.", s.Name)
	}
	text := raw.normal()
	s.Text = HeldText(text)
	if place.file != "" {
		entry := r.archive.files[place.file]
		s.Text.Open = func() (string, error) {
			raw, _, err := readText(entry)
			return raw.normal(), err
		}
	}
	for i, score := range scored(raw, s.Selections) {
		scores[i].add(score)
	}
	return nil
}

// convert gives the positions of selections as code points. Those that are not
// within their text are brought into it.
func (r *projectReader) convert(s *Source, place textPlace) error {
	if !place.there || len(s.Selections) == 0 {
		return nil
	}
	raw, _, err := r.raw(place)
	if err != nil {
		return err
	}
	sorted := sortedPositions(s.Selections)
	found := raw.places(r.report.Reading, sorted)
	for i := range s.Selections {
		selection := &s.Selections[i]
		from, to := at(sorted, found, selection.From), at(sorted, found, selection.To)
		if !from.exact || !to.exact {
			r.report.changed("selections that were not within their text", "They were brought into it; look whether they are on the words that are meant.", s.Name)
		}
		selection.From, selection.To = from.point, max(to.point, from.point)
	}
	return nil
}
