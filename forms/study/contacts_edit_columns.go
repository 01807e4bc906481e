package study

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fieldwork/forms/sample"
)

const (
	// OtherEmailsColumn is the column of a contact's further e-mail addresses.
	OtherEmailsColumn = "other_emails"
	// DoNotCallReasonColumn is the attribute that says why a contact must not
	// be called.
	DoNotCallReasonColumn = "do_not_call_reason"
)

// The bounds of what an edit takes, as those of the lists that are imported.
const (
	longestDetail  = 2000 // characters of one column
	mostAttributes = 1000
)

// SetColumn puts a text in a column of a contact, as sample.Columns names it,
// tidied as a list of contacts is when it is imported. An empty text clears the
// column; an attribute that is cleared is taken out. Lists and other e-mail
// addresses are separated by semicolons. The error wraps ErrContactRefused.
func SetColumn(c *sample.Contact, column, text string) error {
	switch {
	case !utf8.ValidString(text):
		return refused("this is not UTF-8 text")
	case utf8.RuneCountInString(text) > longestDetail:
		return refused("this is longer than %d characters; shorten it", longestDetail)
	}
	text = tidied(text)
	switch column {
	case sample.EmailColumn:
		c.Email = tidiedEmail(text)
	case OtherEmailsColumn:
		c.OtherEmails = severalOf(text, tidiedEmail)
	case sample.ListsColumn:
		c.Lists = severalOf(text, tidied)
	case sample.LanguageColumn:
		c.Language = strings.ToLower(text)
	case sample.DoNotCallColumn:
		return refused("whether a contact may be called is marked with a reason")
	default:
		return setText(c, column, text)
	}
	return nil
}

// SetDoNotCall marks a contact who must not be called again, and why. The
// error wraps ErrContactRefused if there is no reason.
func SetDoNotCall(c *sample.Contact, reason string) error {
	if tidied(reason) == "" {
		return refused("say why the contact must not be called")
	}
	c.DoNotCall = true
	return SetColumn(c, DoNotCallReasonColumn, reason)
}

// AllowCalls takes the mark of SetDoNotCall, and its reason, away.
func AllowCalls(c *sample.Contact) {
	c.DoNotCall = false
	delete(c.Attributes, DoNotCallReasonColumn)
}

// setText puts a text in a column that holds nothing but text.
func setText(c *sample.Contact, column, text string) error {
	if field := fieldOf(c, column); field != nil {
		*field = text
		return nil
	}
	switch {
	case column == "" || sample.ColumnName(column) != column:
		return refused("an attribute has a name of letters, digits, - . and _, such as delivery_remit")
	case text == "":
		delete(c.Attributes, column)
		return nil
	case c.Attributes == nil:
		c.Attributes = map[string]string{}
	}
	c.Attributes[column] = text
	return nil
}

// fieldOf is the field that holds a column of text; nil for an attribute.
func fieldOf(c *sample.Contact, column string) *string {
	switch column {
	case sample.NameColumn:
		return &c.Name
	case sample.OrganisationColumn:
		return &c.Organisation
	case sample.RoleColumn:
		return &c.Role
	case sample.PhoneColumn:
		return &c.Phone
	case sample.TimeZoneColumn:
		return &c.TimeZone
	}
	return nil
}

// changedColumns lists the columns in which two contacts differ.
func changedColumns(before, after *sample.Contact) []string {
	var changed []string
	for _, column := range []string{
		sample.NameColumn, sample.OrganisationColumn, sample.RoleColumn, sample.EmailColumn,
		sample.PhoneColumn, sample.LanguageColumn, sample.TimeZoneColumn, sample.DoNotCallColumn,
	} {
		if before.Column(column) != after.Column(column) {
			changed = append(changed, column)
		}
	}
	if !slices.Equal(before.Lists, after.Lists) {
		changed = append(changed, sample.ListsColumn)
	}
	if !slices.Equal(before.OtherEmails, after.OtherEmails) {
		changed = append(changed, OtherEmailsColumn)
	}
	attributes := maps.Clone(before.Attributes)
	if attributes == nil {
		attributes = map[string]string{}
	}
	maps.Copy(attributes, after.Attributes)
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		if before.Attributes[name] != after.Attributes[name] {
			changed = append(changed, name)
		}
	}
	return changed
}

func refused(format string, arguments ...any) error {
	return fmt.Errorf("%w: %s", ErrContactRefused, fmt.Sprintf(format, arguments...))
}

// tidied joins the words of a text by single spaces, letters and their accents
// composed (Unicode NFC).
func tidied(text string) string { return norm.NFC.String(strings.Join(strings.Fields(text), " ")) }

// tidiedEmail is an e-mail address without any space, in small letters.
func tidiedEmail(text string) string {
	return norm.NFC.String(strings.ToLower(strings.Join(strings.Fields(text), "")))
}

// severalOf gives what a text names between semicolons, each once.
func severalOf(text string, tidy func(string) string) []string {
	var names []string
	for name := range strings.SplitSeq(text, ";") {
		if name = tidy(name); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
