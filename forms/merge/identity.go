package merge

// idLength is the length of an ID: a ULID.
const idLength = 26

// renamed replaces whole IDs in a text, wherever they stand in it.
func renamed(text []byte, ids map[string]string) []byte {
	if len(ids) == 0 {
		return text
	}
	var out []byte
	done := 0
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && isOfID(text[end]) {
			end++
		}
		if end-at == idLength {
			if to, there := ids[string(text[at:end])]; there {
				out = append(append(out, text[done:at]...), to...)
				done = end
			}
		}
		at = end + 1
	}
	if out == nil {
		return text
	}
	return append(out, text[done:]...)
}

func isOfID(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// Unify lets records that both copies made for the same thing be one: same
// holds pairs of IDs, one of each copy. The ID that was made first is kept.
func (m *Merge) Unify(same map[string]string) {
	if len(same) == 0 {
		return
	}
	ids := make(map[string]string, len(same))
	for one, other := range same {
		ids[max(one, other)] = min(one, other)
	}
	m.Ours.rename(ids)
	m.Theirs.rename(ids)
	m.prune()
}

// rename gives records their other IDs, in their keys and all that they hold.
func (c *Copy) rename(ids map[string]string) {
	for kind, records := range c.Differs {
		after := make(map[string]Record, len(records))
		for key, record := range records {
			record.Payload = renamed(record.Payload, ids)
			after[string(renamed([]byte(key), ids))] = record
		}
		c.Differs[kind] = after
	}
	for i := range c.Entries {
		entry := &c.Entries[i]
		entry.Key = string(renamed([]byte(entry.Key), ids))
		entry.Before, entry.After = renamed(entry.Before, ids), renamed(entry.After, ids)
	}
	c.touches = nil
}
