package desk

import (
	"fmt"

	"fieldwork/cmd/fieldwork/outline"
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
		spoken := ui.Safe(outline.Languages(in.version.Languages))
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
