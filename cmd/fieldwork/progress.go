package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"fieldwork/forms/ui"
)

const (
	barWidth     = 30
	longestLabel = 36
	// progressDelay keeps short work from showing a bar at all, and a long
	// one from drawing it all the time.
	progressDelay = 200 * time.Millisecond
)

// progress is a bar on the error stream while long work goes on. Where that is
// no terminal it writes nothing.
type progress struct {
	out   io.Writer
	now   func() time.Time
	label string
	drawn time.Time // when the bar was drawn last, or when work began
	shown bool
}

// newProgress begins work that a label names.
func (a *app) newProgress(label string) *progress {
	p := &progress{now: a.now, label: label, drawn: a.now()}
	if a.errTerminal && a.draws() {
		p.out = a.err
	}
	return p
}

// at tells how much of the whole is done.
func (p *progress) at(done, whole int64) {
	if p.out == nil || p.now().Sub(p.drawn) < progressDelay {
		return
	}
	p.drawn, p.shown = p.now(), true
	share := 1.0
	if whole > 0 {
		share = min(float64(done)/float64(whole), 1)
	}
	full := int(share * barWidth)
	fmt.Fprintf(p.out, "\r%s  %s%s %3.0f %%", ui.Clip(p.label, longestLabel),
		strings.Repeat("█", full), strings.Repeat("░", barWidth-full), share*100)
}

// end takes the bar away.
func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}
