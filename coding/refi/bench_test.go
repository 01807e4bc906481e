package refi_test

import (
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"fieldwork/coding"
	"fieldwork/coding/refi"
)

// largest is how many documents a large study has.
const largest = 1000

// largeStudy has documents with 50 segments each, and 500 codes in 7 levels,
// with characters above U+FFFF and combining marks.
func largeStudy(documents int) *drawn {
	const codes, segments, levels = 500, 50, 7
	random := rand.New(rand.NewPCG(1, 2))
	newID := func(at int) string {
		var id ulid.ULID
		_ = id.SetTime(uint64(1_700_000_000_000 + at)) // always within range
		for i := 6; i < len(id); i++ {
			id[i] = byte(random.Uint32())
		}
		return id.String()
	}
	made := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	d := &drawn{texts: map[string]string{}, attributes: map[string]coding.Attributes{}}
	level := []int{}
	for i := range codes {
		c := coding.Code{ID: newID(i), Name: fmt.Sprintf("Code %d", i), Place: i, Colour: "#008080", Definition: "What it stands for."}
		level = append(level, 1)
		if parent := i - 1 - i%7; i >= 10 && level[parent] < levels {
			c.Parent, level[i] = d.codes[parent].ID, level[parent]+1
		}
		d.codes = append(d.codes, c)
	}
	for i := range documents {
		text := largeText(random)
		length := len([]rune(text))
		document := coding.Document{ID: newID(i), Title: fmt.Sprintf("Interview %d", i), Kind: coding.Transcript, Made: made, Length: length, Language: "en"}
		d.texts[document.ID] = text
		d.documents = append(d.documents, document)
		d.attributes[document.ID] = coding.Attributes{"partnership": fmt.Sprint("P", i%10), "years": fmt.Sprint(i % 5), coding.LanguageAttribute: "en"}
		for j := range segments {
			from := random.IntN(length - 300)
			d.segments = append(d.segments, coding.Segment{
				ID: newID(j), Document: document.ID, Code: d.codes[random.IntN(codes)].ID, Coder: []string{"AM", "BD"}[j%2],
				Span: coding.Span{From: from, To: from + 20 + random.IntN(280)}, Made: made.Add(time.Duration(j) * time.Second),
			})
		}
	}
	return d
}

// largeText is about twenty thousand characters of words.
func largeText(random *rand.Rand) string {
	letters := []string{"a", "e", "i", "o", "u", "th", "er", "n", "d", "s", "ŵ", "e\u0301", "st", "m", "r", "l"}
	var text strings.Builder
	for text.Len() < 20_000 {
		for range 1 + random.IntN(5) {
			text.WriteString(letters[random.IntN(len(letters))])
		}
		switch random.IntN(40) {
		case 0:
			text.WriteString(".\n\n")
		case 1:
			text.WriteString(" 😀 ")
		default:
			text.WriteByte(' ')
		}
	}
	return text.String()
}

// peak runs something and gives the most memory that it held above what was held
// before, in bytes, as the collector saw it.
func peak(do func()) uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	held := func() uint64 { metrics.Read(sample); return sample[0].Value.Uint64() }
	runtime.GC()
	before, most := held(), atomic.Uint64{}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
				most.Store(max(most.Load(), held()))
			}
		}
	}()
	do()
	close(stop)
	<-stopped
	return max(most.Load(), before) - before
}

// counter counts what is written to it.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

func BenchmarkExport(b *testing.B) {
	d := largeStudy(largest)
	a := d.analysis()
	about := study(d.texts, d.attributes)
	for b.Loop() {
		var written counter
		taken := peak(func() { export(b, a, about, &written) })
		b.ReportMetric(float64(taken)/float64(written), "×archive")
		b.ReportMetric(float64(written)/(1<<20), "MB-archive")
	}
}

func export(b *testing.B, a *coding.Analysis, about refi.Study, out io.Writer) {
	made, _, err := refi.FromAnalysis(a, about)
	if err == nil {
		_, err = refi.WriteProject(out, made, refi.NVivo)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// exported keeps a large project in a file, so that only what reading it takes
// is in memory.
func exported(b *testing.B) (file *os.File, size int64) {
	file, err := os.Create(filepath.Join(b.TempDir(), "large.qdpx"))
	if err != nil {
		b.Fatal(err)
	}
	d := largeStudy(largest)
	export(b, d.analysis(), study(d.texts, d.attributes), file)
	size, err = file.Seek(0, io.SeekCurrent)
	if err != nil {
		b.Fatal(err)
	}
	return file, size
}

// BenchmarkImport reads what this program wrote, and then again as it reads that
// of others, in every reading.
func BenchmarkImport(b *testing.B) {
	file, size := exported(b)
	b.Run("ours", func(b *testing.B) { benchmarkImport(b, file, size, refi.Options{}) })
	b.Run("others", func(b *testing.B) { benchmarkImport(b, file, size, refi.Options{Reading: &refi.UTF16Two}) })
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
}

func benchmarkImport(b *testing.B, file *os.File, size int64, options refi.Options) {
	for b.Loop() {
		var imported refi.Imported
		taken := peak(func() {
			project, _, err := refi.ReadProject(file, size, options)
			if err != nil {
				b.Fatal(err)
			}
			imported, _ = refi.ToAnalysis(&project, refi.Defaults{})
			for i := range imported.Documents {
				if _, err := imported.Documents[i].Draft(); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.ReportMetric(float64(taken)/float64(size), "×archive")
	}
}

// TestLargeStudiesComeBackAsTheyWere holds every passage of a large study
// against the words that it was on.
func TestLargeStudiesComeBackAsTheyWere(t *testing.T) {
	documents := largest
	if testing.Short() {
		documents /= 20
	}
	d := largeStudy(documents)
	made, _, err := refi.FromAnalysis(d.analysis(), study(d.texts, d.attributes))
	if err != nil {
		t.Fatal(err)
	}
	project, _ := read(t, write(t, made, refi.NVivo))
	imported, _ := refi.ToAnalysis(&project, refi.Defaults{})
	a, texts := analysis(t, &imported)
	if len(imported.Segments) != len(d.segments) || len(imported.Codes) != len(d.codes) {
		t.Fatalf("%d segments and %d codes", len(imported.Segments), len(imported.Codes))
	}
	for _, want := range d.segments {
		if got, known := a.Segment(want.ID); !known || got != want {
			t.Fatalf("%+v became %+v", want, got)
		}
	}
	if !maps.Equal(texts, d.texts) {
		t.Error("texts are not as they were")
	}
}
