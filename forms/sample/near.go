package sample

import "strings"

// NearMatch is a pair of contacts, by id, that may be the same person. At
// least one of them is new.
type NearMatch struct {
	First, Second string
	// Reason is a sentence that says how they are alike, without their details.
	Reason string
}

// The reasons of near matches.
const (
	sameNameElsewhere = "The same name stands with another organisation."
	sameNameAlone     = "The same name stands with another e-mail address, and neither has an organisation."
	accentsApart      = "The names in one organisation differ in accents or punctuation alone."
	nearlySameName    = "The names in one organisation are nearly the same."
	initialOnly       = "The names in one organisation may be one, with an initial for the first name."
	sameMailbox       = "The e-mail addresses differ in what follows the @ alone."
)

// Bounds on what is compared, so that long lists of like names cost no more
// than their length.
const (
	mostCompared = 200
	mostNear     = 10
)

// sharedMailboxes are local parts of e-mail addresses that name no person.
var sharedMailboxes = map[string]bool{
	"admin": true, "contact": true, "enquiries": true, "hello": true, "info": true,
	"mail": true, "museum": true, "office": true, "post": true, "reception": true, "library": true,
}

// nearMatches compares each contact from place old on with those before it.
// Only contacts that share a word of their name within an organisation, a
// whole name, or the part of an e-mail address before the @ are compared: at
// most the first mostCompared that share it.
func nearMatches(contacts []*Contact, old int) []NearMatch {
	sharing := map[string][]int{}
	var found []NearMatch
	for place, contact := range contacts {
		seen := map[int]bool{place: true}
		near := 0
		for _, key := range nearKeys(contact) {
			for _, other := range sharing[key] {
				if seen[other] || place < old || near == mostNear {
					continue
				}
				seen[other] = true
				if reason := likeness(contacts[other], contact); reason != "" {
					found = append(found, NearMatch{contacts[other].ID, contact.ID, reason})
					near++
				}
			}
			if len(sharing[key]) < mostCompared {
				sharing[key] = append(sharing[key], place)
			}
		}
	}
	return found
}

// nearKeys lists what contacts that are near each other share.
func nearKeys(c *Contact) []string {
	var keys []string
	name := plain(c.Name)
	if words := strings.Fields(name); len(words) > 0 {
		organisation := plain(c.Organisation)
		keys = append(keys, "name\x00"+name)
		for _, word := range []string{words[0], words[len(words)-1]} {
			keys = append(keys, "word\x00"+organisation+"\x00"+word)
		}
	}
	if local := mailbox(c.Email); local != "" {
		keys = append(keys, "mail\x00"+local)
	}
	return keys
}

// mailbox is the part of an e-mail address before the @; "" where it names no
// person.
func mailbox(email string) string {
	local, _, _ := strings.Cut(tidyEmail(email), "@")
	if sharedMailboxes[local] {
		return ""
	}
	return local
}

// likeness says how two contacts are near each other; "" if they are not.
func likeness(a, b *Contact) string {
	nameA, nameB := plain(a.Name), plain(b.Name)
	here := plain(a.Organisation) == plain(b.Organisation)
	switch {
	case nameA == "" || nameB == "":
	case here && same(a.Name) == same(b.Name):
		return sameNameAlone
	case nameA == nameB && here:
		return accentsApart
	case nameA == nameB:
		return sameNameElsewhere
	case here && a.Organisation != "" && distanceWithin(allowedDistance(nameA, nameB), nameA, nameB):
		return nearlySameName
	case here && a.Organisation != "" && initialOf(nameA, nameB):
		return initialOnly
	}
	if local := mailbox(a.Email); local != "" && local == mailbox(b.Email) {
		return sameMailbox
	}
	return ""
}

// allowedDistance is how many letters names may differ in that are nearly the
// same: one, or two in a name of some length.
func allowedDistance(a, b string) int {
	const long = 10
	if min(len(a), len(b)) >= long {
		return 2
	}
	return 1
}

// initialOf reports whether two names end with the same word and the first
// word of one is the first letter of that of the other.
func initialOf(a, b string) bool {
	wordsA, wordsB := strings.Fields(a), strings.Fields(b)
	if len(wordsA) < 2 || len(wordsB) < 2 || wordsA[len(wordsA)-1] != wordsB[len(wordsB)-1] {
		return false
	}
	first, second := []rune(wordsA[0]), []rune(wordsB[0])
	return first[0] == second[0] && (len(first) == 1 || len(second) == 1)
}
