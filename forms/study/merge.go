package study

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/merge"
	"fieldwork/forms/sample"
)

// mergedHere are the kinds that MergeCopies merges; the others that this
// package keeps need no rules of their own.
var mergedHere = map[string]bool{
	contacts.Name(): true, cases.Name(): true, calls.Name(): true, interviews.Name(): true, notedRemarks.Name(): true,
	settings.Name(): true, casesBefore.Name(): true, cutInterviews.Name(): true,
	resumables.Name(): true, tallies.Name(): true, references.Name(): true, callDays.Name(): true, lengths.Name(): true,
}

// Merges reports whether MergeCopies merges the records of a kind.
func Merges(kind string) bool { return mergedHere[kind] }

// UnifyCopies finds what two copies of a study made for the same thing:
// contacts with one e-mail address, cases of one contact and instrument, and
// responses of one file. It numbers versions of instruments that each made by
// itself.
func UnifyCopies(m *merge.Merge) {
	numberVersions(m)
	unifyBy(m, contacts.Name(), func(c *sample.Contact) string { return tidiedEmail(c.Email) })
	unifyBy(m, cases.Name(), func(c *sample.Case) string { return c.Contact + "/" + c.Instrument })
	unifyBy(m, interviews.Name(), func(i *forms.Interview) string { return i.Reference })
	m.Unify(sameResponses(m))
}

// unifyBy lets records be one that are new on either side and have the same
// word, which is empty for those that have none.
func unifyBy[T any](m *merge.Merge, kind string, word func(*T) string) {
	ours, theirs := newBy(m.Ours, m.Theirs, kind, word), newBy(m.Theirs, m.Ours, kind, word)
	same := map[string]string{}
	for each, id := range ours {
		if other, there := theirs[each]; there {
			same[id] = other
		}
	}
	m.Unify(same)
}

func newBy[T any](in, other *merge.Copy, kind string, word func(*T) string) map[string]string {
	found := map[string]string{}
	for key, record := range in.Differs[kind] {
		var value T
		if _, both := other.Has(kind, key); both || json.Unmarshal(record.Payload, &value) != nil {
			continue
		}
		if each := word(&value); each != "" {
			found[each] = max(found[each], key)
		}
	}
	return found
}

// sameResponses pairs the calls that stand for responses that came by
// themselves, where both copies have the response.
func sameResponses(m *merge.Merge) map[string]string {
	word := func(c *sample.Call) string {
		if !c.Unmade {
			return ""
		}
		return c.Case + "/" + c.Interview
	}
	ours, theirs := newBy(m.Ours, m.Theirs, calls.Name(), word), newBy(m.Theirs, m.Ours, calls.Name(), word)
	same := map[string]string{}
	for each, key := range ours {
		if other, there := theirs[each]; there {
			_, own, _ := strings.Cut(key, "/")
			_, its, _ := strings.Cut(other, "/")
			same[own] = its
		}
	}
	return same
}

// MergeCopies merges what two copies of a study have of instruments, contacts,
// cases, calls and interviews, and works out anew what follows from these.
func MergeCopies(m *merge.Merge) error {
	touched := false
	for _, kind := range m.Kinds() {
		touched = touched || mergedHere[kind]
	}
	if !touched {
		return nil
	}
	for _, task := range []func(*merge.Merge) error{mergeSettings, mergeContacts, mergeCalls, mergeInterviews, mergeCases, mergeFollowing} {
		if err := task(m); err != nil {
			return err
		}
	}
	return nil
}

func mergeSettings(m *merge.Merge) error {
	return m.Kind(&merge.Rule{
		Kind: settings.Name(), Normal: merge.Typed[sample.Settings],
		What: func(string, json.RawMessage) string { return "The rules of the fieldwork" },
	})
}

func mergeCalls(m *merge.Merge) error {
	err := m.Kind(&merge.Rule{
		Kind: calls.Name(), Normal: merge.Typed[sample.Call], Join: joinRemarks,
		What: func(key string, _ json.RawMessage) string {
			caseID, _, _ := strings.Cut(key, "/")
			return "The last call on case " + ShortID(caseID)
		},
		Words: func(path string, value json.RawMessage) string {
			var call sample.Call
			if path != "" || json.Unmarshal(value, &call) != nil {
				return merge.Words(value)
			}
			outcome, _ := sample.FindOutcome(call.Outcome)
			return strings.TrimSpace(outcome.Label + " " + call.Remark)
		},
	})
	remark := &merge.Rule{
		Kind: notedRemarks.Name(), Join: joinRemarks,
		What: func(key string, _ json.RawMessage) string {
			return "What is noted for the next call on case " + ShortID(key)
		},
	}
	return errors.Join(err, m.Kind(remark))
}

func joinRemarks(path string, ours, theirs json.RawMessage) (json.RawMessage, bool) {
	both, ok := merge.JoinTexts(ours, theirs)
	return both, ok && (path == "" || path == "/remark")
}

// readMerged reads a record of the merged study; ok is false where there is none.
func readMerged[T any](m *merge.Merge, kind, key string) (value T, ok bool, err error) {
	payload, there := m.Found(kind, key)
	if !there {
		return value, false, nil
	}
	if err := json.Unmarshal(payload, &value); err != nil {
		return value, false, fmt.Errorf("merging %s %q: %w", kind, key, err)
	}
	return value, true, nil
}

// putMerged writes a record of the merged study.
func putMerged(m *merge.Merge, kind, key string, value any) error {
	payload, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("merging %s %q: %w", kind, key, err)
	}
	m.Put(kind, key, merge.Record{Version: 1, Payload: payload})
	return nil
}
