package project

import (
	"encoding/binary"
	"math/bits"
)

// codePoints counts the code points of a text in UTF-8 as utf8.RuneCount does,
// but several times as fast: eight bytes at once, each code point by the one
// byte of it that continues no other.
func codePoints(text []byte) int {
	const low = 0x0101010101010101
	count := len(text)
	for ; len(text) >= 8; text = text[8:] {
		word := binary.LittleEndian.Uint64(text)
		count -= bits.OnesCount64(word >> 7 & (^word >> 6) & low) // 10xxxxxx continues
	}
	for _, b := range text {
		if b&0xC0 == 0x80 {
			count--
		}
	}
	return count
}
