package sample

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// The columns that every contact has, as files and filters name them. Lists
// holds the names of lists joined by spaces, "_" for a space within a name, so
// that selected() finds them.
const (
	NameColumn         = "name"
	OrganisationColumn = "organisation"
	RoleColumn         = "role"
	EmailColumn        = "email"
	PhoneColumn        = "phone"
	LanguageColumn     = "language"
	TimeZoneColumn     = "time_zone"
	ListsColumn        = "lists"
	DoNotCallColumn    = "do_not_call"
)

var ownColumns = []string{
	NameColumn, OrganisationColumn, RoleColumn, EmailColumn, PhoneColumn, LanguageColumn,
	TimeZoneColumn, ListsColumn, DoNotCallColumn,
}

// otherSpellings finds the column that a differently spelt heading means.
var otherSpellings = map[string]string{
	"organization": OrganisationColumn,
	"e-mail":       EmailColumn,
	"telephone":    PhoneColumn,
	"timezone":     TimeZoneColumn,
}

// ColumnName makes of a heading the name by which filters know its column:
// small letters, "_" for what no name can hold, such as "delivery_remit" for
// "Delivery remit". It is empty for a heading without a letter or digit.
func ColumnName(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(tidy(heading)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '-' || r == '.':
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	name := strings.Trim(b.String(), "_-.")
	if other, ok := otherSpellings[name]; ok {
		return other
	}
	if name != "" && !unicode.IsLetter([]rune(name)[0]) {
		return "_" + name
	}
	return name
}

// Column gives a column of a contact as filters see it; "" for one that the
// contact does not have.
func (c *Contact) Column(name string) string {
	switch name {
	case ListsColumn:
		names := make([]string, len(c.Lists))
		for i, list := range c.Lists {
			names[i] = strings.ReplaceAll(list, " ", "_")
		}
		return strings.Join(names, " ")
	case DoNotCallColumn:
		return strconv.FormatBool(c.DoNotCall)
	}
	if field := c.field(name); field != nil {
		return *field
	}
	return c.Attributes[name]
}

// field is the field that holds a column; nil for an attribute.
func (c *Contact) field(name string) *string {
	switch name {
	case NameColumn:
		return &c.Name
	case OrganisationColumn:
		return &c.Organisation
	case RoleColumn:
		return &c.Role
	case EmailColumn:
		return &c.Email
	case PhoneColumn:
		return &c.Phone
	case LanguageColumn:
		return &c.Language
	case TimeZoneColumn:
		return &c.TimeZone
	}
	return nil
}

// Columns lists the columns that a filter on contacts can name: those of every
// contact, then the attributes of these contacts and sheets in the order of
// the alphabet.
func Columns(contacts []Contact, sheets []Sheet) []string {
	attributes := map[string]bool{}
	for i := range contacts {
		for name := range contacts[i].Attributes {
			attributes[name] = true
		}
	}
	for i := range sheets {
		for _, cell := range sheets[i].Header {
			attributes[ColumnName(cell.Text)] = true
		}
	}
	delete(attributes, "")
	for _, name := range ownColumns {
		delete(attributes, name)
	}
	names := make([]string, 0, len(attributes))
	for name := range attributes {
		names = append(names, name)
	}
	slices.Sort(names)
	return append(slices.Clone(ownColumns), names...)
}
