package transcript

// The rules by which a label that could be a name is taken for a speaker.
const (
	// fewestOfTwo and fewestOfOne are how often it has to recur where others
	// speak too, and where it would be the only one.
	fewestOfTwo, fewestOfOne = 2, 3
	// One paragraph of so many has to begin with a label, where no label is
	// sure; of a single speaker, one of so few.
	sparsest, sparsestOfOne = 20, 10
	// Beside labels that are sure, one label of so many has to be this one.
	rarest = 25
)

// decide tells the labels that are speakers from those that are not.
func (c *cast) decide() {
	certain, all := c.acceptCertain()
	var recurring []*tally
	for _, t := range c.order {
		if t.rank == mayBe && max(t.count, t.alone) >= fewestOfTwo {
			recurring = append(recurring, t)
		}
	}
	switch {
	case certain > 0:
		for _, t := range recurring {
			t.accept(max(t.count, t.alone)*rarest >= all)
		}
	case len(recurring) > 1:
		sum := 0
		for _, t := range recurring {
			sum += t.count + t.alone
		}
		for _, t := range recurring {
			t.accept(sum*sparsest >= c.paragraphs)
		}
	case len(recurring) == 1:
		t := recurring[0]
		often := max(t.count, t.alone)
		t.accept(often >= fewestOfOne && often*sparsestOfOne >= c.paragraphs)
	}
	c.acceptSingle()
	for _, t := range c.order {
		c.speaks = c.speaks || t.accepted || t.acceptedAsLine
	}
}

// acceptCertain accepts the labels that are known, and counts them and all
// lines that begin with a label.
func (c *cast) acceptCertain() (certain, all int) {
	for _, t := range c.order {
		all += t.count + t.alone
		switch {
		case t.given:
			t.accepted, t.acceptedAsLine = true, true
		case t.rank == sure:
			t.accept(t.count > 0 || t.alone >= fewestOfTwo)
		case t.rank == likely:
			t.accept(max(t.count, t.alone) >= fewestOfTwo)
		}
		if t.accepted && t.count+t.alone > 0 {
			certain++
		}
	}
	return certain, all
}

// accept takes a label for a speaker; on a line of its own only if it recurs
// there.
func (t *tally) accept(is bool) {
	t.accepted = t.accepted || is
	t.acceptedAsLine = t.acceptedAsLine || is && t.alone >= fewestOfTwo
}

// acceptSingle accepts labels that are there only once, by what they have in
// common with those that are speakers: known letters beside known labels, codes
// with the same stem, and bold or a time where others have it too.
func (c *cast) acceptSingle() {
	stems := map[string]bool{}
	var knownParts, marked int
	for _, t := range c.order {
		if !t.accepted {
			continue
		}
		if stem, ok := isCode(t.name); ok {
			stems[stem] = true
		}
		if t.rank >= likely {
			knownParts++
		}
		if t.marked >= fewestOfTwo {
			marked++
		}
	}
	for _, t := range c.order {
		if t.accepted || t.count == 0 {
			continue
		}
		stem, isCode := isCode(t.name)
		t.accept(isCode && (stems[stem] || t.marked > 0) || t.rank == likely && knownParts > 0 || t.marked > 0 && marked >= 2)
	}
}

// accepts reports whether what was found on a line is the label of a speaker,
// and who it is.
func (c *cast) accepts(found *candidate) (speaker string, ok bool) {
	t := c.tallies[nameKey(found.name)]
	if t == nil || !t.accepted || found.manner == alone && !t.acceptedAsLine {
		return "", false
	}
	if found.manner == alone && t.rank == mayBe && !found.bold {
		return "", false
	}
	return t.name, true
}

// isTime reports whether a time at the beginning of a line is that of the
// recording: what has no brackets may be the time of day.
func (c *cast) isTime(found *candidate) bool {
	switch found.time.form {
	case square:
		return true
	case round:
		return c.speaks
	case long:
		return c.times[long] >= fewestOfTwo
	}
	return found.wordless && c.loneTimes >= fewestOfTwo
}

// reportDoubts names the labels that may be speakers and stayed in the text.
func (c *cast) reportDoubts(n *notices, unit string) {
	if c.crowded {
		n.whole("There are more than %d different labels; only those were looked at for speakers.", mostNames)
	}
	for _, t := range c.order {
		switch {
		case t.given && t.count+t.alone == 0:
			n.whole("“%s” was said to be a speaker, but begins no %s.", cut(t.name), unit)
		case !t.accepted && t.count >= fewestOfTwo:
			n.on(t.first, "doubtful speakers", "“%s” begins %d lines and may be a speaker; it stayed in the text.", cut(t.name), t.count)
		case !t.accepted && t.count > 0 && c.speaks:
			n.on(t.first, "doubtful speakers", "“%s” may be a speaker; it is there only once and stayed in the text.", cut(t.name))
		}
	}
}
