package sample

import (
	"slices"
	"time"
	_ "time/tzdata" // respondents' zones must be known on machines that keep none
)

// Contact is a person who can be asked. It is the only record that holds
// personal details.
type Contact struct {
	ID           string `json:"id"`
	Name         string `json:"name,omitempty"`
	Organisation string `json:"organisation,omitempty"`
	Role         string `json:"role,omitempty"`
	Email        string `json:"email,omitempty"`
	// OtherEmails holds further addresses that lists give for the contact.
	OtherEmails []string `json:"other_emails,omitempty"`
	Phone       string   `json:"phone,omitempty"`
	// Language is the language that the contact is to be asked in.
	Language string `json:"language,omitempty"`
	// TimeZone is an IANA name such as "Europe/London"; empty for the study's.
	TimeZone string `json:"time_zone,omitempty"`
	// Attributes holds every other column of the lists, by its name as
	// ColumnName makes it.
	Attributes map[string]string `json:"attributes,omitempty"`
	// Lists names the lists that the contact is on, in the order of import.
	Lists []string `json:"lists,omitempty"`
	// DoNotCall is set for a contact who must not be called again.
	DoNotCall bool `json:"do_not_call,omitempty"`
}

// Location is the contact's time zone, or the study's if the contact has none
// or one that is not known.
func (c *Contact) Location(study *time.Location) *time.Location {
	if c.TimeZone == "" {
		return study
	}
	if location, err := LoadZone(c.TimeZone); err == nil {
		return location
	}
	return study
}

// On reports whether the contact is on a list.
func (c *Contact) On(list string) bool { return slices.Contains(c.Lists, list) }
