package demo

import "time"

// fieldNote is the note after the interview that was finished.
const fieldNote = "Synthetic field note. The line was clear and they had time to spare.\n\n" +
	"They kept coming back to the calendar that the partners share; ask the others about it."

// finishedTalk is a synthetic interview: nobody said this.
var finishedTalk = []topic{
	{question: "q1", took: 50 * time.Second, notes: []string{"museum run by the county, three sites"}},
	{question: "q2", took: 70 * time.Second, notes: []string{"looks after learning and outreach", "four years in post"}},
	{question: "q3", took: 45 * time.Second, notes: []string{"one partnership, two meetings of a second"}},
	{question: "q4", took: 150 * time.Second, notes: []string{"get families in who would never come", "work with people who know the estates"}},
	{question: "q5", took: 170 * time.Second, notes: []string{"a place that costs nothing and is warm", "❝ A museum is the one building in town that asks you for nothing."}},
	{question: "q6", took: 120 * time.Second, notes: []string{"yes, within limits; not a social service"}, probes: []string{"why"}},
	{question: "q7", took: 130 * time.Second, notes: []string{"council asked, and visitor numbers were flat"}},
	{question: "q8", took: 160 * time.Second, notes: []string{"objects and a room; partners bring the people", "would not have reached the job club alone"}, probes: []string{"poverty", "partnership"}},
	{question: "q9", took: 290 * time.Second, notes: []string{"meets every second month, moves between venues", "co-ordinator does the chasing", "❝ Once everybody had the same calendar, we stopped running things on the same day.", "health board missing"},
		probes: []string{"network", "role", "mix", "helpful"}},
	{question: "q10", took: 240 * time.Second, notes: []string{"handling sessions, photo walks, a volunteer course", "the course ran twice, fuller the second time"}, probes: []string{"new", "repeated", "partners"}},
	{question: "q11", took: 100 * time.Second, notes: []string{"through the housing office and two schools"}},
	{question: "q12", took: 130 * time.Second, notes: []string{"young parents picked the photographs that were shown"}, probes: []string{"involvement"}},
	{question: "q13", took: 120 * time.Second, notes: []string{"plans with partners now, a year ahead"}, probes: []string{"how"}},
	{question: "q14", took: 100 * time.Second, notes: []string{"volunteer course stays, paid for by the county"}, probes: []string{"how"}},
	{question: "q15", took: 150 * time.Second, notes: []string{"easier with the library than with the leisure trust"}, probes: []string{"cultural", "local_authority"}},
	{question: "q16", took: 180 * time.Second, notes: []string{"shares a van and a mailing list", "❝ We lend each other people now, not only posters."}, probes: []string{"examples", "resources"}},
	{question: "q17", took: 210 * time.Second, notes: []string{"participants: confidence, one now works in the shop", "own staff: learned to leave the script"}, probes: []string{"participants", "own"}},
	{question: "q18", took: 70 * time.Second, notPut: "knows of no scheme to compare it with"},
	{question: "q19", took: 160 * time.Second, notes: []string{"money is agreed too late in the year", "❝ By the time we hear, the summer is over."}, probes: []string{"ongoing", "barriers"}},
	{question: "q20", took: 110 * time.Second, notes: []string{"two years of funding instead of one", "one form for all reporting"}},
	{question: "q21", took: 60 * time.Second, notes: []string{"would do it again"}},
}

// interruptedTalk is a synthetic interview that was cut off: nobody said this.
var interruptedTalk = []topic{
	{question: "q1", took: 40 * time.Second, notes: []string{"arts charity, works out of a former chapel"}},
	{question: "q2", took: 60 * time.Second, notes: []string{"directs it, part time"}},
	{question: "q4", took: 120 * time.Second, notes: []string{"music for people who were told they cannot sing"}},
	{question: "q9", took: 260 * time.Second, notes: []string{"heard of the network late, through a friend", "❝ Nobody is against us. Nobody rings us either."}, probes: []string{"network", "helpful"}},
	{question: "q10", took: 150 * time.Second, notes: []string{"a choir, and a songbook with two schools", "had to go: a delivery at the door, call again"}, probes: []string{"new"}},
}
