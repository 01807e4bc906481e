package guide

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/deliver"
	"fieldwork/forms/ui"
)

// Actions is what can be done now.
func (p *PreparationScreen) Actions() ui.Actions {
	takeBack := ui.Action{Name: "take-back", Keys: []string{"d", "delete"}, Label: "take back", Section: sectionQuestion, Hint: true,
		Help: "Put the wording of the guide back, or drop a question that was added.", Do: p.takeBack}
	if entry := p.entry(); entry.Question != nil {
		if _, original := p.guide.Wording(entry); original == "" {
			takeBack.Disabled = "This question stands as in the guide."
		}
	}
	language := ui.Action{Name: "language", Keys: []string{"l"}, Label: p.guide.FollowingLanguage().Name, Section: sectionInterview,
		Hint: true, Help: "Show the guide in the other language.", Do: p.nextLanguage}
	if len(p.guide.Instrument().Languages) < 2 {
		language.Label, language.Disabled = "language", "This guide has one language only."
	}
	return ui.Actions{
		{Name: "reword", Keys: []string{"enter", "e"}, Label: "re-word", Section: sectionQuestion, Hint: true,
			Help: "Put the question to this respondent in other words.", Do: p.reword},
		{Name: "add", Keys: []string{"a"}, Label: "add", Section: sectionQuestion, Hint: true,
			Help: "Ask something beyond the guide, after this question.", Do: p.add},
		takeBack, language,
		{Name: "move", Keys: moveKeys, Label: "move", Section: sectionMove,
			Help: "Go to another question."},
		{Name: "done", Keys: []string{"esc", "q"}, Label: "done", Section: sectionInterview, Hint: true,
			Help: "Go back; everything is saved.", Do: func() tea.Cmd { return p.leave() }},
	}
}

// Head says for which case the guide is prepared.
func (p *PreparationScreen) Head() ui.Head {
	mark := ui.MarkNotChosen + " saving"
	switch {
	case p.trouble != nil:
		mark = "NOT SAVED"
	case p.saver.Saved():
		mark = ui.MarkChosen + " saved "
	}
	return ui.Head{
		Left:  []string{p.guide.Say(p.guide.Instrument().Title), p.options.Subject, "before the call"},
		Right: []string{strings.ToUpper(p.guide.Language()), mark},
	}
}

// detailLines is how many lines of the question at the cursor are seen.
const detailLines = 6

// Body draws the questions, and the one at the cursor whole beneath.
func (p *PreparationScreen) Body(width, height int) string {
	theme := ui.CurrentTheme()
	lines := []string{""}
	if p.trouble != nil {
		for _, row := range ui.Wrap(ui.MarkWarning+" Not saved: "+p.options.Explain(p.trouble)+" It is kept here. Change or leave to try again.",
			max(ui.ReadingWidth(width), 8)) {
			lines = append(lines, theme.Warning.Render(row))
		}
	}
	p.listTop = len(lines)
	detail := min(detailLines, height/3)
	p.height = max(height-len(lines)-detail, 1)
	p.top = max(min(p.top, p.cursor, len(p.entries)-p.height), p.cursor-p.height+1, 0)
	for place := p.top; place < len(p.entries) && place < p.top+p.height; place++ {
		lines = append(lines, p.row(place, width))
	}
	for len(lines) < p.listTop+p.height {
		lines = append(lines, "")
	}
	return strings.Join(append(lines, p.detail(width, detail)...)[:height], "\n")
}

// row is one question: what was done with it, its number and its wording.
func (p *PreparationScreen) row(place, width int) string {
	theme := ui.CurrentTheme()
	entry := p.entries[place]
	wording, original := p.guide.Wording(entry)
	cursor, changed, style := " ", "          ", plain
	switch {
	case entry.Question == nil:
		changed = "added     "
	case original != "":
		changed = "re-worded "
	}
	if place == p.cursor {
		cursor, style = ui.MarkCursor, theme.Accent.Render
	}
	lead := cursor + " " + ui.Pad(ui.Clip(entry.Number(), 3), 3) + " " + changed
	return style(lead + ui.Clip(deliver.OneLine(wording), max(width-ui.Width(lead), 1)))
}

// detail is the question at the cursor whole, as far as it fits the room.
func (p *PreparationScreen) detail(width, room int) []string {
	theme := ui.CurrentTheme()
	wording, original := p.guide.Wording(p.entry())
	lines := make([]string, 0, room+1)
	lines = append(lines, theme.Rule.Render(strings.Repeat("─", width)))
	rows, _ := ui.WrapFirst(wording, ui.ReadingWidth(width), max(room-1, 1))
	for _, row := range rows {
		lines = append(lines, theme.Strong.Render(row))
	}
	if original != "" {
		rows, _ = ui.WrapFirst("In the guide: "+original, ui.ReadingWidth(width), max(room-len(lines), 1))
		for _, row := range rows {
			lines = append(lines, theme.Dim.Render(row))
		}
	}
	for len(lines) < room {
		lines = append(lines, "")
	}
	return lines[:max(room, 1)]
}
