package bolt

import (
	"errors"
	"os"
	"testing"

	"fieldwork/store"
)

// A page in use that is listed as free would be written over; one that is
// neither in use nor free has lost what led to it.
func TestOpenFindsWrongFreelist(t *testing.T) {
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
	list := int64(latest(both).freelist) * pageSize
	overwrite(t, file, list+pageHeaderSize, native.AppendUint64(nil, latest(both).root))
	if err := Outline(engine.Path()); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("with a used page in the list, the outline gives %v", err)
	}
	if _, err := Open(engine.Path()); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("with a used page in the list, Open gives %v", err)
	}
	overwrite(t, file, list+10, []byte{0, 0})
	if _, err := Open(engine.Path()); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("with nothing in the list, Open gives %v", err)
	}
}

func overwrite(t *testing.T, file *os.File, at int64, content []byte) {
	t.Helper()
	if _, err := file.WriteAt(content, at); err != nil {
		t.Fatal(err)
	}
}
