package forms

// Probe is a follow-up that an interviewer may put within an open question of
// a guide, in their own time and words.
type Probe struct {
	// Name tells the probe from the others of its question. It stays the same
	// when wording and order change.
	Name  string `json:"name"`
	Label Text   `json:"label"`
	// Condition says when the probe is put, as it is read before the label:
	// "If yes,". Only the interviewer can tell whether it holds.
	Condition Text `json:"condition,omitempty"`

	At Position `json:"-"`
}

// MostProbes is how many probes a question can have: one for each letter.
const MostProbes = 26

// ProbeLetter is the letter that a probe has on screen by its place among the
// probes of its question, from 0: a, b, c. It is empty where there is no such
// place.
func ProbeLetter(place int) string {
	if place < 0 || place >= MostProbes {
		return ""
	}
	return string(rune('a' + place))
}

// Probe finds a probe of the question by name; nil if there is none.
func (q *Question) Probe(name string) *Probe {
	for _, p := range q.Probes {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// TopicOrLabel is what a question is called in lists: its topic, or its label
// if it has none.
func (q *Question) TopicOrLabel() Text {
	if q.Topic.Empty() {
		return q.Label
	}
	return q.Topic
}

// Minutes is how long an interview is planned to take, in minutes, both ends
// included. The zero Minutes is no plan.
type Minutes struct {
	From int `json:"from"`
	To   int `json:"to"`
}
