// Package recruit is the screens on which it is decided whom a study asks: the
// contacts, to be found, read and edited, and the purposive sample of an
// instrument, a grid of targets that fills as contacts are chosen. The rules
// are those of the packages sample and study; the screens draw, ask, and save
// through commands.
package recruit

import "fieldwork/forms/study"

// Options is what the screens have of the world around them.
type Options struct {
	Study *study.Study
	// Name is what the study is called.
	Name string
	// Interviewer is who works at the desk.
	Interviewer string
	// Explain makes a sentence of an error; its own words if it is nil.
	Explain func(error) string
}

// explain makes a sentence of an error.
func (o *Options) explain(err error) string {
	if o.Explain == nil {
		return err.Error()
	}
	return o.Explain(err)
}

// The sections of the help.
const (
	sectionList    = "List"
	sectionContact = "Contact"
	sectionSample  = "Sample"
	sectionTargets = "Targets"
)
