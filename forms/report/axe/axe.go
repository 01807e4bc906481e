//go:build judges

package axe

import (
	"context"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// Module is the npm module with its version. It is fetched into the folder for
// temporary files once.
const Module = "axe-core@4.14.1"

// patience is how long npm or Chromium may take.
const patience = 2 * time.Minute

// Fault is a rule that a page breaks, with the elements that do.
type Fault struct {
	Rule     string   `json:"rule"`
	Elements []string `json:"elements"`
}

// Check fails a test for every fault of a page of HTML.
func Check(t *testing.T, page string) {
	t.Helper()
	for _, fault := range Faults(t, page) {
		t.Errorf("axe finds against %s:\n%s", fault.Rule, strings.Join(fault.Elements, "\n"))
	}
}

// Faults lists the faults of a page of HTML, which must have a body.
func Faults(t *testing.T, page string) []Fault {
	t.Helper()
	script := "<script>" + module(t) + "</script><script>" + runner + "</script></body>"
	before, after, found := strings.Cut(page, "</body>")
	if !found {
		t.Fatal("the page has no body")
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "page.html")
	if err := os.WriteFile(file, []byte(before+script+after), 0o600); err != nil {
		t.Fatal(err)
	}
	output := run(t, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(folder, "profile"), "--virtual-time-budget=30000", "--dump-dom", "file://"+file)
	return result(t, output)
}

// runner puts what axe finds in place of the page.
const runner = `axe.run().then(found => {
  const list = found.violations.map(v => ({rule: v.id + ": " + v.help, elements: v.nodes.map(n => n.html)}));
  document.body.innerHTML = "";
  const place = document.createElement("pre");
  place.id = "faults";
  place.textContent = JSON.stringify({passes: found.passes.length, faults: list});
  document.body.append(place);
});`

var faultsPlace = regexp.MustCompile(`(?s)<pre id="faults">(.*?)</pre>`)

func result(t *testing.T, dom string) []Fault {
	t.Helper()
	place := faultsPlace.FindStringSubmatch(dom)
	if place == nil {
		t.Fatalf("axe did not end; the page is\n%.2000s", dom)
	}
	var found struct {
		Passes int     `json:"passes"`
		Faults []Fault `json:"faults"`
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(place[1])), &found); err != nil {
		t.Fatal(err)
	}
	if found.Passes == 0 {
		t.Fatal("axe has looked at nothing")
	}
	return found.Faults
}

// module is the text of axe-core.
func module(t *testing.T) string {
	t.Helper()
	path := filepath.Join("node_modules", "axe-core", "axe.min.js")
	home := filepath.Join(os.TempDir(), "fieldwork-"+Module)
	content, err := os.ReadFile(filepath.Join(home, path))
	if err == nil {
		return string(content)
	}
	fresh := t.TempDir()
	run(t, "npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", fresh, Module)
	if content, err = os.ReadFile(filepath.Join(fresh, path)); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(fresh, home); err != nil {
		t.Logf("axe-core is fetched anew next time: %v", err)
	}
	return string(content)
}

func run(t *testing.T, name string, arguments ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var faults strings.Builder
	command := exec.CommandContext(ctx, name, arguments...)
	command.Stderr = &faults
	output, err := command.Output()
	if err != nil {
		t.Fatalf("%s is needed, which .ci/run installs: %v\n%s", name, err, faults.String())
	}
	return string(output)
}
