package sample

import "time"

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
	// ByAnswer counts the complete cases on the lists that Responses name; see
	// Members.
	ByAnswer  bool
	Responses []Response
	// Days holds the calls for the instrument by date, written "2006-01-02".
	// Responses that came without a call are in none.
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
	// ByList and Total are as the function ByList gives them of the Members, of
	// whom Unsampled are responses that belong to no case.
	ByList    []ListRow
	Total     ListRow
	Unsampled int
	// Calls is the number of attempts on every day, the misdated among them.
	Calls int
	// Misdated is how many calls are in no day because their date cannot be
	// right: it is none, comes after today, or is more than ten years old.
	Misdated int
	// Days are the days from the first with a call to the last, those without
	// a call between them.
	Days []BoardDay
	// CallsPerComplete is how many calls it took to complete an interview in a
	// call; not applicable while none was.
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
	list := make([]*Case, 0, len(in.Cases))
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
		list = append(list, c)
	}
	sortAppointments(board.AppointmentsToday)
	members, unsampled := Members(in.membership(list))
	board.ByList, board.Total = ByList(members)
	board.Unsampled = unsampled
	board.Days, board.Calls, board.Misdated = boardDays(in.Days, in.Now.In(in.Location))
	board.CallsPerComplete = callsPerComplete(in.Days)
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

func (in *BoardInput) membership(cases []*Case) Membership {
	lists := in.Lists
	if lists == nil {
		lists = func(string) []string { return nil }
	}
	return Membership{
		Cases: cases, Lists: lists, ByAnswer: in.ByAnswer, Responses: in.Responses,
		Complete: func(c *Case) bool { return c.Disposition == CompleteCode },
	}
}
