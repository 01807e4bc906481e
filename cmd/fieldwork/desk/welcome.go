package desk

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/ui"
)

// Beginnings are the ways to come by a study. The functions do input and
// output; they are called in commands.
type Beginnings struct {
	// Studies are those that are here already, in the order in which they are
	// offered; empty if there is none.
	Studies []Found
	// Now is the time from which it is said when they were changed.
	Now func() time.Time
	// Open opens one of them by its file.
	Open func(file string) (Options, error)
	// Forms are the names of the instruments that ship.
	Forms []string
	// Make makes a study with some of these and opens it.
	Make func(name string, forms []string) (Options, error)
	// Demo makes the demo, where it is not there yet, and opens it.
	Demo func() (Options, error)
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
}

// Found is a study that is there already.
type Found struct {
	File    string
	Name    string
	Changed time.Time
}

// Welcome is the screen of a folder without a study, or with several.
type Welcome struct {
	beginnings Beginnings
	working    bool
}

// NewWelcome makes the welcome.
func NewWelcome(beginnings Beginnings) *Welcome {
	beginnings.Explain = explainer(beginnings.Explain)
	return &Welcome{beginnings: beginnings}
}

type openedMsg struct {
	welcome *Welcome
	options Options
	err     error
}

// Init offers the studies that are here.
func (w *Welcome) Init() tea.Cmd {
	if len(w.beginnings.Studies) == 0 {
		return nil
	}
	return w.pickStudy()
}

// Typing is false; the name of a file is typed in a dialog.
func (w *Welcome) Typing() bool { return false }

// HoldsKeys keeps keys for the desk that is on its way.
func (w *Welcome) HoldsKeys() bool { return w.working }

// Head is the title line.
func (w *Welcome) Head() ui.Head { return ui.Head{Left: []string{"fieldwork"}} }

// Update opens the desk on the study that was made.
func (w *Welcome) Update(msg tea.Msg) tea.Cmd {
	opened, ok := msg.(openedMsg)
	if !ok || opened.welcome != w {
		return nil
	}
	if opened.err != nil {
		w.working = false
		return ui.Warn(w.beginnings.Explain(opened.err))
	}
	return ui.Push(New(opened.options))
}

// Actions is what can be done here.
func (w *Welcome) Actions() ui.Actions {
	var open ui.Actions
	if len(w.beginnings.Studies) > 0 {
		open = ui.Actions{{Name: "open", Keys: []string{"o"}, Label: "open", Section: sectionWelcome, Hint: true,
			Help: "Open one of the studies in this folder.", Do: w.pickStudy}}
	}
	return append(open, ui.Actions{
		{Name: "make", Keys: []string{"n"}, Label: "new study", Section: sectionWelcome, Hint: true,
			Help: "Make a study in this folder.", Do: w.askName},
		{Name: "demo", Keys: []string{"d"}, Label: "demo", Section: sectionWelcome, Hint: true,
			Help: "Open the demo: the Fusion survey with synthetic responses.", Do: w.demo},
		{Name: "quit", Keys: []string{"q", "ctrl+q"}, Label: "quit", Section: sectionWelcome, Hint: true,
			Help: "Leave the program.", Do: ui.Quit},
	}...)
}

func (w *Welcome) pickStudy() tea.Cmd {
	now := w.beginnings.Now()
	options := make([]ui.Option, len(w.beginnings.Studies))
	for i, found := range w.beginnings.Studies {
		options[i] = ui.Option{Label: found.Name, Detail: "changed " + when(found.Changed, now)}
	}
	return ui.Open(ui.Pick("Which study?", options, func(i int) tea.Cmd {
		return w.work(func() (Options, error) { return w.beginnings.Open(w.beginnings.Studies[i].File) })
	}))
}

func (w *Welcome) askName() tea.Cmd {
	return ui.Open(ui.Prompt("New study", "A name for its file, such as my-study. It is made in this folder.", "", false,
		func(name string) tea.Cmd {
			if strings.TrimSpace(name) == "" {
				return ui.Warn("The study needs a name.")
			}
			return w.askForm(strings.TrimSpace(name))
		}))
}

func (w *Welcome) askForm(name string) tea.Cmd {
	options := make([]ui.Option, 0, len(w.beginnings.Forms)+1)
	for _, form := range w.beginnings.Forms {
		options = append(options, ui.Option{Label: "With " + form, Detail: "comes with fieldwork"})
	}
	options = append(options, ui.Option{Label: "Empty", Detail: "add your own with 'fieldwork form add FILE'"})
	return ui.Open(ui.Pick("What is asked in "+name, options, func(i int) tea.Cmd {
		if i == len(w.beginnings.Forms) {
			return w.work(func() (Options, error) { return w.beginnings.Make(name, nil) })
		}
		return w.work(func() (Options, error) { return w.beginnings.Make(name, w.beginnings.Forms[i:i+1]) })
	}))
}

func (w *Welcome) demo() tea.Cmd { return w.work(w.beginnings.Demo) }

func (w *Welcome) work(open func() (Options, error)) tea.Cmd {
	w.working = true
	return func() tea.Msg {
		options, err := open()
		return openedMsg{w, options, err}
	}
}

// Body says what a study is and what can be done.
func (w *Welcome) Body(width, height int) string {
	theme := ui.CurrentTheme()
	title := "There is no study in this folder."
	if len(w.beginnings.Studies) > 0 {
		title = "This folder has several studies."
	}
	lines := []string{"", theme.Title.Render(title), ""}
	lines = append(lines, ui.Wrap("A study is one file, NAME.field. It keeps the questionnaires, every answer as it is given, "+
		"and a log of every change.", ui.ReadingWidth(width))...)
	lines = append(lines, "")
	for _, action := range w.Actions() {
		lines = append(lines, indent+theme.Key.Render(action.Keys[0])+indent+action.Help)
	}
	if w.working {
		lines = append(lines, "", theme.Dim.Render("Opening the study…"))
	}
	return strings.Join(lines[:min(len(lines), height)], "\n")
}
