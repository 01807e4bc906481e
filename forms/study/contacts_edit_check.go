package study

import (
	"fmt"
	"slices"
	"strings"

	"fieldwork/forms/sample"
	"fieldwork/store"
)

// checkEdited says what is wrong with a contact as an edit would have it. What
// the edit leaves as it was is not looked at: an import may have brought it.
func checkEdited(tx store.Tx, edit *ContactEdit) error {
	before, after := &edit.Before, &edit.After
	if after.Name == "" && after.Email == "" {
		return refused("a contact needs a name or an e-mail address")
	}
	if len(after.Attributes) > mostAttributes {
		return refused("a contact can have %d attributes at most", mostAttributes)
	}
	if after.TimeZone != before.TimeZone && !isTimeZone(after.TimeZone) {
		return refused("%q is no time zone; write one such as Europe/London", after.TimeZone)
	}
	if after.Language != before.Language {
		if err := checkLanguage(tx, after.Language); err != nil {
			return err
		}
	}
	return checkEmails(tx, edit)
}

// isTimeZone reports whether a text is the IANA name of a time zone, or empty.
// “Local” is the zone of whichever machine it is read on, and so none.
func isTimeZone(name string) bool {
	_, err := sample.LoadZone(name)
	return err == nil && name != "Local"
}

// checkLanguage refuses a language that no instrument of the study has.
func checkLanguage(tx store.Tx, code string) error {
	if code == "" {
		return nil
	}
	var codes []string
	for record, err := range versions.All(tx) {
		if err != nil {
			return err
		}
		codes = appendCodes(codes, record.Value)
	}
	switch {
	case slices.Contains(codes, code):
		return nil
	case len(codes) == 0:
		return refused("the study has no instrument yet, and so no language to choose")
	}
	return refused("no instrument of the study has the language %q; there is: %s", code, strings.Join(codes, ", "))
}

// appendCodes adds the languages of a version that are not there yet.
func appendCodes(codes []string, version Version) []string {
	for _, language := range version.Languages {
		if !slices.Contains(codes, language.Code) {
			codes = append(codes, language.Code)
		}
	}
	return codes
}

// checkEmails refuses addresses that an edit brings and that are none, or that
// another contact has. Only then are all contacts read.
func checkEmails(tx store.Tx, edit *ContactEdit) error {
	had := emailsOf(&edit.Before)
	var brought []string
	for _, email := range emailsOf(&edit.After) {
		switch {
		case slices.Contains(had, email):
			continue
		case !isEmail(email):
			return refused("%q is no e-mail address; write one such as name@place.example", email)
		}
		brought = append(brought, email)
	}
	if len(brought) == 0 {
		return nil
	}
	return checkOthers(tx, edit.Before.ID, brought)
}

// checkOthers refuses addresses that another contact has.
func checkOthers(tx store.Tx, id string, brought []string) error {
	for record, err := range contactAddresses.All(tx) {
		switch {
		case err != nil:
			return err
		case record.Key == id:
			continue
		}
		for _, email := range record.Value.all() {
			if slices.Contains(brought, email) {
				return fmt.Errorf("%w: %s", ErrEmailTaken, ShortID(record.Key))
			}
		}
	}
	return nil
}

// addresses is as much of a contact as tells its e-mail addresses.
type addresses struct {
	Email       string   `json:"email"`
	OtherEmails []string `json:"other_emails"`
}

// contactAddresses reads that much of the collection of contacts.
var contactAddresses = store.NewIndex[addresses](contacts.Name(), 1)

// all are the addresses, tidied.
func (a *addresses) all() []string {
	var emails []string
	if email := tidiedEmail(a.Email); email != "" {
		emails = append(emails, email)
	}
	for _, other := range a.OtherEmails {
		emails = append(emails, tidiedEmail(other))
	}
	return emails
}

func emailsOf(c *sample.Contact) []string {
	return (&addresses{c.Email, c.OtherEmails}).all()
}

// isEmail reports whether a tidy text has the shape of an e-mail address:
// something, one @, and something.
func isEmail(text string) bool {
	local, domain, found := strings.Cut(text, "@")
	return found && local != "" && domain != "" && !strings.Contains(domain, "@")
}
