package forms

import (
	"encoding/json"
	"errors"
	"fmt"
)

// ErrDamaged means that a stored instrument does not fit together.
var ErrDamaged = errors.New("the stored instrument is damaged")

type (
	instrumentFields Instrument
	questionFields   Question
)

// storedInstrument is an instrument as it is stored. Questions that share a
// list of choices name it, so that the list is stored and read only once.
type storedInstrument struct {
	instrumentFields
	Questions   []*storedQuestion `json:"questions"`
	ChoiceLists [][]*Choice       `json:"choice_lists,omitempty"`
}

type storedQuestion struct {
	questionFields
	// Choices hides the field of the question.
	Choices *struct{} `json:"choices,omitempty"`
	// ChoiceList is the place of the question's choices among the lists,
	// from 1; 0 if it has none.
	ChoiceList int `json:"choice_list,omitempty"`
}

// MarshalJSON writes everything that Link cannot work out again.
func (in *Instrument) MarshalJSON() ([]byte, error) {
	stored := storedInstrument{
		instrumentFields: instrumentFields(*in),
		Questions:        make([]*storedQuestion, len(in.Questions)),
	}
	lists := map[*Choice]int{}
	for i, q := range in.Questions {
		stored.Questions[i] = &storedQuestion{questionFields: questionFields(*q)}
		if len(q.Choices) == 0 {
			continue
		}
		place := lists[q.Choices[0]]
		if place == 0 || len(stored.ChoiceLists[place-1]) != len(q.Choices) {
			stored.ChoiceLists = append(stored.ChoiceLists, q.Choices)
			place = len(stored.ChoiceLists)
			lists[q.Choices[0]] = place
		}
		stored.Questions[i].ChoiceList = place
	}
	return json.Marshal(stored)
}

// UnmarshalJSON reads what MarshalJSON wrote. The instrument has to be linked
// before it is used. The error is ErrDamaged if a list of choices is missing.
func (in *Instrument) UnmarshalJSON(data []byte) error {
	var stored storedInstrument
	if err := json.Unmarshal(data, &stored); err != nil {
		return err
	}
	*in = Instrument(stored.instrumentFields)
	in.Questions = make([]*Question, len(stored.Questions))
	for i, q := range stored.Questions {
		if q == nil || q.ChoiceList < 0 || q.ChoiceList > len(stored.ChoiceLists) {
			return fmt.Errorf("%w: question %d or its list of choices is missing", ErrDamaged, i+1)
		}
		in.Questions[i] = (*Question)(&q.questionFields)
		if q.ChoiceList > 0 {
			in.Questions[i].Choices = stored.ChoiceLists[q.ChoiceList-1]
		}
	}
	return nil
}
