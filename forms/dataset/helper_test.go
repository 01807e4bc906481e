package dataset

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"fieldwork/forms"
	"fieldwork/forms/library"
	"fieldwork/forms/study"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

// desk is a study with one instrument.
type desk struct {
	study   *study.Study
	in      *forms.Instrument
	version study.Version
}

func newStudy(t testing.TB) *study.Study {
	return study.New(storetest.Open(t), storetest.Clock(storetest.Start))
}

// newDesk makes a study with the instrument in a source.
func newDesk(t testing.TB, source []byte) *desk {
	t.Helper()
	d := &desk{study: newStudy(t)}
	d.add(t, source)
	return d
}

// add makes a source the newest version.
func (d *desk) add(t testing.TB, source []byte) {
	t.Helper()
	version, _, err := d.study.AddInstrument("form.yaml", source)
	if err != nil {
		t.Fatal(err)
	}
	if d.in, d.version, err = d.study.Instrument(version.Name, 0); err != nil {
		t.Fatal(err)
	}
}

func everyday(t testing.TB) []byte {
	t.Helper()
	source, err := os.ReadFile("testdata/everyday.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return source
}

func fusion(t testing.TB) []byte {
	t.Helper()
	source, ok := library.Source("fusion-survey")
	if !ok {
		t.Fatal("fusion-survey does not ship")
	}
	return source
}

func opener(file string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(file)), nil }
}

func (d *desk) importFile(file string) (int, error) {
	return Import(d.study, d.in, d.version, "responses.csv", opener(file), nil)
}

func (d *desk) export(t testing.TB, options Options) (string, Summary) {
	t.Helper()
	options.Version = d.version.Version
	options.Resolve = func(version int) (*forms.Instrument, error) {
		in, _, err := d.study.Instrument(d.in.Name, version)
		return in, err
	}
	var out bytes.Buffer
	summary, err := Export(&out, d.study.Bundles(d.in.Name), d.in, options)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), summary
}

// contents is a digest of everything in the store, the log included.
func (d *desk) contents(t testing.TB) string {
	t.Helper()
	digest := sha256.New()
	records := 0
	err := d.study.Store().View(func(tx store.Tx) error {
		for key, value := range tx.Range(nil, nil) {
			records++
			fmt.Fprintf(digest, "%d %d ", len(key), len(value))
			digest.Write(key)
			digest.Write(value)
		}
		return nil
	})
	if err != nil || records == 0 {
		t.Fatalf("%d records: %v", records, err)
	}
	return fmt.Sprintf("%d records, %x", records, digest.Sum(nil))
}

// kept is a bundle of interviews.
type kept []forms.Interview

func (k kept) Len() int { return len(k) }

func (k kept) Each(do func(*forms.Response) error) error {
	var response forms.Response
	for _, interview := range k {
		response = interview.Listed()
		if err := do(&response); err != nil {
			return err
		}
	}
	return nil
}

// sequence gives interviews in bundles of two.
func sequence(interviews ...forms.Interview) iter.Seq2[forms.Bundle, error] {
	return func(yield func(forms.Bundle, error) bool) {
		for pair := range slices.Chunk(interviews, 2) {
			if !yield(kept(pair), nil) {
				return
			}
		}
	}
}
