package sheetfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
)

// within refuses a workbook that would take long to read, before it is parsed:
// a small file can unpack to millions of cells.
func (t *table) within(content []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return t.notWorkbook()
	}
	var size uint64
	for _, part := range archive.File {
		// What a part unpacks to is no more than it says, or reading it fails.
		if size += min(part.UncompressedSize64, LargestWorkbook+1); size > LargestWorkbook {
			return faultIn(t.file, 1, 1, "the workbook holds more than %d MB once it is unpacked; split it", LargestWorkbook>>20)
		}
	}
	elements := 0
	for _, part := range archive.File {
		counted, err := countElements(part, MostElements-elements)
		if err != nil {
			return t.notWorkbook()
		}
		if elements += counted; elements > MostElements {
			return faultIn(t.file, 1, 1, "the workbook holds more than %d cells, rows and texts, empty ones too; take out what is not needed, or split it", MostElements)
		}
	}
	return nil
}

// countElements counts the elements that begin in a part, as the signs < after
// which no / stands. It stops soon after there are more than most.
func countElements(part *zip.File, most int) (count int, err error) {
	in, err := part.Open()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	const atOnce = 64 << 10
	buffer := make([]byte, atOnce)
	open := false // the part before ended with <
	for count <= most {
		n, err := in.Read(buffer)
		read := buffer[:n]
		count += bytes.Count(read, []byte("<")) - bytes.Count(read, []byte("</"))
		if n > 0 {
			if open && read[0] == '/' {
				count--
			}
			open = read[n-1] == '<'
		}
		if errors.Is(err, io.EOF) {
			return count, nil
		}
		if err != nil {
			return count, err
		}
	}
	return count, nil
}
