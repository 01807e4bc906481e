package project

import (
	"fieldwork/coding"
	"fieldwork/store"
)

// Turns reads the speaker turns of all documents, by the document's ID, without
// their texts.
func (p *Project) Turns() (map[string][]coding.Turn, error) {
	all := map[string][]coding.Turn{}
	err := p.store.View(func(tx store.Tx) error {
		for record, err := range turns.All(tx) {
			if err != nil {
				return err
			}
			all[record.Key] = record.Value
		}
		return nil
	})
	return all, err
}
