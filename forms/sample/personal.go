package sample

import (
	"slices"
	"strings"
	"unicode"
)

// personalWords are words in the headings of columns that name a person or tell
// where to reach them, in English and in Welsh. Two words of a heading that
// stand side by side count as one word too: "post code", "e-mail".
var personalWords = map[string]bool{
	"name": true, "names": true, "surname": true, "forename": true, "firstname": true, "lastname": true, "fullname": true,
	"email": true, "emails": true, "mail": true, "phone": true, "phones": true, "telephone": true, "tel": true, "mobile": true,
	"landline": true, "fax": true, "whatsapp": true, "address": true, "addresses": true, "postcode": true, "street": true,
	"contact": true, "dob": true, "birth": true, "birthday": true,
	"enw": true, "enwau": true, "cyfenw": true, "ebost": true, "ffôn": true, "ffon": true, "symudol": true,
	"cyfeiriad": true, "codpost": true,
}

// PersonalHeading reports whether a column, named as ColumnName does, names a
// person or tells where to reach them, by the words of its heading. Whether and
// why somebody must not be called is theirs too.
func PersonalHeading(column string) bool {
	if strings.HasPrefix(column, DoNotCallColumn) {
		return true
	}
	before := ""
	for word := range strings.FieldsFuncSeq(column, func(r rune) bool { return strings.ContainsRune("_.-", r) || unicode.IsDigit(r) }) {
		if personalWords[word] || personalWords[before+word] {
			return true
		}
		before = word
	}
	return false
}

// Personal reports whether what a contact has in a column names a person or
// tells where to reach them, by the heading or by the value: an "@", or a
// telephone number.
func Personal(column, value string) bool {
	return PersonalHeading(column) || strings.Contains(value, "@") || readsLikeTelephone(value)
}

// PersonalColumn reports whether a column is personal by its heading or by what
// any contact has in it. Of the columns that every contact has only the heading
// counts.
func PersonalColumn(column string, contacts []Contact) bool {
	if slices.Contains(ownColumns, column) {
		return PersonalHeading(column)
	}
	return PersonalHeading(column) || slices.ContainsFunc(contacts, func(c Contact) bool {
		return Personal(column, c.Attributes[column])
	})
}

// readsLikeTelephone reports whether a value is a telephone number: nine digits
// or more, the first a zero or after a plus, and nothing but what parts them. A
// decimal fraction, such as a weight, is none.
func readsLikeTelephone(value string) bool {
	const fewest = 9
	digits := 0
	for _, r := range value {
		switch {
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune(" +()-./\u00a0", r):
			return false
		}
	}
	return digits >= fewest && strings.ContainsAny(strings.TrimLeft(value, " (")[:1], "+0") && !isFraction(value)
}

// isFraction reports whether a value is a number below 1, written as "0.25".
func isFraction(value string) bool {
	places, found := strings.CutPrefix(value, "0.")
	return found && !strings.ContainsFunc(places, func(r rune) bool { return !unicode.IsDigit(r) })
}
