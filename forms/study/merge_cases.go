package study

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/merge"
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// mergeCases merges cases. Where both have worked on one it is what all its
// calls make of it, and it is closed if either has closed it: nobody is called
// again whom somebody has finished with. All cases come out claimed by nobody.
func mergeCases(m *merge.Merge) error {
	rule := &merge.Rule{Kind: cases.Name(), Settle: func(_ string, f merge.Field) (json.RawMessage, bool) {
		return merge.Earlier(f.Ours, f.Theirs), true // on one side it was taken out: what the other did goes before
	}}
	for _, key := range m.Keys(cases.Name()) {
		if err := mergeCase(m, rule, key); err != nil {
			return err
		}
	}
	return nil
}

func mergeCase(m *merge.Merge, rule *merge.Rule, key string) error {
	_, isOurs := m.Ours.Has(cases.Name(), key)
	_, isTheirs := m.Theirs.Has(cases.Name(), key)
	if isOurs && isTheirs {
		if err := bothCases(m, rule, key); err != nil {
			return err
		}
	} else if err := m.Three(rule, key); err != nil {
		return err
	}
	c, there, err := readMerged[sample.Case](m, cases.Name(), key)
	if err != nil || !there {
		return err
	}
	return putMerged(m, cases.Name(), key, c.Released())
}

// bothCases merges a case that both have.
func bothCases(m *merge.Merge, rule *merge.Rule, key string) error {
	ours, theirs := m.Ours.Touched(rule, key), m.Theirs.Touched(rule, key)
	record, _ := m.Ours.Has(cases.Name(), key)
	other, _ := m.Theirs.Has(cases.Name(), key)
	own := workedOn(ours, record.Payload)
	if its := workedOn(theirs, other.Payload); own && its {
		return workedCase(m, key, record.Payload, other.Payload, ours, theirs)
	} else if its {
		record, other = other, record
	} else if !own {
		record.Payload = merge.Earlier(record.Payload, other.Payload)
	}
	m.Put(cases.Name(), key, record)
	return nil
}

// workedOn reports whether a copy has changed a case, but for claims.
func workedOn(t *merge.Touch, now []byte) bool {
	var members map[string]json.RawMessage
	if t == nil || json.Unmarshal(now, &members) != nil {
		return false
	}
	for _, member := range []string{"priority", "state", "attempts", "due", "last_call", "last_outcome", "disposition", "interview"} {
		if t.Changed("/"+member, members[member]) {
			return true
		}
	}
	return false
}

// workedCase merges a case that both have worked on.
func workedCase(m *merge.Merge, key string, ours, theirs []byte, own, other *merge.Touch) error {
	var o, t sample.Case
	if err := json.Unmarshal(ours, &o); err != nil {
		return fmt.Errorf("%w: case %s: %w", store.ErrDamaged, key, err)
	}
	if err := json.Unmarshal(theirs, &t); err != nil {
		return fmt.Errorf("%w: case %s: %w", store.ErrDamaged, key, err)
	}
	rules, there, err := readMerged[sample.Settings](m, settings.Name(), fieldworkSettings)
	if err != nil {
		return err
	}
	if !there {
		rules = sample.Defaults()
	}
	made, err := mergedCalls(m, key)
	if err != nil {
		return err
	}
	o.Priority = max(o.Priority, t.Priority)
	if t.Made.Before(o.Made) {
		o.Made = t.Made
	}
	after, err := o.Replay(made, &rules)
	if err != nil {
		return fmt.Errorf("merging case %s: %w", key, err)
	}
	closedBy := func(c *sample.Case, touch *merge.Touch) bool {
		state, _ := json.Marshal(c.State)
		return c.State == sample.Closed && touch.Changed("/state", state)
	}
	if after.State != sample.Closed && (closedBy(&o, own) || closedBy(&t, other)) {
		after = after.Closed(made, &rules)
	}
	after.Interview = chooseInterview(m, &o, &t)
	for _, call := range made {
		m.TakeOut(casesBefore.Name(), callKey(call))
	}
	if err := putMerged(m, cases.Name(), key, after); err != nil {
		return err
	}
	return breakOffOthers(m, &after, o.Interview, t.Interview)
}

// mergedCalls gives the calls on a case in the order in which they were
// recorded.
func mergedCalls(m *merge.Merge, caseID string) ([]sample.Call, error) {
	var keys []string
	for key := range m.AllOf(calls.Name(), caseID+"/") {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	made := make([]sample.Call, 0, len(keys))
	for _, key := range keys {
		call, _, err := readMerged[sample.Call](m, calls.Name(), key)
		if err != nil {
			return nil, err
		}
		made = append(made, call)
	}
	return made, nil
}

// chooseInterview gives the interview of a case: where both have begun one, the
// one that is complete, or else the one that is chosen.
func chooseInterview(m *merge.Merge, o, t *sample.Case) string {
	switch {
	case o.Interview == t.Interview, t.Interview == "":
		return o.Interview
	case o.Interview == "":
		return t.Interview
	}
	first, _, _ := readMerged[forms.Interview](m, interviews.Name(), o.Interview)
	second, _, _ := readMerged[forms.Interview](m, interviews.Name(), t.Interview)
	switch {
	case first.Status == second.Status:
	case first.Status == forms.Complete, second.Status == forms.BrokenOff:
		return o.Interview
	case second.Status == forms.Complete, first.Status == forms.BrokenOff:
		return t.Interview
	}
	version := func(i *forms.Interview) merge.Version {
		return merge.Version{Who: i.Interviewer, At: i.Updated, Words: fmt.Sprintf("interview %s, %s, %d answers", ShortID(i.ID), i.Status.Words(), len(i.Answers))}
	}
	choice := m.Ask(merge.Conflict{
		ID: cases.Name() + "/" + o.ID + "/interview", What: "The interview that counts for case " + ShortID(o.ID),
		Ours: version(&first), Theirs: version(&second),
	})
	if choice == merge.Theirs {
		return t.Interview
	}
	return o.Interview
}

// breakOffOthers lets a case have one interview that counts: others count as
// broken off, with all their answers, and so does one that could be gone on with
// for a case that is closed.
func breakOffOthers(m *merge.Merge, c *sample.Case, ids ...string) error {
	for _, id := range ids {
		i, there, err := readMerged[forms.Interview](m, interviews.Name(), id)
		if err != nil {
			return err
		}
		stays := id == c.Interview && (c.State != sample.Closed || !i.Status.Resumable())
		if !there || stays || i.Status == forms.BrokenOff {
			continue
		}
		before, _ := m.Found(interviews.Name(), id)
		if id == c.Interview {
			if err := putMerged(m, cutInterviews.Name(), c.ID, cutInterview{Interview: id, Status: i.Status}); err != nil {
				return err
			}
		}
		i.Status = forms.BrokenOff
		if err := putMerged(m, interviews.Name(), id, i); err != nil {
			return err
		}
		after, _ := m.Found(interviews.Name(), id)
		m.Settled(interviews.Name(), id, slices.Clone(before), after)
		if id != c.Interview {
			m.Tell("Case " + ShortID(c.ID) + " had an interview in each copy; interview " + ShortID(id) + " counts as broken off now.")
		}
	}
	return nil
}

// caseOf is the case that the key of a call names.
func caseOf(key string) string {
	caseID, _, _ := strings.Cut(key, "/")
	return caseID
}
