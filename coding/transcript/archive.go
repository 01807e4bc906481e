package transcript

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// archive is a packed document. Its parts are read by their names and never
// written anywhere, so that a name that leads out of the archive does no harm.
type archive struct {
	name  string
	parts map[string]*zip.File
	// left is how much may still be unpacked, in bytes.
	left uint64
}

func openArchive(name string, content []byte) (*archive, error) {
	fault := Fault{File: name}
	reader, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, broken(fault, "the document is damaged or was cut off; open it where it was written and save it again")
	}
	if len(reader.File) > MostEntries {
		return nil, tooLarge(fault, "the document has more than %d parts, as no transcript has", MostEntries)
	}
	a := &archive{name: name, parts: map[string]*zip.File{}, left: LargestUnpacked}
	for _, part := range reader.File {
		if a.parts[part.Name] != nil {
			return nil, broken(Fault{File: name, Part: shownLine(part.Name)}, "the document has this part twice; open it where it was written and save it again")
		}
		a.parts[part.Name] = part
	}
	return a, nil
}

func (a *archive) has(part string) bool { return a.parts[part] != nil }

// hasLike reports whether a part is there whose name has a beginning and an end.
func (a *archive) hasLike(beginning, end string) bool {
	for name := range a.parts {
		if strings.HasPrefix(name, beginning) && strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// open opens a part for reading within the limits. A part that is not there is
// ErrBroken; one that says that it unpacks to more than it may is ErrTooLarge.
// One that holds more than it says is damaged, and ends in an error.
func (a *archive) open(part string) (io.ReadCloser, error) {
	fault := Fault{File: a.name, Part: shownLine(part)}
	file := a.parts[part]
	if file == nil {
		return nil, broken(fault, "this part of the document is missing; open it where it was written and save it again")
	}
	const encrypted = 1
	if file.Flags&encrypted != 0 {
		return nil, fault.of(ErrLocked, "the document has a password; save it without one")
	}
	most := max(PackedFreely, MostPacked*int64(min(file.CompressedSize64, LargestFile)))
	switch size := file.UncompressedSize64; {
	case size > uint64(most):
		return nil, tooLarge(fault, "this part unpacks to more than %d times its size, as no transcript does", MostPacked)
	case size > a.left:
		return nil, tooLarge(fault, "the document holds more than %d MB once it is unpacked; split it", LargestUnpacked>>20)
	}
	a.left -= file.UncompressedSize64
	in, err := file.Open()
	if err != nil {
		return nil, broken(fault, "this part of the document cannot be unpacked; open it where it was written and save it again")
	}
	return in, nil
}

// readSmall reads the beginning of a part that is short in every document.
func (a *archive) readSmall(part string) ([]byte, error) {
	const most = 1 << 20
	in, err := a.open(part)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(in, most))
	return content, errors.Join(err, in.Close())
}

// partBeside is the name of a part that another refers to; empty if it leads
// out of the archive.
func partBeside(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", folder, target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// packedFormat tells what kind of document an archive is.
func packedFormat(name string, content []byte) (Format, error) {
	a, err := openArchive(name, content)
	if err != nil {
		return "", err
	}
	unknown := Fault{File: name}.of(ErrUnknownFormat, "the file is packed and is neither a Word nor an OpenDocument text; save the transcript as .docx or .odt")
	if a.has("mimetype") {
		kind, err := a.readSmall("mimetype")
		if err == nil && strings.HasPrefix(strings.TrimSpace(string(kind)), openDocumentText) {
			return OpenDocument, nil
		}
		return "", unknown
	}
	switch {
	case a.has(wordRelations), a.has(wordMain):
		if slices.ContainsFunc([]string{"xl/workbook.xml", "ppt/presentation.xml"}, a.has) {
			return "", unknown
		}
		return Word, nil
	case a.has(openDocumentContent):
		return OpenDocument, nil
	case extensions[extension(name)] == Word:
		return "", broken(Fault{File: name, Part: wordMain}, "this part of the document is missing; open it where it was written and save it again")
	case extensions[extension(name)] == OpenDocument:
		return "", broken(Fault{File: name, Part: openDocumentContent}, "this part of the document is missing; open it where it was written and save it again")
	}
	return "", unknown
}
