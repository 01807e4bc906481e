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

// face is what contacts are compared by.
type face struct {
	name, organisation string
	letters            []rune
	words              []string
	// exact is the name with its accents and punctuation.
	exact string
	// mailbox is the part of the e-mail address before the @; "" where it names
	// no person.
	mailbox string
}

func faceOf(c *Contact) face {
	f := face{name: plain(c.Name), organisation: plain(c.Organisation), exact: same(c.Name)}
	f.letters, f.words = []rune(f.name), strings.Fields(f.name)
	if local, _, _ := strings.Cut(tidyEmail(c.Email), "@"); !sharedMailboxes[local] {
		f.mailbox = local
	}
	return f
}

// keys lists what contacts share who are near each other.
func (f *face) keys() []string {
	var keys []string
	if len(f.words) > 0 {
		first, last := f.words[0], f.words[len(f.words)-1]
		keys = append(keys, "name\x00"+f.name, "word\x00"+f.organisation+"\x00"+first)
		if last != first {
			keys = append(keys, "word\x00"+f.organisation+"\x00"+last)
		}
	}
	if f.mailbox != "" {
		keys = append(keys, "mail\x00"+f.mailbox)
	}
	return keys
}

// nearMatches compares each contact from place old on with those before it.
// Only contacts that share a word of their name within an organisation, a
// whole name, or the part of an e-mail address before the @ are compared: at
// most the first mostCompared that share it.
func nearMatches(contacts []*Contact, old int) []NearMatch {
	faces := make([]face, len(contacts))
	sharing := map[string][]int{}
	var found []NearMatch
	for place, contact := range contacts {
		faces[place] = faceOf(contact)
		keys := faces[place].keys()
		if place >= old {
			for _, near := range nearest(faces, place, keys, sharing) {
				found = append(found, NearMatch{contacts[near.place].ID, contact.ID, near.reason})
			}
		}
		for _, key := range keys {
			if len(sharing[key]) < mostCompared {
				sharing[key] = append(sharing[key], place)
			}
		}
	}
	return found
}

type nearPlace struct {
	place  int
	reason string
}

// nearest gives the first mostNear contacts that one is near.
func nearest(faces []face, place int, keys []string, sharing map[string][]int) []nearPlace {
	var found []nearPlace
	seen := map[int]bool{}
	for _, key := range keys {
		for _, other := range sharing[key] {
			if seen[other] {
				continue
			}
			seen[other] = true
			if reason := likeness(&faces[other], &faces[place]); reason != "" {
				found = append(found, nearPlace{other, reason})
			}
			if len(found) == mostNear {
				return found
			}
		}
	}
	return found
}

// likeness says how two contacts are near each other; "" if they are not.
func likeness(a, b *face) string {
	here := a.organisation == b.organisation
	named := a.name != "" && b.name != ""
	together := here && named && a.organisation != ""
	switch {
	case named && here && a.exact == b.exact:
		return sameNameAlone
	case named && here && a.name == b.name:
		return accentsApart
	case named && a.name == b.name:
		return sameNameElsewhere
	case together && distanceWithin(allowedDistance(a, b), a.letters, b.letters):
		return nearlySameName
	case together && initialOf(a.words, b.words):
		return initialOnly
	case a.mailbox != "" && a.mailbox == b.mailbox:
		return sameMailbox
	}
	return ""
}

// allowedDistance is how many letters names may differ in that are nearly the
// same: one, or two in a name of some length.
func allowedDistance(a, b *face) int {
	const long = 10
	if min(len(a.letters), len(b.letters)) >= long {
		return 2
	}
	return 1
}

// initialOf reports whether two names end with the same word and the first
// word of one is the first letter of that of the other.
func initialOf(a, b []string) bool {
	if len(a) < 2 || len(b) < 2 || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	first, second := []rune(a[0]), []rune(b[0])
	return first[0] == second[0] && (len(first) == 1 || len(second) == 1)
}
