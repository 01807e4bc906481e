package study

import (
	"encoding/json"
	"fmt"
	"slices"

	"fieldwork/forms/merge"
	"fieldwork/forms/sample"
	"fieldwork/store"
)

// mergeContacts merges contacts column by column. Who must not be called on
// either side must not be called.
func mergeContacts(m *merge.Merge) error {
	err := m.Kind(&merge.Rule{
		Kind: contacts.Name(), Touch: touchContact, Settle: settleContact, Normal: merge.Typed[sample.Contact],
		What: func(key string, record json.RawMessage) string {
			var c sample.Contact
			_ = json.Unmarshal(record, &c) // the name says less of what cannot be read
			return "The contact " + ShortID(key) + " " + c.Name
		},
	})
	if err != nil {
		return err
	}
	return tellDoNotCall(m)
}

// touchContact notes which columns an edit has changed: the log tells no more.
func touchContact(t *merge.Touch, entry store.Entry) {
	var before, after contactEditEntry
	if len(entry.Before) > 0 && json.Unmarshal(entry.Before, &before) != nil || json.Unmarshal(entry.After, &after) != nil {
		t.NoteUnknown("")
		return
	}
	columns := after.Changed
	if columns == nil { // an import adds to what is there
		for _, column := range after.Columns {
			if !slices.Contains(before.Columns, column) {
				columns = append(columns, column)
			}
		}
		columns = append(columns, OtherEmailsColumn)
	}
	for _, column := range columns {
		t.NoteUnknown(contactPath(column))
	}
	lists, _ := json.Marshal(before.Lists) // texts can always be written
	if len(before.Lists) == 0 {
		lists = nil
	}
	if !slices.Equal(before.Lists, after.Lists) {
		t.Note("/lists", lists)
	}
}

// contactPath is where a column of a contact lies in its record.
func contactPath(column string) string {
	var none sample.Contact
	if fieldOf(&none, column) != nil || slices.Contains([]string{
		sample.EmailColumn, sample.LanguageColumn, sample.ListsColumn, sample.DoNotCallColumn, OtherEmailsColumn,
	}, column) {
		return "/" + column
	}
	return "/attributes/" + column
}

// settleContact settles what need not be asked: never calling again goes before
// everything, and lists and further addresses are joined.
func settleContact(path string, f merge.Field) (json.RawMessage, bool) {
	switch path {
	case "/do_not_call":
		return json.RawMessage("true"), true
	case "/attributes/" + DoNotCallReasonColumn:
		return merge.Earlier(f.Ours, f.Theirs), true
	case "/lists", "/" + OtherEmailsColumn:
		return merge.United(f.Ours, f.Theirs, f.Base), true
	case "":
		return nil, true // taken out on one side
	}
	return nil, false
}

// tellDoNotCall tells how many contacts must not be called any more, because
// the other side says so.
func tellDoNotCall(m *merge.Merge) error {
	count := 0
	for key, record := range m.Ours.Differs[contacts.Name()] {
		var before sample.Contact
		if err := json.Unmarshal(record.Payload, &before); err != nil {
			return fmt.Errorf("%w: contact %s: %w", store.ErrDamaged, key, err)
		}
		after, there, err := readMerged[sample.Contact](m, contacts.Name(), key)
		if err != nil {
			return err
		}
		if there && after.DoNotCall && !before.DoNotCall {
			count++
		}
	}
	switch {
	case count == 1:
		m.Tell("1 contact must not be called any more, as the other copy says.")
	case count > 1:
		m.Tell(fmt.Sprintf("%d contacts must not be called any more, as the other copy says.", count))
	}
	return nil
}
