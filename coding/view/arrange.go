package view

// panes are the widths of what stands side by side, in columns; 0 where it is
// folded away.
type panes struct {
	tree, lanes, label, text, details int
}

const (
	// paneGap is what a rule between two panes takes.
	paneGap = 3
	// leastText is the narrowest that the text gets while another pane stands
	// beside it, and mostText the widest that it is read at.
	leastText = 44
	mostText  = 80

	leastTree, mostTree       = 17, 30
	leastDetails, mostDetails = 18, 36
	leastLabel, mostLabel     = 8, 16
	fewLanes, mostLanes       = 3, 6
	// narrow is the width below which the brackets have no labels.
	narrow = 56
)

// gutter is what the brackets and their labels take.
func (p panes) gutter() int {
	if p.label == 0 {
		return p.lanes + 1
	}
	return p.lanes + p.label + 2
}

// arrange shares a width out. The text has to be comfortable before a pane gets
// room; of the panes the one that was asked for last comes first.
func arrange(width int, tree, details, detailsFirst bool) panes {
	p := panes{lanes: fewLanes, label: leastLabel}
	if width < narrow {
		p.lanes, p.label = 2, 0
	}
	room := width - p.gutter() - leastText
	take := func(least int) int {
		if room < least+paneGap {
			return 0
		}
		room -= least + paneGap
		return least
	}
	if details && detailsFirst {
		p.details = take(leastDetails)
	}
	if tree {
		p.tree = take(leastTree)
	}
	if details && !detailsFirst {
		p.details = take(leastDetails)
	}
	p.text = leastText + room
	p.spread()
	return p
}

// spread gives what the text does not need to the others, and where all have
// enough leaves it.
func (p *panes) spread() {
	const comfortable = 54
	give := func(to *int, most, keep int) {
		if *to == 0 {
			return
		}
		more := max(min(most-*to, p.text-keep), 0)
		*to += more
		p.text -= more
	}
	give(&p.lanes, fewLanes+1, comfortable)
	give(&p.label, leastLabel+2, comfortable)
	give(&p.details, leastDetails+4, comfortable)
	give(&p.tree, leastTree+5, comfortable)
	give(&p.lanes, mostLanes, mostText-8)
	give(&p.label, mostLabel, mostText-4)
	give(&p.tree, mostTree, mostText)
	give(&p.details, mostDetails, mostText)
	p.text = min(p.text, mostText)
}
