package bolt

import (
	"errors"
	"os"
	"testing"

	"fieldwork/store"
)

// A page in use that is listed as free would be written over.
func TestOpenFindsUsedPagesListedAsFree(t *testing.T) {
	engine := create(t)
	for range 5 {
		if _, err := change(engine, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(engine.Path(), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	both, err := readMetas(file)
	if err != nil {
		t.Fatal(err)
	}
	listed := native.AppendUint64(nil, latest(both).root)
	if _, err := file.WriteAt(listed, int64(latest(both).freelist)*pageSize+pageHeaderSize); err != nil {
		t.Fatal(err)
	}
	if err := Outline(engine.Path()); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("the outline gives %v, want ErrDamaged", err)
	}
	if _, err := Open(engine.Path()); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("Open gives %v, want ErrDamaged", err)
	}
}
