package main

import (
	"errors"
	"io"
	"os"
)

// largestInstrument is one byte more than an instrument file may have, so that
// one that is too large is seen to be.
const largestInstrument = 8<<20 + 1

// readLimited reads an instrument file, of one that is too large no more than
// shows it.
func readLimited(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, about(path, err)
	}
	content, err := io.ReadAll(io.LimitReader(file, largestInstrument))
	return content, about(path, errors.Join(err, file.Close()))
}
