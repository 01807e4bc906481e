package recruit

import (
	"fmt"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"fieldwork/forms/sample"
	"fieldwork/forms/study"
	"fieldwork/forms/ui"
)

// large is a study with a hundred thousand contacts.
func large(b *testing.B) *bench {
	b.Helper()
	sheet := sample.Sheet{File: "large.csv", List: "large"}
	cell := func(text string) sample.Cell { return sample.Cell{Text: text, Line: 1, Column: 1} }
	for _, name := range []string{"name", "organisation", "role", "email", "phone", "language", "remit", "funding"} {
		sheet.Header = append(sheet.Header, cell(name))
	}
	for i := range 100_000 {
		sheet.Rows = append(sheet.Rows, []sample.Cell{
			cell(fmt.Sprintf("Person %d of Siân", i)), cell(fmt.Sprintf("Museum %d", i)), cell("Manager"), cell(fmt.Sprintf("p%d@m%d.example", i, i)),
			cell(fmt.Sprintf("01632 %06d", i)), cell("en"), cell([]string{"National", "Regional", "LA based"}[i%3]), cell([]string{"LA", "Commercial", "Charity"}[i%7%3]),
		})
	}
	kept := newBench(b)
	if _, err := kept.ImportContacts([]sample.Sheet{sheet}, "", nil); err != nil {
		b.Fatal(err)
	}
	return kept
}

// BenchmarkHundredThousandContacts opens the list of a large study, types in
// its filter, finds and moves.
func BenchmarkHundredThousandContacts(b *testing.B) {
	kept := large(b)
	list := NewContacts(kept.options()).(*contactList)
	for _, most := range []int{firstRead, 0} {
		b.Run(fmt.Sprintf("open %d", most), func(b *testing.B) {
			for b.Loop() {
				list.Update(list.read(b.Context(), most)())
			}
		})
	}
	list.Update(list.read(b.Context(), 0)())
	list.finder.take(found(list.finder))
	key := func(name string) tea.KeyMsg {
		pressed, _ := ui.KeyNamed(name)
		return pressed
	}
	b.Run("type and draw", func(b *testing.B) {
		list.finder.begin()
		for b.Loop() {
			list.Update(key("m"))
			list.Body(120, 40)
			list.Update(key("backspace"))
			list.Body(120, 40)
		}
	})
	for _, filter := range []string{"m", "museum 99", "sian 4999", "pofsn", "nobody"} {
		b.Run("find "+filter, func(b *testing.B) {
			list.finder.line.SetValue(filter)
			for b.Loop() {
				list.finder.take(found(list.finder))
			}
		})
	}
	list.finder.line.SetValue("")
	list.finder.take(found(list.finder))
	b.Run("move and draw", func(b *testing.B) {
		for b.Loop() {
			list.finder.move(+1)
			list.Body(120, 40)
		}
	})
	contact := list.finder.contacts[50_000]
	b.Run("take an edit", func(b *testing.B) {
		for b.Loop() {
			list.finder.replace(contact)
		}
	})
	b.Run("save an address", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := kept.EditContact(contact.ID, func(c *sample.Contact) error {
				return study.SetColumn(c, sample.EmailColumn, fmt.Sprintf("new%d@place.example", i))
			}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkHundredThousandCandidates opens the sample of a large study, half of
// whose contacts have a case, chooses and moves.
func BenchmarkHundredThousandCandidates(b *testing.B) {
	kept := large(b)
	filter, err := sample.CompileFilter("${funding} = 'LA'", sample.Columns(nil, []sample.Sheet{{Header: []sample.Cell{{Text: "funding"}}}}))
	if err != nil {
		b.Fatal(err)
	}
	if _, _, err := kept.MakeCases("visits", filter, 0); err != nil {
		b.Fatal(err)
	}
	if err := kept.SetSamplingGrid("visits", tableGrid()); err != nil {
		b.Fatal(err)
	}
	screen := NewSampling(kept.options(), "visits").(*sampling)
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			screen.Update(screen.Init()())
		}
	})
	screen.Update(screen.Init()())
	all := found(screen.finder)
	b.Run("take what was found", func(b *testing.B) {
		for b.Loop() {
			screen.finder.take(all)
		}
	})
	b.Run("move and draw", func(b *testing.B) {
		for b.Loop() {
			screen.finder.move(+1)
			screen.Body(120, 40)
		}
	})
	b.Run("choose and take back", func(b *testing.B) {
		screen.finder.cursor.selected = 0
		for b.Loop() {
			screen.Update(screen.toggle()())
			screen.Update(screen.toggle()())
		}
	})
}
