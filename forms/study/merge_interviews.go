package study

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/merge"
	"fieldwork/store"
)

// mergeInterviews merges interviews answer by answer. How far an interview has
// come, and for how long, is not asked.
func mergeInterviews(m *merge.Merge) error {
	rule := merge.Rule{
		Kind: interviews.Name(), Touch: touchInterview, Normal: normalInterview,
		What:  func(key string, _ json.RawMessage) string { return "The interview " + ShortID(key) },
		Part:  interviewPart,
		Words: interviewWords,
		Whole: func(path string) bool { return path == "/consent" || strings.Count(path, "/") > 1 },
		Join: func(path string, ours, theirs json.RawMessage) (json.RawMessage, bool) {
			both, ok := merge.JoinTexts(ours, theirs)
			return both, ok && (path == "/field_note" || strings.HasPrefix(path, "/remarks/"))
		},
	}
	own, added := spentIn(m.Ours), spentIn(m.Theirs)
	for _, key := range m.Keys(rule.Kind) {
		each := rule
		each.Settle = settleInterview
		if err := m.Three(&each, key); err != nil {
			return err
		}
		if err := addSpent(m, key, own[key], added[key]); err != nil {
			return err
		}
	}
	return nil
}

// addSpent adds up the time of questions that both copies have gone on with.
func addSpent(m *merge.Merge, key string, own, added map[string]time.Duration) error {
	record, isOurs := m.Ours.Has(interviews.Name(), key)
	merged, there, err := readMerged[forms.Interview](m, interviews.Name(), key)
	if err != nil || !isOurs || !there || len(own) == 0 || len(added) == 0 {
		return err
	}
	var ours forms.Interview
	if err := json.Unmarshal(record.Payload, &ours); err != nil {
		return fmt.Errorf("%w: interview %s: %w", store.ErrDamaged, key, err)
	}
	for name, d := range added {
		if _, both := own[name]; both {
			merged.Spent[name] = ours.Spent[name] + d
		}
	}
	return putMerged(m, interviews.Name(), key, merged)
}

// stepMembers are the members of a step that hold values by name, as the
// interview has them, and those that replace a member of it.
var (
	stepMembers  = []string{"answers", "remarks", "notes", "probed", "covered", "not_put", "reworded", "added"}
	stepReplaces = []string{"position", "reached", "language", "status", "consent", "recordings", "field_note"}
)

// touchInterview notes what a step of an interview has changed.
func touchInterview(t *merge.Touch, entry store.Entry) {
	var before, after map[string]json.RawMessage
	if json.Unmarshal(entry.Before, &before) != nil || json.Unmarshal(entry.After, &after) != nil {
		t.NoteUnknown("")
		return
	}
	for _, member := range stepMembers {
		var old, fresh map[string]json.RawMessage
		_ = json.Unmarshal(before[member], &old) // not there
		_ = json.Unmarshal(after[member], &fresh)
		for name := range fresh {
			t.Note("/"+member+"/"+name, valueOrNil(old[name]))
		}
	}
	for _, member := range stepReplaces {
		if value, there := after[member]; there {
			t.Note("/"+member, valueOrNil(before[member]))
			if string(value) == `"`+string(forms.Complete)+`"` {
				t.NoteUnknown("/submitted")
			}
		}
	}
	var spent map[string]json.RawMessage
	_ = json.Unmarshal(after["spent"], &spent)
	for name := range spent {
		t.NoteUnknown("/spent/" + name)
	}
	t.NoteUnknown("/updated")
}

// valueOrNil is a value of a step as an interview keeps it, which keeps none
// that are empty.
func valueOrNil(value json.RawMessage) json.RawMessage {
	switch string(value) {
	case "", `""`, "null", "{}", "[]", `"0001-01-01T00:00:00Z"`:
		return nil
	}
	return value
}

// spentIn adds up what the steps of a copy have added to the time of questions,
// by interview and question.
func spentIn(side *merge.Copy) map[string]map[string]time.Duration {
	all := map[string]map[string]time.Duration{}
	for _, entry := range side.Entries {
		var step Step
		if entry.Kind != interviews.Name() || entry.Part != "step" || json.Unmarshal(entry.After, &step) != nil {
			continue
		}
		if all[entry.Key] == nil {
			all[entry.Key] = map[string]time.Duration{}
		}
		for name, d := range step.Spent {
			all[entry.Key][name] += d
		}
	}
	return all
}

// statusRank orders statuses: the one that goes before comes last.
var statusRank = []forms.Status{forms.InProgress, forms.Suspended, forms.BrokenOff, forms.Complete}

// settleInterview settles what need not be asked. Times are added up later.
func settleInterview(path string, f merge.Field) (json.RawMessage, bool) {
	if strings.HasPrefix(path, "/spent/") {
		return merge.Earlier(f.Ours, f.Theirs), true
	}
	switch path {
	case "/status":
		rank := func(value json.RawMessage) int { return slices.Index(statusRank, forms.Status(merge.Text(value))) }
		if rank(f.Theirs) > rank(f.Ours) {
			return f.Theirs, true
		}
		return f.Ours, true
	case "/updated":
		return laterTime(f.Ours, f.Theirs), true
	case "/position", "/reached", "/language", "/submitted", "/started", "/import":
		return merge.Earlier(f.Ours, f.Theirs), true
	case "/recordings":
		return merge.United(f.Ours, f.Theirs, f.Base), true
	case "/consent":
		return withdrawn(f)
	}
	if name, probed := strings.CutPrefix(path, "/probed/"); probed && name != "" {
		return merge.Earlier(f.Ours, f.Theirs), true
	}
	if name, covered := strings.CutPrefix(path, "/covered/"); covered && name != "" {
		return merge.Earlier(f.Ours, f.Theirs), true
	}
	return nil, false
}

func laterTime(a, b json.RawMessage) json.RawMessage {
	var first, second time.Time
	_ = json.Unmarshal(a, &first) // the zero time
	_ = json.Unmarshal(b, &second)
	if second.After(first) || second.Equal(first) && bytes.Compare(b, a) < 0 {
		return b
	}
	return a
}

// withdrawn gives the consent of a respondent who has withdrawn on one side:
// that goes before what was agreed to on the other.
func withdrawn(f merge.Field) (json.RawMessage, bool) {
	refuses := func(value json.RawMessage) bool {
		var given *forms.ConsentGiven
		return json.Unmarshal(value, &given) == nil && given.Refuses(forms.TakePart)
	}
	switch ours, theirs := refuses(f.Ours), refuses(f.Theirs); {
	case ours && theirs:
		return merge.Earlier(f.Ours, f.Theirs), true
	case ours:
		return f.Ours, true
	case theirs:
		return f.Theirs, true
	}
	return nil, false
}

// normalInterview writes an interview as it is kept. It has no recordings that
// its respondent has not agreed to.
func normalInterview(payload []byte) ([]byte, error) {
	var i forms.Interview
	if err := json.Unmarshal(payload, &i); err != nil {
		return nil, err
	}
	if !mayRecord(i.Consent) {
		i.Recordings = nil
	}
	if i.Status != forms.Complete {
		i.Submitted = time.Time{}
	}
	slices.SortStableFunc(i.Recordings, func(a, b forms.Recording) int { return a.Started.Compare(b.Started) })
	return json.Marshal(i)
}

func interviewPart(path string) string {
	member, name, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	switch member {
	case "answers":
		return "the answer to " + name
	case "remarks":
		return "the remark on " + name
	case "notes":
		return "a note"
	case "consent":
		return "what the respondent agreed to"
	case "not_put":
		return "why " + name + " was not put"
	case "reworded":
		return "how " + name + " was put"
	case "added":
		return "the added question " + name
	}
	return "its " + merge.PathWords("/"+member)
}

// interviewWords give a value of an interview as people read it.
func interviewWords(path string, value json.RawMessage) string {
	var answer forms.Answer
	if strings.HasPrefix(path, "/answers/") && json.Unmarshal(value, &answer) == nil {
		if answer.Special != forms.NotSpecial {
			return answer.Special.Words()
		}
		return answer.Value
	}
	var note forms.NoteLine
	if strings.HasPrefix(path, "/notes/") && json.Unmarshal(value, &note) == nil {
		return note.Text
	}
	var given forms.ConsentGiven
	if path == "/consent" && json.Unmarshal(value, &given) == nil {
		return "agreed to: " + consentWords(&given)
	}
	if path == "" {
		return "kept"
	}
	return merge.Words(value)
}

func consentWords(given *forms.ConsentGiven) string {
	var agreed []string
	for purpose, yes := range given.Given {
		if yes {
			agreed = append(agreed, strings.ReplaceAll(purpose, "_", " "))
		}
	}
	slices.Sort(agreed)
	if len(agreed) == 0 {
		return "nothing"
	}
	return strings.Join(agreed, ", ")
}
