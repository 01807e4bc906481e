package main

import (
	"context"
	"os"
	"strings"
	"testing"
)

// sampleCase runs 'fieldwork cases sample' with arguments, and gives what it
// says or why it fails.
func (a *testApp) sampleCase(arguments ...string) (string, error) {
	a.t.Helper()
	a.out.Reset()
	cmd := newCasesSampleCommand(a.app)
	cmd.SetArgs(arguments)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err := cmd.ExecuteContext(context.Background())
	return a.out.String(), err
}

func (a *testApp) write(name, content string) {
	a.t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		a.t.Fatal(err)
	}
}

const tableOfTargets = `remit\funding,LA,Commercial,Charity,Not for profit
National,,,1,
Regional,2,1,,
LA based,3,1,1,1
`

func TestTheSampleIsShownAsItFills(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	a.env["FIELDWORK_STUDY"] = "walk.field"
	if _, err := a.sampleCase(); err == nil || !strings.Contains(err.Error(), "fusion-survey has no sampling grid yet; set one with --grid FILE") {
		t.Errorf("without a grid: %v", err)
	}
	a.write("people.csv", "name,remit,funding\nElin,Regional,LA\nBo,la based,la\nAnn,National,\n")
	a.do(exitDone, "contacts", "import", "people.csv")
	a.do(exitDone, "cases", "make")
	a.write("grid.csv", tableOfTargets)
	got, err := a.sampleCase("--grid", "grid.csv")
	if err != nil {
		t.Fatal(err)
	}
	const want = `remit\funding  LA        Commercial  Charity   Not for profit  Total
National       –         –           0 of 1 *  –               0 of 1 *
Regional       1 of 2 *  0 of 1 *    –         –               1 of 3 *
LA based       1 of 3 *  0 of 1 *    0 of 1 *  0 of 1 *        1 of 6 *
Total          2 of 5 *  0 of 2 *    0 of 2 *  0 of 1 *        2 of 10 *

Still short of 8 (marked *). The grid has no cell for 1 of those chosen.
`
	if got != want {
		t.Errorf("it says\n%s", got)
	}
	again, err := a.sampleCase("--json")
	if err != nil || !strings.Contains(again, `{"row":"Regional","column":"LA","target":2,"chosen":1,"short":1}`) || !strings.Contains(again, `"short":8,"outside":1`) {
		t.Errorf("as JSON it says %s, %v", again, err)
	}
}

func TestAGridThatIsNoneLeavesTheOneThereIs(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	a.env["FIELDWORK_STUDY"] = "walk.field"
	a.write("full.csv", "remit\\funding,LA\nRegional,0\n")
	a.write("bad.csv", "remit\\funding,LA\nRegional,3*\n")
	if got, err := a.sampleCase("--grid", "full.csv"); err != nil || !strings.Contains(got, "Every cell has as many as are wanted.") {
		t.Errorf("it says %s, %v", got, err)
	}
	for file, want := range map[string]string{
		"bad.csv":  "bad.csv:2:10: \"3*\" is no target; write a number from 0 to 9999, or nothing.\nThe grid was not changed.",
		"none.csv": "There is no file or folder none.csv.",
	} {
		if _, err := a.sampleCase("--grid", file); err == nil || sentenceOf(err) != want {
			t.Errorf("%s: %v", file, err)
		}
	}
	if got, err := a.sampleCase("--json"); err != nil || !strings.Contains(got, `"cells":[{"row":"Regional","column":"LA","target":0,"chosen":0,"short":0}]`) {
		t.Errorf("it says %s, %v", got, err)
	}
}
