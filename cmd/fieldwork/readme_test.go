package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"fieldwork/cmd/fieldwork/codingroom"
	"fieldwork/cmd/fieldwork/desk"
	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/forms"
	"fieldwork/forms/deliver"
	"fieldwork/forms/deliver/questionnaire"
	"fieldwork/forms/library"
	"fieldwork/forms/merge"
	"fieldwork/forms/sample"
	"fieldwork/forms/settingsfile"
	"fieldwork/forms/settle"
	"fieldwork/forms/sheetfile"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store"
	"fieldwork/store/storetest"
)

func readme(t *testing.T) (path, text string) {
	t.Helper()
	path = filepath.Join("..", "..", "README.md")
	read, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, string(read)
}

// examples gives the blocks of the README that are in a format.
func examples(t *testing.T, format string) []string {
	t.Helper()
	_, text := readme(t)
	var blocks []string
	for _, block := range regexp.MustCompile("(?s)```"+format+"\n(.*?)```").FindAllStringSubmatch(text, -1) {
		blocks = append(blocks, block[1])
	}
	return blocks
}

// TestFilesInReadme reads every example of a file by its own rules.
func TestFilesInReadme(t *testing.T) {
	instruments, rules := 0, 0
	for _, source := range examples(t, "yaml") {
		var faults forms.Faults
		if strings.HasPrefix(source, "settings:") {
			_, faults = forms.Load("instrument.yaml", []byte(source))
			instruments++
		} else {
			_, faults = settingsfile.Read("rules.yaml", []byte(source), sample.Defaults())
			rules++
		}
		if len(faults) > 0 {
			t.Error(faults)
		}
	}
	sheets := examples(t, "csv")
	if instruments != 2 || rules != 1 || len(sheets) != 2 {
		t.Fatalf("README.md has %d instruments, %d files of rules and %d sheets as examples", instruments, rules, len(sheets))
	}
	contacts, grid := sheetIn(t, sheets[0]), sheetIn(t, sheets[1])
	s := study.New(storetest.Open(t), storetest.Clock(storetest.Start))
	if result, err := s.ImportContacts([]sample.Sheet{contacts}, "", nil); err != nil {
		t.Error(err, result.Refused())
	}
	if _, err := study.ReadGrid(grid); err != nil {
		t.Error(err)
	}
}

func sheetIn(t *testing.T, text string) sample.Sheet {
	t.Helper()
	contents, err := sheetfile.Read("example.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return contents.Sheet
}

// TestCommandsInReadme compares the commands that the README lists, and their
// flags, with those that there are.
func TestCommandsInReadme(t *testing.T) {
	_, text := readme(t)
	_, list, found := strings.Cut(text, "## Commands\n\n```\n")
	list, _, closed := strings.Cut(list, "```")
	if !found || !closed {
		t.Fatal("README.md has no list of commands")
	}
	list = strings.ReplaceAll(list, "\n      ", " ") // entries of several lines
	var check func(command *cobra.Command)
	check = func(command *cobra.Command) {
		entry := regexp.MustCompile(`(?m)^` + command.CommandPath() + ` ([ A-Z\[].*)$`).FindString(list)
		group := command.HasSubCommands() && command.Flags().Lookup("all") == nil && command.HasParent()
		if entry == "" && !group {
			t.Errorf("README.md does not list %s", command.CommandPath())
		}
		command.LocalNonPersistentFlags().VisitAll(func(flag *pflag.Flag) {
			named := regexp.MustCompile(`[ (](--` + flag.Name + `|-[` + flag.Shorthand + `-])[ ,;)]`).MatchString(entry)
			if !named && flag.Name != "help" && flag.Name != "version" {
				t.Errorf("README.md does not name --%s of %s", flag.Name, command.CommandPath())
			}
		})
		for _, below := range command.Commands() {
			if !below.Hidden && below.Name() != "help" {
				check(below)
			}
		}
	}
	check(newRootCommand(&app{}))
}

const (
	keysBegin = "<!-- keys: written by `UPDATE_GOLDEN=1 go test ./cmd/fieldwork -run TestKeysInReadme` -->\n"
	keysEnd   = "<!-- end of keys -->"
)

// TestKeysInReadme compares the key reference with the tables of actions that
// the screens act on.
func TestKeysInReadme(t *testing.T) {
	path, text := readme(t)
	before, rest, found := strings.Cut(text, keysBegin)
	_, after, closed := strings.Cut(rest, keysEnd)
	if !found || !closed {
		t.Fatal("README.md has no place for the keys")
	}
	want := before + keysBegin + keyReference(t) + keysEnd + after
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if text != want {
		t.Error("the keys in README.md are not those of the screens; write them anew as the comment there says")
	}
}

// keyReference is the tables of keys of all screens, gone to from the desk with
// the keys that lead there.
func keyReference(t *testing.T) string {
	t.Helper()
	tables := []struct {
		title   string
		actions []ui.Actions
	}{
		{"The desk", screensAfter(t, nil)},
		{"The queue", screensAfter(t, []string{"c"})},
		{"The call sheet", screensAfter(t, []string{"c", "enter"}, []string{"enter", "n", "n", "n", "enter"})},
		{"The call sheet, once an outcome is recorded", screensAfter(t, []string{"c", "enter", "r", "enter"})},
		{"Consent", screensAfter(t, []string{"c", "enter", "enter"}, []string{"n", "n", "n"})},
		{"A questionnaire", []ui.Actions{questionnaireAt(t, "q3"), questionnaireAt(t, forms.EndPosition)}},
		{"An interview guide", screensAfter(t, []string{"c", "enter", "enter", "a", "ctrl+g", "1", "6", "enter"})},
		{"A guide before the call", screensAfter(t, []string{"c", "enter", "w"})},
		{"The field note", screensAfter(t, []string{"c", "enter", "enter", "a", "ctrl+s", "1", "y"})},
		{"The board", screensAfter(t, []string{"b"})},
		{"Contacts", screensAfter(t, []string{"p"}, []string{"/"})},
		{"A contact", screensAfter(t, []string{"p", "enter"})},
		{"The sample", screensAfter(t, []string{"s", "enter"}, []string{"t"})},
		{"The list of interviews", screensAfter(t, []string{"c", "enter", "enter", "a", "ctrl+s", "down", "enter", "enter", "esc", "esc", "a"})},
		{"Tables", screensAfter(t, []string{"T"}, []string{"tab"})},
		{"The coding view", screensAfter(t, []string{"d", "enter"}, []string{"/"})},
		{"A theme", screensAfter(t, []string{"t", "n", "L", "enter", "enter"}, []string{"/"})},
		{"The code system", screensAfter(t, []string{"t", "n", "L", "enter"}, []string{"x"})},
		{"A matrix", screensAfter(t, []string{"t", "n", "L", "enter", "M"}, []string{"a", "c", "a", "s", "e", "s", "enter"})},
		{"Agreement", screensAfter(t, []string{"g"})},
		{"Settling a merge", []ui.Actions{forReference(settle.New(settle.Options{Conflicts: make([]merge.Conflict, 1)}).Actions())}},
		{"A text", screensAfter(t, []string{"i", "enter"})},
		{"Every screen", []ui.Actions{ui.Everywhere()}},
	}
	var reference strings.Builder
	for _, table := range tables {
		reference.WriteString("\n**" + table.title + "**\n\n" + ui.Reference(table.actions...))
	}
	return reference.String() + "\n"
}

// screensAfter gives what can be done on a screen: once the first keys are
// pressed at the desk, and again after each of the others.
func screensAfter(t *testing.T, keys ...[]string) []ui.Actions {
	t.Helper()
	now := func() time.Time { return time.Date(2026, time.November, 24, 10, 15, 0, 0, time.UTC) }
	s := study.New(store.New(storetest.OpenEngine(t), storetest.Author, now, storetest.Entropy(1)), now)
	for _, name := range []string{"fusion-guide", "fusion-survey"} {
		source, _ := library.Source(name)
		if _, _, err := s.AddInstrument(name+".yaml", source); err != nil {
			t.Fatal(err)
		}
	}
	addRespondent(t, s)
	codeTwice(t, s, now, addDocument(t, s, now))
	room := codingroom.Options{Study: s, Coder: "anna", Now: now, Explain: error.Error}
	after := func(time.Duration, tea.Msg) tea.Cmd { return nil }
	counts := (&app{now: now, after: after}).tablesFor(&opened{Study: s})
	atDesk := desk.New(desk.Options{Study: s, Now: now, Tables: counts, Coding: room, After: after})
	driver := uitest.Start(t, atDesk, 80, 24)
	var tables []ui.Actions
	for _, press := range keys {
		driver.Press(press...)
		tables = append(tables, forReference(driver.Shell.Top().Actions()))
	}
	return tables
}

// addDocument puts a transcript of one turn into a study, and gives its ID.
func addDocument(t *testing.T, s *study.Study, now func() time.Time) string {
	t.Helper()
	const said = "We share people now."
	draft := coding.Draft{
		Document: coding.Document{Title: "Talk", Kind: coding.Transcript, Length: len(said)},
		Text:     said, Turns: []coding.Turn{{To: len(said), Speaker: "R"}},
	}
	added, err := project.New(s.Store(), now).AddDocuments([]coding.Draft{draft}, project.Origin{})
	if err != nil {
		t.Fatal(err)
	}
	return added[0].ID
}

// codeTwice lets two coders code a document, each a passage of their own.
func codeTwice(t *testing.T, s *study.Study, now func() time.Time, document string) {
	t.Helper()
	p := project.New(s.Store(), now)
	analysis, err := p.Analysis()
	if err != nil {
		t.Fatal(err)
	}
	draft, err := p.Document(document)
	if err != nil {
		t.Fatal(err)
	}
	do := func(by coding.Author, change coding.Change, err error) {
		if err == nil {
			err = p.Do(analysis, by.Coder, change)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	author := func(coder string) coding.Author {
		return coding.Author{Coder: coder, NewID: s.Store().NewID, Now: now}
	}
	anna := author("anna")
	change, code, err := analysis.NewCode(anna, coding.Code{Name: "Sharing"})
	do(anna, change, err)
	for at, coder := range []string{"anna", "bethan"} {
		by := author(coder)
		change, err := analysis.CodePassage(by, document, coding.NewText(draft.Text), coding.Span{From: 3 * at, To: 8}, code.ID)
		do(by, change, err)
	}
}

// addRespondent puts a contact into a study, a case of each instrument for
// them, that of the guide first, and a grid.
func addRespondent(t *testing.T, s *study.Study) {
	t.Helper()
	sheet := sample.Sheet{File: "people.csv", List: "people"}
	for column, cell := range []struct{ name, text string }{{"name", "Ann Hall"}, {"remit", "National"}, {"funding", "LA"}} {
		sheet.Header = append(sheet.Header, sample.Cell{Text: cell.name, Line: 1, Column: column + 1})
		sheet.Rows = [][]sample.Cell{append(slices.Concat(sheet.Rows...), sample.Cell{Text: cell.text, Line: 2, Column: column + 1})}
	}
	if _, err := s.ImportContacts([]sample.Sheet{sheet}, "", nil); err != nil {
		t.Fatal(err)
	}
	for priority, instrument := range []string{"fusion-survey", "fusion-guide"} {
		if _, _, err := s.MakeCases(instrument, nil, priority); err != nil {
			t.Fatal(err)
		}
	}
	grid := sample.Grid{Row: "remit", Column: "funding", Targets: []sample.Target{{Row: "National", Column: "LA", Number: 1}}}
	if err := s.SetSamplingGrid("fusion-guide", grid); err != nil {
		t.Fatal(err)
	}
}

// forReference names the outcomes, and leaves out the single probes of a
// question, which one action stands for.
func forReference(actions ui.Actions) ui.Actions {
	var told ui.Actions
	for _, action := range actions {
		if strings.HasPrefix(action.Name, "outcome-") && !strings.Contains(action.Help, action.Label) {
			action.Help = action.Label + ". " + action.Help
		}
		if !strings.HasPrefix(action.Name, "probe-") {
			told = append(told, action)
		}
	}
	return told
}

// questionnaireAt gives what can be done on the questionnaire at a position.
func questionnaireAt(t *testing.T, position string) ui.Actions {
	t.Helper()
	clock := storetest.Clock(storetest.Start)
	s := study.New(storetest.Open(t), clock)
	source, _ := library.Source("fusion-survey")
	version, _, err := s.AddInstrument("fusion-survey.yaml", source)
	if err != nil {
		t.Fatal(err)
	}
	recorder, err := s.Begin(study.Beginning{Instrument: version.Name})
	if err != nil {
		t.Fatal(err)
	}
	if err := recorder.Record(study.Step{Position: position, Reached: position}); err != nil {
		t.Fatal(err)
	}
	instrument, _, err := s.Instrument(version.Name, 0)
	if err != nil {
		t.Fatal(err)
	}
	return questionnaire.New(deliver.NewSitting(instrument, recorder, clock), questionnaire.Options{}).Actions()
}
