package sample

import (
	"fmt"
	"time"
)

// LoadZone finds a time zone by its IANA name, such as Europe/London. Names
// that stand for the zone of whichever machine asks are none, for the rules of
// a study hold on every machine alike. The error wraps ErrSettings.
func LoadZone(name string) (*time.Location, error) {
	location, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return nil, fmt.Errorf("%w: %q is no time zone; write one such as Europe/London", ErrSettings, name)
	}
	return location, nil
}
