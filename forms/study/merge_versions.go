package study

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fieldwork/forms/merge"
)

// numberVersions gives versions of instruments other numbers that one copy
// added under numbers which the other gave to different ones. Those that were
// added first keep theirs.
func numberVersions(m *merge.Merge) {
	ours, theirs := newVersions(m.Ours), newVersions(m.Theirs)
	for _, name := range slices.Sorted(maps.Keys(ours)) {
		own, other := ours[name], theirs[name]
		if !collide(own, other) {
			continue
		}
		first, later, side := own, other, m.Theirs
		if other[0].Added.Before(own[0].Added) || other[0].Added.Equal(own[0].Added) && other[0].Digest < own[0].Digest {
			first, later, side = other, own, m.Ours
		}
		next := first[len(first)-1].Version + 1
		numbers := map[int]int{}
		for _, version := range later {
			numbers[version.Version] = next
			next++
		}
		renumber(side, name, numbers)
		m.Tell(fmt.Sprintf("Both copies had added a version of %s; those of one come after those of the other now.", name))
	}
}

// newVersions gives the versions that a copy has and the other has not just so,
// in their order, by name.
func newVersions(in *merge.Copy) map[string][]Version {
	found := map[string][]Version{}
	for _, key := range slices.Sorted(maps.Keys(in.Differs[versions.Name()])) {
		var version Version
		record, _ := in.Has(versions.Name(), key)
		if json.Unmarshal(record.Payload, &version) == nil {
			found[version.Name] = append(found[version.Name], version)
		}
	}
	return found
}

// collide reports whether one number stands for different files.
func collide(ours, theirs []Version) bool {
	for _, own := range ours {
		for _, other := range theirs {
			if own.Version == other.Version && own.Digest != other.Digest {
				return true
			}
		}
	}
	return false
}

// renumber gives versions of an instrument other numbers in one copy, and to
// all that names them.
func renumber(side *merge.Copy, name string, numbers map[int]int) {
	keys := map[string]string{}
	for from, to := range numbers {
		keys[versionKey(name, from)] = versionKey(name, to)
	}
	for _, kind := range []string{versions.Name(), sources.Name(), contents.Name()} {
		after := map[string]merge.Record{}
		for key, record := range side.Differs[kind] {
			if to, there := keys[key]; there {
				key = to
			}
			after[key] = record
		}
		side.Differs[kind] = after
	}
	for i := range side.Entries {
		entry := &side.Entries[i]
		if to, there := keys[entry.Key]; there && strings.HasPrefix(entry.Kind, versions.Name()[:len("instrument")]) {
			entry.Key = to
		}
	}
	for kind, member := range map[string]string{versions.Name(): "name", interviews.Name(): "instrument", imports.Name(): "instrument"} {
		for key, record := range side.Differs[kind] {
			record.Payload = withVersion(record.Payload, member, name, numbers)
			side.Differs[kind][key] = record
		}
	}
}

// withVersion gives a record that names a version its other number.
func withVersion(payload []byte, member, name string, numbers map[int]int) []byte {
	var members map[string]json.RawMessage
	if json.Unmarshal(payload, &members) != nil || merge.Text(members[member]) != name {
		return payload
	}
	var number int
	if json.Unmarshal(members["version"], &number) != nil || numbers[number] == 0 {
		return payload
	}
	old, fresh := fmt.Sprintf(`"version":%d`, number), fmt.Sprintf(`"version":%d`, numbers[number])
	return []byte(strings.Replace(string(payload), old, fresh, 1))
}
