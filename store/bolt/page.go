package bolt

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"

	"fieldwork/store"
)

// What follows reads bbolt's pages as go.etcd.io/bbolt/internal/common lays
// them out, in the byte order of the machine.
//
// A page begins with its id (8 bytes), flags (2), count (2) and overflow (4),
// the number of pages that continue it. A tree page goes on with count
// elements of 16 bytes, and then their keys and values without gaps in
// between:
//
//	branch element: pos (4), key size (4), page id of the child (8)
//	leaf element:   flags (4), pos (4), key size (4), value size (4)
//
// where pos is counted from the element's own beginning to its key.
const (
	pageHeaderSize = 16
	elementSize    = 16
	bucketSize     = 16
	metaSize       = 64
	metaMagic      = 0xED0CDAED
	metaVersion    = 2

	branchPage   = 0x01
	leafPage     = 0x02
	metaPage     = 0x04
	freelistPage = 0x10

	// bucketElement is the flag of a leaf element whose value is a bucket.
	bucketElement = 0x01
)

var native = binary.NativeEndian

// damage is ErrDamaged with what was found.
func damage(format string, a ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{store.ErrDamaged}, a...)...)
}

// page is the bytes of one page with all that continue it.
type page []byte

func (p page) id() uint64       { return native.Uint64(p) }
func (p page) flags() uint16    { return native.Uint16(p[8:]) }
func (p page) count() int       { return int(native.Uint16(p[10:])) }
func (p page) overflow() uint32 { return native.Uint32(p[12:]) }

// element is one entry of a tree page. A branch has a child, a leaf a value.
type element struct {
	key, value []byte
	child      uint64
	flags      uint32
}

// extent is where in its page an entry lies, and how many bytes its key and its
// value take.
type extent struct {
	at, key, value, child uint64
	flags                 uint32
}

// extent reads the i-th element of a tree page, which must hold so many.
func (p page) extent(i int) extent {
	at := pageHeaderSize + i*elementSize
	raw := p[at : at+elementSize]
	if p.flags() == branchPage {
		return extent{at: uint64(at) + uint64(native.Uint32(raw)), key: uint64(native.Uint32(raw[4:])), child: native.Uint64(raw[8:])}
	}
	return extent{
		flags: native.Uint32(raw), at: uint64(at) + uint64(native.Uint32(raw[4:])),
		key: uint64(native.Uint32(raw[8:])), value: uint64(native.Uint32(raw[12:])),
	}
}

// elements takes a tree page apart. They must fill the page as bbolt fills it.
func (p page) elements() ([]element, error) {
	count := p.count()
	next := uint64(pageHeaderSize + count*elementSize)
	if next > uint64(len(p)) {
		return nil, damage("page %d cannot hold %d entries", p.id(), count)
	}
	out := make([]element, count)
	for i := range out {
		e := p.extent(i)
		end := next + e.key + e.value
		if e.at != next || e.key == 0 || end > uint64(len(p)) {
			return nil, damage("entry %d of page %d is out of place", i, p.id())
		}
		out[i] = element{key: p[next : next+e.key], value: p[next+e.key : end], child: e.child, flags: e.flags}
		next = end
	}
	if count == 0 && !blank(p[pageHeaderSize:]) {
		return nil, damage("page %d has lost its entries", p.id())
	}
	return out, nil
}

func blank(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}

// freeIDs gives the page ids in a freelist page. Where count is full, the first
// of them is the count.
func (p page) freeIDs() ([]uint64, error) {
	count, at := uint64(p.count()), pageHeaderSize
	if count == 0xFFFF {
		count, at = native.Uint64(p[at:]), at+8
	}
	if count > uint64(len(p)-at)/8 {
		return nil, damage("the list of free pages is broken")
	}
	ids := make([]uint64, count)
	for i := range ids {
		ids[i] = native.Uint64(p[at+i*8:])
	}
	return ids, nil
}

// meta is one of the two headers of the file. bbolt writes them in turn, so
// that one always describes a whole state; the higher transaction is in force.
type meta struct {
	pageSize    uint32
	root        uint64
	freelist    uint64
	pages       uint64 // how many pages the file has
	transaction uint64
}

// hasMagic reports whether bytes begin with a header, sound or not.
func hasMagic(b []byte) bool {
	return len(b) >= pageHeaderSize+4 && native.Uint32(b[pageHeaderSize:]) == metaMagic
}

// readMeta reads the header in page 0 or 1. After the page header it has magic
// (4), version (4), page size (4), flags (4), root bucket (8) and its sequence
// (8), freelist (8), number of pages (8), transaction (8) and the FNV-1a sum
// of all these (8).
func readMeta(p page, id uint64) (meta, error) {
	body := p[pageHeaderSize : pageHeaderSize+metaSize]
	sum := fnv.New64a()
	_, _ = sum.Write(body[:metaSize-8])
	sound := p.id() == id && p.flags() == metaPage && native.Uint32(body) == metaMagic &&
		native.Uint32(body[4:]) == metaVersion && native.Uint64(body[56:]) == sum.Sum64()
	if !sound {
		return meta{}, damage("header %d of 2 is broken", id+1)
	}
	return meta{
		pageSize:    native.Uint32(body[8:]),
		root:        native.Uint64(body[16:]),
		freelist:    native.Uint64(body[32:]),
		pages:       native.Uint64(body[40:]),
		transaction: native.Uint64(body[48:]),
	}, nil
}
