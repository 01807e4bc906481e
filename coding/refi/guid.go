package refi

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/oklog/ulid/v2"
)

// GUID is the identity of a part of a project. The zero GUID stands for none.
// One GUID may belong to parts of different kinds: a selection of a PDF and that
// of its text share one.
type GUID [16]byte

// ParseGUID reads a GUID in hexadecimal, of either case, with or without braces;
// ok is false for anything else.
func ParseGUID(text string) (id GUID, ok bool) {
	text = strings.TrimSpace(text)
	if inner, braced := strings.CutPrefix(text, "{"); braced {
		if text, braced = strings.CutSuffix(inner, "}"); !braced {
			return GUID{}, false
		}
	}
	if len(text) != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
		return GUID{}, false
	}
	var digits [32]byte
	at := 0
	for i := range len(text) {
		if i == 8 || i == 13 || i == 18 || i == 23 {
			continue
		}
		digits[at] = text[i]
		at++
	}
	if _, err := hex.Decode(id[:], digits[:]); err != nil {
		return GUID{}, false
	}
	return id, true
}

// String writes a GUID in lower case without braces.
func (g GUID) String() string {
	var text [36]byte
	hex.Encode(text[0:8], g[0:4])
	hex.Encode(text[9:13], g[4:6])
	hex.Encode(text[14:18], g[6:8])
	hex.Encode(text[19:23], g[8:10])
	hex.Encode(text[24:36], g[10:16])
	text[8], text[13], text[18], text[23] = '-', '-', '-', '-'
	return string(text[:])
}

// None reports whether the GUID stands for none.
func (g GUID) None() bool { return g == GUID{} }

// GUIDOf gives the GUID of a record by its ID. An ID of ours is a ULID, and its
// 128 bits are the GUID; of any other ID it is derived.
func GUIDOf(id string) GUID {
	parsed, err := ulid.ParseStrict(id)
	if err != nil || parsed.String() != id {
		return derived("record", id)
	}
	return GUID(parsed)
}

// ID gives the ID of a record by its GUID: the ULID of its 128 bits. It is the
// way back from GUIDOf, and keeps the GUIDs of other programs as they are.
func (g GUID) ID() string { return ulid.ULID(g).String() }

// derived makes a GUID of words, always the same of the same (RFC 9562, version
// 8: SHA-256 cut to 128 bits).
func derived(words ...string) GUID {
	sum := sha256.Sum256([]byte(strings.Join(words, "\x00")))
	id := GUID(sum[:16])
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return id
}
