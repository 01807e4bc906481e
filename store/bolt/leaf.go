package bolt

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

const (
	// longLeaf is the size in bytes above which the values of a leaf are read in
	// pieces: a long text would need as much memory again at the start.
	longLeaf = 256 << 10
	piece    = 64 << 10
)

func (s *survey) leaf(p page, within branch) error {
	entries, err := p.elements()
	if err != nil {
		return err
	}
	if err := ordered(p, entries, within); err != nil {
		return err
	}
	for _, entry := range entries {
		if err := checkRecord(entry); err != nil {
			return err
		}
	}
	return nil
}

// ordered reports keys that do not ascend or lie out of bounds.
func ordered(p page, entries []element, within branch) error {
	for i, entry := range entries {
		if i == 0 && bytes.Compare(entry.key, within.low) < 0 ||
			i > 0 && bytes.Compare(entry.key, entries[i-1].key) <= 0 ||
			within.high != nil && bytes.Compare(entry.key, within.high) >= 0 {
			return damage("entry %d of page %d is out of order", i, p.id())
		}
	}
	return nil
}

func checkRecord(e element) error {
	if e.flags != 0 || !matches(e.key, e.value) {
		return wrongSum(e.key)
	}
	return nil
}

func wrongSum(key []byte) error { return damage("the checksum of record %q does not match", key) }

// long does what leaf does with a page of which first is the beginning.
func (s *survey) long(first page, size int64, within branch) error {
	count := first.count()
	next := uint64(pageHeaderSize + count*elementSize)
	if count == 0 || next > uint64(size) {
		return damage("page %d cannot hold %d entries", first.id(), count)
	}
	start := int64(first.id()) * int64(s.meta.pageSize)
	table := make(page, next)
	if err := readAt(s.file, table, start); err != nil {
		return err
	}
	entries := make([]element, count)
	for i := range entries {
		e := table.extent(i)
		end := next + e.key + e.value
		if e.at != next || e.key == 0 || end > uint64(size) {
			return damage("entry %d of page %d is out of place", i, table.id())
		}
		entries[i].key = make([]byte, e.key)
		if err := readAt(s.file, entries[i].key, start+int64(next)); err != nil {
			return err
		}
		if err := s.value(entries[i].key, e, start+int64(next+e.key)); err != nil {
			return err
		}
		next = end
	}
	return ordered(table, entries, within)
}

// value compares the value of a record, which begins at a place of the file,
// with its checksum, piece by piece.
func (s *survey) value(key []byte, e extent, at int64) error {
	if e.flags != 0 || e.value < checksumSize {
		return wrongSum(key)
	}
	sum := checksum(key, nil)
	buffer := make([]byte, min(piece, e.value))
	for left := e.value - checksumSize; left > 0; {
		part := buffer[:min(left, uint64(len(buffer)))]
		if err := readAt(s.file, part, at); err != nil {
			return err
		}
		sum = crc32.Update(sum, castagnoli, part)
		at, left = at+int64(len(part)), left-uint64(len(part))
	}
	stored := buffer[:checksumSize]
	if err := readAt(s.file, stored, at); err != nil {
		return err
	}
	if binary.BigEndian.Uint32(stored) != sum {
		return wrongSum(key)
	}
	return nil
}
