package endtoend

import (
	"crypto/rand"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/store"
	"fieldwork/store/bolt"
)

// What each of two people has done in a copy of a study since it was copied: so
// many steps, each of which codes a passage twice.
const (
	apartSteps     = 10_000
	apartDocuments = 200
	apartCodes     = 100
)

// BenchmarkMergeOfLargeCopies measures 'fieldwork merge' on two copies, in each of
// which somebody has coded 20,000 passages in 10,000 steps: the whole process,
// and the most memory that it had.
func BenchmarkMergeOfLargeCopies(b *testing.B) {
	ours, theirs := largeCopies(b)
	merged := filepath.Join(filepath.Dir(ours), "merged.field")
	measure(b, func() time.Duration {
		copyFile(b, ours, merged)
		command := exec.Command(binary, "--study", merged, "--interviewer", "AM", "merge", theirs)
		command.Env = environment()
		took := spent(func() {
			if told, err := command.CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, told)
			}
		})
		usage := command.ProcessState.SysUsage().(*syscall.Rusage)
		b.ReportMetric(float64(usage.Maxrss)/1024, "RSS-MB")
		b.ReportMetric(command.ProcessState.UserTime().Seconds()*1000, "user-ms")
		return took
	})
	run(b, "", "verify", "--study", merged)
}

// largeCopies makes a study, copies it, and lets somebody work in each copy.
func largeCopies(b *testing.B) (ours, theirs string) {
	b.Helper()
	folder := b.TempDir()
	ours, theirs = filepath.Join(folder, "ours.field"), filepath.Join(folder, "theirs.field")
	run(b, "", "new", ours)
	in(b, ours, "lead", func(p *project.Project, by coding.Author) error { return makeTalks(p, by, apartDocuments) })
	copyFile(b, ours, theirs)
	in(b, ours, "AM", func(p *project.Project, by coding.Author) error { return codeMany(p, by, apartSteps, 0) })
	in(b, theirs, "BT", func(p *project.Project, by coding.Author) error { return codeMany(p, by, apartSteps, 7) })
	return ours, theirs
}

// in opens a study, and closes it when the work in it is done.
func in(b testing.TB, study, who string, work func(p *project.Project, by coding.Author) error) {
	b.Helper()
	engine, err := bolt.Open(study)
	if err != nil {
		b.Fatal(err)
	}
	kept := store.New(engine, who, time.Now, rand.Reader)
	err = work(project.New(kept, time.Now), coding.Author{Coder: who, NewID: kept.NewID, Now: time.Now})
	if closing := engine.Close(); err == nil {
		err = closing
	}
	if err != nil {
		b.Fatal(err)
	}
}

// makeTalks makes documents and codes.
func makeTalks(p *project.Project, by coding.Author, documents int) error {
	text := strings.Repeat(spoken, 50)
	var drafts []coding.Draft
	for i := range documents {
		drafts = append(drafts, coding.Draft{Document: coding.Document{Title: fmt.Sprint("Talk ", i), Kind: coding.Transcript}, Text: text})
	}
	if _, err := p.AddDocuments(drafts, project.Origin{Digest: "talks"}); err != nil {
		return err
	}
	analysis, err := p.Analysis()
	if err != nil {
		return err
	}
	for i := range apartCodes {
		change, _, err := analysis.NewCode(by, coding.Code{Name: fmt.Sprint("Theme ", i)})
		if err != nil {
			return err
		}
		if err := p.Do(analysis, by.Coder, change); err != nil {
			return err
		}
	}
	return nil
}

// codeMany codes passages in so many steps, two in each, beginning at a place.
func codeMany(p *project.Project, by coding.Author, steps, begin int) error {
	analysis, err := p.Analysis()
	if err != nil {
		return err
	}
	codes, documents := analysis.Tree(), analysis.Documents()
	for i := range steps {
		document := documents[i%len(documents)].ID
		from := begin + i/len(documents)*100
		change := coding.Change{Label: "coded a passage"}
		for _, code := range []int{i, i + 1} {
			span := coding.Span{From: from, To: from + 40}
			change.Segments = append(change.Segments, coding.MadeSegment(by, document, codes[code%len(codes)].ID, span))
		}
		if err := p.Do(analysis, by.Coder, change); err != nil {
			return err
		}
	}
	return nil
}
