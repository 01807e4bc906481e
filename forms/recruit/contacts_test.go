package recruit

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
	"fieldwork/forms/ui/uitest"
	"fieldwork/store/storetest"
)

var sizes = []struct{ width, height int }{{80, 24}, {120, 40}}

func TestContactViews(t *testing.T) {
	for _, size := range sizes {
		b := stakeholders(t)
		if _, _, err := b.MakeCases("visits", nil, 0); err != nil {
			t.Fatal(err)
		}
		b.record(b.cases()[0].ID, "no_answer", storetest.Start.Add(24*time.Hour))
		d := uitest.Start(t, NewContacts(b.options()), size.width, size.height)
		d.Golden(fmt.Sprintf("contacts-%dx%d", size.width, size.height))
		d.Press("/")
		d.Type("arch")
		d.Golden(fmt.Sprintf("contacts-filter-%dx%d", size.width, size.height))
		d.Press("esc", "home", "enter")
		d.Golden(fmt.Sprintf("contact-%dx%d", size.width, size.height))
		d.Press("d")
		d.Type("Moved away\n")
		d.Golden(fmt.Sprintf("contact-do-not-call-%dx%d", size.width, size.height))
	}
}

func TestContactsAreFoundAsOneTypes(t *testing.T) {
	d := uitest.Start(t, NewContacts(stakeholders(t).options()), 80, 24)
	d.Press("/")
	d.Type("mair")
	d.Shows("Mair Ellis", "! do not call", "1 of 41")
	d.Hides("Bo Lane")
	d.Press("backspace", "backspace", "backspace", "backspace")
	d.Type("archive g")
	d.Hides("Theatre")
	d.Press("down", "enter")
	d.Press("enter")
	d.Shows("Contact   ")
	d.Press("esc")
	d.Shows("/ archive g")
	d.Press("esc")
	d.Shows("1–18 of 41")
	d.Press("/")
	d.Type("nobody at all")
	d.Shows("No contact has this.", "0 of 41")
	d.Press("enter", "enter")
	d.Shows("No contact is listed.")
	d.Press("esc", "end")
	d.Shows("24–41 of 41")
	d.Press("home", "pgdown", "up")
	d.Shows("▸ ")
}

func TestAnEmptyStudySaysHowToGetContacts(t *testing.T) {
	d := uitest.Start(t, NewContacts(newBench(t).options()), 80, 24)
	d.Shows("The study has no contact yet; import some with 'fieldwork contacts import")
}

// opened shows the only contact of a study.
func opened(t *testing.T, b *bench) *uitest.Driver {
	t.Helper()
	d := uitest.Start(t, NewContacts(b.options()), 80, 24)
	d.Press("enter")
	return d
}

func one(t *testing.T) *bench {
	return newBench(t, heading, "Elin Rees,Theatre,Manager,elin@t.example,01632 960001,en,National,LA")
}

func TestAFieldIsChangedAndTheListHearsOfIt(t *testing.T) {
	b := one(t)
	d := opened(t, b)
	d.Press("enter", "ctrl+u")
	d.Type("Elin  Rhys\n")
	d.Shows("Saved: name. u undoes it.", "Contact   Elin Rhys")
	if got := b.all()[0].Name; got != "Elin Rhys" {
		t.Errorf("the name is %q", got)
	}
	d.Press("esc", "/")
	d.Type("rhys")
	d.Shows("Elin Rhys", "1 of 1")
}

func TestWhatIsRefusedIsAskedAgain(t *testing.T) {
	b := one(t)
	b.bringIn("south", "name,email", "Bo Lane,bo@a.example")
	d := opened(t, b)
	d.Press("down", "down", "down", "enter", "ctrl+u")
	d.Type("nowhere\n")
	d.Shows("The contact was not changed: \"nowhere\" is no e-mail address", "▸ nowhere")
	d.Press("ctrl+u")
	d.Type("BO@a.example\n")
	d.Shows("Another contact has this e-mail address", "▸ BO@a.example")
	d.Press("ctrl+u")
	d.Type("new@t.example\n")
	d.Shows("Saved: e-mail.")
	if got := b.all()[0].Email; got != "new@t.example" {
		t.Errorf("the address is %q", got)
	}
}

func TestALanguageIsPicked(t *testing.T) {
	b := one(t)
	d := opened(t, b)
	for range 6 {
		d.Press("down")
	}
	d.Press("enter")
	d.Shows("Language to be asked in", "English", "Cymraeg", "not known")
	d.Press("2")
	d.Shows("Saved: language.", "Cymraeg (cy)")
	d.Press("enter", "3")
	if got := b.all()[0].Language; got != "" {
		t.Errorf("the language is %q", got)
	}
}

func TestATimeZoneIsCheckedAndListsAreParted(t *testing.T) {
	b := one(t)
	d := opened(t, b)
	for range 7 {
		d.Press("down")
	}
	d.Press("e")
	d.Type("Mars/Base\n")
	d.Shows("is no time zone; write one such as")
	d.Press("ctrl+u")
	d.Type("Atlantic/Azores\n")
	d.Shows("Saved: time zone.")
	d.Press("down", "enter")
	d.Type("; reserve\n")
	d.Shows("north; reserve")
	if got := b.all()[0]; got.TimeZone != "Atlantic/Azores" || len(got.Lists) != 2 {
		t.Errorf("the contact is %+v", got)
	}
}

func TestAttributesAreAddedAndTakenOut(t *testing.T) {
	b := one(t)
	d := opened(t, b)
	d.Press("a")
	d.Type("Remit\n")
	d.Shows("The contact has remit already; choose another name.")
	d.Press("ctrl+u")
	d.Type("!!!\n")
	d.Shows("The name of an attribute has a letter or a digit.")
	d.Press("ctrl+u")
	d.Type("Delivery area\n")
	d.Shows("Change delivery_area")
	d.Type("Gwent\n")
	d.Shows("delivery_area         Gwent")
	d.Press("end", "up", "up")
	d.Press("x")
	d.Hides("funding               LA")
	if got := b.all()[0].Attributes; got["delivery_area"] != "Gwent" || got["funding"] != "" || got["remit"] != "National" {
		t.Errorf("the attributes are %v", got)
	}
}

func TestACallIsForbiddenWithAReasonAndAllowedAgain(t *testing.T) {
	b := one(t)
	d := opened(t, b)
	d.Press("d")
	d.Type("\n")
	d.Shows("say why the contact must not be called.")
	d.Type("Asked not to be\n")
	d.Shows("! must not be called", "do_not_call_reason    Asked not to be", "! do not call")
	d.Press("d", "enter")
	if !b.all()[0].DoNotCall {
		t.Error("the answer no let them be called")
	}
	d.Press("d", "y")
	d.Shows("may be called")
	d.Hides("Asked not to be")
	if got := b.all()[0]; got.DoNotCall || got.Attributes[study.DoNotCallReasonColumn] != "" {
		t.Errorf("the contact is %+v", got)
	}
}

func TestEditsAreUndoneOneByOne(t *testing.T) {
	b := one(t)
	before := b.all()[0]
	d := opened(t, b)
	d.Press("u")
	d.Shows("Nothing was changed here that could be undone.")
	d.Press("x")
	d.Press("down", "x", "d")
	d.Type("Ill\n")
	d.Press("u", "u")
	d.Shows("Undone: organisation.", "Theatre")
	d.Press("u")
	d.Shows("Undone: name.")
	if got := fmt.Sprintf("%+v", b.all()[0]); got != fmt.Sprintf("%+v", before) {
		t.Errorf("the contact is %s, was %+v", got, before)
	}
	d.Press("enter", "enter")
	d.Shows("Nothing was changed.")
}

func TestAnEditThatSomebodyElseWentOverIsNotUndone(t *testing.T) {
	b := one(t)
	d := opened(t, b)
	d.Press("down", "x")
	if _, err := b.EditContact(b.all()[0].ID, func(c *sample.Contact) error { return study.SetColumn(c, sample.RoleColumn, "Head") }); err != nil {
		t.Fatal(err)
	}
	d.Press("u")
	d.Shows("The contact has changed since")
}

func TestAFullDiskIsToldAndLeavesTheContact(t *testing.T) {
	b := one(t)
	d := opened(t, b)
	b.disk.next = true
	d.Press("x")
	d.Shows("! The disk is full.", "Name                  Elin Rees")
	if got := b.all()[0].Name; got != "Elin Rees" {
		t.Errorf("the name is %q", got)
	}
}

func TestACaseCannotBeChangedHere(t *testing.T) {
	d := opened(t, one(t))
	d.Shows("There is no case for this contact yet.")
	d.Press("end", "enter")
	d.Shows("Cases and calls are not changed here.")
}

func TestTheMouseSelectsThenOpensAndEdits(t *testing.T) {
	d := uitest.Start(t, NewContacts(stakeholders(t).options()), 80, 24)
	const first = 4 // the line of the first contact in the window
	d.Click(10, first+2)
	d.Click(10, first+2)
	d.Shows("Contact   Ann Hall 2")
	d.Click(10, 3)
	d.Click(10, 3)
	d.Shows("Change organisation")
	d.Press("esc")
	d.Send(tea.MouseMsg{X: 10, Y: 5, Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown})
	d.Shows("▸ Role")
}

// hostileText is what a list from outside might hold.
const hostileText = "Elin\x1b]0;owned\a\x1b[31mred \u202eBo\u0301\u0301\u0301"

func TestHostileContactsAreShownSafely(t *testing.T) {
	b := newBench(t, heading, strings.Join([]string{hostileText, hostileText, hostileText, "a\x1b@b", hostileText, "en", hostileText, hostileText}, ","))
	if err := b.SetSamplingGrid("visits", sample.Grid{Row: "remit", Column: "funding", Targets: []sample.Target{{Row: hostileText, Column: hostileText, Number: 1}}}); err != nil {
		t.Fatal(err)
	}
	safe := func(d *uitest.Driver) {
		t.Helper()
		for _, bad := range []string{"\x1b]", "\x1b[31m", "\u202e", "\a"} {
			if strings.Contains(d.View(), bad) {
				t.Errorf("the frame holds %q: %q", bad, d.View())
			}
		}
	}
	d := uitest.Start(t, NewContacts(b.options()), 120, 40)
	safe(d)
	d.Press("enter")
	safe(d)
	d.Press("enter")
	safe(d)
	d.Press("esc", "d")
	safe(d)
	d = uitest.Start(t, NewSampling(b.options(), "visits"), 120, 40)
	safe(d)
	d.Press("space")
	safe(d)
	d.Press("t")
	safe(d)
}

// fits fails the test if a screen is drawn taller or wider than it may be.
func fits(t *testing.T, screen ui.Screen) {
	t.Helper()
	for width := 10; width < 140; width += 7 {
		for height := 1; height < 45; height++ {
			lines := strings.Split(screen.Body(width, height), "\n")
			if len(lines) > height {
				t.Fatalf("at %dx%d it is %d lines tall", width, height, len(lines))
			}
			for _, line := range lines {
				if ui.Width(line) > width {
					t.Fatalf("at %dx%d there is a line of %d columns: %q", width, height, ui.Width(line), line)
				}
			}
		}
	}
}

func TestScreensAreNeverTallerNorWiderThanAsked(t *testing.T) {
	b := stakeholders(t)
	if err := b.SetSamplingGrid("visits", tableGrid()); err != nil {
		t.Fatal(err)
	}
	for _, first := range []ui.Screen{NewContacts(b.options()), NewSampling(b.options(), "visits")} {
		fits(t, first)
		d := uitest.Start(t, first, 80, 24)
		fits(t, d.Shell.Top())
		d.Press("/")
		d.Type("mair")
		fits(t, d.Shell.Top())
		d.Press("enter", "enter")
		fits(t, d.Shell.Top())
		d.Press("t", "9")
		fits(t, d.Shell.Top())
	}
}

func TestTheFirstContactsAreShownBeforeAllAreRead(t *testing.T) {
	rows := []string{"name"}
	for i := range firstRead + 500 {
		rows = append(rows, fmt.Sprintf("Person %04d", i))
	}
	b := newBench(t, rows...)
	l := NewContacts(b.options()).(*contactList)
	look := func() { l.Update(found(l.finder)) }
	l.Update(l.read(t.Context(), firstRead)())
	look()
	if body := l.Body(80, 24); !strings.Contains(body, "1–22 of 1,000…") {
		t.Errorf("at first it shows\n%s", body)
	}
	whole := l.read(t.Context(), 0)()
	edit, err := b.EditContact(l.finder.contacts[0].ID, func(c *sample.Contact) error { return study.SetColumn(c, sample.NameColumn, "Elin Rees") })
	if err != nil {
		t.Fatal(err)
	}
	l.Update(savedMsg{edit: edit})
	l.Update(whole)
	l.Update(l.read(t.Context(), firstRead)())
	look()
	if body := l.Body(80, 24); !strings.Contains(body, "1–22 of 1,500") || !strings.Contains(body, "▸ Elin Rees") {
		t.Errorf("then it shows\n%s", body)
	}
}

func TestReadingEndsWhenTheListIsLeft(t *testing.T) {
	l := NewContacts(stakeholders(t).options()).(*contactList)
	l.Init()
	ctx, stop := context.WithCancel(t.Context())
	l.stop = stop
	read := l.read(ctx, 0)
	l.leave()
	if msg := read().(peopleMsg); !errors.Is(msg.err, context.Canceled) || len(msg.read.contacts) > 0 {
		t.Errorf("%d contacts were read, %v", len(msg.read.contacts), msg.err)
	}
}
