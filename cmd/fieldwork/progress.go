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
	begun time.Time
	drawn time.Time // when the bar was drawn last, or when work began
	shown bool
	// pulses is how often the bar was drawn without its length being known.
	pulses int
	// ticks gives a channel on which it is time to draw again, and its end.
	ticks func() (<-chan time.Time, func())
}

// newProgress begins work that a label names.
func (a *app) newProgress(label string) *progress {
	begun := a.now()
	p := &progress{now: a.now, label: label, begun: begun, drawn: begun, ticks: everyDelay}
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
	p.draw(0, int(share*barWidth), fmt.Sprintf("%3.0f %%", share*100))
}

// draw draws the bar with a part of it full.
func (p *progress) draw(before, full int, state string) {
	fmt.Fprintf(p.out, "\r%s  %s%s%s %s", ui.Clip(p.label, longestLabel), strings.Repeat("░", before),
		strings.Repeat("█", full), strings.Repeat("░", barWidth-before-full), state)
}

// working tells that work goes on, of which nobody knows how much there is.
func (p *progress) working() {
	if p.out != nil && p.now().Sub(p.drawn) >= progressDelay {
		p.pulse()
	}
}

// pulse draws a mark that wanders along the bar, and the time since the
// beginning.
func (p *progress) pulse() {
	const mark, pace = 6, 2
	p.drawn, p.shown = p.now(), true
	p.draw(p.pulses*pace%(barWidth-mark+pace), mark, fmt.Sprintf("%3.0f s ", p.drawn.Sub(p.begun).Seconds()))
	p.pulses++
}

// during does work that tells nothing of itself, and shows meanwhile that it
// goes on.
func (p *progress) during(work func() error) error {
	if p.out == nil {
		return work()
	}
	done := make(chan error, 1)
	go func() { done <- work() }()
	ticks, stop := p.ticks()
	defer stop()
	for {
		select {
		case err := <-done:
			return err
		case <-ticks:
			p.pulse()
		}
	}
}

// everyDelay ticks as often as a bar is drawn.
func everyDelay() (<-chan time.Time, func()) {
	ticker := time.NewTicker(progressDelay)
	return ticker.C, ticker.Stop
}

// end takes the bar away.
func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}
