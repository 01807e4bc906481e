package merge

import "time"

// Choice says how a conflict is settled.
type Choice int

// The choices. Both is only for texts, one of which is then put under the
// other.
const (
	Undecided Choice = iota
	Ours
	Theirs
	Both
)

// Version is one side of a conflict.
type Version struct {
	// Who changed it last on this side, and when.
	Who string
	At  time.Time
	// Words say what it is there; empty where there is nothing. They may hold
	// any characters.
	Words string
}

// Conflict is something that both copies have changed in different ways.
type Conflict struct {
	// ID names the conflict; it is the same whenever the same copies are
	// compared.
	ID string
	// What says what it is about: "The interview 4F2K, its answer to q5".
	What         string
	Ours, Theirs Version
	// Joins says that both can be kept, one under the other.
	Joins bool
}

// Allows reports whether a conflict can be settled so.
func (c *Conflict) Allows(choice Choice) bool {
	return choice == Ours || choice == Theirs || choice == Both && c.Joins
}

// Choices hold how conflicts are settled, by their IDs.
type Choices map[string]Choice

// Every settles all conflicts alike.
func Every(conflicts []Conflict, choice Choice) Choices {
	all := make(Choices, len(conflicts))
	for i := range conflicts {
		all[conflicts[i].ID] = choice
	}
	return all
}

// Open lists the conflicts that are not settled yet.
func (c Choices) Open(conflicts []Conflict) []Conflict {
	var open []Conflict
	for i := range conflicts {
		if !conflicts[i].Allows(c[conflicts[i].ID]) {
			open = append(open, conflicts[i])
		}
	}
	return open
}
