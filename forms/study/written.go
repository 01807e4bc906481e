package study

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"time"

	"fieldwork/forms"
	"fieldwork/store"
)

// recorded is the collection of interviews, written without the cost of
// encoding/json: an interview is written anew after every answer, and may have
// thousands.
var recorded = store.NewCollection[written](interviews.Name(), 1)

// written is an interview on its way to disk. It becomes the JSON that
// forms.Interview reads.
type written struct {
	interview *forms.Interview
	order     order
}

// AppendJSON writes the interview.
func (w written) AppendJSON(data []byte) ([]byte, error) {
	small := *w.interview
	small.Answers, small.Spent = nil, nil
	head, err := json.Marshal(small)
	if err != nil {
		return data, err
	}
	const usual = 48 // bytes of an answer and its time
	data = slices.Grow(data, len(head)+usual*len(w.order.answers))
	data = append(data, head[:len(head)-len("}")]...)
	if len(w.interview.Answers) > 0 {
		data = appendMap(data, "answers", w.order.answers, w.interview.Answers, appendAnswer)
	}
	if len(w.interview.Spent) > 0 {
		data = appendMap(data, "spent", w.order.spent, w.interview.Spent, appendDuration)
	}
	return append(data, '}'), nil
}

// appendMap writes a map as a member of an object that has others before it.
// Names that the map does not have are passed over.
func appendMap[V any](data []byte, member string, names []string, values map[string]V, value func([]byte, V) []byte) []byte {
	data = append(appendString(append(data, ','), member), ":{"...)
	first := true
	for _, name := range names {
		v, there := values[name]
		if !there {
			continue
		}
		if !first {
			data = append(data, ',')
		}
		first = false
		data = value(append(appendString(data, name), ':'), v)
	}
	return append(data, '}')
}

func appendAnswer(data []byte, answer forms.Answer) []byte {
	if answer.Special == forms.NotSpecial {
		return appendString(data, answer.Value)
	}
	encoded, _ := answer.MarshalJSON() // texts can always be written
	return append(data, encoded...)
}

func appendDuration(data []byte, d time.Duration) []byte {
	return strconv.AppendInt(data, int64(d), 10)
}

// appendString writes a text. What needs no escape is written as it stands.
func appendString(data []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			encoded, _ := json.Marshal(text) // texts can always be written
			return append(data, encoded...)
		}
	}
	data = append(append(data, '"'), text...)
	return append(data, '"')
}

// order holds the names of an interview's answers and times, sorted, so that
// they need not be sorted for every step. Names of answers that were taken
// back may still be among them.
type order struct{ answers, spent []string }

func orderOf(interview *forms.Interview) order {
	return order{
		answers: slices.Sorted(maps.Keys(interview.Answers)),
		spent:   slices.Sorted(maps.Keys(interview.Spent)),
	}
}

// with is the order after a step.
func (o order) with(step Step) order {
	return order{answers: merged(o.answers, step.Answers), spent: merged(o.spent, step.Spent)}
}

// merged gives sorted names with those of a change among them; the names that
// were given stay as they are.
func merged[V any](names []string, change map[string]V) []string {
	copied := false
	for name := range change {
		i, there := slices.BinarySearch(names, name)
		if there {
			continue
		}
		if !copied {
			names, copied = slices.Clone(names), true
		}
		names = slices.Insert(names, i, name)
	}
	return names
}
