package store

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// Every value, whether of a collection or of the log, is an envelope:
//
//	offset  bytes  what
//	0       1      format of the envelope: 1; 2 to 15 are kept for later ones
//	1       1–10   schema version of the payload, an unsigned varint as in
//	               encoding/binary, in its shortest form
//	…       1      seal: 0 for an open payload; other values are reserved for
//	               sealed payloads
//	…       4      CRC-32C (Castagnoli) of all bytes before and after it, big-endian
//	…       rest   payload: JSON as encoding/json writes it; in Texts the text
const (
	envelopeFormat = 1
	lastFormat     = 15
	sealOpen       = 0
	checksumSize   = 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// enclose puts a payload into an envelope.
func enclose(version int, payload []byte) []byte {
	envelope := make([]byte, 0, 1+binary.MaxVarintLen64+1+checksumSize+len(payload))
	envelope = append(envelope, envelopeFormat)
	envelope = binary.AppendUvarint(envelope, uint64(version))
	envelope = append(envelope, sealOpen)
	envelope = binary.BigEndian.AppendUint32(envelope, checksum(envelope, payload))
	return append(envelope, payload...)
}

// disclose takes a payload out of its envelope. The payload shares the
// envelope's memory. It gives ErrDamaged, ErrNewer for a format that is not
// known yet, or ErrSealed.
func disclose(envelope []byte) (version uint64, payload []byte, err error) {
	if len(envelope) == 0 || envelope[0] == 0 || envelope[0] > lastFormat {
		return 0, nil, fmt.Errorf("%w: no envelope", ErrDamaged)
	}
	if envelope[0] != envelopeFormat {
		return 0, nil, fmt.Errorf("%w: envelope of format %d", ErrNewer, envelope[0])
	}
	version, size := binary.Uvarint(envelope[1:])
	header := 1 + size + 1
	if size <= 0 || size > 1 && envelope[size] == 0 || len(envelope) < header+checksumSize {
		return 0, nil, fmt.Errorf("%w: broken envelope", ErrDamaged)
	}
	payload = envelope[header+checksumSize:]
	if binary.BigEndian.Uint32(envelope[header:]) != checksum(envelope[:header], payload) {
		return 0, nil, fmt.Errorf("%w: the checksum does not match", ErrDamaged)
	}
	if envelope[header-1] != sealOpen {
		return 0, nil, ErrSealed
	}
	return version, payload, nil
}

func checksum(header, payload []byte) uint32 {
	return crc32.Update(crc32.Checksum(header, castagnoli), castagnoli, payload)
}
