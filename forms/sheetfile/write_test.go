package sheetfile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldwork/forms/sample"
	"fieldwork/forms/sheetfile"
)

func written(t testing.TB, contacts []sample.Contact, raw bool) string {
	t.Helper()
	var out strings.Builder
	if err := sheetfile.Write(&out, contacts, raw); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestWhatASpreadsheetWouldCalculateIsDefused(t *testing.T) {
	contacts := []sample.Contact{{
		ID: "1", Name: "=1+1", Organisation: "@sum", Phone: "+44 1632 960000", Lists: []string{"a", "b c"},
		DoNotCall: true, Attributes: map[string]string{"score": "-5"},
	}}
	const head = "name,organisation,role,email,phone,language,time_zone,lists,do_not_call,score\r\n"
	if diff := cmp.Diff(head+"'=1+1,'@sum,,,'+44 1632 960000,,,a; b c,yes,-5\r\n", written(t, contacts, false)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(head+"=1+1,@sum,,,+44 1632 960000,,,a; b c,yes,-5\r\n", written(t, contacts, true)); diff != "" {
		t.Error(diff)
	}
}

// Texts are drawn as an import tidies them: no space at their ends.
func drawText(t *rapid.T, label string) string {
	return rapid.StringMatching(`[=+a-zŵ"',;\-]{0,6}`).Draw(t, label)
}

func TestARawFileIsReadBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var contacts []sample.Contact
		for i := range rapid.IntRange(0, 4).Draw(t, "contacts") {
			contact := sample.Contact{
				ID: fmt.Sprint(i), Name: "n" + drawText(t, "name"), Organisation: drawText(t, "organisation"),
				Role: drawText(t, "role"), Email: fmt.Sprintf("p%d@x", i), Phone: drawText(t, "phone"),
				Language: rapid.SampledFrom([]string{"", "cy"}).Draw(t, "language"), DoNotCall: rapid.Bool().Draw(t, "do not call"),
				TimeZone: rapid.SampledFrom([]string{"", "Europe/London"}).Draw(t, "time zone"),
				Lists:    rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a", "b c", "d"}), rapid.ID).Draw(t, "lists"),
			}
			if len(contact.Lists) == 0 {
				contact.Lists = nil
			}
			if remit := drawText(t, "remit"); remit != "" {
				contact.Attributes = map[string]string{"remit": remit}
			}
			contact.Name += fmt.Sprint(i)
			contacts = append(contacts, contact)
		}
		contents, err := sheetfile.Read("a.csv", strings.NewReader(writtenIn(t, contacts)))
		if err != nil {
			t.Fatal(err)
		}
		next := 0
		result, err := sample.ImportContacts(nil, []sample.Sheet{contents.Sheet}, nil, func() string {
			next++
			return fmt.Sprint(next - 1)
		})
		if err != nil || len(result.Refused()) > 0 {
			t.Fatal(err, result.Refused())
		}
		if diff := cmp.Diff(contacts, result.Changed); diff != "" {
			t.Fatal(diff)
		}
	})
}

func writtenIn(t *rapid.T, contacts []sample.Contact) string {
	var out strings.Builder
	if err := sheetfile.Write(&out, contacts, true); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
