package project_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

func TestTurnsOfAllDocuments(t *testing.T) {
	clock := storetest.Clock(storetest.Start)
	p := project.New(store.New(storetest.OpenEngine(t), storetest.Author, clock, storetest.Entropy(1)), clock)
	said := []coding.Turn{{From: 0, To: 4, Speaker: "A"}, {From: 4, To: 9, Speaker: "B"}}
	added, err := p.AddDocuments([]coding.Draft{
		{Document: coding.Document{Title: "One"}, Text: "One two three", Turns: said}, {Document: coding.Document{Title: "Two"}, Text: "Nobody speaks."},
	}, project.Origin{Digest: "talk"})
	if err != nil {
		t.Fatal(err)
	}
	all, err := p.Turns()
	if err != nil || !cmp.Equal(all[added[0].ID], said) || len(all[added[1].ID]) > 0 {
		t.Errorf("the turns are %v, %v", all, err)
	}
}
