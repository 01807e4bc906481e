package view

import (
	"fieldwork/forms/ui"
)

// speakerGap parts the label of a speaker from the words.
const speakerGap = "  "

// widestSpeaker is how many columns the label of a speaker takes at most; on a
// narrow page it takes a third.
const widestSpeaker = 18

// speaker is the label before a block: who begins to speak there, where it was
// somebody else before. It is safe.
func (p *page) speaker(block int) string {
	turn := int(p.blocks.turnAt[block])
	if turn < 0 || p.content.Turns[turn].Speaker == "" {
		return ""
	}
	name := p.content.Turns[turn].Speaker
	if turn > 0 && p.content.Turns[turn-1].Speaker == name {
		return ""
	}
	return ui.Clip(name, min(widestSpeaker, p.width/3))
}

func columnsOf(s string) int { return ui.Width(s) }
