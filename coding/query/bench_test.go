package query_test

import (
	"fmt"
	"testing"

	"fieldwork/coding"
	"fieldwork/coding/query"
)

// large is an analysis of 200,000 segments in a number of documents, a tenth of
// them of one code.
func large(documents int) query.Material {
	const segments = 200_000
	var heads []coding.Document
	for d := range documents {
		heads = append(heads, coding.Document{ID: fmt.Sprintf("doc%06d", d), Language: "en"})
	}
	codes := make([]coding.Code, 500)
	for i := range codes {
		codes[i] = coding.Code{ID: fmt.Sprintf("code%d", i), Name: fmt.Sprintf("Code %d", i)}
	}
	all := make([]coding.Segment, segments)
	each := segments / documents
	for i := range all {
		code, from := "code0", (i%each)*40
		if i%10 > 0 {
			code = codes[i%len(codes)].ID
		}
		all[i] = coding.Segment{ID: fmt.Sprintf("s%07d", i), Document: heads[i/each].ID, Code: code, Coder: "AM", Span: coding.Span{From: from, To: from + 60 + i%70}}
	}
	a := coding.NewAnalysis()
	a.Load(heads, codes, all, nil)
	sentences := make(query.Places, each)
	for i := range sentences {
		sentences[i] = i * 45
	}
	return query.Material{Analysis: a, Places: func(string, query.Unit) (query.Places, bool) { return sentences, true }}
}

func BenchmarkQueries(b *testing.B) {
	one, two := query.Theme{Code: "code0"}, query.Theme{Code: "code1"}
	combined := func(o query.Operator) query.Query {
		return &query.Combination{Operator: o, Left: one, Right: two, Within: 2}
	}
	for _, documents := range []int{1, 200, 20_000} {
		m := large(documents)
		for _, each := range []struct {
			name string
			q    query.Query
		}{
			{"one code", one}, {"and", combined(query.And)}, {"or", combined(query.Or)}, {"not", combined(query.Not)},
			{"overlapping", combined(query.Overlapping)}, {"near", combined(query.Near)},
		} {
			b.Run(fmt.Sprintf("%s in %d documents", each.name, documents), func(b *testing.B) {
				for b.Loop() {
					query.Run(each.q, query.Keep{}, m)
				}
			})
		}
	}
}
