package bolt

import (
	"encoding/binary"
	"hash/crc32"
)

// Every value ends in four bytes more, big-endian: the CRC-32C (Castagnoli) of
// the key's length (four bytes, big-endian), the key and the value. bbolt has
// no checksums of its own for what it keeps.
const checksumSize = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(key, value []byte) uint32 {
	var length [4]byte
	binary.BigEndian.PutUint32(length[:], uint32(len(key)))
	sum := crc32.Checksum(length[:], castagnoli)
	sum = crc32.Update(sum, castagnoli, key)
	return crc32.Update(sum, castagnoli, value)
}

// signed copies a value and puts its checksum at the end.
func signed(key, value []byte) []byte {
	out := make([]byte, 0, len(value)+checksumSize)
	out = append(out, value...)
	return binary.BigEndian.AppendUint32(out, checksum(key, value))
}

// matches reports whether a value carries the right checksum.
func matches(key, stored []byte) bool {
	size := len(stored) - checksumSize
	return size >= 0 && binary.BigEndian.Uint32(stored[size:]) == checksum(key, stored[:size])
}

// unsigned takes the checksum off a value. It panics when it is wrong.
func unsigned(key, stored []byte) []byte {
	if !matches(key, stored) {
		panic(damage("the checksum of record %q does not match", key))
	}
	size := len(stored) - checksumSize
	return stored[:size:size]
}
