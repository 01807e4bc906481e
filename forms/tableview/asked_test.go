package tableview_test

import "testing"

func TestIntervalsAndSmallCounts(t *testing.T) {
	d := fusion(t).start(t, 120, 40)
	goTo(d, "q3")
	d.Press("i")
	d.Shows("from", "95% intervals (logit, of 190)")
	d.Press("n")
	d.Shows("with the finite population correction 1 - n/N for 64")
	d.Press("n", "i")
	d.Hides("from")
	d.Press("x", "3")
	d.Shows("counts below 5 hidden", "[c]")
	d.Press("x", "1")
	d.Hides("[c]")
}

// TestIntervalsOfAnUnknownPopulation are not corrected for its size.
func TestIntervalsOfAnUnknownPopulation(t *testing.T) {
	a := fusion(t)
	a.population = 0
	d := a.start(t, 120, 40)
	goTo(d, "q3")
	d.Press("i")
	d.Shows("95% intervals (wilson)")
}

// TestAnswersInWordsAreListedWhenAskedFor, on the screen and in files.
func TestAnswersInWordsAreListedWhenAskedFor(t *testing.T) {
	a := fusion(t)
	d := a.start(t, 120, 40)
	goTo(d, "q8")
	d.Shows("o lists the answers", "Respondents who answered")
	d.Hides("Transport costs")
	d.Press("w", "enter")
	d.Shows("Written to fusion-survey-q8.csv.")
	d.Hides("who gave them")
	d.Press("o")
	d.Shows("Transport costs", "answers in words")
	d.Hides("o lists the answers")
	d.Press("w", "enter")
	d.Shows("It lists answers in words, which can tell who gave them.")
	for i, rows := range []int{2, 16} {
		if got := len(a.written[i].Tables[0].Rows); got != rows {
			t.Errorf("file %d has %d rows, not %d", i, got, rows)
		}
	}
	d.Press("o")
	d.Hides("Transport costs")
	goTo(d, "q4")
	d.Hides("o lists the answers")
}

func TestTablesAreWeighted(t *testing.T) {
	d := fusion(t).start(t, 120, 40)
	goTo(d, "q4")
	d.Press("W")
	d.Shows("Weight by", "Nothing", "Contact: weight")
	d.Hides("Contact: funding", "  q4")
	d.Type("contact\n")
	d.Shows("42 respondents", "weighted by weight", "unweighted", "58%\n")
	d.Press("n")
	d.Shows("22 respondents were dropped, having no weight above 0.")
	d.Press("n")
	d.Press("W")
	d.Type("nothing\n")
	d.Hides("weighted")
	a := fusion(t)
	a.attributes = nil
	d = a.start(t, 120, 40)
	d.Press("W")
	d.Shows("Nothing here holds numbers to weight by.")
}

func TestTheLanguageOfLabelsChanges(t *testing.T) {
	a := fusion(t)
	a.framed = true
	d := a.start(t, 120, 40)
	d.Shows("North, in en")
	goTo(d, "q4")
	d.Press("ctrl+l")
	d.Shows("Labels in Cymraeg.", "Pryd ymunodd eich sefydliad", "64 respondents")
	d.Press("b")
	d.Shows("I ba sefydliad ydych chi'n gweithio?")
	d.Press("esc", "w", "enter")
	if got := a.written[0]; got.Language != "cy" || got.Title == "Fusion stakeholder survey" {
		t.Errorf("%s was written in %s", got.Title, got.Language)
	}
	d.Press("[", "[", "[", "[")
	d.Shows("North, in cy")
	d.Press("ctrl+l")
	d.Shows("Labels in English.", "North, in en")
}

// TestTheSampleComesFirst as it does on the command line: with nothing that
// would count others than the completes.
func TestTheSampleComesFirst(t *testing.T) {
	a := fusion(t)
	a.framed = true
	d := a.start(t, 80, 24)
	d.Shows("▸     Sample and com", "North", "9 contacts in the sample; 4 complete")
	d.Golden("sample-80x24")
	d.Press("tab", "right", "%", "s", "c", "c", "n", "n")
	for _, crossing := range []func(){
		func() { cross(d, "funding") },
		func() { d.Press("f", "ctrl+u"); d.Type("${q4} = 'first_year'\n") },
		func() { d.Press("W"); d.Type("contact\n") },
	} {
		crossing()
		d.Hides("Sample and com")
		cross(d, "nothing")
		d.Press("f", "ctrl+u", "enter", "W")
		d.Type("nothing\n")
		d.Shows("Sample and com")
	}
	goTo(d, "sample")
	d.Press("x", "3")
	d.Shows("[c]", "9 contacts in the sample; fewer than 5 complete")
}

// TestWhatIsOutOfSightIsSaidAtOnce, and nothing where all is in sight.
func TestWhatIsOutOfSightIsSaidAtOnce(t *testing.T) {
	d := fusion(t).start(t, 80, 24)
	goTo(d, "q5")
	d.Shows("columns 1–6 of 13")
	goTo(d, "q4")
	d.Hides("columns")
}

// TestDoubtfulTestsAreMarked even where their sentence has no room.
func TestDoubtfulTestsAreMarked(t *testing.T) {
	d := fusion(t).start(t, 80, 24)
	goTo(d, "q4")
	cross(d, "funding")
	d.Shows("Chi-square", "Expected counts are small: do not rely on p.")
	goTo(d, "q5")
	d.Shows("5 tests")
}
