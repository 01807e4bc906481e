package dataset

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fieldwork/forms/library"
)

// manyResponses writes a file of any number of responses from those of the
// library, with ids of their own.
func manyResponses(w io.Writer, rows int) error {
	header, body, _ := strings.Cut(string(library.FusionResponses()), "\r\n")
	lines := strings.Split(strings.TrimSuffix(body, "\r\n"), "\r\n")
	_, err := fmt.Fprintf(w, "%s\r\n", header)
	for i := range rows {
		_, rest, _ := strings.Cut(lines[i%len(lines)], ",")
		if _, err := fmt.Fprintf(w, "R%07d,%s\r\n", i, rest); err != nil {
			return err
		}
	}
	return err
}

// manyResponsesFile gives what opens such a file on disk.
func manyResponsesFile(tb testing.TB, rows int) func() (io.ReadCloser, error) {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "responses.csv")
	file, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	out := bufio.NewWriter(file)
	if err := errors.Join(manyResponses(out, rows), out.Flush(), file.Close()); err != nil {
		tb.Fatal(err)
	}
	return func() (io.ReadCloser, error) { return os.Open(path) }
}

// peakMemory watches the memory in use while it runs, in MiB.
func peakMemory() (stop func() float64) {
	done := make(chan struct{})
	var peak atomic.Uint64
	go func() {
		var memory runtime.MemStats
		for {
			runtime.ReadMemStats(&memory)
			peak.Store(max(peak.Load(), memory.HeapInuse))
			select {
			case <-done:
				close(done)
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	return func() float64 {
		done <- struct{}{}
		<-done
		return float64(peak.Load()) / (1 << 20)
	}
}

func benchmarkImport(b *testing.B, rows int) {
	open := manyResponsesFile(b, rows)
	for b.Loop() {
		b.StopTimer()
		d := newDesk(b, fusion(b))
		runtime.GC()
		stop := peakMemory()
		b.StartTimer()
		if n, err := Import(d.study, d.in, d.version, "responses.csv", open, nil); n != rows {
			b.Fatalf("%d rows: %v", n, err)
		}
		b.ReportMetric(stop(), "peak-MiB")
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkImport5000(b *testing.B)   { benchmarkImport(b, 5_000) }
func BenchmarkImport100000(b *testing.B) { benchmarkImport(b, 100_000) }

func BenchmarkCheck(b *testing.B) {
	const rows = 5000
	open := manyResponsesFile(b, rows)
	d := newDesk(b, fusion(b))
	b.ReportAllocs()
	for b.Loop() {
		m := &importer{study: d.study, in: d.in, version: d.version, file: "responses.csv", open: open}
		if _, err := m.check(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkExport(b *testing.B) {
	const rows = 5000
	d := newDesk(b, fusion(b))
	if _, err := Import(d.study, d.in, d.version, "responses.csv", manyResponsesFile(b, rows), nil); err != nil {
		b.Fatal(err)
	}
	for _, format := range []Format{CSV, JSONL} {
		b.Run(string(format), func(b *testing.B) {
			for b.Loop() {
				if _, err := Export(io.Discard, d.study.Bundles(d.in.Name), d.in, Options{Format: format}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func TestTheFileOfTheBenchmarkIsImported(t *testing.T) {
	d := newDesk(t, fusion(t))
	var file bytes.Buffer
	if err := manyResponses(&file, 130); err != nil {
		t.Fatal(err)
	}
	if rows, err := d.importFile(file.String()); rows != 130 || err != nil {
		t.Fatal(rows, err)
	}
	got, _ := d.export(t, Options{})
	if got != file.String() {
		t.Error("what comes back is not what was imported")
	}
}
