package bolt_test

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fieldwork/store"
	"fieldwork/store/bolt"
)

// longAgo is the modification time that files get, to show that it is kept.
var longAgo = time.Date(2017, time.March, 1, 9, 0, 0, 0, time.UTC)

// write makes a file that was last changed long ago.
func write(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := errors.Join(os.WriteFile(path, content, 0o600), os.Chtimes(path, longAgo, longAgo)); err != nil {
		t.Fatal(err)
	}
}

// mustBeUntouched fails the test when a file was written to.
func mustBeUntouched(t testing.TB, path string, content []byte) {
	t.Helper()
	now, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(now, content) || !info.ModTime().Equal(longAgo) {
		t.Fatalf("%s was written to", path)
	}
}

// opensRightOrNot opens a changed file: it must either be reported and left
// alone, or hold what it held before the change. It says whether it was reported.
func opensRightOrNot(t testing.TB, path string, content []byte, want map[string]string) bool {
	t.Helper()
	write(t, path, content)
	engine, err := bolt.Open(path)
	if err != nil {
		if !reported(err) {
			t.Fatalf("Open gives %v", err)
		}
		mustBeUntouched(t, path, content)
		return true
	}
	mustHold(t, engine, want)
	if err := errors.Join(engine.Check(), engine.Close()); err != nil {
		t.Fatalf("the file was opened, then found damaged: %v", err)
	}
	mustBeUntouched(t, path, content)
	return false
}

func TestOpenFindsFlippedBits(t *testing.T) {
	sound, want := sample(t)
	path := filepath.Join(t.TempDir(), "flipped.field")
	random := rand.New(rand.NewPCG(3, 4))
	found := 0
	for n := range 600 {
		content := bytes.Clone(sound)
		at := random.IntN(len(sound))
		if n%5 == 0 {
			at = at / 4096 * 4096 // the headers of pages are few and matter most
			at += random.IntN(100)
		}
		content[at] ^= 1 << random.IntN(8)
		if opensRightOrNot(t, path, content, want) {
			found++
		}
	}
	if found < 200 {
		t.Errorf("only %d of 600 flipped bits were found; those in use are more", found)
	}
}

// A long value is read in pieces: wherever a bit of it is flipped, at the seams
// of the pieces, in the checksum, in the key or in what leads to it, it shows.
func TestOpenFindsFlippedBitsOfLongValues(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.field")
	engine, err := bolt.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"after": "short", "before": "short", "long": strings.Repeat("0123456789", 70_000)}
	// The long value comes last, for what is written after it would leave a
	// copy that nothing leads to any more.
	for _, key := range slices.Sorted(maps.Keys(want)) {
		fill(t, engine, key, want[key])
	}
	if err := engine.Close(); err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if opensRightOrNot(t, path, sound, want) {
		t.Fatal("the file is said to be damaged as it is")
	}
	begin := bytes.LastIndex(sound, []byte("long0123456789"))
	page := begin / 4096 * 4096
	places := []int{begin, begin + 3, begin + 4, begin + 4 + 700_000, begin + 4 + 700_003}
	for at := page; at < page+pageTop; at++ {
		places = append(places, at)
	}
	for at := begin + 4; at < begin+4+700_000; at += 64 << 10 {
		places = append(places, at, at-1)
	}
	for _, at := range places {
		content := bytes.Clone(sound)
		content[at] ^= 1 << (at % 8)
		if !opensRightOrNot(t, path, content, want) {
			t.Errorf("a flipped bit of byte %d goes unnoticed, %d behind where the record begins", at, at-begin)
		}
	}
}

// pageTop is the header of a page and its first elements.
const pageTop = 16 + 16

func TestOpenFindsEveryFlippedBitOfHeaders(t *testing.T) {
	sound, want := sample(t)
	path := filepath.Join(t.TempDir(), "flipped.field")
	for _, page := range []int{0, 4096} {
		for at := page; at < page+80; at++ {
			content := bytes.Clone(sound)
			content[at] ^= 1 << (at % 8)
			reserved := at-page >= 10 && at-page < 16 // count and overflow mean nothing there
			if !opensRightOrNot(t, path, content, want) && !reserved {
				t.Errorf("a flipped bit of byte %d goes unnoticed", at)
			}
		}
	}
}

// The records of a very small study lie within the root of the file. Whatever
// bit of it is flipped, the study is reported or can be read and written.
func TestOpenFindsEveryFlippedBitOfRoot(t *testing.T) {
	sound := smallSample(t, "a")
	want := map[string]string{"a": strings.Repeat("a", 50)}
	path := filepath.Join(t.TempDir(), "flipped.field")
	root, err := bolt.RootOffset(sound)
	if err != nil {
		t.Fatal(err)
	}
	for bit := range 300 * 8 {
		content := bytes.Clone(sound)
		content[root+bit/8] ^= 1 << (bit % 8)
		if opensRightOrNot(t, path, content, want) {
			continue
		}
		engine, err := bolt.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		long := strings.Repeat("b", 5000) // which needs pages of its own
		fill(t, engine, "b", long)
		mustHold(t, engine, map[string]string{"a": want["a"], "b": long})
		if err := errors.Join(engine.Check(), engine.Close()); err != nil {
			t.Fatalf("bit %d of byte %d: %v", bit%8, bit/8, err)
		}
	}
}

func TestOpenFindsLostPages(t *testing.T) {
	sound, want := sample(t)
	path := filepath.Join(t.TempDir(), "lost.field")
	random := rand.New(rand.NewPCG(5, 6))
	for at := 0; at < len(sound); at += 4096 {
		end := min(at+4096, len(sound))
		zeroed, noise, moved := bytes.Clone(sound), bytes.Clone(sound), bytes.Clone(sound)
		clear(zeroed[at:end])
		for i := at; i < end; i++ {
			noise[i] = byte(random.Uint32())
		}
		copy(moved[at:end], sound[random.IntN(len(sound)/4096)*4096:])
		for _, content := range [][]byte{zeroed, noise, moved} {
			opensRightOrNot(t, path, content, want)
		}
	}
}

func TestOpenFindsCutFiles(t *testing.T) {
	sound, want := sample(t)
	path := filepath.Join(t.TempDir(), "cut.field")
	for size := 0; size < len(sound); size += 997 {
		if !opensRightOrNot(t, path, sound[:size], want) {
			t.Errorf("a file cut to %d of %d bytes was opened", size, len(sound))
		}
	}
}

// A large file is opened without reading its leaves. What is damaged in them
// must come out while it is used.
func TestUseFindsWhatOpenPassesOver(t *testing.T) {
	sound, want := sample(t)
	path := filepath.Join(t.TempDir(), "flipped.field")
	random := rand.New(rand.NewPCG(7, 8))
	late := 0
	for range 300 {
		content := bytes.Clone(sound)
		content[random.IntN(len(sound))] ^= 1 << random.IntN(8)
		write(t, path, content)
		if err := bolt.Outline(path); err != nil {
			if !reported(err) {
				t.Fatalf("the outline gives %v", err)
			}
			continue
		}
		engine, err := bolt.Attach(path)
		if err != nil {
			t.Fatalf("attaching gives %v", err)
		}
		if useUntilDamaged(t, engine, want) {
			late++
		}
		if err := engine.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if late < 40 {
		t.Errorf("only %d damaged files came so far as to be used", late)
	}
}

// useUntilDamaged reads and checks an engine and says whether it was damaged.
func useUntilDamaged(t *testing.T, engine store.Engine, want map[string]string) bool {
	t.Helper()
	got, err := contents(engine)
	wrong := errors.Is(err, errTwoWays) || err == nil && !maps.Equal(got, want)
	if err != nil && !wrong && !errors.Is(err, store.ErrDamaged) {
		t.Fatalf("reading gives %v", err)
	}
	found := engine.Check()
	if found != nil && !errors.Is(found, store.ErrDamaged) || found == nil && (err != nil || wrong) {
		t.Fatalf("reading gives %v, right: %t, and Check %v", err, !wrong, found)
	}
	update := engine.Update(func(tx store.Tx) error { return tx.Put([]byte("key 001"), []byte("new")) })
	if found != nil && !errors.Is(update, store.ErrDamaged) || found == nil && update != nil {
		t.Fatalf("Check gives %v and Update %v", found, update)
	}
	return found != nil
}
