package study

import (
	"encoding/json"
	"fmt"
	"time"

	"fieldwork/forms"
	"fieldwork/forms/merge"
	"fieldwork/forms/sample"
)

// mergeFollowing works out anew what follows from interviews and calls.
func mergeFollowing(m *merge.Merge) error {
	if err := m.Kind(&merge.Rule{Kind: cutInterviews.Name()}); err != nil {
		return err
	}
	if err := m.Kind(&merge.Rule{Kind: casesBefore.Name()}); err != nil {
		return err
	}
	for _, key := range m.Keys(casesBefore.Name()) {
		if _, made := m.Found(calls.Name(), key); !made {
			m.TakeOut(casesBefore.Name(), key)
		}
	}
	for _, kind := range []string{resumables.Name(), tallies.Name(), references.Name(), lengths.Name(), callDays.Name()} {
		for key := range m.AllOf(kind, "") {
			m.TakeOut(kind, key)
		}
	}
	if err := followInterviews(m); err != nil {
		return err
	}
	return followCalls(m)
}

func followInterviews(m *merge.Merge) error {
	counts, minutes := map[string]Tally{}, map[string]map[int]int{}
	for key, payload := range m.All(interviews.Name()) {
		var i forms.Interview
		if err := json.Unmarshal(payload, &i); err != nil {
			return fmt.Errorf("merging interview %s: %w", key, err)
		}
		if counts[i.Instrument] == nil {
			counts[i.Instrument], minutes[i.Instrument] = Tally{}, map[int]int{}
		}
		counts[i.Instrument].add(i.Status, +1)
		if elapsed := i.Elapsed(); i.Status == forms.Complete && elapsed > 0 {
			minutes[i.Instrument][int(elapsed.Round(time.Minute).Minutes())]++
		}
		if i.Reference != "" {
			if err := putMerged(m, references.Name(), i.Reference, i.ID); err != nil {
				return err
			}
		}
		if i.Status.Resumable() {
			if err := putMerged(m, resumables.Name(), i.ID, headOf(i)); err != nil {
				return err
			}
		}
	}
	for instrument, tally := range counts {
		if err := putMerged(m, tallies.Name(), instrument, tally); err != nil {
			return err
		}
		if len(minutes[instrument]) == 0 {
			continue
		}
		if err := putMerged(m, lengths.Name(), instrument, minutes[instrument]); err != nil {
			return err
		}
	}
	return nil
}

func followCalls(m *merge.Merge) error {
	rules, there, err := readMerged[sample.Settings](m, settings.Name(), fieldworkSettings)
	if err != nil {
		return err
	}
	if !there {
		rules = sample.Defaults()
	}
	days := map[string]sample.DayTally{}
	for key, payload := range m.All(calls.Name()) {
		var call sample.Call
		if err := json.Unmarshal(payload, &call); err != nil {
			return fmt.Errorf("merging call %s: %w", key, err)
		}
		c, there, err := readMerged[caseLink](m, cases.Name(), caseOf(key))
		if err != nil {
			return err
		}
		if call.Unmade || !there {
			continue
		}
		day := c.Instrument + "/" + call.At.In(rules.Location()).Format(time.DateOnly)
		tally := days[day]
		tally.Count(call.Outcome, +1)
		days[day] = tally
	}
	for day, tally := range days {
		if err := putMerged(m, callDays.Name(), day, tally); err != nil {
			return err
		}
	}
	return nil
}
