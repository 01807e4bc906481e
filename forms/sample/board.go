package sample

import (
	"math/big"
	"time"
)

// BoardInput is what the board of one instrument is made from.
type BoardInput struct {
	Instrument string
	Now        time.Time
	// Location is where the study has its days.
	Location *time.Location
	// Cases may be those of every instrument; the others are passed over.
	Cases []Case
	// Lists names the lists that a contact is on; nil if there are none.
	Lists func(contact string) []string
	// Days holds the calls for the instrument by date, written "2006-01-02".
	Days map[string]DayTally
	// Lengths counts the complete interviews by their length in minutes.
	Lengths map[int]int
}

// Board is how the fieldwork on one instrument stands.
type Board struct {
	// Sample is the number of cases. Each is open or closed; Completes and
	// Partials are closed ones.
	Sample, Open, Closed int
	Completes, Partials  int
	States               map[State]int
	// ByList and Total are as the function ByList gives them.
	ByList []ListRow
	Total  ListRow
	// Calls is the number of attempts on every day, the misdated among them.
	Calls int
	// Misdated is how many calls are in no day because their date cannot be
	// right: it is none, comes after today, or is more than ten years old.
	Misdated int
	// Days are the days from the first with a call to the last, those without
	// a call between them.
	Days []BoardDay
	// CallsPerComplete is not applicable while nothing is complete.
	CallsPerComplete Rate
	// MedianMinutes is the median length of the Measured interviews; it means
	// nothing where Measured is 0.
	MedianMinutes float64
	Measured      int
	// AppointmentsToday are the appointments of today, and those of earlier
	// days that were not kept, in order of time.
	AppointmentsToday []BoardAppointment
}

// MakeBoard counts how the fieldwork on an instrument stands.
func MakeBoard(in BoardInput) Board {
	board := Board{States: map[State]int{}}
	members := make([]Member, 0, len(in.Cases))
	tomorrow := startOfTomorrow(in.Now, in.Location)
	for i := range in.Cases {
		c := &in.Cases[i]
		if c.Instrument != in.Instrument {
			continue
		}
		board.count(c)
		if c.State == Appointed && c.Due.Before(tomorrow) {
			board.AppointmentsToday = append(board.AppointmentsToday, appointmentOf(c, &in))
		}
		members = append(members, memberOf(c, in.Lists))
	}
	sortAppointments(board.AppointmentsToday)
	board.ByList, board.Total = ByList(members)
	board.Days, board.Calls, board.Misdated = boardDays(in.Days, in.Now.In(in.Location))
	board.CallsPerComplete = Rate{Name: "Calls per complete",
		Fraction: fraction(big.NewRat(int64(board.Calls), 1), big.NewRat(int64(board.Completes), 1))}
	board.MedianMinutes, board.Measured = medianMinutes(in.Lengths)
	return board
}

func (b *Board) count(c *Case) {
	b.Sample++
	b.States[c.State]++
	if c.State == Closed {
		b.Closed++
	} else {
		b.Open++
	}
	switch c.Disposition {
	case CompleteCode:
		b.Completes++
	case PartialCode:
		b.Partials++
	}
}

func memberOf(c *Case, lists func(contact string) []string) Member {
	member := Member{Sampled: true, Complete: c.Disposition == CompleteCode}
	if lists != nil {
		member.Lists = lists(c.Contact)
	}
	return member
}
