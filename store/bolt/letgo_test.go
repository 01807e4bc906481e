package bolt_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"fieldwork/store"
	"fieldwork/store/bolt"
	"fieldwork/store/storetest"
)

// TestWhatIsLetGoIsReadAgain lets the memory of the file go, over and over,
// while another transaction holds what it has read, and reads on.
func TestWhatIsLetGoIsReadAgain(t *testing.T) {
	const values, size = 60, 300_000 // more than is held
	engine, err := bolt.Create(filepath.Join(t.TempDir(), "large.field"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { storetest.CheckAndClose(t, engine) })
	value := func(i int) []byte { return bytes.Repeat([]byte{byte('a' + i%26)}, size) }
	err = engine.Update(func(tx store.Tx) error {
		for i := range values {
			if err := tx.Put(fmt.Appendf(nil, "%02d", i), value(i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	readAll := func(each func()) error {
		return engine.View(func(tx store.Tx) error {
			at := 0
			for _, got := range tx.Range(nil, nil) {
				each()
				if !bytes.Equal(got, value(at)) {
					t.Errorf("the value %d begins with %q", at, got[:1])
				}
				at++
			}
			if at != values {
				t.Errorf("%d values were read", at)
			}
			return nil
		})
	}
	nothing := func() {}
	if err := readAll(func() {
		if err := readAll(nothing); err != nil {
			t.Error(err)
		}
	}); err != nil {
		t.Fatal(err)
	}
}
