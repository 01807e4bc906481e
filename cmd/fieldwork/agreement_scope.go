package main

import (
	"slices"
	"strings"

	"fieldwork/cmd/fieldwork/codingroom"
	"fieldwork/coding"
	"fieldwork/coding/project"
	"fieldwork/coding/themes"
	"fieldwork/forms/ui"
)

// findScope finds the coders, codes and documents that the command line names.
func (o *agreementOptions) findScope(a *coding.Analysis, p *project.Project) error {
	coders, err := o.findCoders(a)
	if err != nil {
		return err
	}
	o.scope.Coders = coders
	for _, named := range o.codes {
		code, err := themes.FindCode(a, named)
		if err != nil {
			return err
		}
		o.scope.Codes = append(o.scope.Codes, code.ID)
	}
	for _, named := range o.branches {
		code, err := themes.FindCode(a, named)
		if err != nil {
			return err
		}
		for _, below := range a.Branch(code.ID) {
			o.scope.Codes = append(o.scope.Codes, below.ID)
		}
	}
	for _, named := range o.documents {
		document, err := p.Document(named)
		if err != nil {
			return err
		}
		o.scope.Documents = append(o.scope.Documents, document.ID)
	}
	return nil
}

// findCoders are the coders that were named, or the two who have coded.
func (o *agreementOptions) findCoders(a *coding.Analysis) ([]string, error) {
	all := codingroom.Coders(a)
	if len(o.coders) == 0 {
		switch {
		case len(all) < 2:
			return nil, fail("Two coders are needed to compare, and %s.", whoHasCoded(all))
		case len(all) > 2:
			return nil, usage("Name the coders to compare with --coders; %s.", whoHasCoded(all))
		}
		return all, nil
	}
	var named []string
	for _, name := range o.coders {
		name = strings.TrimSpace(name)
		switch {
		case slices.Contains(named, name):
			return nil, usage("--coders names %s twice.", name)
		case !slices.Contains(all, name):
			return nil, fail("Nobody named “%s” has coded here; %s.", name, whoHasCoded(all))
		}
		named = append(named, name)
	}
	switch {
	case len(named) < 2:
		return nil, usage("--coders needs two names or more, such as --coders %s; %s.", strings.Join(append(named, "NAME"), ","), whoHasCoded(all))
	case o.settle && len(named) > 2:
		return nil, usage("Disagreements are settled between two coders; name two with --coders.")
	}
	return named, nil
}

// nothingInCommon says that no document can be compared.
func nothingInCommon(coders []string) error {
	which := "both have"
	if len(coders) > 2 {
		which = "two of them have"
	}
	return fail("%s have no document in common that %s finished; --unfinished takes in what only one has.", joinNames(coders), which)
}

func whoHasCoded(coders []string) string {
	switch len(coders) {
	case 0:
		return "nobody has coded anything yet"
	case 1:
		return "only " + coders[0] + " has coded"
	}
	last := len(coders) - 1
	return strings.Join(coders[:last], ", ") + " and " + coders[last] + " have coded"
}

// openSettling opens the disagreements of two coders.
func (o *agreementOptions) openSettling() error {
	if err := o.screenFault(); err != nil {
		return err
	}
	return o.withStudy(func(s *opened) error {
		room, err := codingroom.Open(o.codingOptions(s))
		if err != nil {
			return err
		}
		if o.scope.Unfinished && room.Analysis().Blind() {
			return fail("Coding is blind: what a coder has not finished is not shown to others. Leave --unfinished out, or turn blind coding off in the coding view (f).")
		}
		if err := o.findScope(room.Analysis(), project.New(s.Store(), o.now)); err != nil {
			return err
		}
		return o.show(ui.NewShell(room.Agreement(o.scope, o.manner)))
	})
}
