package desk

import (
	"fmt"
	"strings"

	"fieldwork/forms"
	"fieldwork/forms/ui"
)

// instrumentRows draws a line for each instrument.
func (d *Desk) instrumentRows(width int) []string {
	if len(d.contents.instruments) == 0 {
		return nil
	}
	least := 0
	rows := make([][]string, len(d.contents.instruments))
	for i, in := range d.contents.instruments {
		spoken := ui.Safe(languages(in.version.Languages))
		least = max(least, ui.Width(spoken))
		if width >= wide {
			rows[i] = append(rows[i], ui.Safe(in.version.Name))
		}
		rows[i] = append(rows[i], ui.Safe(in.title), fmt.Sprintf("version %d", in.version.Version),
			questions(in.version.Questions), spoken)
	}
	return table(rows, width, len(rows[0])-4, least)
}

func questions(count int) string {
	if count == 1 {
		return "1 question"
	}
	return fmt.Sprintf("%d questions", count)
}

func languages(all []forms.Language) string {
	names := make([]string, len(all))
	for i, language := range all {
		names[i] = language.Name
		if language.Status == forms.Draft {
			names[i] += " (draft)"
		}
	}
	return strings.Join(names, ", ")
}
