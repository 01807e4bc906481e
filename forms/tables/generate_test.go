package tables_test

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"fieldwork/forms"
)

// everything has a question of each type, conditions and groups.
const everything = `
settings:
  form_id: everything
  languages: {en: {name: English, status: reviewed}}
  special_answers: [dont_know, refused, not_applicable]
choices:
  letters:
    - {name: a, label: A}
    - {name: b, label: B}
    - {name: c, label: C}
    - {name: other, label: Other, open_text: true}
  ranked:
    - {name: a, label: A}
    - {name: b, label: B}
    - {name: c, label: C}
    - {name: other, label: Other}
  scale:
    - {name: "1", label: One}
    - {name: "2", label: Two}
    - {name: "3", label: Three}
survey:
  - {type: select_one, name: one, label: One?, choices: letters}
  - {type: select_multiple, name: many, label: Many?, choices: letters, relevant: "${one} != 'b'"}
  - type: group
    name: inner
    relevant: ${one} = 'a' or ${one} = ''
    questions:
      - {type: integer, name: number, label: How many?}
      - type: group
        name: deeper
        relevant: ${number} > 2
        questions:
          - {type: text, name: words, label: Why?}
  - {type: rank, name: order, label: Order?, choices: ranked, partial: true, max_choices: 3}
  - {type: grid, name: rows, label: Rows?, choices: scale, items: [{name: rows_x, label: X}, {name: rows_y, label: Y}], relevant: "${many} != 'c'"}
  - {type: decimal, name: weight, label: Weight?}
`

// calculating is everything with a calculation, which sends interviews the long
// way round.
const calculating = everything + `
  - {type: calculate, name: worked_out, calculation: "if(${number} > 2, 'many', 'few')"}
`

// answer draws an answer to a variable, or none.
func answer(t *rapid.T, v *forms.Variable) forms.Answer {
	switch rapid.IntRange(0, 9).Draw(t, v.Name+" answered") {
	case 0:
		return forms.Answer{}
	case 1:
		if v.OpenText == nil {
			return forms.Answer{Special: rapid.SampledFrom(forms.Specials).Draw(t, v.Name)}
		}
	}
	letters := []string{"a", "b", "c", "other"}
	switch v.Type() {
	case forms.SelectOne:
		if v.Item != nil {
			return forms.Answer{Value: rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, v.Name)}
		}
		return forms.Answer{Value: rapid.SampledFrom(letters).Draw(t, v.Name)}
	case forms.SelectMultiple, forms.Rank:
		order := rapid.Permutation(letters).Draw(t, v.Name)
		return forms.Answer{Value: strings.Join(order[:rapid.IntRange(1, 3).Draw(t, v.Name+" count")], " ")}
	case forms.Integer:
		return forms.Answer{Value: fmt.Sprint(rapid.IntRange(0, 5).Draw(t, v.Name))}
	case forms.Decimal:
		return forms.Answer{Value: fmt.Sprintf("%.2f", rapid.Float64Range(0, 3).Draw(t, v.Name))}
	case forms.TextType:
		return forms.Answer{Value: rapid.SampledFrom([]string{"because", "so", "=1+1", "<b>"}).Draw(t, v.Name)}
	}
	return forms.Answer{}
}

// sampled draws some complete interviews.
func sampled(t *rapid.T, in *forms.Instrument) []forms.Interview {
	all := make([]forms.Interview, rapid.IntRange(0, 12).Draw(t, "respondents"))
	for i := range all {
		all[i] = forms.Interview{ID: fmt.Sprint("id", i), Version: 1, Status: forms.Complete, Answers: map[string]forms.Answer{}}
		for _, v := range in.Variables() {
			if given := answer(t, v); !given.Empty() {
				all[i].Answers[v.Name] = given
			}
		}
	}
	return all
}
