package refi

import "slices"

// settle opens the texts, decides how positions count, and gives those of the
// selections as code points.
func (r *projectReader) settle(options Options) error {
	readings, err := r.possible(options)
	if err != nil {
		return err
	}
	scores := make([]Score, len(readings))
	for i, reading := range readings {
		scores[i].Reading = reading
	}
	groups := []struct {
		sources []Source
		places  []textPlace
		lie     [][][]passage
	}{{sources: r.project.Sources, places: r.texts}, {sources: r.project.Notes, places: r.notes}}
	for g := range groups {
		group := &groups[g]
		for i := range group.sources {
			lie, err := r.look(&group.sources[i], group.places[i], scores)
			if err != nil {
				return err
			}
			group.lie = append(group.lie, lie)
		}
	}
	best(scores, r.project.Origin)
	if options.Reading != nil {
		at := slices.IndexFunc(scores, func(s Score) bool { return s.Reading == *options.Reading })
		scores = slices.Insert(slices.Delete(slices.Clone(scores), at, at+1), 0, scores[at])
	}
	r.report.Reading, r.report.Scores = scores[0].Reading, scores
	taken := slices.Index(readings, r.report.Reading)
	for _, group := range groups {
		for i, lie := range group.lie {
			if len(lie) > 0 {
				r.convert(&group.sources[i], lie[taken])
			}
		}
	}
	return nil
}

// possible lists the readings to choose from: all, but of what this program
// wrote the one that it wrote.
func (r *projectReader) possible(options Options) ([]Reading, error) {
	if options.Reading != nil {
		if !slices.Contains(Readings, *options.Reading) {
			return nil, ErrReading
		}
		return Readings, nil
	}
	if reading, known := certain(r.project.Origin); known {
		return []Reading{reading}, nil
	}
	return Readings, nil
}

// raw reads the text of a source.
func (r *projectReader) raw(place textPlace) (raw rawText, damaged bool, err error) {
	if place.file == "" {
		return rawText{place.inline, true}, false, nil
	}
	return readText(r.archive.files[place.file])
}

// look gives a source its text, adds how well the readings fit it, and says
// where its selections lie in each.
func (r *projectReader) look(s *Source, place textPlace, scores []Score) ([][]passage, error) {
	if !place.there {
		r.report.lost("texts that are not there", "The source has no plain text; its selections have nothing to be on.", s.Name)
		return nil, nil
	}
	raw, damaged, err := r.raw(place)
	if err != nil {
		return nil, err
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
	if len(s.Selections) == 0 {
		return nil, nil
	}
	readings := make([]Reading, len(scores))
	for i := range scores {
		readings[i] = scores[i].Reading
	}
	added, lie := scored(raw, text, s.Selections, readings)
	for i := range scores {
		scores[i].add(added[i])
	}
	return lie, nil
}

// convert gives the positions of selections as code points. Those that are not
// within their text are brought into it.
func (r *projectReader) convert(s *Source, lie []passage) {
	for i := range s.Selections {
		if !lie[i].exact {
			r.report.changed("selections that were not within their text", "They were brought into it; look whether they are on the words that are meant.", s.Name)
		}
		s.Selections[i].From, s.Selections[i].To = int(lie[i].from), int(max(lie[i].to, lie[i].from))
	}
}
