package sample

import (
	"cmp"
	"slices"
	"time"
)

// BoardAppointment is an appointment that is to be kept today or should have
// been kept already. Its time is in the location of the study.
type BoardAppointment struct {
	Appointment
	// Overdue says that the time has passed and nobody is calling.
	Overdue bool
	// Calling says that the case is being called.
	Calling bool
}

func appointmentOf(c *Case, in *BoardInput) BoardAppointment {
	calling := c.Claim != nil
	return BoardAppointment{
		Appointment: Appointment{Case: c.ID, Contact: c.Contact, At: c.Due.In(in.Location)},
		Overdue:     !calling && c.Due.Before(in.Now),
		Calling:     calling,
	}
}

func sortAppointments(appointments []BoardAppointment) {
	slices.SortFunc(appointments, func(a, b BoardAppointment) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Case, b.Case))
	})
}

// startOfTomorrow is the moment at which the day of a location ends.
func startOfTomorrow(now time.Time, location *time.Location) time.Time {
	local := now.In(location)
	next := time.Date(local.Year(), local.Month(), local.Day()+1, 12, 0, 0, 0, location)
	return firstAt(next.Year(), next.Month(), next.Day(), 0, 0, location)
}
