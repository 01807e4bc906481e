package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestNoStudyIsWrittenOver(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	a.do(exitDone, "new", "other")
	for _, err := range []error{
		os.Link("other.field", "other.txt"), os.Link("other.field", "other.html"), os.Link("walk.field", "walk.md"), os.Symlink("other.field", "link.txt"), os.WriteFile("empty.txt", nil, 0o600),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	before, err := os.ReadFile("other.field")
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{
		"responses export --study walk.field -o ", "form export fusion-survey --study walk.field -o ",
		"responses codebook --study walk.field -o ", "tables q4 --study walk.field -o ", "themes --study walk.field --format csv -o ",
	} {
		for target, want := range map[string]string{
			"other.field": "other.field is the name of a study; give another name to what is written.\n",
			"fresh.FIELD": "fresh.FIELD is the name of a study; give another name to what is written.\n",
			"other.txt":   "other.txt is a study; give another name to what is written.\n",
			"link.txt":    "link.txt is a study; give another name to what is written.\n",
		} {
			a.do(exitFailed, strings.Fields(command+target)...)
			if got := a.err.String(); got != want {
				t.Errorf("%s%s says %q", command, target, got)
			}
		}
		a.do(exitDone, strings.Fields(command+"empty.txt")...)
	}
	for target, want := range map[string]string{"other.html": "other.html is a study; give another name to what is written.\n", "walk.md": "walk.md is the study that is open; give another name to what is written.\n"} {
		a.do(exitFailed, "report", target, "--study", "walk.field")
		if got := a.err.String(); got != want {
			t.Errorf("report says %q of %s", got, target)
		}
	}
	if after, err := os.ReadFile("other.field"); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the other study was changed, %v", err)
	}
}
