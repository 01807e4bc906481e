package coding

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// Subject is what a memo is about.
type Subject string

// The subjects of memos. The project itself has the empty ID.
const (
	OnSegment  Subject = "segment"
	OnCode     Subject = "code"
	OnDocument Subject = "document"
	OnProject  Subject = "project"
)

// OnSummary is the subject of the memos in which a coder sums up what a case
// says to a theme. Their IDs are made by SummaryID.
const OnSummary Subject = "summary"

// SummaryID is what the summary of a case, or of what stands for one, and a code
// is found by.
func SummaryID(of, code string) string { return of + "/" + code }

// summariesUnder lists the summaries of all cases under a code, by their keys.
func (a *Analysis) summariesUnder(code string) []Memo {
	var found []Memo
	last := SummaryID("", code)
	for _, memo := range a.Memos() {
		if memo.Subject == OnSummary && strings.HasSuffix(memo.ID, last) {
			found = append(found, memo)
		}
	}
	return found
}

// Memo is a thought that a coder has written down. A subject has one at most.
type Memo struct {
	Subject Subject   `json:"subject"`
	ID      string    `json:"id,omitempty"` // of the subject
	Text    string    `json:"text"`
	Coder   string    `json:"coder"`
	Changed time.Time `json:"changed"`
}

// Key is what the memo is found by.
func (m Memo) Key() string { return MemoKey(m.Subject, m.ID) }

// MemoKey is what the memo on a subject is found by.
func MemoKey(subject Subject, id string) string { return string(subject) + "/" + id }

// Memo gives the memo on a subject; ok is false if there is none.
func (a *Analysis) Memo(subject Subject, id string) (Memo, bool) {
	memo, ok := a.memos[MemoKey(subject, id)]
	return memo, ok
}

// Memos lists the memos that coders have written, by their keys. Marks that are
// kept as memos, such as that a document is finished, are left out.
func (a *Analysis) Memos() []Memo {
	var list []Memo
	for _, key := range slices.Sorted(maps.Keys(a.memos)) {
		if memo := a.memos[key]; !memo.isMark() {
			list = append(list, memo)
		}
	}
	return list
}
