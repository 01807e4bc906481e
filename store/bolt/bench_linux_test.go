package bolt_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fieldwork/store"
	"fieldwork/store/bolt"
	"fieldwork/store/storetest"
)

type interview struct {
	Answers map[string]string `json:"answers"`
}

var interviews = store.NewCollection[interview]("interview", 1)

// longInterview has about 4 KB as JSON.
func longInterview() interview {
	answers := map[string]string{}
	for i := range 40 {
		answers[fmt.Sprintf("question_%02d", i)] = strings.Repeat("words ", 14)
	}
	return interview{answers}
}

func benchStore(b *testing.B) *store.Store {
	b.Helper()
	engine, err := bolt.Create(filepath.Join(b.TempDir(), "bench.field"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { storetest.CheckAndClose(b, engine) })
	return store.New(engine, "bench", time.Now, rand.Reader)
}

func commitAnswer(b *testing.B, s *store.Store, record interview, key string, n int) {
	b.Helper()
	before, after := fmt.Sprint(n), fmt.Sprint(n+1)
	record.Answers["question_07"] = after
	err := s.Update(func(ch *store.Change) error {
		return interviews.PutPart(ch, "answered", key, record, store.Part{Name: "question_07", Before: before, After: after})
	})
	if err != nil {
		b.Fatal(err)
	}
}

// rawFile is a file of 4 KiB that is on disk already, so that each further
// write costs no more than the disk itself.
func rawFile(b *testing.B) *os.File {
	b.Helper()
	file, err := os.Create(filepath.Join(b.TempDir(), "raw"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { file.Close() })
	rawWrite(b, file)
	return file
}

// BenchmarkCommitAnswer writes one answer of an interview of about 4 KB and
// its log entry, in a study of 190 interviews. Beside each it writes 4 KiB to
// a file of the same disk, and reports how many times as long the commit took.
func BenchmarkCommitAnswer(b *testing.B) {
	s, record, file := benchStore(b), longInterview(), rawFile(b)
	keys := make([]string, 190)
	for i := range keys {
		keys[i] = s.NewID()
		commitAnswer(b, s, record, keys[i], i)
	}
	var commits, raw time.Duration
	b.ResetTimer()
	for n := range b.N {
		start := time.Now()
		commitAnswer(b, s, record, keys[n/13%len(keys)], n)
		middle := time.Now()
		rawWrite(b, file)
		commits += middle.Sub(start)
		raw += time.Since(middle)
	}
	b.ReportMetric(float64(commits)/float64(raw), "x-raw")
	b.ReportMetric(float64(commits.Microseconds())/float64(b.N), "µs/commit")
	b.ReportMetric(float64(raw.Microseconds())/float64(b.N), "µs/raw-write")
}

// BenchmarkOpen opens and closes a study that is read whole when it is opened,
// and one that is too large for that.
func BenchmarkOpen(b *testing.B) {
	for _, megabytes := range []int{1, 10, 100, 300} {
		b.Run(fmt.Sprintf("%dMB", megabytes), func(b *testing.B) {
			engine, err := bolt.Create(filepath.Join(b.TempDir(), "open.field"))
			if err != nil {
				b.Fatal(err)
			}
			value := make([]byte, 4000)
			err = engine.Update(func(tx store.Tx) error {
				for i := range megabytes * 1000 / 8 {
					key := fmt.Appendf(nil, "%08d", i)
					if err := tx.Put(key, value); err != nil {
						return err
					}
				}
				return nil
			})
			if err := errors.Join(err, engine.Close()); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				engine, err := bolt.Open(engine.Path())
				if err != nil {
					b.Fatal(err)
				}
				if err := engine.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRawWrite4KiB is a write of 4 KiB in place, brought to disk.
func BenchmarkRawWrite4KiB(b *testing.B) {
	file := rawFile(b)
	for b.Loop() {
		rawWrite(b, file)
	}
}

func rawWrite(b *testing.B, file *os.File) {
	b.Helper()
	if _, err := file.WriteAt(make([]byte, 4096), 0); err != nil {
		b.Fatal(err)
	}
	if err := syscall.Fdatasync(int(file.Fd())); err != nil {
		b.Fatal(err)
	}
}
