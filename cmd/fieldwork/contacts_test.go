package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const officials = "${organisation} = 'Welsh Government'"

// tenLists are the lists of the ten partnerships; testdata of forms/sample says
// where they come from.
func tenLists(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(sourceFolder, "..", "..", "forms", "sample", "testdata", "contacts", "*.csv"))
	if err != nil || len(files) != 10 {
		t.Fatalf("there are %d lists, %v", len(files), err)
	}
	return files
}

func TestTheTenListsGive190ContactsOnce(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "fusion")
	command := append([]string{"contacts", "import", "--exclude", officials}, tenLists(t)...)
	a.do(exitDone, command...)
	if got := a.out.String(); !strings.HasSuffix(got, "  232   190  30      12        0\n") {
		t.Errorf("the report is\n%s", got)
	}
	a.do(exitDone, "contacts", "list", "--json")
	first := a.out.String()
	if got := strings.Count(first, "\n"); got != 190 {
		t.Errorf("there are %d contacts, want 190", got)
	}
	a.do(exitDone, "log", "--json")
	log := a.out.String()
	a.do(exitDone, command...)
	a.do(exitDone, "contacts", "list", "--json")
	if a.out.String() != first {
		t.Error("importing the lists again changes the contacts")
	}
	a.do(exitDone, "log", "--json")
	if a.out.String() != log {
		t.Error("importing the lists again leaves entries in the log")
	}
}

func TestOnlyTheOwnerCanReadExportedContacts(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk")
	for _, file := range []string{"new.csv", "there.csv"} {
		if file == "there.csv" {
			if err := os.WriteFile(file, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(file, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		a.do(exitDone, "contacts", "export", "-o", file)
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != 0o600 {
			t.Errorf("the mode of %s is %o", file, got)
		}
	}
}

func TestWorkbooksAndOtherEncodingsAreImported(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk")
	book := excelize.NewFile()
	for i, row := range [][]any{{"Name", "Organization", "Budget"}, {"Siân Lloyd", "Theatr", 12.5}} {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := book.NewSheet("Notes"); err != nil {
		t.Fatal(err)
	}
	if err := book.SaveAs("list.xlsx"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("old.csv", []byte("name,organisation\r\nRen\xE9 Hall,Archif\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.do(exitDone, "contacts", "import", "list.xlsx", "old.csv")
	want := "list.xlsx has 2 sheets; only the first one, Sheet1, was read.\n" +
		"old.csv is Windows-1252 and was read as that; look whether the accents are right.\n"
	if got := a.err.String(); got != want {
		t.Errorf("it says %s", got)
	}
	a.do(exitDone, "contacts", "export", "--raw")
	want = "name,organisation,role,email,phone,language,time_zone,lists,do_not_call,budget\r\n" +
		"Siân Lloyd,Theatr,,,,,,list,no,12.5\r\nRené Hall,Archif,,,,,,old,no,\r\n"
	if got := a.out.String(); got != want {
		t.Errorf("the contacts are\n%s", got)
	}
}

func TestAnImportOfContactsCanBeStopped(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk")
	a.err.Reset()
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if code := a.run(stopped, append([]string{"contacts", "import"}, tenLists(t)...)); code != exitFailed {
		t.Errorf("the exit code is %d", code)
	}
	if got, want := a.err.String(), "Stopped. Nothing was left half done.\n"; got != want {
		t.Errorf("it says %s", got)
	}
	a.do(exitDone, "contacts", "list", "--json")
	if got := a.out.String(); got != "" {
		t.Errorf("there are %s", got)
	}
}

func TestLongReportsAreCutShort(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk")
	const rows = mostTold + 2
	if err := os.WriteFile("bad.csv", []byte("name,email\n"+strings.Repeat("Elin,nowhere\n", rows)), 0o600); err != nil {
		t.Fatal(err)
	}
	a.do(exitFailed, "contacts", "import", "bad.csv")
	if got := a.err.String(); strings.Count(got, "\n") != mostTold+2 || !strings.HasSuffix(got, "And 2 rows more.\nNothing was imported.\n") {
		t.Errorf("it says %s", got)
	}
	var like strings.Builder
	like.WriteString("name,organisation\n")
	for i := range 12 {
		fmt.Fprintf(&like, "Elin Rees,Place %d\n", i)
	}
	if err := os.WriteFile("like.csv", []byte(like.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	a.do(exitDone, "contacts", "import", "like.csv")
	if got := a.out.String(); !strings.HasSuffix(got, " more; --json tells all.\n") {
		t.Errorf("the report is\n%s", got)
	}
}
