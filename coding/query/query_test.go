package query_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"fieldwork/coding"
	"fieldwork/coding/query"
)

const (
	textLength = 60
	documents  = 3
)

var tree = []coding.Code{
	{ID: "benefits", Name: "Benefits"}, {ID: "links", Name: "Links", Parent: "benefits"},
	{ID: "profile", Name: "Profile", Parent: "benefits"}, {ID: "funding", Name: "Funding"},
}

// material draws an analysis of some documents, and where their units begin.
func material(t *rapid.T) query.Material {
	var heads []coding.Document
	var segments []coding.Segment
	var memos []coding.Memo
	places, turns := map[string]query.Places{}, map[string][]coding.Turn{}
	for d := range documents {
		id := fmt.Sprintf("doc%d", d)
		heads = append(heads, coding.Document{ID: id, Length: textLength, Language: []string{"en", "cy"}[d%2]})
		for range rapid.IntRange(0, 12).Draw(t, "segments") {
			from := rapid.IntRange(0, textLength-1).Draw(t, "from")
			segments = append(segments, coding.Segment{
				ID: fmt.Sprintf("s%03d", len(segments)), Document: id, Code: rapid.SampledFrom(tree).Draw(t, "code").ID,
				Span:  coding.Span{From: from, To: min(from+rapid.IntRange(1, 20).Draw(t, "length"), textLength)},
				Coder: rapid.SampledFrom([]string{"AM", "BT"}).Draw(t, "coder"), Quote: rapid.Bool().Draw(t, "quote"),
			})
			if rapid.Bool().Draw(t, "memo") {
				memos = append(memos, coding.Memo{Subject: coding.OnSegment, ID: segments[len(segments)-1].ID, Text: "why"})
			}
		}
		starts := rapid.SliceOfNDistinct(rapid.IntRange(0, textLength-1), 0, 8, rapid.ID).Draw(t, "starts")
		slices.Sort(starts)
		places[id] = starts
		for _, from := range starts {
			if last := len(turns[id]) - 1; last >= 0 {
				turns[id][last].To = from
			}
			turns[id] = append(turns[id], coding.Turn{From: from, To: textLength, Speaker: rapid.SampledFrom([]string{"A", "B", ""}).Draw(t, "speaker")})
		}
	}
	a := coding.NewAnalysis()
	a.Load(heads, tree, segments, memos)
	return query.Material{
		Analysis: a, Turns: func(document string) []coding.Turn { return turns[document] }, Places: func(document string, _ query.Unit) (query.Places, bool) { return places[document], true },
	}
}

func drawnQuery(t *rapid.T, depth int) query.Query {
	if depth == 0 || rapid.Bool().Draw(t, "leaf") {
		return query.Theme{Code: rapid.SampledFrom(tree).Draw(t, "theme").ID, Branch: rapid.Bool().Draw(t, "branch")}
	}
	return &query.Combination{
		Operator: rapid.SampledFrom([]query.Operator{query.And, query.Or, query.Not, query.Overlapping, query.Near}).Draw(t, "operator"),
		Left:     drawnQuery(t, depth-1), Right: drawnQuery(t, depth-1), Within: rapid.IntRange(0, 3).Draw(t, "within"),
	}
}

// slow runs a query on one document by looking at every pair and every code
// point.
func slow(q query.Query, m query.Material, document string, keep query.Keep) []query.Find {
	theme, leaf := q.(query.Theme)
	if leaf {
		var found []query.Find
		for _, s := range m.Analysis.Segments(document) {
			wanted := s.Code == theme.Code || theme.Branch && m.Analysis.Under(s.Code, theme.Code)
			if wanted && (keep.Coder == "" || keep.Coder == s.Coder) {
				found = append(found, query.Find{Segment: s, Passage: s.Span})
			}
		}
		return found
	}
	c := q.(*query.Combination)
	left, right := slow(c.Left, m, document, keep), slow(c.Right, m, document, keep)
	var found []query.Find
	for _, f := range left {
		switch c.Operator {
		case query.And:
			found = append(found, sharedParts(f, right)...)
		case query.Or:
			found = append(found, f)
		case query.Not:
			if !meets(f, right) {
				found = append(found, f)
			}
		case query.Overlapping:
			if meets(f, right) {
				found = append(found, f)
			}
		case query.Near:
			if isNear(f, right, m, document, c.Within) {
				found = append(found, f)
			}
		}
	}
	if c.Operator == query.Or {
		for _, f := range right {
			if !slices.Contains(found, f) {
				found = append(found, f)
			}
		}
	}
	return found
}

func holds(finds []query.Find, place int) bool {
	return slices.ContainsFunc(finds, func(f query.Find) bool { return f.Passage.From <= place && place < f.Passage.To })
}

func meets(f query.Find, others []query.Find) bool {
	return slices.ContainsFunc(others, func(o query.Find) bool { return o.Passage.Overlaps(f.Passage) })
}

func sharedParts(f query.Find, others []query.Find) []query.Find {
	var parts []query.Find
	for place := f.Passage.From; place < f.Passage.To; place++ {
		if !holds(others, place) {
			continue
		}
		if last := len(parts) - 1; last >= 0 && parts[last].Passage.To == place {
			parts[last].Passage.To++
			continue
		}
		parts = append(parts, query.Find{Segment: f.Segment, Passage: coding.Span{From: place, To: place + 1}})
	}
	return parts
}

func isNear(f query.Find, others []query.Find, m query.Material, document string, within int) bool {
	starts, _ := m.Places(document, query.Sentence)
	unitOf := func(place int) int {
		number := 0
		for _, start := range starts {
			if start <= place {
				number++
			}
		}
		return number
	}
	for _, o := range others {
		for p := f.Passage.From; p < f.Passage.To; p++ {
			for q := o.Passage.From; q < o.Passage.To; q++ {
				if apart := unitOf(p) - unitOf(q); apart <= within && -apart <= within {
					return true
				}
			}
		}
	}
	return false
}

// key makes finds comparable whatever their order.
// speaks reports whether a speaker says a code point of a passage.
func speaks(turns []coding.Turn, speaker string, passage coding.Span) bool {
	return slices.ContainsFunc(turns, func(turn coding.Turn) bool {
		return turn.Speaker == speaker && max(turn.From, passage.From) < min(turn.To, passage.To)
	})
}

func key(f query.Find) string {
	return fmt.Sprintf("%s %03d %03d %s", f.Segment.Document, f.Passage.From, textLength-f.Passage.To, f.Segment.ID)
}

// queries are one for each operator, on two codes, and some that are drawn.
func queries(t *rapid.T) []query.Query {
	list := []query.Query{drawnQuery(t, 3), drawnQuery(t, 2)}
	left, right := rapid.SampledFrom(tree).Draw(t, "left").ID, rapid.SampledFrom(tree).Draw(t, "right").ID
	for operator := query.And; operator <= query.Near; operator++ {
		list = append(list, &query.Combination{
			Operator: operator, Left: query.Theme{Code: left, Branch: true}, Right: query.Theme{Code: right}, Within: rapid.IntRange(0, 2).Draw(t, "near"),
		})
	}
	return list
}

func TestQueriesGiveWhatASlowSearchGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := material(t)
		narrowed := query.Keep{
			Coder:    rapid.SampledFrom([]string{"", "AM", "nobody"}).Draw(t, "only coder"),
			Language: rapid.SampledFrom([]string{"", "cy"}).Draw(t, "only language"),
			Speaker:  rapid.SampledFrom([]string{"", "A", "nobody"}).Draw(t, "only speaker"),
			Quote:    rapid.Bool().Draw(t, "only quotes"), Memo: rapid.Bool().Draw(t, "only memos"),
		}
		for _, q := range queries(t) {
			compare(t, m, q, query.Keep{})
			compare(t, m, q, narrowed)
		}
	})
}

// compare fails unless a query gives what the slow search gives, in order.
func compare(t *rapid.T, m query.Material, q query.Query, keep query.Keep) {
	var want []string
	for _, d := range m.Analysis.Documents() {
		if keep.Language != "" && d.Language != keep.Language {
			continue
		}
		for _, f := range slow(q, m, d.ID, keep) {
			_, memo := m.Analysis.Memo(coding.OnSegment, f.Segment.ID)
			if (f.Segment.Quote || !keep.Quote) && (memo || !keep.Memo) && (keep.Speaker == "" || speaks(m.Turns(d.ID), keep.Speaker, f.Passage)) {
				want = append(want, key(f))
			}
		}
	}
	slices.Sort(want)
	got := query.Run(q, keep, m)
	var keys []string
	for _, f := range got.Finds {
		keys = append(keys, key(f))
	}
	if diff := cmp.Diff(want, keys, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s (-slow +got):\n%s", query.Words(q, m.Analysis), diff)
	}
	if len(got.Unread) > 0 {
		t.Fatalf("unread: %q", got.Unread)
	}
}

// covered are the code points that finds cover, by document.
func covered(finds []query.Find) map[string]bool {
	points := map[string]bool{}
	for _, f := range finds {
		for place := f.Passage.From; place < f.Passage.To; place++ {
			points[fmt.Sprint(f.Segment.Document, place)] = true
		}
	}
	return points
}

// TestAndCoversTheSameWordsEitherWayRound, and exactly those that both sides
// cover.
func TestAndCoversTheSameWordsEitherWayRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, left, right := material(t), drawnQuery(t, 1), drawnQuery(t, 1)
		run := func(q query.Query) map[string]bool { return covered(query.Run(q, query.Keep{}, m).Finds) }
		want, other := run(left), run(right)
		for point := range want {
			if !other[point] {
				delete(want, point)
			}
		}
		for _, q := range []query.Query{
			&query.Combination{Operator: query.And, Left: left, Right: right}, &query.Combination{Operator: query.And, Left: right, Right: left},
		} {
			if diff := cmp.Diff(want, run(q)); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func TestNearWaitsForTextsThatBothSidesAreIn(t *testing.T) {
	a := coding.NewAnalysis()
	at := func(id, document, code string, from int) coding.Segment {
		return coding.Segment{ID: id, Document: document, Code: code, Span: coding.Span{From: from, To: from + 2}}
	}
	a.Load([]coding.Document{{ID: "one"}, {ID: "two"}}, tree, []coding.Segment{
		at("1", "one", "links", 0), at("2", "one", "funding", 30), at("3", "two", "links", 5),
	}, nil)
	near := &query.Combination{Operator: query.Near, Left: query.Theme{Code: "links"}, Right: query.Theme{Code: "funding"}, Within: 1}
	result := query.Run(near, query.Keep{}, query.Material{Analysis: a})
	if diff := cmp.Diff([]string{"one"}, result.Unread); diff != "" || len(result.Finds) > 0 {
		t.Errorf("unread %s, %d finds", diff, len(result.Finds))
	}
}

func TestPlacesOfATextAreItsSentencesParagraphsAndTurns(t *testing.T) {
	text := "We share vans. We share people, e.g. at weekends. And the blame!\n\nWho pays? The council does."
	content := coding.Content{Text: coding.NewText(text), Turns: []coding.Turn{{From: 0, To: 64}, {From: 66, To: 75}, {From: 76, To: 93}}}
	for unit, want := range map[query.Unit][]string{
		query.Sentence:  {"We share v", "We share p", "And the bl", "Who pays?", "The counci"},
		query.Paragraph: {"We share v", "Who pays? "},
		query.Turn:      {"We share v", "Who pays? ", "The counci"},
	} {
		var begins []string
		for _, place := range query.PlacesOf(content, unit) {
			begins = append(begins, text[place:min(place+10, len(text))])
		}
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		for i := range begins {
			begins[i] = strings.TrimSpace(begins[i])
		}
		if diff := cmp.Diff(want, begins); diff != "" {
			t.Errorf("unit %d: %s", unit, diff)
		}
	}
}

func TestConditionsAreOfAttributesAndOfDocuments(t *testing.T) {
	attributes := map[string]coding.Attributes{"one": {"organisation": "Museum", "staff": "12"}, "two": {"organisation": "Council"}}
	columns := query.Columns(attributes)
	if diff := cmp.Diff([]string{"title", "kind", "language", "case", "organisation", "staff"}, columns); diff != "" {
		t.Error(diff)
	}
	one, two := coding.Document{ID: "one", Language: "cy"}, coding.Document{ID: "two", Language: "en"}
	for source, want := range map[string][2]bool{
		"${organisation} = 'Museum'":                        {true, false},
		"${organisation} = 'Museum' or ${language} = 'en'":  {true, true},
		"${staff} > 10":                                     {true, false},
		"${staff} = ''":                                     {false, true},
		"${language} != 'cy' and ${organisation} != 'Arts'": {false, true},
	} {
		condition, err := query.Compile(source, columns)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		got := [2]bool{condition.Matches(&one, attributes["one"]), condition.Matches(&two, attributes["two"])}
		if got != want || condition.Source() != source {
			t.Errorf("%s: %v, want %v", source, got, want)
		}
	}
	for source, want := range map[string]string{
		"${organistion} = 1": "did you mean organisation?", "${staff} >": "at character", "${nothing} = 1": "no attribute is called nothing",
	} {
		if _, err := query.Compile(source, columns); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", source, err)
		}
	}
}

func TestWordsReadWell(t *testing.T) {
	a := coding.NewAnalysis()
	a.Load(nil, tree, nil, nil)
	q := &query.Combination{Operator: query.Near, Within: 2, Unit: query.Turn, Right: query.Theme{Code: "gone"}, Left: &query.Combination{
		Operator: query.Not, Left: query.Theme{Code: "benefits", Branch: true},
		Right: &query.Combination{Operator: query.Or, Left: query.Theme{Code: "links"}, Right: query.Theme{Code: "funding"}},
	}}
	const want = "all of Benefits NOT (Links OR Funding) WITHIN 2 TURNS OF a code that is gone"
	if got := query.Words(q, a); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	a.Load(nil, append(slices.Clone(tree), coding.Code{ID: "other", Parent: "funding", Name: "links"}), nil, nil)
	const told = "all of Benefits NOT (Benefits / Links OR Funding) WITHIN 2 TURNS OF a code that is gone"
	if got := query.Words(q, a); got != told {
		t.Errorf("%q, want %q", got, told)
	}
	if got := query.Words(query.Theme{Code: "other"}, a); got != "Funding / links" {
		t.Errorf("a code that shares its name is written %q", got)
	}
}

// FuzzCompile holds that no condition breaks anything.
func FuzzCompile(f *testing.F) {
	for _, source := range []string{"${title} = 'x'", "${", "'", "${title", "not(${language})", strings.Repeat("(", 300)} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		condition, err := query.Compile(source, query.Columns(nil))
		if err == nil {
			condition.Matches(&coding.Document{Title: "x"}, nil)
		}
	})
}

func TestWordsAreFoundWhereTheyBegin(t *testing.T) {
	const text = "We don’t share, Tŷ Cymunedol's e\u0301tat – 12 vans (co-owned)!"
	content := coding.Content{Text: coding.NewText(text)}
	runes := []rune(text)
	var words []string
	places := query.WordsOf(content)
	for _, place := range places {
		words = append(words, strings.FieldsFunc(string(runes[place:]), func(r rune) bool { return strings.ContainsRune(" ,()!", r) })[0])
	}
	if diff := cmp.Diff([]string{"We", "don’t", "share", "Tŷ", "Cymunedol's", "e\u0301tat", "12", "vans", "co-owned"}, words); diff != "" {
		t.Error(diff)
	}
	for passage, want := range map[coding.Span]int{{From: 0, To: len(runes)}: 9, {From: 0, To: 2}: 1, {From: 2, To: 3}: 0, {From: 3, To: 14}: 2, {From: 4, To: 14}: 1} {
		if got := places.Within(passage); got != want {
			t.Errorf("%v has %d words, want %d", passage, got, want)
		}
	}
}
