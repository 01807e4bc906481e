package endtoend

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	largeLists    = 10
	peopleOfAList = 10_000
)

// BenchmarkLargeStudy measures the program on a study of 100,000 contacts on
// ten lists, each with a case: the import and the making of the cases as whole
// processes, and then from the outside how long a person waits for a screen,
// from the start of the program or from the key.
func BenchmarkLargeStudy(b *testing.B) {
	folder := b.TempDir()
	lists := largeListFiles(b, folder)
	study := filepath.Join(folder, "large.field")
	write(b, filepath.Join(folder, "hours.yaml"), allHours)
	b.Run("import", func(b *testing.B) {
		measure(b, func() time.Duration {
			_ = os.Remove(study)
			run(b, "", "new", study, "--form", "fusion-survey")
			return spent(func() { run(b, "", append([]string{"contacts", "import", "--study", study}, lists...)...) })
		})
	})
	run(b, "", "cases", "settings", "--study", study, filepath.Join(folder, "hours.yaml"))
	b.Run("cases make", func(b *testing.B) {
		pristine := filepath.Join(folder, "pristine")
		if err := os.Rename(study, pristine); err != nil {
			b.Fatal(err)
		}
		measure(b, func() time.Duration {
			copyFile(b, pristine, study)
			return spent(func() { run(b, "", "cases", "make", "--study", study, "--form", "fusion-survey") })
		})
	})
	for _, screen := range largeScreens {
		b.Run(screen.name, func(b *testing.B) {
			measure(b, func() time.Duration { return screen.wait(b, study) })
		})
	}
}

// largeScreen is a screen, how it is come to, and what shows that it is there.
type largeScreen struct {
	name string
	// steps are a text to wait for and the key to press then, in turn.
	steps []string
	shows string
}

var largeScreens = []largeScreen{
	{name: "desk, first frame", shows: "large"},
	{name: "desk, what it has at once", shows: "The cases are still being read."},
	{name: "desk, whole", shows: "not called yet"},
	{name: "queue", steps: []string{"not called yet", "c"}, shows: "the first 200 of the queue"},
	{name: "next case", steps: []string{"not called yet", "c", "the first 200 of the queue", "n"}, shows: "they answer"},
	{name: "board", steps: []string{"not called yet", "b"}, shows: "Board"},
}

// wait is how long a person waits for the screen.
func (s *largeScreen) wait(b *testing.B, study string) time.Duration {
	b.Helper()
	begun := time.Now()
	term := open(b, 100, 40, "--study", study, "--interviewer", "Ann")
	for i, step := range s.steps {
		if i%2 == 0 {
			term.waitFor(step)
			continue
		}
		begun = time.Now()
		term.press(step)
	}
	term.waitFor(s.shows)
	waited := time.Since(begun)
	term.leave()
	term.waitEnd()
	return waited
}

func spent(do func()) time.Duration {
	begun := time.Now()
	do()
	return time.Since(begun)
}

// measure reports the median of what is measured.
func measure(b *testing.B, once func() time.Duration) {
	b.Helper()
	var all []time.Duration
	for b.Loop() {
		all = append(all, once())
	}
	slices.Sort(all)
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "median-ms")
	b.ReportMetric(0, "ns/op") // which would count what comes before and after
}

func copyFile(b testing.TB, from, to string) {
	b.Helper()
	content, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, content, 0o600)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// largeListFiles writes the lists of the large study as CSV.
func largeListFiles(b *testing.B, folder string) []string {
	b.Helper()
	var paths []string
	for list := range largeLists {
		path := filepath.Join(folder, fmt.Sprintf("list-%02d.csv", list+1))
		var text strings.Builder
		text.WriteString("name,organisation,role,email,phone,language\n")
		for i := range peopleOfAList {
			n := list*peopleOfAList + i
			fmt.Fprintf(&text, "Person %06[1]d,Museum %05[2]d,Officer,p%06[1]d@example.org,029 2%07[1]d,%[3]s\n", n, n/3, []string{"en", "cy"}[n%2])
		}
		write(b, path, text.String())
		paths = append(paths, path)
	}
	return paths
}
