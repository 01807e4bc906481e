package bolt

import (
	"bytes"
	"os"
)

// Attach opens a file as Open does, without reading it first.
var Attach = attach

// Reserve puts a file in place where there are no hard links.
var Reserve = reserve

// FillLayout makes an empty study of another layout.
var FillLayout = fill

// Outline reads a file as Open reads a large one.
func Outline(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	s, err := surveyOf(file)
	if err != nil {
		return err
	}
	return s.outline()
}

// RootOffset is where the root page of a file's content begins.
func RootOffset(content []byte) (int, error) {
	both, err := readMetas(bytes.NewReader(content))
	return int(latest(both).root) * pageSize, err
}
