package store_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fieldwork/store"
	"fieldwork/store/storetest"
)

func TestTextsAreKeptAsTheyAre(t *testing.T) {
	kept := storetest.Open(t)
	texts := store.NewTexts("texts")
	rapid.Check(t, func(t *rapid.T) {
		key, text := rapid.StringMatching("[a-z]{1,5}").Draw(t, "key"), rapid.String().Draw(t, "text")
		if err := kept.Update(func(ch *store.Change) error { return texts.Put(ch, "put", key, text) }); err != nil {
			t.Fatal(err)
		}
		err := kept.View(func(tx store.Tx) error {
			got, err := texts.Get(tx, key)
			if got != text {
				t.Errorf("%q is kept as %q", text, got)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestTheLogOfATextTellsItsLength(t *testing.T) {
	kept := storetest.Open(t)
	texts := store.NewTexts("texts")
	for _, change := range []func(ch *store.Change) error{
		func(ch *store.Change) error { return texts.Put(ch, "make", "a", "secret") },
		func(ch *store.Change) error { return texts.Put(ch, "edit", "a", "secrets") },
		func(ch *store.Change) error { return texts.Delete(ch, "erase", "a") },
	} {
		if err := kept.Update(change); err != nil {
			t.Fatal(err)
		}
	}
	var told []string
	err := kept.View(func(tx store.Tx) error {
		for entry, err := range store.Log(tx, "") {
			if err != nil {
				return err
			}
			told = append(told, entry.Action+" "+string(entry.Before)+" "+string(entry.After))
		}
		_, err := texts.Get(tx, "a")
		return err
	})
	if !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a text that was erased: %v", err)
	}
	all := strings.Join(told, "\n")
	if strings.Contains(all, "secret") || !strings.Contains(told[1], `"bytes":6`) || !strings.Contains(told[1], `"bytes":7`) || len(told) != 3 {
		t.Errorf("the log tells\n%s", all)
	}
	if err := kept.Update(func(ch *store.Change) error { return texts.Put(ch, "make", "b", "\xff") }); err == nil {
		t.Error("a text that is not UTF-8 is kept")
	}
}
