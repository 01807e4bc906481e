package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fieldwork/coding/transcript"
)

// mostTranscripts is how many files are imported at once.
const mostTranscripts = 10_000

// foundTranscript is a file that is to be imported. size only tells progress.
type foundTranscript struct {
	path string
	size int64
}

// findTranscripts lists the files that are named, and those of the folders that
// are, but hidden ones and those that are no transcripts. Links are not
// followed into folders. What cannot be looked at is told, and counted.
func (a *app) findTranscripts(paths []string) (found []foundTranscript, failed int, err error) {
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil && len(paths) == 1:
			return nil, 0, about(path, err)
		case err != nil:
			a.tell(sentenceOf(about(path, err)))
			failed++
		case !info.IsDir():
			found = append(found, foundTranscript{path, info.Size()})
		default:
			inside, missed, err := a.transcriptsIn(path)
			if err != nil {
				return nil, 0, err
			}
			found, failed = append(found, inside...), failed+missed
		}
		if len(found) > mostTranscripts {
			return nil, 0, fail("There are more than %d files; import them folder by folder. Nothing was imported.", mostTranscripts)
		}
	}
	return found, failed, nil
}

func (a *app) transcriptsIn(folder string) (found []foundTranscript, failed int, err error) {
	enough := errors.New("enough")
	var others []string
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && path == folder:
			return err
		case err != nil:
			a.tell(sentenceOf(about(path, err)))
			failed++
			return nil
		case path == folder:
			return nil
		case hidden(entry.Name()) && entry.IsDir():
			return fs.SkipDir
		case hidden(entry.Name()) || !entry.Type().IsRegular():
			return nil
		case !transcript.Known(entry.Name()):
			others = append(others, path)
			return nil
		case tellsOfFolder(entry.Name()):
			a.tell("Passed over " + path + ", which tells of a folder; name the file itself to import it.")
			return nil
		}
		one := foundTranscript{path: path}
		if info, err := entry.Info(); err == nil {
			one.size = info.Size()
		}
		if found = append(found, one); len(found) > mostTranscripts {
			return enough
		}
		return nil
	})
	switch {
	case err != nil && !errors.Is(err, enough):
		return nil, 0, about(folder, err)
	case len(found)+failed == 0:
		return nil, 0, fail("%s holds no transcript: no .txt, .md, .docx, .odt, .vtt or .srt file.", folder)
	case len(others) > 0:
		a.tell(otherFiles(others))
	}
	return found, failed, nil
}

// otherFiles says which files of a folder are no transcripts by their names.
func otherFiles(paths []string) string {
	const most = 3
	names := strings.Join(paths[:min(most, len(paths))], ", ")
	switch more := len(paths) - most; {
	case len(paths) == 1:
		return "Passed over " + names + ", which is of another kind; .txt, .md, .docx, .odt, .vtt and .srt are read."
	case more > 0:
		names += fmt.Sprintf(" and %d more", more)
	}
	return "Passed over " + names + ", which are of other kinds; .txt, .md, .docx, .odt, .vtt and .srt are read."
}

// hidden reports whether a file is none that people see, or what a word
// processor keeps while it has a file open.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") }

// tellsOfFolder reports whether a file is by its name one that says what a folder
// holds.
func tellsOfFolder(name string) bool {
	return strings.EqualFold(strings.TrimSuffix(name, filepath.Ext(name)), "readme")
}
