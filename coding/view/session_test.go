package view_test

import (
	"slices"
	"strings"
	"testing"

	"fieldwork/coding"
)

// coded is one coding of a session: the keys that reach and select a passage,
// those that put a code on it, and what is coded then.
type coded struct {
	selecting, putting []string
	words, code        string
}

// session codes the invented interview from its start, as a coder would who
// reads it: with hot keys, with the picker, and in vivo.
var session = []coded{
	{keysOf("] )"), keysOf("c J o i n i n g enter"), "We joined in the first year, in the summer, when the council was looking for places that could take groups of young people.", "Joining"},
	{keysOf("s"), keysOf("c S t a f f enter"), "There are four of us on the staff, and a lot of volunteers.", "Staff"},
	{keysOf("] ]"), keysOf("2"), "Oh, the links, without a doubt.", "Links"},
	{keysOf("s s"), keysOf("2"), "Before this I could not have told you who to ring at the housing association. Now I have her mobile number.", "Links"},
	{keysOf("s"), keysOf("c S h a r i n g enter"), "We share a minibus, we share two trainers, and last spring we shared a stand at the show.", "Sharing"},
	{nil, keysOf("2"), "We share a minibus, we share two trainers, and last spring we shared a stand at the show.", "Links"},
	{keysOf("s"), keysOf("2"), "It opened doors that we had been knocking on for years – Tŷ Cymunedol, for one, and the college.", "Links"},
	{keysOf("] ]"), keysOf("3"), "People know that we are here.", "Profile"},
	{keysOf("s"), keysOf("."), "We had families in who live two streets away and had never come through the door.", "Profile"},
	{keysOf("s"), keysOf("."), "One grandmother said it had always looked like a bank.", "Profile"},
	{keysOf("s"), keysOf("3"), "That is worth more to me than any figure.", "Profile"},
	{keysOf("] ] s s s"), keysOf("5"), "Time. It is always time. When one of us is at a meeting the desk is shut.", "Capacity"},
	{keysOf("s"), keysOf("5"), "And the forms – I know that they have to be filled in, but there were three forms for one afternoon, and each asked the same thing in other words.", "Capacity"},
	{keysOf("s"), keysOf("6"), "Communication was patchy at first as well; we heard of two events after they were over.", "Communication"},
	{keysOf("] ] s s"), keysOf("7"), "One form. One calendar.", "Improvements"},
	{keysOf("s"), keysOf("7"), "And somebody whose job it is to hold it together, for more than a year at a time.", "Improvements"},
	{keysOf("s"), keysOf("5"), "If the post ends in March, everything that we built is only in people's heads.", "Capacity"},
}

func keysOf(line string) []string {
	var list []string
	for key := range strings.FieldsSeq(line) {
		list = append(list, key)
	}
	return list
}

// TestCodingTakesFewKeys codes an interview by a script and counts the keys of
// each coding, the way to the passage included.
func TestCodingTakesFewKeys(t *testing.T) {
	desk := openDesk(t, draft("Interview 03, museum", talk))
	benefits := desk.code("", "Benefits", "")
	desk.code(benefits, "Links", "")
	desk.code(benefits, "Profile", "")
	challenges := desk.code("", "Challenges", "")
	desk.code(challenges, "Capacity", "")
	desk.code(challenges, "Communication", "")
	desk.code("", "Improvements", "")
	d := desk.start(80, 24)
	var counts, after []int
	for i, each := range session {
		before := len(desk.segments())
		d.Press(each.selecting...)
		d.Press(each.putting...)
		all := desk.segments()
		if len(all) != before+1 {
			t.Fatalf("coding %d made %d segments:\n%s", i, len(all)-before, d.Text())
		}
		newest := slices.MaxFunc(all, func(a, b coding.Segment) int { return a.Made.Compare(b.Made) })
		if got, code := desk.words(newest), desk.named(newest.Code); got != each.words || code != each.code {
			t.Fatalf("coding %d put %s on %q", i, code, got)
		}
		counts = append(counts, len(each.selecting)+len(each.putting))
		if len(each.putting) <= 2 || each.putting[0] != "c" {
			after = append(after, len(each.putting))
		}
	}
	slices.Sort(counts)
	if median := counts[len(counts)/2]; median > 4 {
		t.Errorf("a coding takes %d keys at the median: %v", median, counts)
	}
	if most := slices.Max(after); most > 2 {
		t.Errorf("with hot keys a coding takes up to %d keys after the selection", most)
	}
	t.Logf("keys per coding: %v", counts)
}
