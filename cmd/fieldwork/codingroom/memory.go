package codingroom

import "runtime/debug"

// mostGarbage is how much memory that is no longer used may lie about before it
// is collected, in percent of what is used. Long documents stay in memory while
// they are coded, and as much again as garbage would be more than their text.
const mostGarbage = 50

// spareMemory gives back what reading a study has taken, which is as much as what
// is kept of it, and lets less lie about from now on. It goes on beside what
// follows.
func spareMemory() {
	debug.SetGCPercent(mostGarbage)
	go debug.FreeOSMemory()
}
