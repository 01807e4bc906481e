package sav

import (
	"fmt"
	"strings"
)

// check reports the first fault of a dictionary.
func (d *Dictionary) check() error {
	known := make(map[string]bool, len(d.Variables))
	for i := range d.Variables {
		v := &d.Variables[i]
		if !Legal(v.Name) || known[fold(v.Name)] {
			return fmt.Errorf("%w %q", ErrName, v.Name)
		}
		known[fold(v.Name)] = true
		if err := v.check(); err != nil {
			return err
		}
	}
	for _, s := range d.Sets {
		if !strings.HasPrefix(s.Name, "$") || !Legal(s.Name[1:]) || len(s.Name) > MostName {
			return fmt.Errorf("%w %q", ErrName, s.Name)
		}
		if len(s.Variables) == 0 {
			return fmt.Errorf("%w: %s has no variables", ErrSet, s.Name)
		}
		for _, name := range s.Variables {
			if !known[fold(name)] {
				return fmt.Errorf("%w: %s names %q, which is no variable", ErrSet, s.Name, name)
			}
		}
	}
	return nil
}

// mostMissing is how many values of a variable can be missing ones, and
// missingWidth how many bytes such a text has at most.
const (
	mostMissing  = 3
	missingWidth = 8
)

func (v *Variable) check() error {
	if v.Width < 0 || v.Width > MostWidth {
		return fmt.Errorf("%w: %s has %d bytes, and the most is %d", ErrWidth, v.Name, v.Width, MostWidth)
	}
	if len(v.Missing) > mostMissing {
		return fmt.Errorf("%w: %s has %d of them, and the most is %d", ErrMissing, v.Name, len(v.Missing), mostMissing)
	}
	for _, missing := range v.Missing {
		if len(missing.Text) > min(missingWidth, v.Width) {
			return fmt.Errorf("%w: %q of %s is too long", ErrMissing, missing.Text, v.Name)
		}
	}
	return nil
}
