package main

import (
	"context"
	"strings"
	"testing"
)

// editContact runs 'fieldwork contacts edit' with arguments, and gives what it
// says or why it fails.
func (a *testApp) editContact(arguments ...string) (string, error) {
	a.t.Helper()
	a.out.Reset()
	cmd := newContactsEditCommand(a.app)
	cmd.SetArgs(arguments)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err := cmd.ExecuteContext(context.Background())
	return a.out.String(), err
}

func TestContactsAreEditedFromTheCommandLine(t *testing.T) {
	a := newTestApp(t)
	a.do(exitDone, "new", "walk", "--form", "fusion-survey")
	a.env["FIELDWORK_STUDY"] = "walk.field"
	a.write("people.csv", "name,email\nElin,elin@t.example\nBo,bo@a.example\n")
	a.do(exitDone, "contacts", "import", "people.csv")
	a.do(exitDone, "contacts", "list")
	lines := strings.Split(a.out.String(), "\n")
	elin, bo := strings.Fields(lines[1])[0], strings.Fields(lines[2])[0]
	for _, test := range []struct {
		arguments []string
		want      string
	}{
		{[]string{elin, "--set", "Phone=01632 960000", "--set", "remit=art"}, "Contact " + elin + ": changed phone, remit.\n"},
		{[]string{elin, "--set", "phone=01632 960000"}, "Nothing was changed: contact " + elin + " is so already.\n"},
		{[]string{elin, "--do-not-call", "Ill"}, "Contact " + elin + ": changed do_not_call, do_not_call_reason.\n"},
		{[]string{elin, "--allow-calls", "--set", "remit="}, "Contact " + elin + ": changed do_not_call, do_not_call_reason, remit.\n"},
	} {
		if got, err := a.editContact(test.arguments...); err != nil || got != test.want {
			t.Errorf("%v: %q, %v", test.arguments, got, err)
		}
	}
	for _, test := range []struct {
		arguments []string
		want      string
	}{
		{[]string{elin, "--set", "remit=art", "--set", "email=nowhere"}, "The contact was not changed: \"nowhere\" is no e-mail address; write one such as name@place.example."},
		{[]string{elin, "--set", "email=BO@a.example"}, "Contact " + bo + " has this e-mail address already; nothing was changed."},
		{[]string{elin, "--set", "phone"}, "--set needs COLUMN=TEXT, such as phone=\"01632 960000\", not phone."},
		{[]string{elin}, "Say what to change with --set COLUMN=TEXT, --do-not-call REASON or --allow-calls."},
		{[]string{elin, "--do-not-call", "Ill", "--allow-calls"}, "Give --do-not-call or --allow-calls, not both."},
		{[]string{"ZZZZZZ", "--allow-calls"}, "The study has no contact ZZZZZZ; 'fieldwork contacts list' shows those it has."},
	} {
		if _, err := a.editContact(test.arguments...); err == nil || sentenceOf(err) != test.want {
			t.Errorf("%v: %v", test.arguments, err)
		}
	}
	a.do(exitDone, "contacts", "list", "--json")
	if got := a.out.String(); strings.Contains(got, "art") || !strings.Contains(got, `"phone":"01632 960000"`) {
		t.Errorf("the contacts are %s", got)
	}
}
