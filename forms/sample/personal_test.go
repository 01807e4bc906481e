package sample_test

import (
	"testing"

	"fieldwork/forms/sample"
)

func TestPersonalHeadings(t *testing.T) {
	for heading, want := range map[string]bool{
		"Name": true, "Mobile": true, "Surname": true, "Email address": true, "E-mail": true, "Contact person": true, "Telephone 2": true,
		"Post code": true, "First-name": true, "Home.phone": true, "Rhif ffôn": true, "E-bost": true, "Cod post": true,
		"do_not_call": true, "do_not_call_reason": true, "other_emails": true,
		"Organisation": false, "Role": false, "Lists": false, "Time zone": false, "Remit": false, "Mobility": false,
		"Contacted": false, "Weight": false, "Post": false, "Area code": false,
	} {
		if got := sample.PersonalHeading(sample.ColumnName(heading)); got != want {
			t.Errorf("%s is personal: %v", heading, got)
		}
	}
}

func TestPersonalValues(t *testing.T) {
	for value, want := range map[string]bool{
		"elin@example.org": true, "@elin": true, "029 2000 0000": true, "(029) 20000000": true, "+44 29 2000 0000": true, "07700.900123": true,
		"": false, "0.8312345678": false, "1.25": false, "2001234567": false, "National": false, "01/02/2024": false, "029 2000 0000 x": false,
	} {
		if got := sample.Personal("source", value); got != want {
			t.Errorf("%q is personal: %v", value, got)
		}
	}
}

func TestAColumnIsPersonalByAnyOfItsValues(t *testing.T) {
	contacts := []sample.Contact{
		{Organisation: "Theatre @ Penarth", Attributes: map[string]string{"reach": "by post", "remit": "National"}},
		{Organisation: "Museum", Attributes: map[string]string{"reach": "elin@example.org"}},
	}
	for column, want := range map[string]bool{
		"reach": true, "remit": false, "organisation": false, "name": true, "email": true, "phone": true, "mobile": true, "absent": false,
	} {
		if got := sample.PersonalColumn(column, contacts); got != want {
			t.Errorf("%s is personal: %v", column, got)
		}
	}
}
